// What a conversion needs, loaded from the project's folders: languages, IRIs, and what the reference graph says.
import type { Quad } from 'n3';
import type { Converter } from '../graph/convert.js';
import { type Iris, makeIris } from '../graph/iris.js';
import { loadReference, ReferenceIndex } from '../graph/reference.js';
import { loadLanguages } from '../language/load.js';
import type { Languages } from '../language/pack.js';
import { FOLDERS } from './folders.js';

export const loadReferenceGraph = (iris: Iris): Quad[] =>
  loadReference({ reference: FOLDERS.reference, ontology: FOLDERS.ontology }, iris);

export const loadProjectLanguages = (): Languages =>
  loadLanguages({ packs: FOLDERS.language, reference: FOLDERS.reference, cache: FOLDERS.cache });

/** Without `reference` the output does not describe entities of the reference graph. */
export function makeConverter(reference?: readonly Quad[], iris: Iris = makeIris()): Converter {
  const languages = loadProjectLanguages();
  return { languages, iris, ...(reference === undefined ? {} : { reference: new ReferenceIndex(reference) }) };
}
