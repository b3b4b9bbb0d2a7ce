// What a commitment is about: the themes of its own words, of the heading of its clause, or of the sentence it refers
// back to.

import type { Document } from './document.js';
import { themesIn } from './themes.js';
import { isFiniteVerb } from './verbs.js';

/** "questo indicatore": the themes of the sentence before, in the same paragraph. */
function referredThemes(doc: Document, first: number, last: number, sentence: number): string[] {
  const before = doc.sentences[sentence - 1];
  if (before === undefined || before.paragraph !== doc.sentences[sentence]?.paragraph) return [];
  for (let at = first; at < last; at++)
    if (doc.is('Demonstrative', at)) return themesIn(doc, before.first, before.last);
  return [];
}

interface Heading {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  /** "In ambito …": holds for every item; a subject ("La cooperazione politica include …") only where nothing else
   * does. */
  readonly frame: boolean;
}

/** The words before a verb without a subject that say what its commitments are about. */
export function headingOf(
  doc: Document,
  first: number,
  verb: number,
  subject: number | undefined,
): Heading | undefined {
  if (subject !== undefined) return undefined;
  let last = first;
  while (
    last < verb &&
    doc.norm(last) !== ',' &&
    !isFiniteVerb(doc, last) &&
    doc.norm(last) !== doc.pack.meta.genericSubject &&
    !doc.is('Passive', last)
  )
    last++;
  const frame = doc.is('Prep.in', first) || doc.isAny('Prep.other', first);
  if (
    last - first < 2 ||
    last - first > 8 ||
    doc.is('Document', first) ||
    doc.is('Breaker', first) ||
    doc.tokens[first]?.capital !== true
  )
    return undefined;
  if (!frame && !doc.is('Art', first)) return undefined;
  return { text: doc.words(doc.span(first, last)), first, last, frame };
}

/** Codes of themes, sorted; those of a heading that frames the clause are added to its own. */
export function themesFor(
  doc: Document,
  first: number,
  last: number,
  heading: Heading | undefined,
  sentence: number,
): string[] {
  const own = themesIn(doc, first, last);
  if (own.length === 0 && heading === undefined) return referredThemes(doc, first, last, sentence);
  if (heading === undefined || (!heading.frame && own.length > 0)) return own;
  return [...new Set([...own, ...themesIn(doc, heading.first, heading.last)])].sort();
}
