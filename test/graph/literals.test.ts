// Words, numbers and dates as literals: each date gets the narrowest datatype, and none is ever ill-typed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateLiteral, decimal, integer, plain, tagged } from '../../src/graph/literals.js';
import { EDTF, xsd } from '../../src/graph/vocabulary.js';

describe('dateLiteral', () => {
  test.each([
    ['2025-11-26', xsd.date],
    ['2024-02-29', xsd.date],
    ['2025-11', xsd.gYearMonth],
    ['2025', xsd.gYear],
    ['--11-12', xsd.gMonthDay],
    ['--02-29', xsd.gMonthDay],
    ['--11', xsd.gMonth],
    ['2025-01/2025-09', EDTF],
    ['2022/2024', EDTF],
    ['2025-11-08/2025-11-09', EDTF],
    ['2024-12-31/2025', EDTF],
    ['2025/2025-06', EDTF],
  ])('%s is of type %s', (date, datatype) => {
    const { value, datatype: given } = dateLiteral(date);
    expect([value, given.value]).toEqual([date, datatype.value]);
  });

  test.each([
    '',
    '2025-02-29',
    '2025-13',
    '2025-00-01',
    '2025-11-31',
    '0000',
    '--13',
    '--02-30',
    '--11-00',
    '---12',
    '25-11-26',
    '2025-1-1',
    '2025-11-26T10:00:00',
    'ieri',
    '2025-01/',
    '/2025',
    '2025/2026/2027',
    '2025-09/2025-01',
    '2025/2024',
    '--01/--03',
    '2025/x',
    '2025-02-30/2025-03-01',
  ])('"%s" is no date', (date) => expect(() => dateLiteral(date)).toThrow(new RangeError(`"${date}" is no date`)));

  test('takes every two days in their order for an interval', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const cut = fc.constantFrom(4, 7, 10);
    fc.assert(
      fc.property(day, day, cut, cut, (one, other, shorter, longer) => {
        const [start = '', end = ''] = [one, other].sort();
        expect(dateLiteral(`${start.slice(0, shorter)}/${end.slice(0, longer)}`).datatype.value).toBe(EDTF.value);
      }),
    );
  });
});

describe('numbers', () => {
  test.each(['4.1', '4100000000', '-3', '+3', '.5', '5.', '0.10', '12345678901234567890.5'])(
    '%s is a decimal as it is written',
    (numeral) => {
      expect(decimal(numeral)).toMatchObject({ value: numeral, datatype: xsd.decimal });
    },
  );
  test.each(['', '.', '4,1', '1e3', '1 000', '--1', 'NaN', '0x1', ' 1'])('"%s" is no decimal', (numeral) => {
    expect(() => decimal(numeral)).toThrow(new RangeError(`"${numeral}" is no decimal numeral`));
  });
  test.each([0, -7, 2 ** 53 - 1])('%s is an integer', (value) => {
    expect(integer(value)).toMatchObject({ value: String(value), datatype: xsd.integer });
  });
  test.each([0.5, Number.NaN, 2 ** 53, 1e21])('%s is none', (value) =>
    expect(() => integer(value)).toThrow(RangeError),
  );
});

describe('plain and tagged', () => {
  test('make a string of a text, a tagged one of a text of a language', () => {
    expect(plain('a')).toMatchObject({ value: 'a', language: '', datatype: xsd.string });
    expect(tagged('a', 'it')).toMatchObject({ value: 'a', language: 'it' });
  });
});
