// A shapes graph in, nothing out, or an error that names the first construct that the engine would pass over in silence:
// whatever is not SHACL Core, a shape that is not there, a broken list or path, shapes that go in a circle. It reads
// shapes only; whether they are wise is for their tests.
import type { Quad, Term } from '@rdfjs/types';
import { owl, rdf } from '../graph/vocabulary.js';
import { isRegularExpression } from './patterns.js';
import {
  BEYOND_CORE,
  CONSTRAINTS,
  CORE,
  CORE_CLASSES,
  LISTS,
  PATHS,
  SH,
  SHAPE_LISTS,
  SHAPE_REFERENCES,
  TARGETS,
} from './shacl-terms.js';
import { type Subject, TripleIndex, termKey } from './triple-index.js';

/** The shapes cannot be used as they stand. */
export class ShapesError extends Error {
  override readonly name = 'ShapesError';
  /** Key of the node that holds what is wrong. */
  readonly node: string;

  constructor(node: string, problem: string) {
    super(`<${node}> ${problem}`);
    this.node = node;
  }
}

/** Throws ShapesError. */
export function assertSupported(quads: readonly Quad[]): void {
  const shapes = new TripleIndex(quads);
  for (const [key, node] of shapes.subjects) {
    assertKnownTerms(key, node);
    for (const name of LISTS) for (const list of objects(node, name)) assertList(key, name, list, shapes);
    for (const path of objects(node, 'path')) assertPath(key, path, shapes, new Set());
    assertComplete(key, node, shapes);
  }
  assertNoCircle(shapes);
}

const objects = (node: Subject, name: string): Term[] => [...(node.out.get(SH + name)?.values() ?? [])];

function assertKnownTerms(key: string, node: Subject): void {
  const { out } = node;
  const unsupported = (what: string): ShapesError =>
    new ShapesError(key, `${what}, which is not of SHACL Core and would be passed over in silence`);
  if (out.has(owl.imports.value))
    throw new ShapesError(key, 'uses owl:imports, and nothing is fetched: put the imported shapes into the folder');
  for (const predicate of out.keys()) {
    if (!predicate.startsWith(SH) || CORE.has(predicate)) continue;
    if (isShape(node) || BEYOND_CORE.has(predicate)) throw unsupported(`uses sh:${predicate.slice(SH.length)}`);
  }
  for (const type of out.get(rdf.type.value)?.keys() ?? [])
    if (type.startsWith(SH) && !CORE_CLASSES.has(type)) throw unsupported(`is a sh:${type.slice(SH.length)}`);
}

/** As SHACL 2.1 tells shapes: by type, by a target, or by a parameter of a constraint. */
function isShape({ out }: Subject): boolean {
  const types = out.get(rdf.type.value);
  if (types?.has(`${SH}NodeShape`) || types?.has(`${SH}PropertyShape`)) return true;
  return [...TARGETS, ...CONSTRAINTS, 'path'].some((name) => out.has(SH + name));
}

/** Members of a list, or undefined when it does not end in rdf:nil. */
function readList(list: Term, shapes: TripleIndex): Term[] | undefined {
  const members: Term[] = [];
  const seen = new Set<string>();
  for (let at = list; at.value !== rdf.nil.value; ) {
    const key = termKey(at);
    const first = shapes.out(key, rdf.first.value);
    const rest = shapes.out(key, rdf.rest.value);
    if (seen.has(key) || first.size !== 1 || rest.size !== 1) return undefined;
    seen.add(key);
    members.push(first.values().next().value as Term);
    at = rest.values().next().value as Term;
  }
  return members;
}

function assertList(key: string, name: string, list: Term, shapes: TripleIndex): Term[] {
  const members = readList(list, shapes);
  if (members === undefined) throw new ShapesError(key, `has a sh:${name} that is no proper list`);
  if (members.length === 0 && name !== 'in' && name !== 'ignoredProperties')
    throw new ShapesError(key, `has an empty sh:${name}`);
  return members;
}

function assertPath(key: string, path: Term, shapes: TripleIndex, above: ReadonlySet<string>): void {
  if (path.termType === 'NamedNode') return;
  const broken = new ShapesError(key, 'has a sh:path that is no path of SHACL');
  const node = shapes.subjects.get(termKey(path));
  if (path.termType !== 'BlankNode' || node === undefined || above.has(termKey(path))) throw broken;
  const inner = new Set([...above, termKey(path)]);
  if (node.out.has(rdf.first.value)) {
    assertPaths(key, readList(path, shapes), broken, shapes, inner);
    return;
  }
  const steps = PATHS.flatMap((name) => objects(node, name).map((step) => [name, step] as const));
  const [only] = steps;
  if (only === undefined || steps.length > 1) throw broken;
  const [name, step] = only;
  if (name === 'inversePath' && step.termType !== 'NamedNode')
    throw new ShapesError(key, 'has a sh:inversePath of more than one property, which the engine does not know');
  assertPaths(key, name === 'alternativePath' ? readList(step, shapes) : [step], broken, shapes, inner);
}

function assertPaths(
  key: string,
  steps: readonly Term[] | undefined,
  broken: ShapesError,
  shapes: TripleIndex,
  above: ReadonlySet<string>,
): void {
  if (steps === undefined) throw broken;
  for (const step of steps) assertPath(key, step, shapes, above);
}

function assertComplete(key: string, node: Subject, shapes: TripleIndex): void {
  const has = (name: string): boolean => node.out.has(SH + name);
  if (objects(node, 'path').length > 1) throw new ShapesError(key, 'has more than one sh:path');
  if (node.out.get(rdf.type.value)?.has(`${SH}PropertyShape`) && !has('path'))
    throw new ShapesError(key, 'is a property shape without sh:path');
  for (const property of objects(node, 'property')) {
    if (shapes.out(termKey(property), `${SH}path`).size !== 1)
      throw new ShapesError(
        key,
        `has sh:property <${property.value}>, which is no property shape: it has not one sh:path`,
      );
  }
  for (const shape of references(node, shapes)) {
    if (!shapes.subjects.has(termKey(shape)))
      throw new ShapesError(key, `refers to the shape <${shape.value}>, which is not there`);
  }
  if (has('qualifiedValueShape') && !has('qualifiedMinCount') && !has('qualifiedMaxCount'))
    throw new ShapesError(key, 'has sh:qualifiedValueShape without sh:qualifiedMinCount or sh:qualifiedMaxCount');
  if (has('flags') && !has('pattern')) throw new ShapesError(key, 'has sh:flags without sh:pattern');
  if (has('ignoredProperties') && !has('closed'))
    throw new ShapesError(key, 'has sh:ignoredProperties without sh:closed');
  const [flags] = objects(node, 'flags');
  for (const pattern of objects(node, 'pattern')) {
    if (!isRegularExpression(pattern.value, flags?.value ?? ''))
      throw new ShapesError(
        key,
        `has the sh:pattern "${pattern.value}", which the engine cannot read or reads otherwise than XPath`,
      );
  }
  for (const name of [
    'severity',
    'nodeKind',
    'datatype',
    'class',
    'equals',
    'disjoint',
    'lessThan',
    'lessThanOrEquals',
  ]) {
    for (const value of objects(node, name))
      if (value.termType !== 'NamedNode') throw new ShapesError(key, `has a sh:${name} that is no IRI`);
  }
  for (const name of ['minCount', 'maxCount', 'minLength', 'maxLength', 'qualifiedMinCount', 'qualifiedMaxCount']) {
    for (const { value } of objects(node, name))
      if (!/^\d+$/.test(value)) throw new ShapesError(key, `has a sh:${name} that is no whole number`);
  }
  // Hint: only "true" switches these on, and a W3C test wants "1" to leave sh:uniqueLang off.
  for (const name of ['deactivated', 'closed']) {
    for (const { value } of objects(node, name))
      if (value !== 'true' && value !== 'false')
        throw new ShapesError(key, `has a sh:${name} that is neither true nor false`);
  }
}

function references(node: Subject, shapes: TripleIndex): Term[] {
  const listed = SHAPE_LISTS.flatMap((name) => objects(node, name).flatMap((list) => readList(list, shapes) ?? []));
  return [...SHAPE_REFERENCES.flatMap((name) => objects(node, name)), ...listed];
}

/** SHACL leaves open what recursive shapes mean (3.4.3), and the engine would not end on them. */
function assertNoCircle(shapes: TripleIndex): void {
  const done = new Set<string>();
  const visit = (key: string, above: ReadonlySet<string>): void => {
    if (above.has(key))
      throw new ShapesError(key, 'refers to itself through other shapes: recursive shapes have no settled meaning');
    const node = shapes.subjects.get(key);
    if (node === undefined || done.has(key)) return;
    for (const shape of references(node, shapes)) visit(termKey(shape), new Set([...above, key]));
    done.add(key);
  };
  for (const key of shapes.subjects.keys()) visit(key, new Set());
}
