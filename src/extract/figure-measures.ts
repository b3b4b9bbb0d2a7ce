// What a figure measures: whether it is a level, a rise, a fall, a share or a duration, and of which noun phrase; what
// a bare number counts.

import type { Document, TokenRange } from './document.js';
import type { Quantity } from './quantities.js';

/** A quantity with the tokens that say it. */
export interface QuantityRun extends TokenRange {
  readonly quantity: Quantity;
}

/** What kind of figure it is: the words beside it say that it is a rise, a fall or a share. */
export function aspectOf(doc: Document, from: number, { first, last, quantity }: QuantityRun): string {
  if (['hours', 'minutes', 'days', 'weeks', 'months', 'years'].includes(quantity.unit)) return 'duration';
  if (quantity.unit === 'factor') return Number(quantity.value) < 1 ? 'decrease' : 'increase';
  for (let at = first - 1; at >= Math.max(from, first - 6); at--) {
    const aspect = doc.get('Aspect', at);
    if (aspect !== undefined && aspect.last <= first && aspect.form !== 'share') {
      if (doc.is('Prep.to', first - 1) || doc.is('Prep.to', first)) return 'level';
      return quantity.unit === 'percent' || doc.isAny('Prep', first - 1) ? aspect.form : 'level';
    }
    if (doc.is('V.reach', at)) break;
  }
  for (let at = last; at < last + 3; at++) {
    const aspect = doc.get('Aspect', at);
    if (aspect !== undefined) return aspect.form;
  }
  return quantity.unit === 'percent' ? 'share' : 'level';
}

const isNounPhraseWord = (doc: Document, at: number): boolean => {
  const token = doc.tokens[at];
  if (
    token === undefined ||
    token.kind === 'sign' ||
    doc.is('Aux', at) ||
    doc.is('Relative', at) ||
    doc.is('Date', at) ||
    doc.is('Quantity', at)
  )
    return false;
  return !doc
    .annotationsAt(at)
    .some(
      ({ type, form }) =>
        type === 'V' &&
        form !== 'participle' &&
        form !== 'infinitive' &&
        !doc.is('Aspect', at) &&
        !doc.is('EventNoun', at),
    );
};

/** The noun phrase measured: after the figure ("4 miliardi di investimenti", "97% di tutti i pagamenti"), else the
 * subject. */
export function measuredPhrase(
  doc: Document,
  from: number,
  { first, last, quantity }: QuantityRun,
  aspect: string,
): string | undefined {
  if (quantity.counted !== undefined) return phrase(doc, quantity.counted[0], phraseEnd(doc, quantity.counted[1]));
  if ((aspect === 'share' || aspect === 'level') && doc.is('Prep.of', last)) {
    const end = phraseEnd(doc, last + 1);
    if (end > last + 1) return phrase(doc, last + 1, end);
  }
  return nearestMeasure(doc, from, first);
}

const phrase = (doc: Document, first: number, last: number): string | undefined =>
  last > first ? doc.words(doc.span(first, last)) : undefined;

/** Where a noun phrase that starts at a token ends; `headed` takes the first token for its head. */
export function phraseEnd(doc: Document, from: number, headed = false): number {
  let end = headed ? from + 1 : from;
  const limit = Math.min(from + 10, doc.sentences[doc.sentenceOf(from)]?.last ?? from + 10);
  while (end < limit && isNounPhraseWord(doc, end) && !doc.is('Breaker', end)) end++;
  while (end > from && (doc.isAny('Prep', end - 1) || doc.is('Art', end - 1) || doc.is('And', end - 1))) end--;
  return end;
}

/** The last noun phrase before the figure that begins with a noun of measure ("volume", "scambi", "investimenti" …). */
function nearestMeasure(doc: Document, from: number, first: number): string | undefined {
  for (let at = first - 1; at >= from; at--) {
    if (!doc.is('MeasureNoun', at)) continue;
    let begin = at;
    while (begin > from && doc.is('Prep.of', begin - 1) && doc.is('MeasureNoun', begin - 2)) begin -= 2;
    if (doc.is('MeasureNoun', begin - 1)) begin--;
    const end = Math.min(first, phraseEnd(doc, begin, true));
    return phrase(doc, begin, end);
  }
  return undefined;
}

/** What "number of" before a bare number counts. */
export function countedEarlier(doc: Document, from: number, first: number): string | undefined {
  for (let at = first - 1; at >= from; at--) {
    const counter = doc.get('CounterOf', at);
    if (counter !== undefined) return phrase(doc, counter.last, counter.last + 1);
  }
  return undefined;
}
