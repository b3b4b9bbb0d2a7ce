// Quads with the place of their object, in pieces of any length, and syntax errors at their line.
import fc from 'fast-check';
import type { Quad } from 'n3';
import { expect, test } from 'vitest';
import { InputError } from '../../src/article/errors.js';
import { parsePlaces } from '../../src/graph/parse-places.js';

const TURTLE = `@prefix ex: <http://example.org/> .
ex:a ex:p ex:b, "x y"@en ,
  """two
lines""" ; a ex:C .
# a remark
ex:d ex:q 12 ,
   "1"^^ex:type .
`;
const PLACES = ['b 2:11', 'x y 2:17', 'two\nlines 3:3', 'C 4:14', '12 6:11', '1 7:4'];

function read(pieces: readonly string[]): string[] {
  const found: string[] = [];
  const parser = parsePlaces('turtle', 'file', ({ object }: Quad, line, column) =>
    found.push(`${object.value.replace(/^.*\//, '')} ${line}:${column}`),
  );
  for (const piece of pieces) parser.write(piece);
  parser.end();
  return found;
}

test('each quad comes with line and column of its object', () => {
  expect(read([TURTLE])).toEqual(PLACES);
});

test('the same in pieces of any length', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 40 }), (lengths) => {
      const pieces: string[] = [];
      let at = 0;
      for (const length of lengths) {
        pieces.push(TURTLE.slice(at, at + length));
        at += length;
      }
      expect(read([...pieces, TURTLE.slice(at)])).toEqual(PLACES);
    }),
  );
});

test.each([
  [
    'a triple without its dot',
    'nquads',
    '<http://e/s> <http://e/p> <http://e/o> .\n<http://e/s> <http://e/p> .\n',
    2,
    27,
  ],
  ['a prefix that is not declared', 'turtle', '@prefix ex: <http://e/> .\n\nex:a no:b 1 .\n', 3, 6],
  ['a string that does not end', 'turtle', '<a:b> <a:c> "x .\n', 1, undefined],
  ['a document that ends too early', 'turtle', '<a:b> <a:c> 1', 1, 14],
] as const)('a syntax error is told at its place: %s', (_name, format, text, line, column) => {
  const parser = parsePlaces(format, 'file', () => {});
  const error = (() => {
    try {
      parser.write(text);
      parser.end();
      return undefined;
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(InputError);
  expect([(error as InputError).file, (error as InputError).line, (error as InputError).column]).toEqual([
    'file',
    line,
    column,
  ]);
});
