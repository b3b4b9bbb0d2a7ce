// A plural noun with a capital and the names of several instruments after it ("i Trattati di A e del B"), a phrase for
// each name out; for one name after it ("i Trattati di A") the phrase of one instrument. A plural without a name is a
// package and not named here.

import type { Document } from './document.js';
import type { InstrumentPhrase } from './treaty-drafts.js';

/** The phrases of the instruments that a plural noun names; empty for a plural that names none. */
export function namedTogether(doc: Document, phrase: InstrumentPhrase): InstrumentPhrase[] {
  const { head, last } = phrase;
  if (head.form !== 'plural' || head.data === 'package' || doc.tokens[head.first]?.capital !== true) return [];
  const names: number[] = [];
  for (let at = head.last; at < last; at++)
    if (doc.is('Prep.of', at) && (at === head.last || doc.is('And', at - 1)) && nameAfter(doc, at, last))
      names.push(at);
  return names.map((_, index) => {
    const next = names[index + 1];
    return { ...phrase, head: { ...head, form: 'singular' }, last: next === undefined ? last : next - 1 };
  });
}

/** A capitalised word that is no state follows the preposition, past its article. */
function nameAfter(doc: Document, preposition: number, limit: number): boolean {
  const at = doc.is('Art', preposition + 1) ? preposition + 2 : preposition + 1;
  return at < limit && doc.tokens[at]?.capital === true && !doc.is('State', at, 'name');
}
