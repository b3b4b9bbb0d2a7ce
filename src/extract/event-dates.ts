// When an event was: the date of its own noun, else the nearest one of its clause, else of its sentence, short of the
// dates of something else. An event told in the future is to come.

import type { Annotation } from '../language/pattern.js';
import { meaning } from './date-meanings.js';
import type { DateWords } from './dates.js';
import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import type { Mentioned } from './event-drafts.js';
import { isPause } from './phrases.js';
import { isFiniteVerb } from './verbs.js';

/** "il primo vertice nel 2008", "l'ultimo vertice risale al 2016": a year that dates the noun rather than what is
 * told. */
export function ownDate(doc: Document, nounFirst: number, nounLast: number, limit: number): Annotation | undefined {
  const earlier = doc.is('Earlier', nounFirst - 1);
  for (let at = nounLast; at < Math.min(limit, nounLast + 12); at++) {
    const date = doc.get('Date', at);
    if (date !== undefined) {
      const { from, to, relative } = date.data as DateWords;
      // "the first since 2015", "il primo dal 2016": when the one before was
      if (doc.is('Prep.from', date.first) || doc.is('Until', date.first) || doc.is('Until', date.first - 1))
        return undefined;
      return to === undefined && relative === undefined && from.year !== undefined && from.day === undefined
        ? date
        : undefined;
    }
    if (
      doc.isAny('V.date-back', at) ||
      (earlier && (doc.isAny('V.hold', at) || doc.is('Aux', at) || doc.is('TakePlace', at)))
    )
      continue;
    if (isPause(doc, at) || isFiniteVerb(doc, at) || doc.is('Relative', at)) return undefined;
  }
  return undefined;
}

/** The dates or the ordinal day of what a token of a clause tells of; empty when none is near. */
export function dateNear(
  doc: Document,
  discourse: Discourse,
  range: TokenRange,
  clause: TokenRange,
  at: number,
): Pick<Mentioned, 'start' | 'end' | 'ordinal'> {
  const spanOfYears = ({ from, to }: DateWords): boolean => to !== undefined && from.month === undefined;
  const dates = doc
    .all('Date', range.first, range.last)
    .filter(
      (date) =>
        !(doc.is('Prep.of', date.first) && doc.is('Year', date.first + 1)) &&
        !qualifies(doc, date) &&
        !doc.is('Prep.from', date.first) &&
        !doc.is('Until', date.first) &&
        !spanOfYears(date.data as DateWords),
    );
  const inClause = dates.filter(
    (date) =>
      date.first >= clause.first &&
      date.first < clause.last &&
      !parted(doc, Math.min(at, date.last), Math.max(at, date.first)) &&
      !ofAnother(doc, at, date.first),
  );
  const chosen = [
    ...(inClause.length > 0
      ? inClause
      : dates.filter((date) => (date.last <= clause.first || date.first < at) && !parted(doc, date.last, at))),
  ].sort((a, b) => Math.abs(a.first - at) - Math.abs(b.first - at))[0];
  if (chosen === undefined) return {};
  return dateOf(discourse, chosen, toCome(doc, clause.first, clause.last));
}

/** "the 2019 trade pact": a year among the words before a noun. */
const qualifies = (doc: Document, { last, data }: Annotation): boolean =>
  doc.pack.meta.modifiersBefore === true &&
  (data as DateWords).from.month === undefined &&
  (doc.is('Art', last - 2) || doc.is('Possessive', last - 2));

/** "la partnership stabilita nel 2016": a participle without an auxiliary has the date. */
function ofAnother(doc: Document, from: number, date: number): boolean {
  for (let at = date - 1; at > from && at > date - 4; at--) {
    if (!doc.annotationsAt(at).some(({ type, form }) => type === 'V' && form === 'participle')) continue;
    return (
      !doc.is('Aux', at - 1) &&
      !doc.is('Been', at - 1) &&
      !doc.is('Adverb', at - 1) &&
      !doc.isAny('V.hold', at) &&
      !doc.is('Instrument', at - 1)
    );
  }
  return false;
}

const parted = (doc: Document, first: number, last: number): boolean => {
  for (let at = first; at < last; at++) if ([':', ';', '«', '“'].includes(doc.norm(at))) return true;
  return false;
};

/** What a Date span says of when an event was; empty when nothing resolves it. */
export function dateOf(
  discourse: Discourse,
  date: Annotation,
  toCome = false,
): Pick<Mentioned, 'start' | 'end' | 'ordinal'> {
  const words = date.data as DateWords;
  if (words.relative?.endsWith('-day')) return { ordinal: words.relative };
  const read = meaning(words, discourse.anchors, toCome);
  return read === undefined ? {} : { start: read.start, ...(read.end === undefined ? {} : { end: read.end }) };
}

/** The clause is told in the future. */
export function toCome(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++)
    if (doc.is('FutureAux', at) || doc.annotationsAt(at).some(({ type, form }) => type === 'V' && form === 'future'))
      return true;
  return false;
}
