// Names set off by commas: a title before, a verb of saying after.

import type { Document } from './document.js';

/** "the Minister for …, X,": a title in the same sentence that no other name follows. */
export function officeBefore(doc: Document, first: number): boolean {
  for (let at = first - 2; at > first - 14 && doc.sentenceOf(at) === doc.sentenceOf(first); at--) {
    if (doc.is('Office', at)) return !doc.is('Art', first - 2);
    if (doc.is('Person', at) || doc.isAny('V', at)) return false;
  }
  return false;
}

const MOST_APPOSED = 16;

/** "X, director of the centre, told …": a verb of saying follows the next comma. */
export function speaksAfterApposition(doc: Document, comma: number): boolean {
  for (let at = comma + 2; at < comma + MOST_APPOSED; at++) {
    if (doc.norm(at) === '.' || doc.tokens[at] === undefined) return false;
    if (doc.norm(at) === ',')
      return doc
        .annotationsAt(at + 1)
        .some(({ type, form }) => type === 'V.say' && (form === 'past' || form === 'present'));
  }
  return false;
}
