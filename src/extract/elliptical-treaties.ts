// A package of instruments and the words after it in ("quattro accordi, tra cui uno sul turismo", "documents, including
// one on health"), a draft for each that is singled out without its noun out. Each takes kind, parties and status from
// the package.

import type { Annotation } from '../language/pattern.js';
import type { Document } from './document.js';
import { isPause, nounPhraseEnd, trimEnd } from './phrases.js';
import type { TreatyDraft } from './treaty-drafts.js';

/** Most tokens between "one" and the preposition that says on what ("uno, particolarmente importante, sul …"). */
const REACH = 4;

/** The package, short of the list after it, and the instruments that the list singles out, in text order; `kind` is that
 * of the package's noun. */
export function ellipticalInstruments(doc: Document, whole: TreatyDraft, kind: string): TreatyDraft[] {
  const limit = doc.sentence(whole.sentence).last;
  const mark = including(doc, whole.headLast, limit);
  if (mark === undefined) return [whole];
  const opens = mark.last;
  const starts: number[] = [];
  for (let at = opens; at < limit; at++)
    if (doc.is('One', at) && subjectAfter(doc, at, limit) && (at === opens || joined(doc, at))) starts.push(at);
  const end = trimEnd(doc, whole.first, mark.first);
  const short = doc.span(whole.first, end);
  const rest = { ...whole, last: end, label: doc.words(short), evidence: [short] };
  const singled = starts.map((first, index): TreatyDraft => {
    const next = starts[index + 1];
    const last = nounPhraseEnd(doc, subjectAfter(doc, first, limit) ?? first, next === undefined ? limit : next - 1);
    const span = doc.span(first, last);
    return {
      ...whole,
      kind,
      rule: 'treaty.elliptical',
      first,
      last,
      headLast: first + 1,
      label: doc.words(span),
      plural: false,
      evidence: [span],
      signatories: [...whole.signatories],
      parties: [...whole.parties],
    };
  });
  return singled.length === 0 ? [whole] : [rest, ...singled];
}

/** "including", where "one" stands after it. */
function including(doc: Document, from: number, limit: number): Annotation | undefined {
  for (let at = from; at < limit; at++) {
    const mark = doc.get('Including', at);
    if (mark !== undefined) return doc.is('One', mark.last) ? mark : undefined;
  }
  return undefined;
}

/** The preposition that says on what, past adverbs and adjectives. */
function subjectAfter(doc: Document, one: number, limit: number): number | undefined {
  for (let at = one + 1; at < Math.min(limit, one + 1 + REACH); at++) {
    if (doc.is('Prep.on', at) || doc.is('Prep.for', at)) return at;
    if (doc.isAny('Prep', at) || doc.is('Relative', at)) return undefined;
  }
  return undefined;
}

const joined = (doc: Document, at: number): boolean => doc.is('And', at - 1) || isPause(doc, at - 1);
