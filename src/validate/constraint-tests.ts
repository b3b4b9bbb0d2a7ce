// What a constraint says of values. The engine answers for all of them; those that an article's graph asks thousands of times
// are prepared from the shape once, to the same answers (the W3C suite runs through here), and two differ on purpose:
// datatypes, where the engine errs on dates, and classes, where a circle hangs it.
import type { Term } from '@rdfjs/types';
import type SHACLValidator from 'rdf-validate-shacl';
import { rdf, sh } from '../graph/vocabulary.js';
import type { DataGraph } from './data-graph.js';
import { isDateForm } from './datatypes.js';
import { termKey } from './triple-index.js';

export type Shape = ReturnType<SHACLValidator['shapesGraph']['getShape']>;
export type Constraint = Shape['constraints'][number];
export interface Outcome {
  readonly path?: Term;
  readonly value?: Term | null;
  readonly message?: string;
}
/** Of the values of a focus node what is wrong with them; empty when nothing is. */
export type Test = (focus: Term, values: readonly Term[]) => readonly Outcome[];
type IsRight = (value: Term, focus: Term) => boolean;
/** Whether a node conforms to a shape. */
export type Conforms = (node: Term, shapeNode: Term) => boolean;

const NOTHING: readonly Outcome[] = [];
const WRONG: readonly Outcome[] = [{}];

export function makeTest(constraint: Constraint, graph: () => DataGraph, conforms: Conforms): Test {
  const prepared = prepareEach(constraint, graph, conforms);
  if (prepared !== undefined) return each(prepared);
  return prepareCount(constraint) ?? byEngine(constraint);
}

/** The constraints that look at each value alone. */
function prepareEach(constraint: Constraint, graph: () => DataGraph, conforms: Conforms): IsRight | undefined {
  const parameter = (predicate: Term): Term => constraint.getParameterValue(predicate as never) as Term;
  switch (constraint.component.node.value) {
    case sh.NodeKindConstraintComponent.value: {
      const kinds = NODE_KINDS.get(parameter(sh.nodeKind).value) ?? [];
      return (value) => kinds.includes(value.termType);
    }
    case sh.PatternConstraintComponent.value: {
      // Hint: the flags g and y would make an expression remember where it was.
      const flags = (parameter(sh.flags) as Term | undefined)?.value.replace(/[gy]/g, '');
      const expression = new RegExp(parameter(sh.pattern).value, flags);
      return (value) => value.termType !== 'BlankNode' && expression.test(value.value);
    }
    case sh.ClassConstraintComponent.value: {
      const classIri = parameter(sh.class).value;
      return (value) => value.termType !== 'Literal' && graph().isInstance(termKey(value), classIri);
    }
    case sh.DatatypeConstraintComponent.value: {
      const datatype = parameter(sh.datatype).value;
      return (value, focus) => {
        const isDate = value.termType === 'Literal' ? isDateForm(value.value, datatype) : undefined;
        if (isDate === undefined || value.termType !== 'Literal') return isTrue(constraint, focus, value);
        return isDate && value.datatype.value === datatype;
      };
    }
    case sh.NodeConstraintComponent.value: {
      const shapeNode = parameter(sh.node);
      return (value) => conforms(value, shapeNode);
    }
    case sh.OrConstraintComponent.value: {
      const shapeNodes = members(constraint, parameter(sh.or));
      return (value) => shapeNodes.some((shapeNode) => conforms(value, shapeNode));
    }
    default:
      return undefined;
  }
}

const NODE_KINDS: ReadonlyMap<string, readonly Term['termType'][]> = new Map([
  [sh.IRI.value, ['NamedNode']],
  [sh.BlankNode.value, ['BlankNode']],
  [sh.Literal.value, ['Literal']],
  [sh.BlankNodeOrIRI.value, ['BlankNode', 'NamedNode']],
  [sh.BlankNodeOrLiteral.value, ['BlankNode', 'Literal']],
  [sh.IRIOrLiteral.value, ['NamedNode', 'Literal']],
]);

/** The terms of a list of the shapes graph. */
function members({ shape }: Constraint, list: Term): readonly Term[] {
  const found: Term[] = [];
  for (let at = shape.context.$shapes.node(list as never); ; at = at.out(rdf.rest as never) as typeof at) {
    const first = at.out(rdf.first as never).term as Term | undefined;
    if (first === undefined) return found;
    found.push(first);
  }
}

function each(isRight: IsRight): Test {
  return (focus, values) => {
    let wrong: Outcome[] | undefined;
    for (const value of values) if (!isRight(value, focus)) wrong = [...(wrong ?? []), { value }];
    return wrong ?? NOTHING;
  };
}

/** How many values there are is known without following the path again. */
function prepareCount(constraint: Constraint): Test | undefined {
  if (!constraint.shape.isPropertyShape) return undefined;
  const component = constraint.component.node.value;
  const isLeast = component === sh.MinCountConstraintComponent.value;
  if (!isLeast && component !== sh.MaxCountConstraintComponent.value) return undefined;
  const bound = Number(constraint.paramValue.value);
  return (_focus, { length }) => ((isLeast ? length >= bound : length <= bound) ? NOTHING : WRONG);
}

/** Some constraints look at each value alone, others at all of them. */
function byEngine(constraint: Constraint): Test {
  const { validationFunction: test, isValidationFunctionGeneric: isOfEach } = constraint;
  if (test === undefined) throw new RangeError(`no validator for ${constraint.component.node.value}`);
  return (focus, values) =>
    isOfEach
      ? values.flatMap((value) => normal(test(focus, value, constraint), value))
      : normal(test(focus, null as never, constraint));
}

const isTrue = (constraint: Constraint, focus: Term, value: Term): boolean =>
  constraint.validationFunction(focus, value, constraint) === true;

type Answer = ReturnType<Constraint['validationFunction']>;

/** A constraint answers with true, false, a message, a result or a list of these. */
function normal(answer: Answer | Outcome | string, value?: Term): readonly Outcome[] {
  if (answer === false) return [value === undefined ? {} : { value }];
  if (typeof answer === 'string') return [value === undefined ? { message: answer } : { message: answer, value }];
  if (Array.isArray(answer)) return answer.flatMap((one) => normal(one, value));
  return typeof answer === 'object' && answer !== null
    ? [value === undefined ? answer : { value, ...answer }]
    : NOTHING;
}
