// Packs from their folders: what is loaded, and that a slip is an error that names the file and the entry.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../src/article/tokens.js';
import { PackError } from '../../src/language/errors.js';
import { loadLanguages } from '../../src/language/load.js';
import type { LanguagePack } from '../../src/language/pack.js';
import { FOLDERS, packWith, referenceWith } from './folders.js';

type Json = Record<string, never>;
const edit =
  (change: (json: Json) => unknown) =>
  (text: string): string => {
    const json = JSON.parse(text) as Json;
    change(json);
    return JSON.stringify(json);
  };

describe('loadLanguages', () => {
  const languages = loadLanguages(FOLDERS);
  const italian = languages.packs.get('it') as LanguagePack;
  const found = (text: string): string[] => {
    return italian.lexicon.at(tokenize(text, italian.meta.elision), 0).map(({ type, form }) => `${type}:${form}`);
  };

  test('gives a pack for each folder with a meta.json, by its tag', () => {
    expect([...languages.packs].map(([tag, { meta }]) => [tag, meta.language])).toContainEqual(['it', 'it']);
  });

  test('gives the entities of the reference graph', () => {
    expect(languages.entities.get('state/KGZ')).toEqual({ key: 'state/KGZ', type: 'State', capital: 'place/bishkek' });
    expect(languages.entities.size).toBeGreaterThan(500);
  });

  test.each([
    ['a class of words', 'il', 'Art:'],
    ['a class of words with a form', 'nel', 'Prep.in:'],
    ['a code with its number', 'trattati', 'Instrument:plural'],
    ['a form of a verb', 'firmarono', 'V:past'],
    ['a verb by its class', 'firmarono', 'V.sign:past'],
    ['a unit', 'per cento', 'Unit:percent'],
    ['a bound', 'almeno', 'Bound:min'],
    ['a month', 'maggio', 'Month:'],
    ['a weekday', 'lunedì', 'Weekday:'],
    ['a relative date', 'lo scorso anno', 'RelativeDate:last-year'],
    ['a state', 'Kirghizistan', 'State:name'],
    ['a demonym', 'kirghisa', 'State:demonym'],
    ['a capital', 'Bishkek', 'Place:name'],
    ['an acronym', 'ONU', 'Organization:acronym'],
  ])('lays %s into the lexicon', (_, text, entry) => expect(found(text)).toContain(entry));

  test('keeps beginnings of words that show a theme apart from whole words', () => {
    expect([...italian.themePrefixes].length).toBeGreaterThan(20);
    expect([...italian.themePrefixes.keys()].filter((prefix) => prefix.endsWith('*'))).toEqual([]);
  });

  test('loads the same again', () => {
    const again = loadLanguages(FOLDERS);
    expect([...again.entities]).toEqual([...languages.entities]);
    expect(again.packs.get('it')?.lexicon.size).toBe(italian.lexicon.size);
  });

  test('passes over a folder without a pack', () => {
    const { packs } = packWith('meta.json', (text) => text);
    mkdirSync(join(packs, 'xx'));
    expect([...loadLanguages({ packs, reference: referenceWith({}) }).packs.keys()]).toEqual(['it']);
  });
});

describe('a pack', () => {
  const rule = { id: 'it.x', match: 'a', yes: 'a', no: 'b' };
  test.each<readonly [what: string, file: string, change: (text: string) => string, message: RegExp]>([
    ['that is no JSON', 'themes.json', () => '{', /^.*themes\.json: .*JSON/],
    ['that is a list', 'themes.json', () => '[]', /^.*themes\.json: the file must be an object$/],
    [
      'without a field',
      'meta.json',
      edit((json) => delete json['abbreviations']),
      /^.*meta\.json: abbreviations must be a list$/,
    ],
    [
      'with a field that is not known',
      'meta.json',
      edit((json) => Object.assign(json, { abreviations: [] })),
      /^.*meta\.json: abreviations is not known; it can be language, /,
    ],
    [
      'with a flag that is none',
      'meta.json',
      edit((json) => Object.assign(json, { nullSubject: 'yes' })),
      /^.*meta\.json: nullSubject must be true or false$/,
    ],
    [
      'with an elision that is none',
      'meta.json',
      edit((json) => Object.assign(json, { elision: 'after' })),
      /^.*meta\.json: elision must be "before" or "possessive" or "none"$/,
    ],
    [
      'with another language than its folder',
      'meta.json',
      edit((json) => Object.assign(json, { language: 'fr' })),
      /^.*meta\.json: language must be "it", the name of its folder$/,
    ],
    [
      'with an empty word',
      'lexicon.json',
      edit((json) => Object.assign(json, { Art: ['il', ' '] })),
      /^.*lexicon\.json: Art\[1\] must be text$/,
    ],
    [
      'with a class that is no list',
      'verbs.json',
      edit((json) => Object.assign(json['classes'] ?? {}, { say: 'dire' })),
      /^.*verbs\.json: classes\.say must be a list$/,
    ],
    [
      'with a spelling of two parts',
      'verbs.json',
      edit((json) => Object.assign(json, { spelling: [['a', 'b']] })),
      /^.*verbs\.json: spelling\[0\] must be a list of 3$/,
    ],
    [
      'with a code without its plural',
      'codes.json',
      edit((json) => Object.assign(json, { Office: { king: { singular: ['re'] } } })),
      /^.*codes\.json: Office\.king\.plural must be a list$/,
    ],
    [
      'with a scale in words',
      'quantities.json',
      edit((json) => Object.assign(json, { scales: { mila: '3' } })),
      /^.*quantities\.json: scales\.mila must be a number$/,
    ],
    [
      'with a rule without an example',
      'temporal.json',
      edit((json) => Object.assign(json, { rules: [{ ...rule, no: '' }] })),
      /^.*temporal\.json: rules\[0\]\.no must be text$/,
    ],
    [
      'with a pattern that is none',
      'temporal.json',
      edit((json) => Object.assign(json, { rules: [{ ...rule, match: '( a' }] })),
      /^.*temporal\.json: rule it\.x: a bracket is not closed in "\( a"$/,
    ],
    [
      'with a book of rules that are none',
      'rules.json',
      () => JSON.stringify({ events: [{ ...rule, when: 1 }] }),
      /^.*rules\.json: events\[0\]\.when is not known; it can be id, match, yes, no$/,
    ],
    [
      'with a pattern that is none in its book',
      'rules.json',
      () => JSON.stringify({ events: [{ ...rule, match: '* a' }] }),
      /^.*rules\.json: rule it\.x: nothing stands before \* in "\* a"$/,
    ],
  ])('%s is refused by file and entry', (_, file, change, message) => {
    const folders = packWith(file, change);
    expect(() => loadLanguages(folders)).toThrow(PackError);
    expect(() => loadLanguages(folders)).toThrow(message);
  });

  test('with a book of rules has them by stage, ready to match', () => {
    const folders = packWith('rules.json', () => JSON.stringify({ events: [rule] }));
    const [loaded, ...more] = loadLanguages(folders).packs.get('it')?.rules['events'] ?? [];
    expect(loaded).toMatchObject(rule);
    expect(loaded?.pattern.source).toBe('a');
    expect(more).toEqual([]);
  });
});
