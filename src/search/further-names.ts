// data/names: names in languages that the reference graph has no labels in. They help to find a thing that the store knows,
// and are nowhere shown as its labels. A table in, names by IRI out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../article/errors.js';
import type { Name } from './entries.js';

export type FurtherNames = ReadonlyMap<string, readonly Name[]>;

const HEADER = 'entity\tlanguage\tname';

/** Every `.tsv` of the folder. `base` stands before "id/" and the entity. Throws InputError for a broken table. */
export function loadFurtherNames(folder: string, base: string): FurtherNames {
  const found = new Map<string, Name[]>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()) {
    const [header, ...lines] = readFileSync(join(folder, file), 'utf8').replace(/\n$/, '').split('\n');
    if (header !== HEADER)
      throw new InputError(file, `must begin with the columns ${HEADER.replaceAll('\t', ', ')}`, 1);
    for (const [index, line] of lines.entries()) {
      const [entity, language, text] = line.split('\t');
      if (entity === undefined || language === undefined || text === undefined)
        throw new InputError(file, 'has a row without three cells', index + 2);
      const iriText = `${base}id/${entity}`;
      const name: Name = { text, language: language.toLowerCase(), kind: 'hidden' };
      const known = found.get(iriText);
      if (known === undefined) found.set(iriText, [name]);
      else known.push(name);
    }
  }
  return found;
}
