// A date of the data in, the days out between which it lies; a date without a year has only a place within a year.

export interface DaySpan {
  /** Days since 1970-01-01, the first and the last possible. Without a year, days of the leap year 2000. */
  readonly first: number;
  readonly last: number;
  readonly yearless: boolean;
}

const DAY_MS = 86_400_000;
const dayOf = (year: number, month: number, day: number): number => Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);

/** Undefined for what is no date of ours. */
export function daysOf(date: string): DaySpan | undefined {
  const [start = '', end] = date.split('/');
  if (end !== undefined) {
    const [from, to] = [daysOf(start), daysOf(end)];
    if (from === undefined || to === undefined || from.yearless || to.yearless) return undefined;
    return { first: from.first, last: to.last, yearless: false };
  }
  const [, year, month, day] = /^(\d{4}|-)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (year === undefined) return undefined;
  const yearless = year === '-';
  if (yearless && month === undefined) return undefined;
  const y = yearless ? 2000 : Number(year);
  const m = month === undefined ? undefined : Number(month);
  if (m !== undefined && (m < 1 || m > 12)) return undefined;
  const first = dayOf(y, m ?? 1, day === undefined ? 1 : Number(day));
  if (day !== undefined && new Date(first * DAY_MS).getUTCDate() !== Number(day)) return undefined;
  const last = day !== undefined ? first : m === undefined ? dayOf(y + 1, 1, 1) - 1 : dayOf(y, m + 1, 1) - 1;
  return { first, last, yearless };
}

/** From the first possible day of one date to the last of another. Undefined where they have no common axis. */
export function spanOf(start: string | undefined, end: string | undefined): DaySpan | undefined {
  const from = start === undefined ? undefined : daysOf(start);
  const to = end === undefined ? undefined : daysOf(end);
  if (from === undefined || to === undefined) return from ?? to;
  if (from.yearless !== to.yearless || to.last < from.first) return from;
  return { first: from.first, last: to.last, yearless: from.yearless };
}
