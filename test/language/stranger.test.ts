// What data/language/README.md says to someone who does not know the program: a word, a pattern, a state and a language are
// added by editing data, and then they are found.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Reading } from '../../src/extract/facts.js';
import { read } from '../../src/extract/read.js';
import { buildReference } from '../../src/language/build/reference.js';
import { type LanguageFolders, loadLanguages } from '../../src/language/load.js';
import { publishedArticles } from '../graph/convert.js';
import { FOLDERS } from './folders.js';

const page = readFileSync(join(FOLDERS.packs, 'README.md'), 'utf8');
const scratch = mkdtempSync(join(tmpdir(), 'pacta-stranger-'));
afterAll(() => rmSync(scratch, { recursive: true }));
let made = 0;

/** The project's language data and reference graph, to be edited. */
function copyOfData(): { packs: string; reference: string } {
  const folders = { packs: join(scratch, `packs-${made}`), reference: join(scratch, `reference-${made++}`) };
  cpSync(FOLDERS.packs, folders.packs, { recursive: true });
  cpSync(FOLDERS.reference, folders.reference, { recursive: true });
  return folders;
}
function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}
const readWith = (folders: LanguageFolders, text: string, language: string): Reading =>
  read({ slug: 'case', text, language }, loadLanguages(folders));

describe('a word', () => {
  const text = 'Peru and Chile countersigned an agreement on fishing.';

  test('of the page is found once it is in its list', () => {
    expect(page).toContain('"Peru and Chile countersigned an agreement"');
    const folders = copyOfData();
    const verbs = join(folders.packs, 'en/verbs.json');
    expect(readWith(folders, text, 'en').facts.filter(({ kind }) => kind === 'Treaty')).toEqual([]);
    edit(verbs, (json) => json.replace(/"sign": \[/, '"sign": ["countersign", '));
    expect(readWith(folders, text, 'en').facts).toContainEqual(
      expect.objectContaining({ kind: 'Treaty', status: 'signed', parties: ['state/PER', 'state/CHL'] }),
    );
  });
});

describe('a pattern', () => {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  const rule = JSON.parse(json) as { readonly id: string; readonly yes: string };
  const text = `Cuba e Malta hanno firmato un accordo sulla pesca a Ginevra ${rule.yes}.`;
  const withRule = (source: object): LanguageFolders => {
    const folders = copyOfData();
    edit(join(folders.packs, 'it/temporal.json'), (temporal) => {
      const edited = JSON.parse(temporal) as { rules: object[] };
      edited.rules.push(source);
      return JSON.stringify(edited);
    });
    return folders;
  };
  const dateOf = ({ facts }: Reading): string | undefined => {
    const treaty = facts.find(({ kind }) => kind === 'Treaty');
    return treaty?.kind === 'Treaty' ? treaty.date?.value : undefined;
  };

  test('of the page is used once it stands in its file', () => {
    expect(dateOf(readWith(FOLDERS, text, 'it'))).toBeUndefined();
    expect(dateOf(readWith(withRule(rule), text, 'it'))).toBe('2024-05-03');
  });

  test('with a slip, or without an example, is refused by file and rule', () => {
    expect(() => loadLanguages(withRule({ ...rule, match: 'year=[Year' }))).toThrow(
      /temporal\.json: rule it\.date\.iso: cannot read/,
    );
    expect(() => loadLanguages(withRule({ ...rule, no: '' }))).toThrow(/temporal\.json: rules\[\d+\]\.no must be text/);
  });
});

describe('a state', () => {
  const rowOn = (start: string): string => {
    const [, row = ''] = new RegExp(`\`(${start}⇥[^\`]*)\``).exec(page) ?? [];
    return `${row.replaceAll('⇥', '\t')}\n`;
  };
  const text = 'Ruritania e Cile hanno firmato un accordo sulla pesca. La ministra ruritana era a Strelsau.';

  test('of the page is known once its rows are in the tables and the graph is built', () => {
    expect(readWith(FOLDERS, text, 'it').mentions.flatMap(({ entities }) => entities)).toEqual(['state/CHL']);
    const folders = copyOfData();
    const source = join(folders.reference, 'source');
    edit(join(source, 'places.tsv'), (table) => table + rowOn('strelsau'));
    edit(join(source, 'states.it.tsv'), (table) => table + rowOn('RUR'));
    for (const language of ['en', 'fr', 'es', 'ru'])
      edit(join(source, `states.${language}.tsv`), (table) => `${table}RUR\tRuritania\n`);
    for (const [file, turtle] of buildReference(source)) writeFileSync(join(folders.reference, file), turtle);
    const { mentions, facts } = readWith(folders, text, 'it');
    expect(mentions.map(({ span, entities }) => [text.slice(...span), ...entities])).toEqual([
      ['Ruritania', 'state/RUR'],
      ['Cile', 'state/CHL'],
      ['ruritana', 'state/RUR'],
      ['Strelsau', 'place/strelsau', 'state/RUR'],
    ]);
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'Treaty', parties: ['state/RUR', 'state/CHL'], status: 'signed' }),
    );
  });
});

describe('a language', () => {
  test('in a folder under another tag reads as the one that it was copied from', async () => {
    const folders = copyOfData();
    for (const tag of ['it', 'en']) rmSync(join(folders.packs, tag), { recursive: true });
    mkdirSync(join(folders.packs, 'co'));
    cpSync(join(FOLDERS.packs, 'it'), join(folders.packs, 'co'), { recursive: true });
    edit(join(folders.packs, 'co/meta.json'), (meta) => meta.replace('"language": "it"', '"language": "co"'));
    for (const file of readdirSync(folders.reference).filter((name) => name.endsWith('.ttl')))
      edit(join(folders.reference, file), (turtle) => turtle.replaceAll('"@it', '"@co'));
    const languages = loadLanguages(folders);
    const [project, copy] = [loadLanguages(FOLDERS), languages];
    const articles = await publishedArticles(['rus-kaz-moscow-declaration.md', 'rus-kgz-bishkek-declaration.md']);
    for (const article of articles) {
      const { facts, mentions } = read({ ...article, language: 'co' }, copy);
      const expected = read({ ...article, language: 'it' }, project);
      expect({ facts, mentions }).toEqual({ facts: expected.facts, mentions: expected.mentions });
    }
  });
});
