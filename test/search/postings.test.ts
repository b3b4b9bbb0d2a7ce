// The inverted index holds, after any adding and removing, what is left, and ranks by BM25.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Postings } from '../../src/search/postings.js';

const term = fc.constantFrom('a', 'b', 'c', 'ab', 'abc', 'd');
const step = fc.oneof(fc.record({ add: fc.array(term, { maxLength: 6 }) }), fc.record({ remove: fc.nat({ max: 40 }) }));

test('finds what was added and not removed', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.array(term, { minLength: 1, maxLength: 3 }), (steps, words) => {
      const index = new Postings();
      const held = new Map<number, readonly string[]>();
      for (const one of steps) {
        if ('add' in one) held.set(index.add(one.add), one.add);
        else {
          index.remove(one.remove);
          held.delete(one.remove);
        }
      }
      const asked = [...new Set(words)];
      const expected = (some: boolean): number[] =>
        [...held]
          .filter(([, terms]) =>
            some ? asked.some((word) => terms.includes(word)) : asked.every((word) => terms.includes(word)),
          )
          .map(([id]) => id);
      for (const some of [true, false]) {
        const found = index.find(
          asked.map((word) => ({ terms: [word] })),
          some,
        );
        expect(found.map(({ id }) => id).sort((a, b) => a - b)).toEqual(expected(some));
        expect(found.every(({ score }) => score > 0)).toBe(true);
      }
    }),
  );
});

test('is cleaned of what was removed and finds the rest by its beginning', () => {
  const index = new Postings();
  for (let n = 0; n < 3000; n++) index.add([`word${n}`, 'all']);
  for (let n = 0; n < 2995; n++) index.remove(n);
  const found = index.find([{ terms: ['word299'], prefix: 'word299' }], false);
  expect(found.map(({ id }) => id).sort()).toEqual([2995, 2996, 2997, 2998, 2999]);
  expect(index.find([{ terms: ['all'] }], false)).toHaveLength(5);
  expect(index.find([{ terms: ['word10'] }], false)).toEqual([]);
});

test('ranks rare words before frequent ones, and short texts before long ones', () => {
  const index = new Postings();
  const frequent = index.add(['frequent', 'x', 'y']);
  const rare = index.add(['rare', 'x', 'y']);
  const long = index.add(['rare', ...Array.from({ length: 40 }, (_, n) => `w${n}`)]);
  for (let n = 0; n < 20; n++) index.add(['frequent', 'z']);
  const scores = new Map(
    index.find([{ terms: ['frequent'] }, { terms: ['rare'] }], true).map(({ id, score }) => [id, score]),
  );
  expect(scores.get(rare)).toBeGreaterThan(scores.get(frequent) ?? Number.NaN);
  expect(scores.get(rare)).toBeGreaterThan(scores.get(long) ?? Number.NaN);
});
