// What stands around a verb of saying: an auxiliary, a clause or quotation as its complement, an impersonal subject,
// dashes that part it from the words it tells of.

import type { Document } from './document.js';
import { insideQuote, type Quote } from './quotes.js';
import { auxBefore, isFiniteVerb, isVerb } from './verbs.js';

const DASHES = new Set(['–', '—', '-']);

/** "«… – ha detto X – …»": the writer's words within the quotation. */
export function betweenDashes(doc: Document, at: number): boolean {
  let first = at;
  while (first > at - 10 && !DASHES.has(doc.norm(first))) first--;
  if (
    !DASHES.has(doc.norm(first)) ||
    !(doc.isAny('V.say', first + 1) || doc.isAny('V.say', first + 2) || doc.isAny('V.say', first + 3))
  )
    return false;
  for (let after = at; after < at + 16; after++) if (DASHES.has(doc.norm(after))) return true;
  return false;
}

/** "Commenting on this, X said": the finite verb has the words. */
export function saysLater(doc: Document, verb: number, last: number, quotes: readonly Quote[]): boolean {
  for (let at = verb + 1; at < last; at++)
    if (
      isVerb(doc, at, 'say') &&
      (isFiniteVerb(doc, at) || saidWithAux(doc, at, verb)) &&
      insideQuote(quotes, at) === undefined
    )
      return true;
  return false;
}

/** "extended his congratulations": a verb of giving with words as what is given. */
export function conveysWords(doc: Document, at: number): boolean {
  for (let next = at + 1; next < at + 5; next++) if (doc.is('SpeechNoun', next)) return true;
  return false;
}

/** An auxiliary stands before a participle of saying, past commas too. */
export const saidWithAux = (doc: Document, at: number, from: number): boolean =>
  auxBefore(doc, at, from, (between) => doc.norm(between) === ',');

/** "that …", a colon or a quotation follows the verb, or the words stand before it. */
export function complement(doc: Document, verb: number, limit: number, quotes: readonly Quote[]): boolean {
  if (quotes.some((quote) => Math.abs(quote.first - verb) < 12 || Math.abs(verb - quote.last) < 8)) return true;
  for (let at = verb + 1; at < Math.min(limit, verb + 12); at++) {
    if (doc.is('That', at) || doc.norm(at) === ':') return true;
    if (isFiniteVerb(doc, at)) return false;
  }
  return false;
}

/** "announced it would …", "said the two countries had agreed": a subject and its verb follow at once, where a language
 * leaves "that" out. */
export function bareClause(doc: Document, verb: number, limit: number): boolean {
  if (doc.pack.meta.bareClauses !== true) return false;
  const first = doc.get('Date', verb + 1)?.last ?? verb + 1;
  const opens =
    doc.is('Art', first) ||
    doc.is('They', first) ||
    doc.is('He', first) ||
    doc.is('Pronoun', first) ||
    doc.is('State', first) ||
    doc.is('Person', first) ||
    doc.is('Organization', first) ||
    doc.is('Possessive', first);
  if (!opens) return false;
  for (let at = first + 1; at < Math.min(limit, first + 9); at++) {
    if (
      doc.tokens[at]?.kind === 'sign' ||
      doc.isAny('Prep', at) ||
      doc.is('Relative', at) ||
      doc.is('InfinitiveMark', at)
    )
      return false;
    if (isFiniteVerb(doc, at) && (doc.is('Aux', at) || !doc.is('Modifier', at))) return true;
  }
  return false;
}

/** "ha confermato l'impegno", "ha espresso la volontà": commits, does not state. */
export function isCommitting(doc: Document, verb: number): boolean {
  for (let at = verb + 1; at < verb + 4; at++) {
    if (doc.is('CommitmentNoun', at)) return !doc.is('ViewpointNoun', at);
    if (!doc.is('Art', at) && !doc.is('Possessive', at) && !doc.is('Modifier', at) && !doc.is('Adverb', at))
      return false;
  }
  return false;
}

/** "si afferma", "viene sottolineato": nobody is named as the subject. */
export const impersonalBefore = (doc: Document, at: number): boolean => {
  for (let before = at - 1; before >= at - 3; before--)
    if (doc.norm(before) === doc.pack.meta.genericSubject || doc.is('PassivePresent', before)) return true;
  return false;
};
