// Small readings of an instrument's phrase: a year before its noun, its capitals, a list that belongs to a package.

import type { Annotation } from '../language/pattern.js';
import type { DateWords } from './dates.js';
import type { Document } from './document.js';
import { isFiniteVerb } from './verbs.js';

/** "the 1963 treaty": a bare year among the words before the noun. */
export function yearBefore(doc: Document, first: number, last: number): Annotation | undefined {
  for (let at = first; at < last; at++) {
    const year = doc.get('Year', at);
    if (year !== undefined)
      return { ...year, type: 'Date', data: { from: { year: year.data as number }, rule: 'year' } satisfies DateWords };
  }
  return undefined;
}

/** How many capitalised words a run of tokens has. */
export const capitals = (doc: Document, first: number, last: number): number =>
  doc.tokens.slice(first, last).filter(({ capital }) => capital).length;

/** "la dichiarazione congiunta" is told of as something that there is, whatever the verb. */
export function jointlyMade(doc: Document, head: Annotation, end: number): boolean {
  if (head.form === 'plural' || head.data !== 'declaration' || !isDefinite(doc, head.first)) return false;
  for (let at = head.first; at < end; at++) if (doc.is('Mutual', at) || doc.is('Final', at)) return true;
  return false;
}

/** ", inclusi memorandum e accordi su …": what a package's list names belongs to its phrase. */
export function listEnd(doc: Document, end: number, limit: number): number {
  if (doc.norm(end) !== ',' || !(doc.isAny('V.include', end + 1) || doc.is('Including', end + 1))) return end;
  let last = end + 1;
  while (last < limit && doc.norm(last) !== '.' && doc.norm(last) !== ';' && !isClauseVerb(doc, last)) last++;
  return last;
}

const isClauseVerb = (doc: Document, at: number): boolean => isFiniteVerb(doc, at) && !doc.isAny('V.include', at);

/** A definite article, a demonstrative or a contracted preposition stands before a token, or before the date there. */
export const isDefinite = (doc: Document, at: number): boolean => {
  const date = doc.covering('Date', at - 1);
  if (date !== undefined && date.first < at - 1) return isDefinite(doc, date.first);
  const before = doc.norm(at - 1);
  return (
    doc.is('Definite', at - 1) ||
    doc.is('Demonstrative', at - 1) ||
    (doc.isAny('Prep', at - 1) && doc.is('Contracted', at - 1)) ||
    before === "l'"
  );
};

/** Inside a name ("Organizzazione del Trattato …"). */
export function insideName(doc: Document, at: number): boolean {
  for (let before = at; before >= Math.max(0, at - 10); before--) {
    if (doc.annotationsAt(before).some(({ type, last }) => (type === 'Organization' || type === 'Person') && last > at))
      return true;
  }
  return false;
}
