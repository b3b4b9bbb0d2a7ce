// The SHACL check as the verbs use it: loaded once with shapes and reference graph, then asked for each set of quads.
import type { Quad } from 'n3';
import type { Iris } from '../graph/iris.js';
import { loadReferenceGraph } from './converter.js';
import { FOLDERS } from './folders.js';

export interface CheckReport {
  readonly conforms: boolean;
  readonly findings: number;
  render(format: 'text' | 'turtle' | 'jsonld' | 'json'): Promise<string>;
}
/** `context` describes what the quads name beside the reference graph; it is looked up and not itself checked. */
export type Check = (quads: readonly Quad[], context?: readonly Quad[]) => Promise<CheckReport>;

export async function openCheck(iris: Iris): Promise<Check> {
  const { indexBackground, loadShapes, validate } = await import('../validate/validate.js');
  const shapes = loadShapes(FOLDERS.shapes);
  const reference = loadReferenceGraph(iris);
  const background = indexBackground(reference, iris.base);
  return async (quads, context = []) =>
    validate(quads, shapes, context.length === 0 ? background : indexBackground([...reference, ...context], iris.base));
}
