// Year, month and day, as far as they are known, in; dates of the civil calendar out (`2025-11-26`, `2025`, `--11-26`).
// No clock and no time zone is involved.

import { daysIn } from '../article/calendar.js';

export interface Parts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** Stands for a year that is not known. */
const LEAP_YEAR = 2000;

const pad = (n: number): string => String(n).padStart(2, '0');

/** Undefined for what is no date ("30 February") and for a day or year alone without what a date needs. */
export const partialDate = ({ year, month, day }: Parts): string | undefined => {
  if (month !== undefined && day !== undefined && day > daysIn(year ?? LEAP_YEAR, month)) return undefined;
  if (year !== undefined && month !== undefined && day !== undefined) return `${year}-${pad(month)}-${pad(day)}`;
  if (year !== undefined && month !== undefined) return `${year}-${pad(month)}`;
  if (year !== undefined) return String(year);
  if (month !== undefined && day !== undefined) return `--${pad(month)}-${pad(day)}`;
  return month === undefined ? undefined : `--${pad(month)}`;
};

/** First and last day that a date can mean. */
export function bounds({ year, month, day }: Parts): [string, string] | undefined {
  if (year === undefined) return undefined;
  if (month === undefined) return [`${year}-01-01`, `${year}-12-31`];
  if (day !== undefined) return [`${year}-${pad(month)}-${pad(day)}`, `${year}-${pad(month)}-${pad(day)}`];
  return [`${year}-${pad(month)}-01`, `${year}-${pad(month)}-${pad(daysIn(year, month))}`];
}

/** Days since 1970-01-01 by the civil calendar; no clock and no time zone is involved. */
export function dayNumber(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The day after so many days, `YYYY-MM-DD`; also for `--MM-DD` within a month. */
export function addDays(day: string, step: number): string {
  let [year, month, date] = day.split('-').map(Number) as [number, number, number];
  date += step;
  while (date < 1) {
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year--;
    date += daysIn(year, month);
  }
  while (date > daysIn(year, month)) {
    date -= daysIn(year, month);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
  return `${year}-${pad(month)}-${pad(date)}`;
}
