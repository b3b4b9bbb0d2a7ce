// Five hundred texts that are no news about diplomacy are converted without a crash, in work that grows as the text does,
// and give next to no treaties and commitments.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { Document } from '../../src/extract/document.js';
import { packOf, read, readDocument } from '../../src/extract/read.js';
import { convert } from '../../src/graph/convert.js';
import { makeIris } from '../../src/graph/iris.js';
import { loadLanguages } from '../../src/language/load.js';
import type { Annotation } from '../../src/language/pattern.js';
import { LanguageError } from '../../src/language/recognise.js';
import { publishedArticles } from '../graph/convert.js';
import { oddTexts, otherTexts } from './other-texts.js';

const folder = (path: string): string => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
const languages = loadLanguages({ packs: folder('language'), reference: folder('reference') });
const converter = { languages, iris: makeIris() };
const prose = otherTexts(22);
const odd = oddTexts();
/** Most treaties and commitments that a hundred of the texts may give. */
const MOST_PER_HUNDRED = 2;

describe('five hundred texts of other kinds', () => {
  const converted = [...prose, ...odd].map((article) => ({ article, ...convert(article, converter) }));

  test('are all converted', () => {
    expect(converted.length).toBeGreaterThan(500);
    expect(new Set(prose.map(({ text }) => text)).size).toBe(prose.length);
    for (const { quads } of converted) expect(quads.length).toBeGreaterThan(3);
  });

  test('have no passage that is not theirs', () => {
    for (const { article, reading } of converted) {
      const spans = [...reading.mentions.map(({ span }) => span), ...reading.facts.flatMap(({ evidence }) => evidence)];
      expect(spans.filter(([start, end]) => start < 0 || end > article.text.length || start >= end)).toEqual([]);
    }
  });

  test('give next to no treaties and commitments', () => {
    const found = converted.flatMap(({ article, reading }) =>
      reading.facts
        .filter(({ kind }) => kind === 'Treaty' || kind === 'Commitment')
        .map(({ rule, evidence: [span] }) => `${article.slug} ${rule}: ${span && article.text.slice(...span)}`),
    );
    expect(found.length, found.join('\n')).toBeLessThanOrEqual((converted.length * MOST_PER_HUNDRED) / 100);
  });

  test('are refused for their language or read when it is not given', () => {
    let readable = 0;
    for (const { language: _given, ...article } of [...prose, ...odd]) {
      try {
        read(article, languages);
        readable++;
      } catch (error) {
        expect(error).toBeInstanceOf(LanguageError);
      }
    }
    expect(readable).toBeGreaterThan(prose.length * 0.8);
    expect(readable).toBeLessThan(prose.length + odd.length / 2);
  });
});

/** Counts how often the stages look at a token. */
class CountedDocument extends Document {
  looks = 0;
  override norm(at: number): string {
    this.looks++;
    return super.norm(at);
  }
  override annotationsAt(at: number): readonly Annotation[] {
    this.looks++;
    return super.annotationsAt(at);
  }
}

function looksAt(article: Article): number {
  const doc = new CountedDocument(article, packOf(article, languages), languages.entities);
  readDocument(doc);
  return doc.looks;
}

describe('the work', () => {
  const repeated = (article: Article, times: number): Article => ({
    ...article,
    text: Array.from({ length: times }, () => article.text).join('\n\n'),
  });
  /** A text four times as long may take so many times four times the work. */
  const SLACK = 1.3;
  const grows = (article: Article, times: number): void => {
    const [short, long] = [looksAt(repeated(article, times)), looksAt(repeated(article, 4 * times))];
    expect(long / short, article.slug).toBeLessThan(4 * SLACK);
    expect(long / short, article.slug).toBeGreaterThan(1);
  };

  test.each(prose.filter((_, index) => index % 22 === 0).map((article) => [article.slug, article] as const))(
    'grows as the text does: %s',
    (_, article) => grows(article, 8),
  );
  test.each(
    odd
      .filter(({ text }) => text.length <= 60_000)
      .filter((_, index) => index % 3 === 0)
      .map((article) => [article.slug, article] as const),
  )('grows as the text does: %s', (_, article) => grows(article, 1));
  test('grows as the text does: articles', async () => {
    for (const article of await publishedArticles(readdirSync(folder('articles')))) grows(article, 3);
  });
});
