// Dates of one fact against each other. A date is the days it allows; one without a year is compared by month and day only.
import type { Term } from '@rdfjs/types';
import { pacta } from '../../graph/vocabulary.js';
import type { DataGraph } from '../data-graph.js';
import { daysIn } from '../datatypes.js';
import type { Check } from '../survey.js';

/** The earliest and latest day allowed: `YYYY-MM-DD`, or `--MM-DD` when no year is known. */
interface Days {
  readonly first: string;
  readonly last: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Undefined for what is no date of the ontology, and for a day that does not exist. */
export function readDays(text: string): Days | undefined {
  const interval = text.split('/');
  if (interval.length === 2) {
    const [start, end] = interval.map(readDays);
    return start === undefined || end === undefined ? undefined : { first: start.first, last: end.last };
  }
  const match = /^(\d{4}|-)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  if (month === undefined) return year === '-' ? undefined : { first: `${text}-01-01`, last: `${text}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const last = daysIn(Number(month), year === '-' ? undefined : year);
  if (day === undefined) return { first: `${text}-01`, last: `${text}-${two(last)}` };
  return Number(day) < 1 || Number(day) > last ? undefined : { first: text, last: text };
}

const hasYear = (day: string): boolean => !day.startsWith('--');
const dayOfYear = (day: string): number => Number(day.slice(-5, -3)) * 31 + Number(day.slice(-2));
/** What seems to end before it starts, and would last longer than this over New Year, does end before it starts. */
const HALF_A_YEAR = 186;
const YEAR = 372;

/** False when the first day lies after the last, as far as both tell: of two days without a year, none need be in one. */
export function isInOrder(first: string, last: string): boolean {
  if (hasYear(first) && hasYear(last)) return first <= last;
  if (hasYear(first) || hasYear(last)) return true;
  const days = dayOfYear(last) - dayOfYear(first);
  return days >= 0 || days + YEAR <= HALF_A_YEAR;
}

const daysOf = (term: Term | undefined): Days | undefined =>
  term?.termType === 'Literal' ? readDays(term.value) : undefined;

/** Nothing ends before it starts: events by their dates, intervals within themselves. */
export const dateOrder: Check = function* ({ parts, graph }) {
  for (const { key, term } of parts) {
    const start = daysOf(graph.only(key, pacta.startDate.value));
    const value = graph.only(key, pacta.endDate.value);
    const end = daysOf(value);
    if (start !== undefined && end !== undefined && value !== undefined && !isInOrder(start.first, end.last))
      yield { focus: term, path: pacta.endDate, value, expected: `${start.first} – ${end.last}` };
    for (const path of [pacta.period, pacta.date]) {
      for (const date of graph.out(key, path.value).values()) {
        const days = date.value.includes('/') ? daysOf(date) : undefined;
        if (days !== undefined && !isInOrder(days.first, days.last))
          yield { focus: term, path, value: date, expected: `${days.first} – ${days.last}` };
      }
    }
  }
};

const RESOLVED = [
  [pacta.resolvedStart, 'first'],
  [pacta.resolvedEnd, 'last'],
] as const;

/** The resolved days of a fact lie within what its date allows. */
export const resolvedWithin: Check = function* ({ parts, graph }) {
  for (const { key, term } of parts) {
    const said = saidDays(graph, key);
    if (said === undefined) continue;
    const expected = said.first === said.last ? said.first : `${said.first} – ${said.last}`;
    for (const [path, end] of RESOLVED) {
      for (const value of graph.out(key, path.value).values()) {
        const day = daysOf(value)?.[end];
        if (day !== undefined && !liesWithin(day, said)) yield { focus: term, path, value, expected };
      }
    }
    const [first, last] = RESOLVED.map(([path]) => graph.only(key, path.value));
    if (
      first !== undefined &&
      last !== undefined &&
      !hasYear(said.first) &&
      !isInOneYear(first.value, last.value, said)
    )
      yield { focus: term, path: pacta.resolvedStart, value: first, expected };
  }
};

const DATED = [pacta.date, pacta.period, pacta.startDate, pacta.endDate];

/** Resolved days resolve a date. */
export const resolvedDated: Check = function* ({ parts, graph }) {
  for (const { key, term } of parts) {
    const [path] = RESOLVED.map(([one]) => one).filter((one) => graph.out(key, one.value).size > 0);
    if (path !== undefined && DATED.every((one) => graph.out(key, one.value).size === 0)) yield { focus: term, path };
  }
};

function saidDays(graph: DataGraph, key: string): Days | undefined {
  for (const path of [pacta.date, pacta.period]) {
    const days = daysOf(graph.only(key, path.value));
    if (days !== undefined) return days;
  }
  const start = daysOf(graph.only(key, pacta.startDate.value));
  const end = daysOf(graph.only(key, pacta.endDate.value));
  if (start === undefined || end === undefined) return start ?? end;
  return { first: start.first, last: end.last };
}

/** Days of a date without a year are those of one year, or of two where it reaches over New Year. */
function isInOneYear(first: string, last: string, said: Days): boolean {
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
  return years < 1 || (years === 1 && dayOfYear(said.first) > dayOfYear(said.last));
}

function liesWithin(day: string, { first, last }: Days): boolean {
  if (hasYear(first) && hasYear(last)) return first <= day && day <= last;
  const [from, to, at] = [dayOfYear(first), dayOfYear(last), dayOfYear(day)];
  return from <= to ? from <= at && at <= to : at >= from || at <= to;
}
