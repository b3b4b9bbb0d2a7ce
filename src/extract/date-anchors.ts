// What fixes a year or a day in this article: its dateline, a year that its text repeats, the publication date.

import type { Annotation } from '../language/pattern.js';
import type { DateWords } from './dates.js';
import type { Document } from './document.js';
import type { Span } from './facts.js';
import { partialDate } from './partial-dates.js';

/** What fixes the year of dates that do not state one. */
export interface YearAnchor {
  readonly year: number;
  readonly by: Span | 'published';
}

/** The day on which the article speaks: its publication date, or that of its dateline ("Roma, 13 novembre –"). */
export interface Today {
  /** `YYYY-MM-DD`, or `--MM-DD` for a dateline without a year. */
  readonly day: string;
  readonly by: Span | 'published';
}

/** What relative and partial dates are completed by. */
export interface Anchors {
  readonly year: YearAnchor | undefined;
  readonly today: Today | undefined;
}

/** Reads the anchors of an article once, from its publication date, its dateline and its words. */
export function findAnchors(doc: Document): Anchors {
  const { published } = doc.article;
  const today: Today | undefined = published === undefined ? dateline(doc) : { day: published, by: 'published' };
  return {
    today,
    year:
      today !== undefined && !today.day.startsWith('--')
        ? { year: Number(today.day.slice(0, 4)), by: today.by }
        : yearAnchor(doc),
  };
}

/** Most tokens before the date of a dateline. */
const DATELINE = 10;

/** A day near the beginning of a paragraph's first sentence that a dash, a bracket or a full stop parts from the
 * report. */
function dateline(doc: Document): Today | undefined {
  for (const sentence of doc.sentences.slice(0, 4)) {
    for (let at = sentence.first; at < Math.min(sentence.last, sentence.first + DATELINE); at++) {
      const date = doc.get('Date', at);
      if (date === undefined) continue;
      const { from, to, relative } = date.data as DateWords;
      if (to !== undefined || relative !== undefined || from.day === undefined || from.month === undefined) break;
      const next = date.last;
      const parted = ['-', '–', '—', '(', '.'].includes(doc.norm(next)) || next >= sentence.last;
      for (let before = sentence.first; before < at; before++)
        if (doc.annotationsAt(before).some(({ type }) => type === 'Aux' || type === 'V')) return undefined;
      const day = partialDate(from);
      return parted && day !== undefined ? { day, by: doc.span(date.first, date.last) } : undefined;
    }
  }
  return undefined;
}

/** The year in which the article speaks, if its words fix one. */
function yearAnchor(doc: Document): YearAnchor | undefined {
  const dates = doc.all('Date', 0, doc.tokens.length);
  const words = (date: Annotation): DateWords => date.data as DateWords;
  const full = dates.find((date) => words(date).from.year !== undefined && words(date).from.day !== undefined);
  if (full !== undefined) return { year: words(full).from.year as number, by: doc.span(full.first, full.last) };
  if (!dates.some((date) => ['this-year', 'last-year'].includes(words(date).relative ?? ''))) return undefined;
  const years = dates.filter(
    (date) =>
      words(date).from.month === undefined && words(date).from.year !== undefined && doc.is('Prep.in', date.first),
  );
  const distinct = new Set(years.map((date) => words(date).from.year));
  const [first] = years;
  return distinct.size === 1 && first !== undefined
    ? { year: words(first).from.year as number, by: doc.span(first.first, first.last) }
    : undefined;
}
