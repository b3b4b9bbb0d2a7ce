// Capitalised words that are no part of a person's name although their shape would allow it.

import type { Document } from './document.js';

/** The capitalised words go on with one that no person is called ("High Level Meeting", "Urban Development"). */
export function opensName(doc: Document, at: number, limit: number): boolean {
  if (
    doc.pack.meta.modifiersBefore !== true ||
    at >= limit ||
    !doc.tokens[at]?.capital ||
    doc.tokens[at]?.kind !== 'word'
  )
    return false;
  return (
    (doc.is('NotPerson', at) || doc.is('OrganizationHead', at) || doc.is('Instrument', at)) &&
    !['Weekday', 'Month', 'Office', 'Title', 'State', 'Art', 'Pronoun', 'Aux'].some((type) => doc.is(type, at))
  );
}

/** "President-in-Office", "Co-Chairman": a part of the word is a title. */
export function compoundsOffice(doc: Document, at: number): boolean {
  const token = doc.tokens[at] as NonNullable<(typeof doc.tokens)[number]>;
  const parts = token.norm.includes('-')
    ? token.norm.split('-')
    : doc.pack.meta.modifiersBefore === true
      ? [token.norm.slice(0, -1)]
      : [];
  return parts.some((part) =>
    doc.pack.lexicon
      .at([{ ...token, norm: part }], 0)
      .some(({ type }) => type === 'Office' || type === 'OrganizationHead'),
  );
}
