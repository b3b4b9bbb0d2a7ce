// Tokens to sentences: the cases of test/cases/article/sentences.yaml, and what holds for any text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences, unwrapLines } from '../../src/article/sentences.js';
import { tokenize } from '../../src/article/tokens.js';
import { loadCases, type Named } from '../cases/load.js';

interface SentenceCase extends Named {
  readonly text: string;
  readonly sentences: readonly string[];
  readonly paragraphs?: readonly number[];
}
const ABBREVIATIONS = new Set(['art', 'sig', 'n']);

describe('splitSentences', () => {
  test.each(loadCases<SentenceCase>('article/sentences.yaml'))('$name', ({ text, sentences, paragraphs }) => {
    const tokens = tokenize(text, 'before');
    const found = splitSentences(tokens, ABBREVIATIONS);
    expect(found.map(({ first, last }) => text.slice(tokens[first]?.start, tokens[last - 1]?.end))).toEqual(sentences);
    if (paragraphs !== undefined) expect(found.map(({ paragraph }) => paragraph)).toEqual(paragraphs);
  });

  test('every token but the line breaks stands in one sentence, and none crosses a line', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aB1.?!…«»“”") \n\r', ', ', 'art.'), maxLength: 80 });
    fc.assert(
      fc.property(text, (written) => {
        const tokens = tokenize(written, 'before');
        const covered: number[] = [];
        let paragraph = 0;
        for (const sentence of splitSentences(tokens, ABBREVIATIONS)) {
          expect(sentence.last).toBeGreaterThan(sentence.first);
          expect(sentence.paragraph).toBeGreaterThanOrEqual(paragraph);
          ({ paragraph } = sentence);
          for (let at = sentence.first; at < sentence.last; at++) covered.push(at);
        }
        expect(covered).toEqual(tokens.flatMap(({ kind }, at) => (kind === 'break' ? [] : [at])));
      }),
    );
  });
});

describe('unwrapLines', () => {
  const LINE = 'il ministro degli esteri ha parlato della visita e di altro';
  const linesOf = (text: string): string[][] => {
    const tokens = unwrapLines(tokenize(text, 'before'));
    return splitSentences(tokens, ABBREVIATIONS).map(({ first, last }) =>
      tokens.slice(first, last).map(({ norm }) => norm),
    );
  };
  const breaks = (text: string): number =>
    unwrapLines(tokenize(text, 'before')).filter(({ kind }) => kind === 'break').length;

  test('joins the lines of a text that was wrapped at a fixed width', () => {
    expect(linesOf(`${LINE}\n${LINE}\r\n${LINE}\n${LINE}.`)).toHaveLength(1);
  });

  test('keeps white space where a line break stood', () => {
    const [, , last] = unwrapLines(tokenize(`${LINE}\n${LINE}\n${LINE}\n${LINE}`, 'before')).filter(
      ({ norm }) => norm === 'il',
    );
    expect(last?.spaceBefore).toBe(true);
  });

  test('keeps a line break after a full stop, and blank lines', () => {
    expect(breaks(`${`${LINE}\n`.repeat(6)}${LINE}.\n${LINE}\n\n${LINE}`)).toBe(3);
  });

  test.each([
    ['of paragraphs in one line each', `${LINE.repeat(4)}.\n${LINE.repeat(4)}.\n${LINE.repeat(4)}.`, 2],
    ['of short lines', 'Mosca\nAstana\nBishkek\nRoma\nParigi', 4],
    ['with a headline and a byline alone', `${LINE}\ndi Anna Bianchi\n${LINE.repeat(4)}.`, 2],
  ])('leaves a text %s alone', (_, text, count) => expect(breaks(text)).toBe(count));

  // The length of each line was looked up in a list of all of them, which took longer than a test may.
  test('a text of many lines is done before the test is given up', () => {
    const tokens = tokenize(`${LINE}\n`.repeat(60_000), 'before');
    expect(unwrapLines(tokens).length).toBeGreaterThan(0);
  });
});
