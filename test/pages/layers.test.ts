import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layer, type Piece } from '../../src/pages/article/layers.js';

interface Span {
  readonly start: number;
  readonly end: number;
}
const LENGTH = 40;
const span = fc
  .tuple(fc.nat(LENGTH - 1), fc.nat(LENGTH - 1))
  .map(([a, b]): Span => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
const spans = fc.array(span, { maxLength: 12 });

const flat = (pieces: readonly Piece<Span>[]): Piece<Span>[] =>
  pieces.flatMap((piece) => [piece, ...flat(piece.children)]);

describe('pieces of passages', () => {
  test('nest, in the order of the text, without overlap', () => {
    const check = (pieces: readonly Piece<Span>[], from: number, to: number): void => {
      let at = from;
      for (const { start, end, children } of pieces) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        check(children, start, end);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(to);
    };
    fc.assert(fc.property(spans, (passages) => check(layer(passages, 0, LENGTH), 0, LENGTH)));
  });

  test('cover each passage exactly, with one first and one last piece', () => {
    fc.assert(
      fc.property(spans, (passages) => {
        const pieces = flat(layer(passages, 0, LENGTH));
        for (const passage of passages) {
          const own = pieces.filter((piece) => piece.passage === passage);
          const covered = own.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at));
          expect(covered.sort((a, b) => a - b)).toEqual(
            Array.from({ length: passage.end - passage.start }, (_, at) => passage.start + at),
          );
          expect(own.filter(({ first }) => first)).toHaveLength(1);
          expect(own.filter(({ last }) => last)).toHaveLength(1);
        }
      }),
    );
  });

  test('are cut at the ends of a line', () => {
    const passage = { start: 2, end: 9 };
    const [before] = layer([passage], 0, 5);
    const [after] = layer([passage], 6, 12);
    expect(before).toMatchObject({ start: 2, end: 5, first: true, last: false });
    expect(after).toMatchObject({ start: 6, end: 9, first: false, last: true });
  });
});
