// Every rule of the stages on its own examples: it fires in the one text and leaves the other alone. The rules of the packs
// are run in test/language.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { read } from '../../src/extract/read.js';
import { loadLanguages } from '../../src/language/load.js';
import { sourceFiles } from '../project/sources.js';

interface Examples {
  readonly rule: string;
  /** By language: a text in which it fires, and one in which it does not. */
  readonly [language: string]: string | readonly [yes: string, no: string];
}

const folder = (path: string): string => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
const languages = loadLanguages({ packs: folder('language'), reference: folder('reference') });
const examples = parse(readFileSync(new URL('rules.yaml', import.meta.url), 'utf8')) as readonly Examples[];
const cases = examples.flatMap(({ rule, ...byLanguage }) =>
  Object.entries(byLanguage).map(([language, texts]) => {
    const [yes, no] = texts as readonly [string, string];
    return { rule, language, yes, no };
  }),
);
const rulesIn = (text: string, language: string): string[] =>
  read({ slug: 'example', text, language }, languages).facts.map(({ rule }) => rule);

/** Ids under which stages only turn something down. */
const REJECTS_ONLY = new Set(['statement.direct']);

test('every rule that a stage names has examples', () => {
  const named = new Set(
    sourceFiles('src/extract').flatMap(({ text }) =>
      [...text.matchAll(/'((?:treaty|event|commitment|statement|figure|office)\.[a-z-]+)'/g)].map(([, id]) => id ?? ''),
    ),
  );
  expect(named.size).toBeGreaterThan(20);
  const given = new Set(examples.map(({ rule }) => rule));
  expect(
    [...named].filter((id) => !given.has(id) && !REJECTS_ONLY.has(id)),
    'give each an example in test/extract/rules.yaml',
  ).toEqual([]);
});

describe.each([...languages.packs.keys()])('in %s', (tag) => {
  const own = cases.filter(({ language }) => language === tag);
  test('there are examples of most rules', () => expect(own.length).toBeGreaterThan(examples.length * 0.8));
  test.each(own)('$rule fires in "$yes"', ({ rule, yes, language }) => expect(rulesIn(yes, language)).toContain(rule));
  test.each(own)('$rule leaves "$no" alone', ({ rule, no, language }) =>
    expect(rulesIn(no, language)).not.toContain(rule),
  );
});
