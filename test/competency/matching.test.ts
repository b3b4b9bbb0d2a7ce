// The rules by which an answer counts as exact, on rows made for them.

import { describe, expect, test } from 'vitest';
import { bindValues } from './bind.js';
import type { Known } from './endpoint-facts.js';
import { compareRows } from './matching.js';
import { goldItem } from './notation.js';

const { articleIriText, spans } = goldItem('A.c4');
const [start, end] = spans[0] ?? [0, 0];
const passage = (from: number, to: number) => ({ articleIriText, start: from, end: to, exact: 'armi nello spazio' });
const known: Known = {
  evidence: new Map([
    ['urn:half', [passage(start, Math.ceil((start + end) / 2))]],
    ['urn:less', [passage(start, Math.floor((start + end) / 2) - 1)]],
    ['urn:statement', [passage(start, end)]],
  ]),
  classes: new Map([
    ['urn:half', new Set(['Commitment'])],
    ['urn:less', new Set(['Commitment'])],
    ['urn:statement', new Set(['Statement'])],
  ]),
  labels: new Map([['urn:theatre', new Set(['teatro bolshoi'])]]),
};

const exact = (cell: string | string[], value: string | undefined) => {
  const { missing, surplus } = compareRows([[cell]], [[value]], known, false);
  return missing.length === 0 && surplus.length === 0;
};

describe('a cell', () => {
  test.each<[string | string[], string | undefined, boolean]>([
    ['id state/RUS', 'https://w3id.org/pacta/id/state/RUS', true],
    ['id state/RUS', 'https://w3id.org/pacta/id/state/KAZ', false],
    ['number 4', '4.0', true],
    ['number 4', '40', false],
    ['date --11-12', '--11-12', true],
    ['date 2025', '2025-11-26', false],
    ['text EAEU', 'EAEU', true],
    ['text EAEU', 'Unione Economica Eurasiatica (EAEU)', false],
    ['words petrolio & gas', 'petrolio,\u00a0gas', true],
    ['words petrolio & carbone', 'petrolio, gas', false],
    ['words nello spazio', 'urn:half', true],
    ['label Teatro Bolshoi', 'urn:theatre', true],
    ['label Teatro Bolshoi', 'urn:other', false],
    ['gold A.c4', 'urn:half', true],
    ['gold A.c4', 'urn:less', false],
    ['gold A.c4', 'urn:statement', false],
    ['absent', undefined, true],
    ['absent', 'Mosca', false],
    [['text b', 'text a'], 'a; b', true],
    [['text a'], 'a; b', false],
    [[], undefined, true],
  ])('%j against %j is %j', (cell, value, fits) => {
    expect(exact(cell, value)).toBe(fits);
  });
});

describe('rows', () => {
  test('find the assignment that leaves none over', () => {
    const { missing, surplus } = compareRows([['words a'], ['text a']], [['a'], ['a b']], known, false);
    expect([missing, surplus]).toEqual([[], []]);
  });

  test('name what is missing and what is surplus', () => {
    const { missing, surplus } = compareRows([['text a'], ['text b']], [['a'], ['c']], known, false);
    expect([missing, surplus]).toEqual([[['text b']], [['c']]]);
  });

  test('let one passage render several glosses, and no row stand that renders none', () => {
    const expected = [['words petrolio'], ['words gas']];
    expect(compareRows(expected, [['petrolio, gas']], known, true)).toEqual({ missing: [], surplus: [] });
    expect(compareRows(expected, [['petrolio, gas'], ['carbone']], known, true).surplus).toEqual([['carbone']]);
  });
});

describe('parameters', () => {
  const query = 'SELECT * { VALUES ?theme { <urn:x> } VALUES (?a ?b) { (<urn:x> "y") } ?s ?theme ?a , ?b }';

  test('take the place of the values of their block', () => {
    expect(bindValues(query, { theme: ['code theme/space'], 'a b': [['id state/RUS', 'text di "pace"']] })).toBe(
      'SELECT * { VALUES ?theme { <https://w3id.org/pacta/code/theme/space> } ' +
        'VALUES (?a ?b) { (<https://w3id.org/pacta/id/state/RUS> "di \\"pace\\"") } ?s ?theme ?a , ?b }',
    );
  });

  test.each([
    { theme: ['id state/RUS> } #'] },
    { theme: ['words di pace'] },
    { absent: ['text x'] },
    { 'a b': ['text x'] },
  ])('are refused when they are no terms or fit no block: %j', (values) => {
    expect(() => bindValues(query, values as never)).toThrow();
  });
});
