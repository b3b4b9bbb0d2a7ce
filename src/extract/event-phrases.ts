// What the words around an event give: where its evidence begins, whether it is only invited to, in which format it was
// held.

import type { Document } from './document.js';
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
export function invited(doc: Document, from: number, limit: number, nounLast: number): boolean {
  for (let at = from; at < limit; at++)
    if (isVerb(doc, at, 'invite') || (at >= nounLast && doc.is('Return', at)) || doc.is('Hypothetical', at))
      return true;
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
