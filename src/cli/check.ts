// The SHACL check as the verbs use it: loaded once with shapes and reference graph, then asked for each set of quads.
import { join } from 'node:path';
import type { Quad } from 'n3';
import type { Iris } from '../graph/iris.js';
import type { Report } from '../validate/report.js';
import type { Rule } from '../validate/rules.js';
import { loadReferenceGraph } from './converter.js';
import { FOLDERS } from './folders.js';

/** `context` describes what the quads name beside the reference graph; it is looked up and not itself checked. */
export type Check = (quads: readonly Quad[], context?: readonly Quad[]) => Promise<Report>;

export interface Checking {
  readonly check: Check;
  /** The rules over a dataset that go with the shapes. */
  readonly rules: readonly Rule[];
  readonly reference: readonly Quad[];
}

export const openCheck = async (iris: Iris): Promise<Check> => (await openChecking(iris)).check;

/** `further` are files of shapes beside the built-in ones. Throws InputError for shapes that cannot be used. */
export async function openChecking(iris: Iris, further: readonly string[] = []): Promise<Checking> {
  const { indexBackground, loadShapes, validate } = await import('../validate/validate.js');
  const { loadRules } = await import('../validate/rules.js');
  const shapes = loadShapes(FOLDERS.shapes, further);
  const reference = loadReferenceGraph(iris);
  const background = indexBackground(reference, iris.base);
  const check: Check = async (quads, context = []) => {
    if (context.length === 0) return validate(quads, shapes, background);
    return validate([...quads, ...context], shapes, background).about(quads, context);
  };
  return { check, rules: loadRules(join(FOLDERS.queries, 'quality'), shapes), reference };
}
