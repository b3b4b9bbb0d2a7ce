// The built-in shapes, the reference graph as background, and files of this folder, for the tests of shapes and checks.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser, type Quad } from 'n3';
import { loadReferenceGraph } from '../../src/cli/converter.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { makeIris } from '../../src/graph/iris.js';
import type { Finding } from '../../src/validate/finding.js';
import type { Report } from '../../src/validate/report.js';
import { indexBackground, loadShapes, validate } from '../../src/validate/validate.js';

export const CASES = fileURLToPath(new URL('cases/', import.meta.url));
export const BASE = 'https://w3id.org/pacta/';

export const shapes = loadShapes(FOLDERS.shapes);
export const reference = loadReferenceGraph(makeIris());
export const background = indexBackground(reference);

export const readTurtle = (file: string): Quad[] => new Parser().parse(readFileSync(file, 'utf8'));
/** A file of test/shapes/cases. */
export const readCase = (name: string): Quad[] => readTurtle(join(CASES, name));

export const check = (quads: readonly Quad[]): Report => validate(quads, shapes, background);

export const nameOf = ({ shape }: Finding): string => shape.value.replace(/^.*#/, '');
export const english = ({ messages }: Finding): string | undefined =>
  messages.find(({ language }) => language === 'en')?.value;
/** Names of the shapes that the data break, each once, sorted. */
export const broken = (quads: readonly Quad[]): string[] => [...new Set(check(quads).list.map(nameOf))].sort();
