// Days that exist, against the calendar of the platform.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysIn, isDay } from '../../src/article/calendar.js';

describe('isDay', () => {
  test.each(['2024-02-29', '2000-02-29', '1999-12-31', '0001-01-01', '2025-04-30'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '0000-01-01',
    '2025-1-1',
    '26-11-2025',
    '2025-11-26T10:00:00Z',
    ' 2025-11-26',
    '2025-11',
    '',
  ])('"%s" is none', (text) => expect(isDay(text)).toBe(false));

  test('is what the calendar of the platform says', () => {
    const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (day) => {
        expect(isDay(day.toISOString().slice(0, 10))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(daysIn(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
      }),
    );
  });
});
