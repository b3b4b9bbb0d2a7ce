// Whether the lexical form of a date is one of its datatype (XML Schema 1.1 part 2, 3.3.7 to 3.3.14), days that the
// calendar lacks included. Hint: the SHACL engine takes "11-12" for a gMonthDay, refuses "--11-12", and lets 2025-13-45 pass.
import { xsd } from '../graph/vocabulary.js';

const ZONE = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const YEAR = '-?(?:[1-9]\\d{3,}|0\\d{3})';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const TIME = '(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)';
const form = (pattern: string): RegExp => new RegExp(`^${pattern}${ZONE}$`);

const DATE = form(`(?<year>${YEAR})-(?<month>${MONTH})-(?<day>${DAY})`);
const FORMS: ReadonlyMap<string, RegExp> = new Map([
  [xsd.date.value, DATE],
  [xsd.dateTime.value, form(`(?<year>${YEAR})-(?<month>${MONTH})-(?<day>${DAY})T${TIME}`)],
  [xsd.gYearMonth.value, form(`${YEAR}-${MONTH}`)],
  [xsd.gYear.value, form(YEAR)],
  [xsd.gMonthDay.value, form(`--(?<month>${MONTH})-(?<day>${DAY})`)],
  [xsd.gMonth.value, form(`--${MONTH}`)],
]);

/** Undefined for a datatype that is no date. */
export function isDateForm(text: string, datatype: string): boolean | undefined {
  const pattern = FORMS.get(datatype);
  if (pattern === undefined) return undefined;
  const match = pattern.exec(text);
  if (match === null) return false;
  const { year, month, day } = match.groups ?? {};
  return month === undefined || day === undefined || Number(day) <= daysIn(Number(month), year);
}

/** Without a year, February has 29 days. */
export function daysIn(month: number, year?: string): number {
  if (month === 2) return year === undefined || isLeap(Number(year)) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
