// Numbers with their unit and bound → Quantity spans. A value is a numeral, never a floating-point number. What the
// quantity measures is for the figures stage.

import { countedNoun } from './counted-nouns.js';
import type { Document } from './document.js';
import { numberAt } from './numbers.js';

export interface Quantity {
  /** Plain decimal numeral in the base unit. */
  readonly value: string;
  /** Code of `unit/`; `count` when a noun is counted. */
  readonly unit: string;
  /** Tokens of the noun counted. */
  readonly counted?: readonly [first: number, last: number];
  readonly bound: string;
  /** Where the bare number stands. */
  readonly numberAt: number;
}

/** Lays `Quantity` spans on the document. */
export function findQuantities(doc: Document): void {
  for (const sentence of doc.sentences) {
    for (let at = sentence.first; at < sentence.last; )
      at = quantityAt(doc, at, sentence.first, sentence.last) ?? at + 1;
  }
}

function quantityAt(doc: Document, at: number, from: number, to: number): number | undefined {
  doc.tries('figure', at);
  const before = doc.get('Unit', at);
  const number = before !== undefined ? numberAt(doc, before.last) : numberAt(doc, at);
  if (number === undefined || (before !== undefined && !isSign(before.form))) return undefined;
  const numberFirst = before?.last ?? at;
  let unit = before?.form ?? number.unit;
  let last = number.last;
  let counted: readonly [number, number] | undefined;
  if (unit === undefined) {
    const unitFirst = doc.is('Prep.of', last) ? last + 1 : last;
    const found = doc.get('Unit', unitFirst) ?? doc.get('Unit', adjectiveEnd(doc, unitFirst));
    if (found !== undefined) {
      unit = found.form;
      last = found.last;
    } else {
      counted = countedNoun(
        doc,
        (number.approximate || isScale(doc, last - 1)) && doc.is('Prep.of', last) ? last + 1 : last,
        to,
        number.value === '2',
      );
      // "56esimo", "25th" are ordinals
      const ordinal = doc.tokens[last]?.kind === 'word' && doc.tokens[last]?.spaceBefore === false;
      const bare = doc.token(at).kind === 'number' && !ordinal && followsReach(doc, at, from);
      const money = counted === undefined && isLarge(doc, last - 1) ? moneyBefore(doc, at) : undefined;
      if (counted === undefined && !bare && money === undefined) return undefined;
      unit = money ?? 'count';
      last = counted?.[1] ?? last;
    }
  }
  if (DURATIONS.has(unit) && isTimeAway(doc, at, last)) return last;
  const bound = boundBefore(doc, at, from);
  const first = bound?.first ?? at;
  const quantity: Quantity = {
    value: number.value,
    unit,
    ...(counted === undefined ? {} : { counted }),
    bound: bound?.code ?? (number.approximate ? 'approx' : 'exact'),
    numberAt: numberFirst,
  };
  doc.annotate({ type: 'Quantity', form: unit, first, last, data: quantity });
  return Math.max(last, at + 1);
}

/** A million or more. */
const LARGE = 6;

/** A scale of a million or more stands at a token. */
const isScale = (doc: Document, at: number): boolean => (doc.pack.quantities.scales[doc.norm(at)] ?? 0) >= LARGE;

/** Such a scale of which it is not said of what. */
const isLarge = (doc: Document, at: number): boolean => isScale(doc, at) && !doc.is('Prep.of', at + 1);

/** "… di 45 milioni di euro … del valore di 100 milioni": the currency last named in the paragraph. */
function moneyBefore(doc: Document, at: number): string | undefined {
  const paragraph = doc.sentences[doc.sentenceOf(at)]?.paragraph;
  for (let before = at - 1; before >= 0; before--) {
    const sentence = doc.sentences[doc.sentenceOf(before)];
    if (sentence !== undefined && sentence.paragraph !== paragraph) return undefined;
    const unit = doc.get('Quantity', before)?.form;
    if (unit !== undefined && isSign(unit)) return unit;
  }
  return undefined;
}

const DURATIONS = new Set(['minutes', 'hours', 'days', 'weeks', 'months', 'years']);

/** "tre anni fa", "fra tre anni" say when, not how long. */
const isTimeAway = (doc: Document, first: number, last: number): boolean =>
  doc.is('Ago', last) || doc.is('In', first - 1) || doc.is('Recent', first - 1);

/** Units that are written before their number: currencies. */
const isSign = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

function adjectiveEnd(doc: Document, at: number): number {
  return doc.is('State', at, 'demonym') ? (doc.get('State', at)?.last ?? at) : at;
}

/** A bare number after a verb of reaching counts what the clause speaks of ("raggiungendo 1800"). */
function followsReach(doc: Document, at: number, from: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - 3); before--) {
    if (doc.isAny('V.reach', before) || doc.isAny('V.exceed', before)) return !doc.is('Year', at);
  }
  return false;
}

function boundBefore(doc: Document, at: number, from: number): { first: number; code: string } | undefined {
  for (let first = Math.max(from, at - 5); first < at; first++) {
    const bound = doc.annotationsAt(first).find(({ type }) => type === 'Bound');
    const longest = bound === undefined ? undefined : doc.get('Bound', first);
    if (longest === undefined) continue;
    let next = longest.last;
    while (next < at && (doc.is('Art', next) || doc.pack.quantities.beforeNumber.includes(doc.norm(next)))) next++;
    if (next === at) return { first, code: longest.form };
  }
  return undefined;
}
