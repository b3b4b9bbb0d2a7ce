// What the interface says: the same in each language, with the same places; and dates and numbers in words.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { dateInWords } from '../../src/pages/knowledge/dates.js';
import { numberInWords } from '../../src/pages/knowledge/render-term.js';
import { fill, LANGUAGES, MESSAGES, plural } from '../../src/pages/messages.js';

const leaves = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
const places = (message: string): string[] => [...message.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe.each(LANGUAGES)('messages in %s', (language) => {
  const own = new Map(leaves(MESSAGES[language]));
  const english = new Map(leaves(MESSAGES.en));

  test('are those of English, with the same places', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, message] of english) expect(places(own.get(key) ?? ''), key).toEqual(places(message));
  });

  test('say something', () => {
    expect([...own].filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  test('are translated', () => {
    if (language === 'en') return;
    const same = [...english].filter(
      ([key, message]) => own.get(key) === message && /\p{L}{3}/u.test(message.replace(/\{\w+\}/g, '')),
    );
    expect(same.length / english.size).toBeLessThan(0.05);
  });
});

describe('dates', () => {
  const file = new URL('../cases/pages/dates.yaml', import.meta.url);
  const cases = parse(readFileSync(file, 'utf8')) as readonly {
    readonly date: string;
    readonly en: string;
    readonly it: string;
  }[];

  test.each(cases)('$date in words', ({ date, en, it }) => {
    const plain = (text: string): string => text.replace(/[\u2009\u202f\u00a0]/g, ' ');
    expect(plain(dateInWords(date, 'en', MESSAGES.en))).toBe(en);
    expect(plain(dateInWords(date, 'it', MESSAGES.it))).toBe(it);
  });
});

describe('numbers', () => {
  test('have the marks of the language and keep their digits', () => {
    expect(numberInWords('4100000000', { language: 'en' })).toBe('4,100,000,000');
    expect(numberInWords('13.60', { language: 'it' })).toBe('13,60');
    expect(numberInWords('-0.5', { language: 'en' })).toBe('-0.5');
  });

  test('that no computer holds exactly stay as they are written', () => {
    expect(numberInWords('123456789012345678901', { language: 'en' })).toBe('123456789012345678901');
  });

  test('choose the form of a message', () => {
    const forms = { one: '{count} row', other: '{count} rows' };
    expect([0, 1, 2, 1200].map((count) => plural(forms, count, 'en'))).toEqual([
      '0 rows',
      '1 row',
      '2 rows',
      '1,200 rows',
    ]);
    expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}');
  });
});
