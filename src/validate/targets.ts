// Which nodes a shape looks at (SHACL 2.1.3): by class, by name, and as subject or object of a predicate. Nodes that only
// the background describes are no targets.
import type { Quad, Term } from '@rdfjs/types';
import { rdf, rdfs, sh } from '../graph/vocabulary.js';
import type { DataGraph } from './data-graph.js';
import { NO_TERMS, type Terms, TripleIndex, termKey } from './triple-index.js';

export interface Targets {
  readonly byClass: ReadonlyMap<string, readonly Term[]>;
  readonly bySubjectsOf: ReadonlyMap<string, readonly Term[]>;
  readonly byObjectsOf: ReadonlyMap<string, readonly Term[]>;
  /** Shape and node. */
  readonly byNode: readonly (readonly [Term, Term])[];
}

/** The targets that a shapes graph declares. A shape that is a class as well targets its instances. */
export function readTargets(shapes: readonly Quad[]): Targets {
  const byClass = new Map<string, Term[]>();
  const bySubjectsOf = new Map<string, Term[]>();
  const byObjectsOf = new Map<string, Term[]>();
  const byNode: [Term, Term][] = [];
  const add = (map: Map<string, Term[]>, key: string, shape: Term): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [shape]);
    else if (!known.some((one) => one.equals(shape))) known.push(shape);
  };
  const index = new TripleIndex(shapes);
  for (const [key, { term, out }] of index.subjects) {
    for (const target of out.get(sh.targetClass.value)?.keys() ?? []) add(byClass, target, term);
    for (const target of out.get(sh.targetSubjectsOf.value)?.keys() ?? []) add(bySubjectsOf, target, term);
    for (const target of out.get(sh.targetObjectsOf.value)?.keys() ?? []) add(byObjectsOf, target, term);
    for (const target of out.get(sh.targetNode.value)?.values() ?? []) byNode.push([term, target]);
    const types = [...(out.get(rdf.type.value)?.keys() ?? [])];
    if (types.some((type) => index.classes.above(type).has(`${RDFS}Class`))) add(byClass, key, term);
  }
  return { byClass, bySubjectsOf, byObjectsOf, byNode };
}

const RDFS = rdfs.label.value.slice(0, -'label'.length);

/** For each shape the nodes that it looks at, each once. */
export function focusNodes(targets: Targets, graph: DataGraph): ReadonlyMap<Term, Terms> {
  const focus = new Map<Term, Map<string, Term>>();
  const look = (shape: Term, key: string, node: Term): void => {
    const known = focus.get(shape);
    if (known === undefined) focus.set(shape, new Map([[key, node]]));
    else known.set(key, node);
  };
  const shapesByTypes = new Map<string, readonly Term[]>();
  for (const [key, { term, out }] of graph.own.subjects) {
    const types = [...graph.types(key).keys()];
    const typesKey = types.join(' ');
    let shapes = shapesByTypes.get(typesKey);
    if (shapes === undefined) {
      const classes = new Set(types.flatMap((type) => [...graph.classes.above(type)]));
      shapes = [...classes].flatMap((one) => targets.byClass.get(one) ?? []);
      shapesByTypes.set(typesKey, shapes);
    }
    for (const shape of shapes) look(shape, key, term);
    for (const [predicate, ofSubjects] of targets.bySubjectsOf)
      if (out.has(predicate)) for (const shape of ofSubjects) look(shape, key, term);
    for (const [predicate, ofObjects] of targets.byObjectsOf)
      for (const [object, node] of out.get(predicate) ?? NO_TERMS)
        for (const shape of ofObjects) look(shape, object, node);
  }
  for (const [shape, node] of targets.byNode) look(shape, termKey(node), node);
  return focus;
}
