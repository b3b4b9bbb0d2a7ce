// Dates as the days they allow, and which of two comes first, as far as they tell.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInOrder, readDays } from '../../src/validate/checks/dates.js';
import { isDateForm } from '../../src/validate/datatypes.js';

describe('a date', () => {
  test.each([
    ['2025-11-26', '2025-11-26', '2025-11-26'],
    ['2025-11', '2025-11-01', '2025-11-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['--11-12', '--11-12', '--11-12'],
    ['--02', '--02-01', '--02-29'],
    ['2025-01/2025-09', '2025-01-01', '2025-09-30'],
    ['2024/2025-03-04', '2024-01-01', '2025-03-04'],
  ])('%s allows the days from %s to %s', (date, first, last) => {
    expect(readDays(date)).toEqual({ first, last });
  });

  test.each([
    '',
    'yesterday',
    '25-11-12',
    '2025-11-26/',
    '2025/2026/2027',
    '-',
    '--',
    '2025-13',
    '--00',
    '2025-02-29',
    '2025-11-00',
  ])('"%s" is none', (text) => {
    expect(readDays(text)).toBeUndefined();
  });
});

describe('two days', () => {
  test.each([
    ['2025-11-26', '2025-11-26', true],
    ['2025-11-26', '2025-11-25', false],
    ['2025-12-31', '2026-01-01', true],
    ['--11-11', '--11-12', true],
    ['--11-12', '--11-11', false],
    ['--12-30', '--01-02', true],
    ['--01-01', '--09-30', true],
    ['2025-11-26', '--11-25', true],
  ])('%s, %s are in order: %s', (first, last, inOrder) => {
    expect(isInOrder(first, last)).toBe(inOrder);
  });
});

test('the days that exist are those of the calendar', () => {
  const day = fc.record({
    year: fc.integer({ min: 1000, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
    date: fc.integer({ min: 1, max: 31 }),
  });
  fc.assert(
    fc.property(day, ({ year, month, date }) => {
      const exists = new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date;
      const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      expect(isDateForm(text, 'http://www.w3.org/2001/XMLSchema#date')).toBe(exists);
    }),
  );
});
