// Names in further languages: the table is what the build makes of CLDR, every thing in it is one that the reference graph
// knows, and a broken table says where it is broken.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FOLDERS } from '../../src/cli/folders.js';
import { writeFurtherNames } from '../../src/language/build/further-names.js';
import { loadFurtherNames } from '../../src/search/further-names.js';

const BASE = 'https://w3id.org/pacta/';
const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

test('the table is current and names nothing that is not known', () => {
  const states = new Set(read(FOLDERS.reference, 'states.ttl').match(/(?<=^state:)[A-Z]{3}/gm));
  expect(read(FOLDERS.names, 'cldr.tsv')).toBe(writeFurtherNames(states));
  const names = loadFurtherNames(FOLDERS.names, BASE);
  expect(names.size).toBe(states.size + 2);
  expect(names.get(`${BASE}id/state/DEU`)?.map(({ text }) => text)).toContain('Deutschland');
  const organizations = read(FOLDERS.reference, 'organizations.ttl');
  for (const slug of ['un', 'eu']) expect(organizations).toContain(`\norganization:${slug} a `);
});

test.each([
  ['name\n', 'must begin with the columns entity, language, name'],
  ['entity\tlanguage\tname\nstate/DEU\tde\n', 'has a row without three cells'],
])('a table that begins with %j is refused', (text, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-names-'));
  writeFileSync(join(folder, 'a.tsv'), text);
  expect(() => loadFurtherNames(folder, BASE)).toThrow(message);
});
