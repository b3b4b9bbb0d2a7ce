// How an article was read: the reading is that of every conversion, and beside it stands which rules fired, what was
// turned down, which words led to nothing, and what was tried at one place.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Attempt, type Explanation, explain, type Place } from '../../src/extract/explain.js';
import type { Span } from '../../src/extract/facts.js';
import { read } from '../../src/extract/read.js';
import { loadLanguages } from '../../src/language/load.js';
import { publishedArticles } from '../graph/convert.js';

const folder = (path: string): string => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
const languages = loadLanguages({ packs: folder('language'), reference: folder('reference') });

const TEXT =
  'Peru and Chile did not sign an agreement on 3 May 2024. The ministers of Peru and Chile met in Lima and the agreement was bad.';
const article = { slug: 'case', text: TEXT, language: 'en' };
const words = (span: Span): string => TEXT.slice(...span);
const explained = (offset?: number): Explanation => explain(article, languages, offset);
/** The place at which some words begin. */
const placeOf = (beginning: string): Place => {
  const { place } = explained(TEXT.indexOf(beginning));
  if (place === undefined) throw new RangeError(`no place at ${beginning}`);
  return place;
};
const attemptsAt = (beginning: string, rule: string): Attempt[] =>
  placeOf(beginning).attempts.filter((attempt) => attempt.rule === rule);

describe('the reading of a watched document', () => {
  const cases = ['en', 'it'].flatMap((language) =>
    (parse(readFileSync(new URL(`${language}.yaml`, import.meta.url), 'utf8')) as readonly { text: string }[]).map(
      ({ text }) => ({ slug: 'case', text, language }),
    ),
  );

  test('is that of a conversion', async () => {
    const all = [...cases, ...(await publishedArticles(readdirSync(folder('articles'))))];
    expect(all.length).toBeGreaterThan(40);
    for (const one of all) {
      expect(explain(one, languages, 5).reading).toEqual(read(one, languages));
      expect(explain(one, languages).reading).toEqual(read(one, languages));
    }
  });
});

describe('what fired', () => {
  test('is told with what it captured', () => {
    const date = explained().fired.find(({ rule }) => rule === 'en.date.day-month');
    expect(date && words(date.span)).toBe('on 3 May 2024');
    expect(Object.entries(date?.captures ?? {}).map(([name, span]) => [name, words(span)])).toEqual([
      ['day', '3'],
      ['month', 'May'],
      ['year', '2024'],
    ]);
  });

  test('leaves out what a longer match outdid', () => {
    expect(explained().fired.map(({ rule }) => rule)).not.toContain('en.date.year');
    expect(attemptsAt('2024', 'en.date.day-month').map(({ outcome }) => outcome)).toEqual(['matched']);
    const outdone = placeOf('May 2024').attempts.filter(({ outcome }) => outcome === 'outdone');
    expect(outdone.map(({ from }) => words(from))).not.toContain('on 3 May 2024');
  });
});

describe('what led to nothing', () => {
  test('is told by stage, word and type', () => {
    expect(explained().idle.map(({ stage, type, span }) => `${stage} ${type} ${words(span)}`)).toContain(
      'office Office ministers',
    );
  });

  test('leaves out what led to a fact or was turned down', () => {
    const idle = explained().idle.map(({ stage, span }) => `${stage} ${words(span)}`);
    expect(idle).not.toContain('event met');
    expect(idle).not.toContain('treaty agreement');
  });
});

describe('a place', () => {
  test('is a token in its sentence, with what was laid on it', () => {
    const { token, sentence, types } = placeOf('agreement');
    expect(words(token)).toBe('agreement');
    expect(words(sentence)).toBe('Peru and Chile did not sign an agreement on 3 May 2024.');
    expect(types).toContain('Instrument:singular');
  });

  test('names the facts that a stage found there', () => {
    const [attempt] = attemptsAt('met in', 'event');
    expect(attempt?.outcome).toBe('found');
    const { reading } = explained();
    expect(reading.facts.filter(({ id }) => attempt?.facts?.includes(id)).map(({ kind }) => kind)).toEqual(['Event']);
  });

  test('gives the reason for what was turned down', () => {
    const { rejects } = explained().reading;
    const [attempt] = attemptsAt('agreement', 'treaty');
    expect(attempt).toMatchObject({ outcome: 'rejected', reason: rejects[0]?.reason });
  });

  test('says at which words a stage begins that did not', () => {
    const [attempt] = attemptsAt('Lima', 'treaty');
    expect(attempt).toMatchObject({ outcome: 'failed', reason: 'begins at Instrument' });
    expect(attempt?.failedAt && words(attempt.failedAt)).toBe('Lima');
  });

  test('says of every rule of the pack tried there at which token it failed', () => {
    const place = placeOf('May 2024');
    const failed = place.attempts.filter(({ outcome }) => outcome === 'failed');
    expect(failed.length).toBeGreaterThan(10);
    for (const { failedAt } of failed) expect(failedAt).toBeDefined();
    // tried from "on", came past the day and the month and wanted the day of another month
    const [span] = attemptsAt('May 2024', 'en.date.day-month-to-day-month');
    expect(span && [words(span.from), span.failedAt && words(span.failedAt)]).toEqual(['on', '2024']);
  });

  test('at the end of a sentence fails there, not at the beginning of the text', () => {
    const [last] =
      explain({ slug: 'case', text: 'They met in May', language: 'en' }, languages, 12).place?.attempts.filter(
        ({ rule }) => rule === 'en.form.modal',
      ) ?? [];
    expect(last?.failedAt).toEqual([15, 15]);
  });

  test('is none beyond the text', () => {
    expect(explained(TEXT.length).place).toBeUndefined();
  });
});
