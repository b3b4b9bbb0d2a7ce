// What the words around an event give: where its evidence begins, whether it is only invited to, in which format it was
// held.

import type { Document, TokenRange } from './document.js';
import { isVerb } from './verbs.js';

/** Where the passage of an event begins: the clause, past what joins it to the one before. */
export const evidenceFirst = (doc: Document, clauseFirst: number, at: number): number => {
  let first = clauseFirst;
  while (
    first < at &&
    (doc.is('And', first) ||
      (doc.tokens[first]?.kind === 'sign' && !'«“"('.includes(doc.norm(first))) ||
      doc.is('Breaker', first) ||
      doc.is('Adverb', first))
  )
    first = Math.max(first + 1, ...['Adverb', 'Breaker', 'And'].map((type) => doc.get(type, first)?.last ?? 0));
  return Math.min(first, at);
};

/** A verb of inviting, wishing or returning governs the noun, or it is still to come. */
export function invited(doc: Document, sentence: TokenRange, clause: TokenRange, told: TokenRange): boolean {
  for (let at = sentence.first; at < sentence.last; at++)
    if (
      isVerb(doc, at, 'invite') ||
      (at >= told.last && doc.is('Return', at)) ||
      (doc.is('Hypothetical', at) && !elsewhere(doc, at, clause, told))
    )
      return true;
  return false;
}

/** "…, che dovrebbe entrare in vigore", "X dovrebbe parlare, mentre è prevista la firma": what is possible is something
 * else. */
function elsewhere(doc: Document, at: number, clause: TokenRange, told: TokenRange): boolean {
  if (doc.is('HypotheticalVerb', at) && (at < clause.first || at >= clause.last)) return true;
  for (let before = at - 1; before >= Math.max(told.last + 4, at - 3); before--)
    if (doc.is('Relative', before)) return true;
  return false;
}

/** Words that say how talks were held. */
export function formatsIn(doc: Document, first: number, last: number): string[] {
  const formats: string[] = [];
  for (let at = first; at < Math.min(last, first + 24); at++) {
    const format = doc.get('Format', at);
    if (format !== undefined) formats.push(doc.words(doc.span(format.first, format.last)));
  }
  return [...new Set(formats)];
}
