// Every rule of every pack on its own examples: it fires on the one and not on the other.
import { describe, expect, test } from 'vitest';
import { type DateWords, findDates } from '../../src/extract/dates.js';
import { Document } from '../../src/extract/document.js';
import { findNames } from '../../src/extract/names.js';
import { loadLanguages } from '../../src/language/load.js';
import type { LanguagePack, Rule } from '../../src/language/pack.js';
import { FOLDERS } from './folders.js';

const languages = loadLanguages(FOLDERS);
const packs = [...languages.packs];
const documentOf = (text: string, pack: LanguagePack): Document =>
  new Document({ slug: 'example', text }, pack, languages.entities);

test('there are packs', () => expect(packs.map(([tag]) => tag)).toContain('it'));

describe.each(packs)('the rules for dates of %s', (_, pack) => {
  const { rules } = pack.temporal;
  /** Rules whose dates were laid on a text. */
  const firing = (text: string): string[] => {
    const doc = documentOf(text, pack);
    findDates(doc);
    return doc.all('Date', 0, doc.tokens.length).map(({ data }) => (data as DateWords).rule);
  };

  test('there are some', () => expect(rules.length).toBeGreaterThan(3));
  test.each(rules)('$id fires on "$yes"', ({ id, yes }) => expect(firing(yes)).toContain(id));
  test.each(rules)('$id does not fire on "$no"', ({ id, no }) => expect(firing(no)).not.toContain(id));
});

describe.each(packs)('the books of rules of %s', (_, pack) => {
  /** Whether a rule's pattern matches on a text as it is laid out when verb forms are settled. */
  const fires = ({ pattern }: Rule, text: string): boolean => {
    const doc = documentOf(text, pack);
    findNames(doc);
    doc.tokens.forEach(({ capital }, at) => {
      if (capital) doc.annotate({ type: 'Capital', form: '', first: at, last: at + 1 });
    });
    return doc.sentences.some(({ first, last }) => pattern.matches(doc, first, last).length > 0);
  };
  const rules = Object.values(pack.rules).flat();

  test('fire on their examples', () => {
    expect(rules.filter((rule) => !fires(rule, rule.yes)).map(({ id, yes }) => `${id}: ${yes}`)).toEqual([]);
  });
  test('do not fire on the others', () => {
    expect(rules.filter((rule) => fires(rule, rule.no)).map(({ id, no }) => `${id}: ${no}`)).toEqual([]);
  });
});

describe.each(packs)('the pack %s', (tag, pack) => {
  const rules = [...pack.temporal.rules, ...Object.values(pack.rules).flat()];

  test('names each rule once, after its language', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at || !id.startsWith(`${tag}.`))).toEqual([]);
  });

  test('has the months and days of the week, each in words', () => {
    const numbers = (words: Readonly<Record<string, number>>): number[] =>
      [...new Set(Object.values(words))].sort((a, b) => a - b);
    expect(numbers(pack.temporal.months)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(numbers(pack.temporal.weekdays)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
