// Nodes against shapes: the way through shapes, values and constraints (SHACL 3.4), in place of the engine's own, which
// builds a graph for every look at a node, kept or not. What a constraint means stays with the engine.
import type { Literal, Term } from '@rdfjs/types';
import type SHACLValidator from 'rdf-validate-shacl';
import { sh } from '../graph/vocabulary.js';
import type { Finding } from './finding.js';

export type Shape = ReturnType<SHACLValidator['shapesGraph']['getShape']>;
type Constraint = Shape['constraints'][number];
type Path = NonNullable<Shape['pathObject']>;
interface Outcome {
  readonly path?: Term;
  readonly value?: Term | null;
  readonly message?: string;
}

export class Walk {
  readonly #validator: SHACLValidator;
  readonly #overridden = new WeakMap<Shape, Map<Path, Shape>>();

  constructor(validator: SHACLValidator) {
    this.#validator = validator;
    validator.nodeConformsToShape = (focus, shapeNode, path) =>
      this.conforms(focus, this.#shape(shapeNode, path as Path | null));
    validator.validateNodeAgainstShape = (focus, shapeNode) => this.conforms(focus, this.#shape(shapeNode));
  }

  /** The shape, or the same constraints on another path. */
  #shape(shapeNode: Term, path?: Path | null): Shape {
    const shape = this.#validator.shapesGraph.getShape(shapeNode);
    if (path == null) return shape;
    const byPath = this.#overridden.get(shape) ?? new Map<Path, Shape>();
    this.#overridden.set(shape, byPath);
    const overridden = byPath.get(path) ?? shape.overridePath(path);
    byPath.set(path, overridden);
    return overridden;
  }

  /** Whether a node has no result for a shape; stops at the first. */
  conforms(focus: Term, shape: Shape): boolean {
    if (shape.deactivated) return true;
    const values = shape.getValueNodes(focus, this.#validator.$data);
    return shape.constraints.every((constraint) => {
      if (!isProperty(constraint)) return outcomes(constraint, focus, values).next().done === true;
      const property = this.#shape(constraint.paramValue);
      return values.every((value) => this.conforms(value, property));
    });
  }

  /** Every result of a node for a shape. */
  *findings(focus: Term, shape: Shape): Generator<Finding> {
    if (shape.deactivated) return;
    const values = shape.getValueNodes(focus, this.#validator.$data);
    for (const constraint of shape.constraints) {
      if (isProperty(constraint)) {
        const property = this.#shape(constraint.paramValue);
        for (const value of values) yield* this.findings(value, property);
      } else {
        for (const outcome of outcomes(constraint, focus, values)) yield this.#finding(outcome, constraint, focus);
      }
    }
  }

  #finding(outcome: Outcome, constraint: Constraint, focus: Term): Finding {
    const { shape, component } = constraint;
    const path = outcome.path ?? (shape.isPropertyShape ? shape.path?.term : undefined);
    const value = outcome.value ?? undefined;
    // Hint: the engine lets its own words go before those of the shape, against SHACL 2.1.5.
    const { message, ...wordless } = outcome;
    const said = shape.shapeNodePointer.out(sh.message).terms.length > 0 ? wordless : outcome;
    return {
      shape: shape.shapeNode,
      component: component.node,
      severity: shape.severity,
      focus,
      ...(path === undefined ? {} : { path }),
      ...(value === undefined ? {} : { value }),
      messages: this.#validator.validationEngine.createResultMessages(said as never, constraint) as Literal[],
    };
  }
}

const isProperty = ({ component }: Constraint): boolean =>
  component.node.value === sh.PropertyConstraintComponent.value;

/** What is wrong: some constraints look at each value alone, others at all of them. */
function* outcomes(constraint: Constraint, focus: Term, values: readonly Term[]): Generator<Outcome> {
  const test = constraint.validationFunction;
  if (test === undefined) throw new RangeError(`no validator for ${constraint.component.node.value}`);
  if (!constraint.isValidationFunctionGeneric) yield* normal(test(focus, null as never, constraint));
  else for (const value of values) yield* normal(test(focus, value, constraint), value);
}

type Answer = ReturnType<Constraint['validationFunction']>;

/** A constraint answers with true, false, a message, a result or a list of these. */
function normal(answer: Answer | Outcome | string, value?: Term): readonly Outcome[] {
  if (answer === false) return [value === undefined ? {} : { value }];
  if (typeof answer === 'string') return [value === undefined ? { message: answer } : { message: answer, value }];
  if (Array.isArray(answer)) return answer.flatMap((one) => normal(one, value));
  return typeof answer === 'object' && answer !== null ? [value === undefined ? answer : { value, ...answer }] : [];
}
