// Words, numbers and dates as literals. A date becomes the narrowest datatype that its form has; an interval is EDTF.
// What the datatype does not allow is refused, so that no ill-typed literal is ever made.
import { DataFactory, type Literal, type NamedNode } from 'n3';
import { isDay } from '../article/calendar.js';
import type { PartialDate } from '../extract/facts.js';
import { EDTF, xsd } from './vocabulary.js';

/** Form, datatype, and a day that exists if the date does. */
const FORMS: readonly (readonly [form: RegExp, datatype: NamedNode, day: (date: string) => string])[] = [
  [/^\d{4}-\d\d-\d\d$/, xsd.date, (date) => date],
  [/^\d{4}-\d\d$/, xsd.gYearMonth, (date) => `${date}-01`],
  [/^\d{4}$/, xsd.gYear, (date) => `${date}-01-01`],
  [/^--\d\d-\d\d$/, xsd.gMonthDay, (date) => `2000${date.slice(1)}`],
  [/^--\d\d$/, xsd.gMonth, (date) => `2000${date.slice(1)}-01`],
];

/** The datatype of a date that is no interval, or undefined when there is no such date. */
const datatypeOf = (date: string): NamedNode | undefined =>
  FORMS.find(([form, , day]) => form.test(date) && isDay(day(date)))?.[1];

/** An EDTF interval: both ends have a year (https://www.loc.gov/standards/datetime/, level 0), the first is not later. */
function isInterval(date: string): boolean {
  const [start = '', end = '', ...more] = date.split('/');
  const dated = [start, end].every((part) => !part.startsWith('-') && datatypeOf(part) !== undefined);
  const length = Math.min(start.length, end.length);
  return more.length === 0 && dated && start.slice(0, length) <= end.slice(0, length);
}

/** Throws RangeError for what is no date of ours. */
export function dateLiteral(date: PartialDate): Literal {
  const datatype = datatypeOf(date) ?? (isInterval(date) ? EDTF : undefined);
  if (datatype === undefined) throw new RangeError(`"${date}" is no date`);
  return DataFactory.literal(date, datatype);
}

export const plain = (text: string): Literal => DataFactory.literal(text, xsd.string);
/** Throws RangeError for a number that is not whole. */
export function integer(value: number): Literal {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`);
  return DataFactory.literal(String(value), xsd.integer);
}
/** Throws RangeError for a numeral with other signs than a sign, digits and one point. */
export function decimal(numeral: string): Literal {
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(numeral)) throw new RangeError(`"${numeral}" is no decimal numeral`);
  return DataFactory.literal(numeral, xsd.decimal);
}
export const tagged = (text: string, language: string): Literal => DataFactory.literal(text, language);
