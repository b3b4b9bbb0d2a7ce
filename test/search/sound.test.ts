// Spellings of one name meet in one key, names that differ do not; the spellings are data.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { soundOf } from '../../src/search/sound.js';

interface Cases {
  readonly alike: readonly (readonly string[])[];
  readonly different: readonly (readonly [string, string])[];
}
const { alike, different } = parse(
  readFileSync(new URL('../cases/search/sounds.yaml', import.meta.url), 'utf8'),
) as Cases;

describe('spellings of one name', () => {
  test.each(alike.map((names) => ({ names })))('$names sound alike', ({ names }) => {
    expect([...new Set(names.map(soundOf))]).toHaveLength(1);
  });
});

describe('names that differ', () => {
  test.each(different)('%s is not %s', (a, b) => {
    expect(soundOf(a)).not.toBe(soundOf(b));
  });
});
