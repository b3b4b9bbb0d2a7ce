// Laws of reading that need no expected facts: a change of the text that changes nothing of what it says changes no fact,
// and a change of one state, date or figure changes just that.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Article } from '../../src/article/article.js';
import type { Reading } from '../../src/extract/facts.js';
import { read } from '../../src/extract/read.js';
import { loadGazetteer } from '../../src/language/gazetteer.js';
import { loadLanguages } from '../../src/language/load.js';
import { publishedArticles } from '../graph/convert.js';
import { told } from './told.js';

interface Texts {
  /** With places for names: {A}, {B} for states, {P} for the capital of {A}, {D} for its adjective. */
  readonly templates: readonly string[];
  readonly dated: readonly { readonly text: string; readonly value: string; readonly months: readonly string[] }[];
  readonly counted: readonly { readonly text: string; readonly least: number; readonly most: number }[];
  /** Paragraphs, each of which can be read without the others. */
  readonly alone: readonly string[];
  readonly unrelated: readonly string[];
}
const folder = (path: string): string => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
const languages = loadLanguages({ packs: folder('language'), reference: folder('reference') });
const gazetteer = loadGazetteer(folder('reference'));
const texts = parse(readFileSync(new URL('metamorphic.yaml', import.meta.url), 'utf8')) as Readonly<
  Record<string, Texts>
>;
const articles = await publishedArticles(readdirSync(folder('articles')));
const casesOf = (language: string): readonly Article[] =>
  (parse(readFileSync(new URL(`${language}.yaml`, import.meta.url), 'utf8')) as readonly { text: string }[]).map(
    ({ text }) => ({ slug: 'case', text, language }),
  );
const samples: readonly Article[] = [...articles, ...casesOf('en'), ...casesOf('it')];
const readText = (text: string, language: string): Reading => read({ slug: 'case', text, language }, languages);
const withText = (article: Article, text: string): Reading => read({ ...article, text }, languages);

/** Exchanges the signs of a text at some of the places where `from` stands, never the length. */
const exchangedAt = (text: string, from: string, to: string, chosen: (place: number) => boolean): string => {
  let count = 0;
  return text.replaceAll(from, (sign) => (chosen(count++) ? to : sign));
};

describe('signs that mean the same', () => {
  test.each([
    ['no-break spaces for spaces', ' ', '\u00a0'],
    ['spaces for no-break spaces', '\u00a0', ' '],
    ['narrow no-break spaces for spaces', ' ', '\u202f'],
    ['curly apostrophes for straight ones', "'", '’'],
    ['straight apostrophes for curly ones', '’', "'"],
  ])('%s change no fact and no place', (_, from, to) => {
    const touched = samples.filter(({ text }) => text.includes(from));
    expect(touched.length).toBeGreaterThan(0);
    for (const article of touched) {
      const text = article.text.replaceAll(from, to);
      const [before, after] = [withText(article, article.text), withText(article, text)];
      expect(told(text, after)).toEqual(told(article.text, before));
      expect(after.facts.map(({ evidence }) => evidence)).toEqual(before.facts.map(({ evidence }) => evidence));
    }
  });

  test('no-break spaces at any of the places change no fact', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
        (article, bits) => {
          // between groups of digits all separators are the same sign, or it is no longer one number
          const places = article.text.replace(/(?<=\d) (?=\d)/g, '\u202f');
          const text = exchangedAt(places, ' ', '\u00a0', (place) => bits[place % bits.length] ?? false);
          expect(told(text, withText(article, text))).toEqual(told(article.text, withText(article, article.text)));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('Windows line ends change no fact', () => {
    for (const article of samples.filter(({ text }) => text.includes('\n') && !text.includes('\r'))) {
      const text = article.text.replaceAll('\n', '\r\n');
      expect(told(text, withText(article, text))).toEqual(told(article.text, withText(article, article.text)));
    }
  });
});

/** Whether two states have it ("Congolese"), or none. */
const isShared = (demonym: string | undefined): boolean =>
  new Set(
    gazetteer.names
      .filter(({ label, form }) => label === demonym && form === 'demonym')
      .map(({ entity }) => entity.key),
  ).size !== 1;

interface KnownState {
  readonly key: string;
  readonly name: string;
  readonly capital: string;
  readonly capitalKey: string;
  /** Adjective, where the language has one form of it. */
  readonly demonym: string | undefined;
}

/** States with a name in a language and a capital with one. */
const statesOf = (language: string): KnownState[] => {
  const labelOf = (key: string, form: 'name' | 'demonym'): string | undefined =>
    gazetteer.names.find((name) => name.entity.key === key && name.language === language && name.form === form)?.label;
  return [...gazetteer.entities.values()].flatMap(({ key, type, capital: capitalKey }) => {
    const name = labelOf(key, 'name');
    const capital = capitalKey === undefined ? undefined : labelOf(capitalKey, 'name');
    return type !== 'State' || name === undefined || capital === undefined || capitalKey === undefined
      ? []
      : [{ key, name, capital, capitalKey, demonym: labelOf(key, 'demonym') }];
  });
};

/** What a text says with {A} and {B} for two states, whatever they are called. */
function exchanged(template: string, language: string, first: KnownState, second: KnownState): string[] {
  const text = template
    .replaceAll('{A}', first.name)
    .replaceAll('{B}', second.name)
    .replaceAll('{P}', first.capital)
    .replaceAll('{D}', first.demonym ?? '');
  const slots: (readonly [string, string])[] = [
    [first.capitalKey, '{p}'],
    [first.key, '{a}'],
    [second.key, '{b}'],
    [first.name, '{A}'],
    [second.name, '{B}'],
    [first.capital, '{P}'],
    // keys of organizations are made of their words
    [slugOf(first.name), '{a-words}'],
  ];
  if (first.demonym !== undefined && template.includes('{D}')) slots.push([first.demonym, '{D}']);
  const longestFirst = slots
    .map(([from, to]) => [from.replaceAll('’', "'"), to] as const)
    .sort(([x], [y]) => y.length - x.length);
  return told(text, readText(text, language), (words) =>
    longestFirst.reduce((same, [from, to]) => same.replaceAll(from, to), words),
  );
}

const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');

const without = (lines: readonly string[], others: readonly string[]): string[] =>
  lines.filter((line) => !others.includes(line));

describe('an article of the project', () => {
  test.each(articles.map((article) => [article.slug, article] as const))(
    '%s in another month says the same of that month',
    (_, article) => {
      // two names of eight letters, so that every passage stays where it is
      const moved = withText(article, article.text.replaceAll('novembre', 'febbraio'));
      const before = JSON.stringify(withText(article, article.text));
      expect(before).toContain('-11-');
      expect(JSON.stringify(moved)).toBe(before.replaceAll('-11-', '-02-'));
    },
  );
});

describe.each(Object.entries(texts))('in %s', (language, { templates, alone, unrelated, dated, counted }) => {
  const states = statesOf(language);
  const [first, second] = ['state/PER', 'state/CHL'].map((key) => states.find((state) => state.key === key)) as [
    KnownState,
    KnownState,
  ];

  test('there are nearly all states', () => expect(states.length).toBeGreaterThan(185));

  test.each(templates)('another state changes just the state: %s', (template) => {
    const expected = exchanged(template, language, first, second);
    expect(expected.join('\n')).toContain('{a}');
    const wrong = states
      // a capital that ends in a full stop ends the sentence, too
      .filter(({ key, name, capital }) => key !== second.key && name !== capital && /[\p{L}’']$/u.test(capital))
      .filter(({ key, demonym }) => key !== 'state/CHE' && !(template.includes('{D}') && isShared(demonym)))
      .flatMap((state) => {
        const found = exchanged(template, language, state, second);
        const [more, fewer] = [without(found, expected), without(expected, found)];
        return more.length + fewer.length === 0 ? [] : [{ state: state.name, more, fewer }];
      });
    expect(wrong).toEqual([]);
  });

  const numbered = (template: string, values: Readonly<Record<string, string>>): string =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

  test.each(dated)('another date changes just the date: $text', ({ text: template, value, months }) => {
    const day = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 1950, max: 2049 }),
    });
    const linesFor = ({ day, month, year }: { day: number; month: number; year: number }): string[] => {
      const text = numbered(template, { day: String(day), month: months[month - 1] ?? '', year: String(year) });
      const date = numbered(value, {
        day: String(day).padStart(2, '0'),
        month: String(month).padStart(2, '0'),
        year: String(year),
      });
      const written = [
        [new RegExp(`\\b${months[month - 1]}\\b`, 'gu'), 'MONTH'],
        [new RegExp(`\\b${year}\\b`, 'g'), 'YEAR'],
        [new RegExp(`\\b${day}\\b`, 'g'), 'DAY'],
      ] as const;
      const lines = told(text, readText(text, language), (words) =>
        written.reduce((same, [from, to]) => same.replace(from, to), words.replaceAll(date, 'DATE')),
      );
      expect(lines.join('\n'), text).toContain('DATE');
      return lines;
    };
    const expected = linesFor({ day: 3, month: 5, year: 2024 });
    fc.assert(
      fc.property(day, (other) => {
        expect(linesFor(other)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test.each(counted)('another number changes just the number: $text', ({ text: template, least, most }) => {
    const linesFor = (number: number): string[] => {
      const text = numbered(template, { n: String(number) });
      const lines = told(text, readText(text, language), (words) =>
        words.replace(new RegExp(`(?<!\\d)${number}(?:0{6}|0{9})?(?!\\d)`, 'g'), 'NUMBER'),
      );
      expect(lines.join('\n'), text).toMatch(/"value":"NUMBER"/);
      return lines;
    };
    const expected = linesFor(least);
    fc.assert(
      fc.property(fc.integer({ min: least, max: most }), (n) => {
        expect(linesFor(n)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  const toldOf = (paragraphs: readonly string[]): string[] => {
    const text = paragraphs.join('\n\n');
    return told(text, readText(text, language));
  };

  test('paragraphs that stand alone say the same in any order, and together what each says', () => {
    const each = alone.flatMap((paragraph) => toldOf([paragraph])).sort();
    expect(each.length).toBeGreaterThan(alone.length);
    fc.assert(
      fc.property(fc.shuffledSubarray([...alone], { minLength: alone.length }), (paragraphs) => {
        expect(toldOf(paragraphs)).toEqual(each);
      }),
      { numRuns: 24 },
    );
  });

  test('a paragraph about something else adds nothing, wherever it stands', () => {
    for (const other of unrelated) {
      expect(toldOf([other])).toEqual([]);
      for (let place = 0; place <= alone.length; place++)
        expect(toldOf([...alone.slice(0, place), other, ...alone.slice(place)])).toEqual(toldOf(alone));
    }
  });

  test('a paragraph about something else at the end of an article adds nothing', () => {
    const own = [...articles, ...casesOf(language)].filter((article) => (article.language ?? 'it') === language);
    expect(own.length).toBeGreaterThan(10);
    for (const article of own)
      for (const other of unrelated) {
        const text = `${article.text.trimEnd()}\n\n${other}\n`;
        expect(told(text, withText(article, text))).toEqual(told(article.text, withText(article, article.text)));
      }
  });
});
