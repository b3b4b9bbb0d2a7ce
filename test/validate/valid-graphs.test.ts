// No false alarm: a thousand valid graphs that nobody chose have nothing to mend, and together they use every property of facts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pacta } from '../../src/graph/vocabulary.js';
import { check, english, nameOf } from '../shapes/built-in.js';
import { validGraph } from './valid-graphs.js';

const SEED = 20251125;
const COUNT = 1000;

test(`${COUNT} generated valid graphs raise no alarm`, () => {
  const used = new Set<string>();
  let quads = 0;
  fc.assert(
    fc.property(validGraph, (graph) => {
      quads += graph.length;
      for (const { predicate } of graph) used.add(predicate.value);
      expect(
        check(graph).list.map((finding) => [
          nameOf(finding),
          finding.focus.value,
          finding.value?.value,
          english(finding),
        ]),
      ).toEqual([]);
    }),
    { numRuns: COUNT, seed: SEED },
  );
  expect(quads).toBeGreaterThan(100 * COUNT);
  const NEVER = ['acronym', 'amends', 'capital', 'demonym', 'follows', 'isoAlpha3', 'retracts', 'version'];
  const wanted = Object.entries(pacta).filter(([name]) => /^[a-z]/.test(name) && !NEVER.includes(name));
  expect(wanted.filter(([, { value }]) => !used.has(value)).map(([name]) => name)).toEqual([]);
});
