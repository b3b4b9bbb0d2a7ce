// The token scanner: what a token is, that it loses nothing, and that no text makes it slow.
import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf, readTokens } from '../../src/store/tokens.js';

const shown = (text: string): string[] => readTokens(text).map(({ kind, text: token }) => `${kind} ${token}`);

const CASES: readonly (readonly [text: string, tokens: readonly string[]])[] = [
  ['?a<?b && $c>?d', ['variable ?a', 'sign <', 'variable ?b', 'sign &&', 'variable $c', 'sign >', 'variable ?d']],
  ['<http://a>/<b>*', ['iri <http://a>', 'sign /', 'iri <b>', 'sign *']],
  ['ex:a.b. :c', ['name ex:a.b', 'sign .', 'name :c']],
  ['ex:a\\,b:c%20 p-1:x', ['name ex:a\\,b:c%20', 'name p-1:x']],
  ['?x-1 ?y.?z', ['variable ?x', 'sign -', 'number 1', 'variable ?y', 'sign .', 'variable ?z']],
  ['"a\\"b"@en-US "c"^^x:y', ['string "a\\"b"', 'language @en-US', 'string "c"', 'sign ^^', 'name x:y']],
  ["'''a'\n''b''' \"\"\"\"x\"\"\"", ["string '''a'\n''b'''", 'string """"x"""']],
  ['1.5e-3 .5 2. 3', ['number 1.5e-3', 'number .5', 'number 2', 'sign .', 'number 3']],
  ['_:b1.2. [] {|', ['blank _:b1.2', 'sign .', 'sign [', 'sign ]', 'sign {|']],
  ['SELECT#c {\n*', ['word SELECT', 'sign *']],
  ['"open\n<open', ['unended "open', 'sign <', 'word open']],
  ['<<( ?s a ex:Ö )>>', ['sign <<', 'sign (', 'variable ?s', 'word a', 'name ex:Ö', 'sign )', 'sign >>']],
];

describe('tokens', () => {
  test.each(CASES)('of %j', (text, tokens) => expect(shown(text)).toEqual(tokens));

  test('stand in order and leave out white space and comments only', () => {
    const piece = constantFrom(
      '<',
      '>',
      '"',
      "'",
      '"""',
      '\\',
      '#',
      '\n',
      ' ',
      '?x',
      'a:b',
      '.',
      '_:c',
      '@en',
      '1.',
      '{',
      '(',
      '&&',
      'é',
      '\u{1f600}',
    );
    assert(
      property(array(piece, { maxLength: 40 }), string(), (pieces, tail) => {
        const text = pieces.join('') + tail;
        let at = 0;
        for (const token of readTokens(text)) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.text).toBe(text.slice(token.start, token.end));
          expect(text.slice(at, token.start)).toMatch(/^(?:[\u0000-\u0020\ufeff]|#[^\n\r]*)*$/);
          at = token.end;
        }
        expect(text.slice(at)).toMatch(/^(?:[\u0000-\u0020\ufeff]|#[^\n\r]*)*$/);
      }),
    );
  });

  test.each(['<', '"', "'''", 'a.', '....', '\\', '?', 'é:', '<a', '_:a.', '((', '#\n', 'a.-', ':', '_:'])(
    'of %j a hundred thousand times come before the test is given up',
    (piece) => {
      expect(() => readTokens(piece.repeat(100_000))).not.toThrow();
    },
  );
});

test('a place is a line and a column in characters', () => {
  expect(placeOf('a\r\n\u{1f600}b', 5)).toEqual({ line: 2, column: 2 });
  expect(placeOf('', 0)).toEqual({ line: 1, column: 1 });
});
