import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOf, spanOf } from '../../src/pages/picture/spans.js';

const DAY_MS = 86_400_000;
const iso = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const inWords = (date: string): string | undefined => {
  const span = daysOf(date);
  return span && `${iso(span.first)} ${iso(span.last)}${span.yearless ? ' of no year' : ''}`;
};

describe('the days between which a date lies', () => {
  test.each([
    ['2025-11-12', '2025-11-12 2025-11-12'],
    ['2024-02', '2024-02-01 2024-02-29'],
    ['2025-12', '2025-12-01 2025-12-31'],
    ['2025', '2025-01-01 2025-12-31'],
    ['--11-12', '2000-11-12 2000-11-12 of no year'],
    ['--02-29', '2000-02-29 2000-02-29 of no year'],
    ['--02', '2000-02-01 2000-02-29 of no year'],
    ['2024/2025-09', '2024-01-01 2025-09-30'],
    ['2025-02-30', undefined],
    ['2025-13', undefined],
    ['--', undefined],
    ['soon', undefined],
    ['', undefined],
    ['--11/2025', undefined],
  ])('of %s', (date, expected) => {
    expect(inWords(date)).toBe(expected);
  });

  test('hold every day that is written in full', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1800-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(inWords(day)).toBe(`${day} ${day}`);
          const [month, year] = [daysOf(day.slice(0, 7)), daysOf(day.slice(0, 4))];
          expect(month?.first).toBeGreaterThanOrEqual(year?.first ?? Number.POSITIVE_INFINITY);
          expect(month?.last).toBeLessThanOrEqual(year?.last ?? 0);
        },
      ),
    );
  });
});

describe('the days from a start to an end', () => {
  test('reach from the first day of the one to the last of the other', () => {
    expect(spanOf('2025-11', '2025-12-03')).toEqual({
      first: daysOf('2025-11')?.first,
      last: daysOf('2025-12-03')?.last,
      yearless: false,
    });
  });

  test('are those of the start where the end has no common axis with it or lies before it', () => {
    expect(spanOf('2025', '--12-01')).toEqual(daysOf('2025'));
    expect(spanOf('2025-05-01', '2024-01-01')).toEqual(daysOf('2025-05-01'));
    expect(spanOf(undefined, '2024')).toEqual(daysOf('2024'));
    expect(spanOf(undefined, undefined)).toBeUndefined();
  });
});
