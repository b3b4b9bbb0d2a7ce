// Lists of actions under one verb: where each item begins. An item begins with an infinitive, or with a noun of action
// that is introduced as the first item is (same preposition, or an article or nothing).

import type { Document } from './document.js';
import { isPause } from './phrases.js';
import { isFiniteVerb } from './verbs.js';

interface Item {
  readonly first: number;
  readonly last: number;
}

/** A deverbal noun: by the pack's endings or its list. */
export function isActionNoun(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  if (token === undefined || token.kind !== 'word' || doc.is('NotAction', at)) return false;
  return (
    doc.is('ActionNoun', at) ||
    doc.pack.meta.actionEndings.some((ending) => token.norm.length > ending.length + 3 && token.norm.endsWith(ending))
  );
}

const isInfinitive = (doc: Document, at: number): boolean =>
  doc.annotationsAt(at).some(({ type, form }) => type === 'V' && form === 'infinitive');

type Introducer = 'to' | 'of' | 'for' | 'none';

function introducer(doc: Document, at: number): { kind: Introducer; next: number } {
  let next = at;
  let kind: Introducer = 'none';
  if (doc.is('Prep.to', next)) kind = 'to';
  else if (doc.is('Prep.of', next)) kind = 'of';
  else if (doc.is('Prep.for', next)) kind = 'for';
  if (kind !== 'none') next++;
  while (
    doc.is('Art', next) ||
    doc.is('Adverb', next) ||
    doc.is('Modifier', next) ||
    doc.is('Possessive', next) ||
    doc.is('InfinitiveMark', next)
  )
    next++;
  return { kind, next };
}

/** Items left to right; one item when nothing divides the run. */
export function actionListItems(doc: Document, first: number, last: number): Item[] {
  const lead = introducer(doc, first);
  const nouns = doc.pack.meta.nounLists !== false;
  const startsWithInfinitive = isInfinitive(doc, lead.next) || isInfinitive(doc, first);
  const starts = [first];
  for (let at = first + 1; at < last - 1; at++) {
    if (doc.norm(at) !== ',' && !doc.is('And', at)) continue;
    const from = doc.norm(at) === ',' && doc.is('And', at + 1) ? at + 2 : at + 1;
    const item = introducer(doc, from);
    const sameIntroducer =
      item.kind === lead.kind ||
      (item.kind === 'none' && startsWithInfinitive) ||
      (startsWithInfinitive && isInfinitive(doc, item.next));
    if (!sameIntroducer) continue;
    if (
      isInfinitive(doc, item.next)
        ? startsWithInfinitive
        : nouns &&
          isActionNoun(doc, item.next) &&
          (item.next > from || (!startsWithInfinitive && doc.norm(from - 1) === ','))
    ) {
      // "uphold and develop the friendship": verbs that share their object are one item
      if (startsWithInfinitive && !hasObject(doc, starts.at(-1) as number, at)) continue;
      starts.push(from);
      at = item.next - 1;
    }
  }
  return starts.map((start, index) => ({ first: start, last: boundary(doc, starts[index + 1], last) }));
}

/** Something other than verbs, adverbs and marks stands in a run. */
function hasObject(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++) {
    if (
      doc.is('Adverb', at) ||
      doc.isAny('Prep', at) ||
      doc.is('InfinitiveMark', at) ||
      doc.norm(at) === ',' ||
      doc.is('And', at)
    )
      continue;
    if (
      !doc
        .annotationsAt(at)
        .some(({ type, form }) => type === 'V' && (form === 'infinitive' || form === 'gerund' || form === 'future'))
    )
      return true;
  }
  return false;
}

function boundary(doc: Document, next: number | undefined, last: number): number {
  let end = next ?? last;
  if (next !== undefined) while (doc.norm(end - 1) === ',' || doc.is('And', end - 1)) end--;
  return end;
}

/** Most words of one item of an enumeration. */
const ITEM = 7;

/** End of "A, B, C e D" when a phrase that ends at a token is its first part; the token itself when nothing goes on. */
export function enumerationEnd(doc: Document, end: number, limit: number): number {
  let reached = end;
  let closed = false;
  for (let at = end; at < limit && !closed; ) {
    const comma = doc.norm(at) === ',';
    const and = doc.is('And', comma ? at + 1 : at);
    if (!comma && !and) break;
    closed = and;
    const first = at + (comma ? 1 : 0) + (and ? 1 : 0);
    const last = itemEnd(doc, first, limit);
    if (last === first) break;
    if (closed) return last;
    reached = at = last;
  }
  return closed ? reached : end;
}

function itemEnd(doc: Document, first: number, limit: number): number {
  let at = first;
  while (at < Math.min(limit, first + ITEM) && !isPause(doc, at) && !doc.is('And', at)) {
    if (
      isFiniteVerb(doc, at) ||
      doc.is('Relative', at) ||
      doc.is('Breaker', at) ||
      doc.is('Instrument', at) ||
      doc.is('Date', at) ||
      doc
        .annotationsAt(at)
        .some(
          ({ type, form }) =>
            type === 'V' && (form === 'gerund' || form === 'infinitive' || (form === 'participle' && at === first)),
        )
    )
      return at > first && !isFiniteVerb(doc, at) && !doc.is('Instrument', at) && !isInfinitive(doc, at) ? at : first;
    at++;
  }
  return at;
}

/** The coordinated complements of a noun whose phrase begins at a token: "per X, nel settore Y e per Z" are three. */
export function coordinatedItems(doc: Document, from: number, limit: number): Item[] {
  const items: Item[] = [];
  let first = from;
  let at = from;
  for (; at < limit; at++) {
    const comma = doc.norm(at) === ',';
    if (!comma && !doc.is('And', at)) continue;
    const next = comma && doc.is('And', at + 1) ? at + 2 : at + 1;
    if (doc.is('Instrument', next) || isFiniteVerb(doc, next) || doc.is('Relative', next)) break;
    if (!(doc.isAny('Prep', next) || doc.is('Art', next))) continue;
    items.push({ first, last: at });
    first = next;
    at = next;
  }
  let last = Math.min(at, limit);
  while (last > first && isPause(doc, last - 1)) last--;
  if (last > first) items.push({ first, last });
  return items;
}
