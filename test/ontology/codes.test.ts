// The code lists: each a scheme with codes that are labelled in five languages and defined; and every code that data,
// language packs, queries, shapes or the program use is there.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, sourceFiles } from '../project/sources.js';
import {
  all,
  CODE,
  FILES,
  LANGUAGES,
  parseTurtle,
  SKOS,
  subjectsOfType,
  textsOf,
  turtleFiles,
  valuesOf,
} from './ontology.js';

const LISTS = [
  'act',
  'aspect',
  'bound',
  'event-kind',
  'form',
  'mode',
  'office',
  'organization-kind',
  'place-kind',
  'status',
  'theme',
  'treaty-kind',
  'unit',
];
const TOP_THEMES = ['economy', 'humanitarian', 'political', 'security', 'technology'];
const schemes = subjectsOfType(all, `${SKOS}ConceptScheme`);
const codes = subjectsOfType(all, `${SKOS}Concept`);
const known = new Set(codes);

const expectLabels = (subject: string): void => {
  const labels = textsOf(all, subject, `${SKOS}prefLabel`);
  expect([...labels.keys()].sort(), subject).toEqual([...LANGUAGES].sort());
  for (const [language, texts] of labels) {
    expect(texts, `${subject} ${language}`).toHaveLength(1);
    expect(texts[0], `${subject}: straight apostrophes, plain spaces`).toMatch(/^[^\s’]+(?: [^\s’]+)*$/u);
    if (language !== 'ru') expect(texts[0], subject).not.toMatch(/\p{Script=Cyrillic}/u);
    else expect(texts[0], subject).toMatch(/\p{Script=Cyrillic}/u);
  }
};

describe('the lists', () => {
  test('are there, one file each', () => {
    const files = FILES.filter((file) => file.startsWith('ontology/codes/')).map((file) => basename(file, '.ttl'));
    expect(files.sort()).toEqual([...LISTS, 'unit-currencies'].sort());
    for (const list of LISTS)
      expect(subjectsOfType(parseTurtle(`ontology/codes/${list}.ttl`), `${SKOS}ConceptScheme`)).toEqual([CODE + list]);
  });
  test.each(schemes)('%s has labels and a definition', (scheme) => {
    expectLabels(scheme);
    expect(textsOf(all, scheme, `${SKOS}definition`).get('en')).toHaveLength(1);
  });
  test('of themes has the five top concepts and the others below them', () => {
    const themes = codes.filter((code) => code.startsWith(`${CODE}theme/`));
    const tops = themes.filter((code) => valuesOf(all, code, `${SKOS}topConceptOf`).length > 0);
    expect(tops.map((code) => basename(code)).sort()).toEqual(TOP_THEMES);
    expect(themes).toHaveLength(34);
    for (const code of themes) {
      const broader = valuesOf(all, code, `${SKOS}broader`);
      if (tops.includes(code)) expect(broader).toEqual([]);
      else expect(tops).toContain(broader[0]);
    }
  });
  test('give no label to two codes of one list', () => {
    for (const scheme of schemes) {
      const within = codes.filter((code) => valuesOf(all, code, `${SKOS}inScheme`).includes(scheme));
      for (const language of LANGUAGES) {
        const labels = within.flatMap((code) => textsOf(all, code, `${SKOS}prefLabel`).get(language) ?? []);
        expect(
          labels.filter((label, at) => labels.indexOf(label) !== at),
          `${scheme} ${language}`,
        ).toEqual([]);
      }
    }
  });
});

describe.each(codes)('%s', (code) => {
  const [list = '', name = '', ...rest] = code.slice(CODE.length).split('/');
  test('stands in the list of its IRI, on top or below another code', () => {
    expect(rest).toEqual([]);
    expect(valuesOf(all, code, `${SKOS}inScheme`)).toEqual([CODE + list]);
    expect(schemes).toContain(CODE + list);
    expect(valuesOf(all, code, `${SKOS}topConceptOf`, `${SKOS}broader`)).toHaveLength(1);
  });
  test('has its notation, labels and one definition', () => {
    expect(valuesOf(all, code, `${SKOS}notation`).map((notation) => notation.replaceAll('_', '-'))).toEqual([name]);
    expectLabels(code);
    const definitions = textsOf(all, code, `${SKOS}definition`);
    expect([...definitions.keys()]).toEqual(['en']);
    expect(definitions.get('en')?.[0]).toMatch(/^\p{Lu}.{6,}[.)]$/su);
  });
});

/** Every code that a text names: by its IRI, or with a list's name as prefix. */
function codesIn(text: string): string[] {
  const prefixed = new RegExp(`(?<![\\w/-])(${LISTS.join('|')}):([A-Za-z0-9]+(?:-[a-z0-9]+)*)`, 'g');
  const full = /https:\/\/w3id\.org\/pacta\/code\/([a-z-]+)\/([A-Za-z0-9-]+)/g;
  return [full, prefixed].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, list, code]) => `${CODE}${list}/${code}`),
  );
}
const missing = (used: readonly string[]): string[] => [...new Set(used)].filter((code) => !known.has(code)).sort();

describe('every code used', () => {
  test.each(['data', 'shapes'])('in the Turtle files of %s is in a list', (folder) => {
    const used = turtleFiles(folder)
      .flatMap(parseTurtle)
      .flatMap(({ subject, object }) => [subject.value, object.value])
      .filter((iriText) => iriText.startsWith(CODE) && iriText.slice(CODE.length).includes('/'));
    if (folder === 'data') expect(new Set(used).size).toBeGreaterThan(60);
    expect(missing(used)).toEqual([]);
  });
  test('in the queries is in a list', () => {
    const texts = sourceFiles('queries', '.rq').map(({ text }) => text.replace(/^#.*$/gm, ''));
    expect(missing(texts.flatMap(codesIn))).toEqual([]);
  });
  test('by an IRI in the program is in a list', () => {
    expect(
      missing(
        sourceFiles('src').flatMap(
          ({ text }) => text.match(/https:\/\/w3id\.org\/pacta\/code\/[a-z-]+\/[A-Za-z0-9-]+/g) ?? [],
        ),
      ),
    ).toEqual([]);
  });
  test('as a word in the program is in its list', () => {
    const keys = {
      eventKind: 'event-kind',
      treatyKind: 'treaty-kind',
      organizationKind: 'organization-kind',
      office: 'office',
      status: 'status',
      mode: 'mode',
      unit: 'unit',
      bound: 'bound',
      aspect: 'aspect',
    };
    const used = sourceFiles('src/extract').flatMap(({ text }) =>
      Object.entries(keys).flatMap(([key, list]) => {
        const pattern = new RegExp(
          `\\b${key}\\??\\s*(?::|===?|=)\\s*(?:\\w+ \\? )?'([A-Za-z-]+)'(?: : '([A-Za-z-]+)')?`,
          'g',
        );
        return [...text.matchAll(pattern)].flatMap(([, ...words]) =>
          words.filter((word) => word !== undefined).map((word) => `${CODE}${list}/${word}`),
        );
      }),
    );
    expect(new Set(used).size).toBeGreaterThan(6);
    expect(missing(used)).toEqual([]);
    const facts = readFileSync(join(ROOT, 'src/extract/facts.ts'), 'utf8');
    const forms = [...(/type MentionForm = ([^;]+);/.exec(facts)?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(
      ([, form]) => `${CODE}form/${form}`,
    );
    expect(forms.sort()).toEqual(codes.filter((code) => code.startsWith(`${CODE}form/`)).sort());
  });
  test('by the program as the name of a list is that of a list', () => {
    const named = sourceFiles('src').flatMap(({ text }) =>
      [...text.matchAll(/\bcode\((?:pacta\.\w+, )?'([a-z-]+)'/g)].map(([, list]) => list ?? ''),
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((list) => !LISTS.includes(list))).toEqual([]);
  });
});

const packs = readdirSync(join(ROOT, 'data/language'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
describe.each(packs)('the language pack %s', (language) => {
  const load = (file: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> =>
    JSON.parse(readFileSync(join(ROOT, 'data/language', language, file), 'utf8')) as Readonly<
      Record<string, Readonly<Record<string, unknown>>>
    >;
  test.each([
    ['Instrument', 'treaty-kind'],
    ['Office', 'office'],
    ['EventNoun', 'event-kind'],
    ['OrganizationHead', 'organization-kind'],
  ])('yields as %s codes of the list %s', (table, list) => {
    const used = Object.keys(load('codes.json')[table] ?? {});
    expect(used.length).toBeGreaterThan(3);
    expect(missing(used.map((code) => `${CODE}${list}/${code}`))).toEqual([]);
  });
  test.each([
    ['units', 'unit'],
    ['bounds', 'bound'],
    ['aspects', 'aspect'],
  ])('yields as %s codes of the list %s', (table, list) => {
    const used = Object.keys(load('quantities.json')[table] ?? {});
    expect(used.length).toBeGreaterThan(2);
    expect(missing(used.map((code) => `${CODE}${list}/${code}`))).toEqual([]);
  });
  test('yields themes of the list', () => {
    const used = Object.keys(load('themes.json')).map((theme) => theme.replace(/\?$/, ''));
    expect(used.length).toBeGreaterThan(20);
    expect(missing(used.map((code) => `${CODE}theme/${code}`))).toEqual([]);
  });
});
