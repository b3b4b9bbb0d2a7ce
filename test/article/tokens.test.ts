// Texts to tokens: the cases of test/cases/article/tokens.yaml, what a token knows of itself, and what holds for any text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Elision, fold, type Token, tokenize } from '../../src/article/tokens.js';
import { loadCases, type Named } from '../cases/load.js';

interface TokenCase extends Named {
  readonly elision?: Elision;
  readonly text: string;
  readonly tokens: readonly string[];
}
const ELISIONS = ['before', 'possessive', 'none'] as const;
/** Any text, and texts of the signs that tokens are made of, where rules meet. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'aBcÈè0123456789.,\'’-‑ \u00a0\r\n«»"😀𝐀\u0300;:@/'), maxLength: 60 }),
  fc
    .array(
      fc.constantFrom("l'", 'dell’', '1.000', ' ', '\u00a0', '4,1', 'www.', 'ab.', '.it', 'È', '\r\n', '…', '🤝'),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

describe('tokenize', () => {
  test.each(loadCases<TokenCase>('article/tokens.yaml'))('$name', ({ text, elision = 'before', tokens }) => {
    expect(tokenize(text, elision).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`)).toEqual(tokens);
  });

  test('tokens stand one after another and leave out nothing but white space', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...ELISIONS), (text, elision) => {
        let end = 0;
        for (const token of tokenize(text, elision)) {
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(end, token.start).trim()).toBe('');
          expect(token.spaceBefore).toBe(token.start > end || token.start === 0);
          end = token.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });

  test('a token is the folded text between its offsets', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...ELISIONS), (text, elision) => {
        for (const { start, end, norm } of tokenize(text, elision)) expect(norm).toBe(fold(text.slice(start, end)));
      }),
    );
  });

  test('no token has half of a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { start, end } of tokenize(text, 'before')) expect(text.slice(start, end)).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  test('no-break spaces in the place of plain ones change no kind and no word', () => {
    const read = (text: string): string[] =>
      tokenize(text, 'before').map(({ kind, norm }) => `${kind}:${norm.replace(/\s/g, ' ')}`);
    fc.assert(
      fc.property(anyText, fc.constantFrom('\u00a0', '\u202f'), (text, space) => {
        const plain = text.replace(/[\u00a0\u202f]/g, ' ');
        expect(read(plain.replaceAll(' ', space))).toEqual(read(plain));
      }),
    );
  });

  // A domain was looked for from each of its parts to the end of the text.
  test.each(['ab.', "a'", '1.000', 'a-', '«', 'Aa1', '0,', 'a\u0300'])(
    'a long run of "%s" is done before the test is given up',
    (part) => {
      expect(tokenize(part.repeat(300_000), 'before').length).toBeGreaterThan(1000);
    },
  );
});

describe('a token', () => {
  const only = (text: string): Token => {
    const [token, ...more] = tokenize(text, 'before');
    if (token === undefined || more.length > 0) throw new RangeError(`"${text}" is not one token`);
    return token;
  };

  test.each([
    ['È', 'è'],
    ['Po’', "po'"],
    ['vice‑Ministro', 'vice-ministro'],
    ['citta\u0300', 'città'],
  ])('%s is compared as "%s"', (text, norm) => expect(only(text).norm).toBe(norm));

  test.each([
    ['Mosca', true],
    ['Étienne', true],
    ['Журавль', true],
    ['mosca', false],
    ['3', false],
  ])('%s begins with a capital: %s', (text, capital) => expect(only(text).capital).toBe(capital));

  test.each([
    ['ODKB', true],
    ['G20', false],
    ['UE', true],
    ['Nato', false],
    ['I', false],
    ['ЕАЭС', true],
  ])('%s is all in capitals: %s', (text, acronym) => expect(only(text).acronym).toBe(acronym));
});
