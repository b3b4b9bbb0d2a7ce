// Date words and the anchors of the article in, the narrowest date that the words support out. A year that the words
// lack comes from the rest of the text or the publication date, and is kept as the anchor.

import type { Anchors, Today, YearAnchor } from './date-anchors.js';
import type { DateWords } from './dates.js';
import type { Dated } from './facts.js';
import { addDays, bounds, dayNumber, type Parts, partialDate } from './partial-dates.js';

interface DatedRange {
  readonly start: Dated;
  readonly end?: Dated;
}

function dated(parts: Parts, anchored: YearAnchor | undefined): Dated | undefined {
  const value = partialDate(parts);
  if (value === undefined) return undefined;
  const limits = anchored === undefined ? undefined : bounds(parts);
  return limits === undefined
    ? { value }
    : { value, resolvedStart: limits[0], resolvedEnd: limits[1], anchor: (anchored as YearAnchor).by };
}

/** What a Date span means: start and, for a range, end. `undefined` when a relative date has nothing to be resolved
 * by. */
export function meaning(date: DateWords, { year: anchor, today }: Anchors, toCome = false): DatedRange | undefined {
  const { relative } = date;
  if (relative !== undefined && date.from.month === undefined) return relativeMeaning(relative, anchor, today);
  if (date.weekday !== undefined && date.from.day === undefined)
    return today === undefined || today.day.startsWith('--') ? undefined : weekdayMeaning(date.weekday, today, toCome);
  const shift = relative === 'last-year' ? -1 : relative === 'next-year' ? 1 : 0;
  const complete = (parts: Parts): Dated | undefined =>
    parts.year !== undefined || anchor === undefined || parts.month === undefined
      ? dated(parts, undefined)
      : dated({ ...parts, year: anchor.year + shift }, anchor);
  const start = complete(date.from);
  const end = date.to === undefined ? undefined : complete(date.to);
  return start === undefined ? undefined : end === undefined ? { start } : { start, end };
}

function relativeMeaning(
  relative: string,
  anchor: YearAnchor | undefined,
  today: Today | undefined,
): DatedRange | undefined {
  const years: Readonly<Record<string, number>> = { 'last-year': -1, 'this-year': 0, 'next-year': 1 };
  const shift = years[relative];
  if (shift !== undefined) {
    const start = anchor === undefined ? undefined : dated({ year: anchor.year + shift }, anchor);
    return start === undefined ? undefined : { start };
  }
  const days: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };
  const step = days[relative];
  if (step === undefined || today === undefined) return undefined;
  return { start: dayFrom(today, step) };
}

function dayFrom({ day, by }: Today, step: number): Dated {
  if (day.startsWith('--')) return { value: addDays(`2000${day.slice(1)}`, step).replace(/^2000/, '-') };
  const value = addDays(day, step);
  return { value, resolvedStart: value, resolvedEnd: value, anchor: by };
}

/** The last day of that name on or before today; for what is still to come, the next one after it. */
function weekdayMeaning(weekday: number, today: Today, toCome: boolean): DatedRange {
  const current = ((dayNumber(today.day) + 3) % 7) + 1;
  const back = (current - weekday + 7) % 7;
  return { start: dayFrom(today, toCome ? 7 - back : -back) };
}
