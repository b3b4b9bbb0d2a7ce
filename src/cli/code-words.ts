// The labels of codes that the linker knows kinds of treaties and offices by, from the code lists.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRdf } from '../graph/parse.js';
import { skos } from '../graph/vocabulary.js';
import type { CodeWords } from '../link/external/likeness.js';
import type { Label } from '../link/external/source.js';
import { FOLDERS } from './folders.js';

const LISTS = ['treaty-kind', 'office'];

export async function loadCodeWords(): Promise<CodeWords> {
  const words = new Map<string, Label[]>();
  for (const list of LISTS) {
    const file = join(FOLDERS.ontology, 'codes', `${list}.ttl`);
    for (const { subject, predicate, object } of await parseRdf(readFileSync(file, 'utf8'), 'turtle', file))
      if (predicate.equals(skos.prefLabel) && object.termType === 'Literal')
        words.set(subject.value, [
          ...(words.get(subject.value) ?? []),
          { text: object.value, language: object.language },
        ]);
  }
  return words;
}
