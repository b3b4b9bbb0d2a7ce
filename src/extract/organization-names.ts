// How far the name of an organization goes past its head noun: complements, countries joined to them, quoted words.

import type { Document, TokenRange } from './document.js';

/** Where the complements of a head noun end, or undefined when nothing in them is a name. */
export function complementEnd(doc: Document, from: number, limit: number, headIsCapital: boolean): number | undefined {
  let last = from;
  let named = false;
  for (let at = from; at < limit; ) {
    const token = doc.tokens[at];
    if (token === undefined || token.kind === 'sign') {
      const quoted = quotedEnd(doc, at, limit);
      if (quoted === undefined) break;
      at = last = quoted;
      named = true;
      continue;
    }
    const office =
      last === from && doc.is('Prep.of', at) ? (doc.get('Office', at + 1) ?? doc.get('Body', at + 1)) : undefined;
    if (office !== undefined) {
      at = last = office.last;
      named = true;
      continue;
    }
    const entity = doc.get('State', at);
    if (entity?.form === 'demonym') {
      if (!named && !headIsCapital) break;
      last = at = entity.last;
      named = true;
      continue;
    }
    const link = linkEnd(doc, at);
    if (link > at) {
      const next = doc.tokens[link];
      if (doc.is('Prep.to', at) && doc.is('Place', link)) break;
      if (doc.is('And', at) && doc.is('OrganizationHead', link)) break;
      if (next === undefined || !(next.capital || (next.kind === 'word' && doc.is('State', link))) || link >= limit)
        break;
      at = link;
    }
    if (doc.tokens[at]?.capital !== true || doc.tokens[at]?.kind !== 'word') break;
    const place = doc.get('State', at) ?? doc.get('Place', at);
    const premodified = doc.pack.meta.modifiersBefore === true;
    if (premodified && (doc.is('Office', at) || doc.is('Title', at)) && place === undefined) break;
    const start = at;
    // "Ministero dello Sviluppo economico": words in lower case that belong to the portfolio
    at = place?.last ?? (premodified ? undefined : doc.get('Portfolio', at)?.last) ?? at + 1;
    last = at;
    named = true;
    // a country ends the name, short of others joined to it; what follows is another name
    if (
      premodified &&
      place?.type === 'State' &&
      place.form === 'name' &&
      (doc.isAny('Prep', start - 1) || (doc.is('Art', start - 1) && doc.isAny('Prep', start - 2)))
    )
      return joinedStates(doc, at, limit);
  }
  return named ? last : undefined;
}

/** ", Belarus and Kazakhstan" after "Union of Russia". */
function joinedStates(doc: Document, from: number, limit: number): number {
  const end = from;
  for (let at = from; at < limit; ) {
    const next = doc.norm(at) === ',' || doc.is('And', at) ? doc.get('State', at + 1, 'name') : undefined;
    if (next === undefined) break;
    if (doc.is('And', at)) return doc.norm(from) === ',' ? next.last : end;
    at = next.last;
  }
  return end;
}

/** Past prepositions, articles and "and" that can join the parts of a name. */
function linkEnd(doc: Document, at: number): number {
  let end = at;
  for (let steps = 0; steps < 3; steps++) {
    const isLink =
      doc.is('Prep.of', end) ||
      doc.is('Prep.for', end) ||
      doc.is('Prep.to', end) ||
      (doc.is('Art', end) && end > at) ||
      (doc.is('And', end) &&
        (doc.is('Prep.of', end + 1) ||
          (doc.pack.meta.modifiersBefore === true &&
            doc.tokens[end - 1]?.capital === true &&
            !doc.is('Art', end + 1) &&
            !doc.is('State', end + 1) &&
            !doc.is('Office', end + 1))));
    if (!isLink) break;
    end++;
  }
  return end;
}

/** A capitalised word that is nobody's name yet. */
const isBareName = (doc: Document, at: number): boolean =>
  doc.tokens[at]?.capital === true &&
  doc.tokens[at]?.kind === 'word' &&
  !doc.is('State', at) &&
  !doc.is('Place', at) &&
  !doc.is('Organization', at) &&
  !doc.is('Office', at) &&
  !doc.isAny('Prep', at);

/** "la banca kazaka «Tenge Bank»", "l'agenzia di stampa “X”": only the words within the marks are the name. */
export function quotedName(doc: Document, from: number, limit: number, unquoted: boolean): TokenRange | undefined {
  let open = from;
  while (
    open < from + 5 &&
    (doc.is('State', open, 'demonym') ||
      doc.is('Prep.of', open) ||
      (doc.tokens[open]?.kind === 'word' && doc.tokens[open]?.capital === false && !doc.is('Aux', open)))
  )
    open++;
  const end = quotedEnd(doc, open, limit);
  if (end !== undefined) return { first: open + 1, last: end - 1 };
  if (!unquoted) return undefined;
  let last = open;
  while (last < limit && isBareName(doc, last)) last++;
  return last > open && open <= from + 3 && !doc.isAny('Prep', open - 1) ? { first: open, last } : undefined;
}

const OPENERS: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”'],
  ['"', '"'],
]);

function quotedEnd(doc: Document, at: number, limit: number): number | undefined {
  const closer = OPENERS.get(doc.norm(at));
  if (closer === undefined || doc.tokens[at + 1]?.capital !== true) return undefined;
  for (let end = at + 2; end < Math.min(limit, at + 7); end++) if (doc.norm(end) === closer) return end + 1;
  return undefined;
}
