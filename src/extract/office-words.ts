// The words that join the parts of an office's title: links, the portfolio, and the owner before or after it.

import type { Document } from './document.js';
import type { EntityKey } from './facts.js';
import type { NameEnd } from './name-runs.js';
import type { Named } from './names.js';

/** "the Russian president": a demonym or a possessive name just before the title. */
export function adjectiveBefore(doc: Document, first: number): EntityKey[] {
  for (let at = first - 1; at >= Math.max(0, first - 5); at--) {
    const owner = doc
      .annotationsAt(at)
      .find(({ type, last }) => (type === 'State' || type === 'Organization') && last <= first);
    if (owner === undefined) continue;
    const attributive = owner.last === first && (owner.form === 'demonym' || doc.pack.meta.modifiersBefore === true);
    const between = doc.is('PossessiveMark', owner.last) ? owner.last + 1 : owner.last;
    if (
      attributive ||
      (between > owner.last && qualifiers(doc, between, first)) ||
      (owner.form === 'demonym' && qualifiers(doc, owner.last, first))
    )
      return [...(owner.data as Named).keys];
  }
  return [];
}

/** "President X of Y": the state after the name. */
export function ownerAfter(doc: Document, at: number): readonly EntityKey[] {
  if (!doc.is('Prep.of', at)) return [];
  const state = doc.get('State', doc.is('Art', at + 1) ? at + 2 : at + 1, 'name');
  return state === undefined ? [] : (state.data as Named).keys;
}

/** Only words such as "former", "foreign" or "visiting" stand between. */
function qualifiers(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++)
    if (!doc.is('Portfolio', at) && !doc.is('Modifier', at) && !doc.is('Adverb', at) && !doc.is('And', at))
      return false;
  return true;
}

/** A place that stands for its state, as a seat of government does. */
export const capitalOf = (doc: Document, at: number) => {
  const place = doc.get('Place', at);
  return place !== undefined && (place.data as Named).keys.length > 1 ? place : undefined;
};

/** A word that joins the parts of an office phrase. */
export function isLink(doc: Document, at: number): boolean {
  return (
    doc.is('Title', at) ||
    (doc.norm(at) === '.' && doc.is('Title', at - 1)) ||
    doc.is('Prep.of', at) ||
    doc.is('Art', at) ||
    doc.is('And', at) ||
    doc.is('Prep.to', at) ||
    doc.is('Prep.for', at) ||
    doc.is('Respectively', at)
  );
}

/** A word of the portfolio ("Esteri", "Risorse naturali"), not the beginning of a person's name. */
export function portfolioWord(doc: Document, at: number, nameEnd: NameEnd): boolean {
  const token = doc.tokens[at];
  if (
    token?.kind !== 'word' ||
    doc.is('Aux', at) ||
    doc.isAny('V.say', at) ||
    doc.isAny('Prep', at) ||
    doc.is('Relative', at) ||
    doc.is('Breaker', at) ||
    doc.is('Adverb', at)
  )
    return false;
  const end = nameEnd(at);
  if (end === undefined)
    return (
      doc.is('Portfolio', at) ||
      doc.isAny('Prep.of', at - 1) ||
      doc.is('Portfolio', at - 1) ||
      doc.is('NotPerson', at) ||
      doc.is('Theme', at)
    );
  return end === at + 1 && doc.isAny('Prep.of', at - 1);
}
