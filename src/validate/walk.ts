// Nodes against shapes: the way through shapes, values and constraints (SHACL 3.4), in place of the engine's own, which
// builds a graph for every look at a node, kept or not, and works out each time what the shapes say. What a constraint means
// stays with the engine, and with constraint-tests.ts for those that are asked thousands of times.
import type { Literal, Term } from '@rdfjs/types';
import type SHACLValidator from 'rdf-validate-shacl';
import { sh } from '../graph/vocabulary.js';
import { type Constraint, makeTest, type Outcome, type Shape, type Test } from './constraint-tests.js';
import type { DataGraph } from './data-graph.js';
import type { Finding } from './finding.js';
import { termKey } from './triple-index.js';

type Path = NonNullable<Shape['pathObject']>;

/** A shape made ready: what it asks, found once. */
interface Ready {
  readonly shape: Shape;
  /** The path, when it is one predicate. */
  readonly predicate: string | undefined;
  readonly asks: readonly Asked[];
}
/** A constraint, which is tested or leads to the shape of a property. */
type Asked = { readonly constraint: Constraint; readonly test: Test } | { readonly property: Term };

const NONE: readonly Term[] = [];

export class Walk {
  readonly #validator: SHACLValidator;
  readonly #graph: () => DataGraph;
  readonly #ready = new WeakMap<Shape, Ready>();
  readonly #byNode = new WeakMap<Term, Ready>();
  readonly #overridden = new WeakMap<Shape, Map<Path, Shape>>();

  /** `graph` gives the data of the validation that is under way. */
  constructor(validator: SHACLValidator, graph: () => DataGraph) {
    this.#validator = validator;
    this.#graph = graph;
    validator.nodeConformsToShape = (focus, shapeNode, path) =>
      this.#conforms(focus, path == null ? this.#readyOf(shapeNode) : this.#onPath(shapeNode, path as Path));
    validator.validateNodeAgainstShape = (focus, shapeNode) => this.#conforms(focus, this.#readyOf(shapeNode));
  }

  /** Every result of a node for a shape. */
  findings(focus: Term, shapeNode: Term): Finding[] {
    const found: Finding[] = [];
    this.#collect(focus, this.#readyOf(shapeNode), found);
    return found;
  }

  #collect(focus: Term, { shape, predicate, asks }: Ready, found: Finding[]): void {
    if (shape.deactivated) return;
    const values = this.#values(focus, shape, predicate);
    for (const asked of asks) {
      if ('test' in asked)
        for (const outcome of asked.test(focus, values)) found.push(this.#finding(outcome, asked.constraint, focus));
      else for (const value of values) this.#collect(value, this.#readyOf(asked.property), found);
    }
  }

  /** Whether a node has no result for a shape; stops at the first. */
  #conforms(focus: Term, { shape, predicate, asks }: Ready): boolean {
    if (shape.deactivated) return true;
    const values = this.#values(focus, shape, predicate);
    return asks.every((asked) =>
      'test' in asked
        ? asked.test(focus, values).length === 0
        : values.every((value) => this.#conforms(value, this.#readyOf(asked.property))),
    );
  }

  #values(focus: Term, shape: Shape, predicate: string | undefined): readonly Term[] {
    if (predicate === undefined) return shape.getValueNodes(focus, this.#validator.$data);
    const found = this.#graph().out(termKey(focus), predicate);
    return found.size === 0 ? NONE : [...found.values()];
  }

  #readyOf(shapeNode: Term): Ready {
    const known = this.#byNode.get(shapeNode);
    if (known !== undefined) return known;
    const ready = this.#prepare(this.#validator.shapesGraph.getShape(shapeNode));
    this.#byNode.set(shapeNode, ready);
    return ready;
  }

  /** The same constraints on another path. */
  #onPath(shapeNode: Term, path: Path): Ready {
    const shape = this.#validator.shapesGraph.getShape(shapeNode);
    const byPath = this.#overridden.get(shape) ?? new Map<Path, Shape>();
    this.#overridden.set(shape, byPath);
    const overridden = byPath.get(path) ?? shape.overridePath(path);
    byPath.set(path, overridden);
    return this.#prepare(overridden);
  }

  #prepare(shape: Shape): Ready {
    const known = this.#ready.get(shape);
    if (known !== undefined) return known;
    const path = shape.pathObject;
    const predicate = path != null && 'termType' in path && path.termType === 'NamedNode' ? path.value : undefined;
    const conforms = (focus: Term, shapeNode: Term): boolean => this.#conforms(focus, this.#readyOf(shapeNode));
    const asks = shape.constraints.map((constraint) =>
      isProperty(constraint)
        ? { property: constraint.paramValue }
        : { constraint, test: makeTest(constraint, this.#graph, conforms) },
    );
    const ready = { shape, predicate, asks };
    this.#ready.set(shape, ready);
    return ready;
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
