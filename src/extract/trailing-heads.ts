// Names of organizations whose head noun stands last ("Maldives Monetary Authority", "Foreign Ministry", "Gazprom
// Group", "Akorda press service"): a run of capitalised words up to the head. A head in lower case takes words of its
// portfolio before it and needs a name or a demonym in front. For languages that put what qualifies a noun before it.

import type { Document } from './document.js';

interface TrailingName {
  readonly head: number;
  readonly headLast: number;
  readonly kind: string;
}

/** Heads so general that in lower case they name nothing, and kinds whose heads need a capital. */
const LOWER_CASE_KINDS = new Set(['gov']);

const MOST_WORDS = 9;

/** The last head noun of the run of name words that starts at a token; undefined when the run has none after its first
 * word. */
export function trailingName(doc: Document, first: number, limit: number): TrailingName | undefined {
  if (doc.pack.meta.modifiersBefore !== true || !isNamePart(doc, first)) return undefined;
  const indefinite = doc.is('Art', first - 1) && !doc.is('Definite', first - 1);
  let found: TrailingName | undefined;
  for (let at = first; at < Math.min(limit, first + MOST_WORDS); ) {
    const head = doc.get('OrganizationHead', at);
    if (
      head !== undefined &&
      at > first &&
      head.last <= limit &&
      head.last > (found?.headLast ?? 0) &&
      (doc.tokens[at]?.capital || !indefinite) &&
      fits(doc, head.first, head.last, head.data as string)
    ) {
      found = { head: at, headLast: head.last, kind: head.data as string };
      if (!doc.tokens[at]?.capital) break;
    }
    const next = partEnd(doc, at, first);
    if (next === undefined || (found !== undefined && !isNamePart(doc, at))) break;
    at = next;
  }
  // words that go on after the head make it qualify something else ("Community Development Projects")
  return found !== undefined && doc.tokens[found.head]?.capital && isNamePart(doc, found.headLast) ? undefined : found;
}

/** A head in lower case counts when it says much ("press service", "business council") or is a public body. */
function fits(doc: Document, first: number, last: number, kind: string): boolean {
  if (doc.tokens[first]?.capital) return true;
  return last - first > 1 || LOWER_CASE_KINDS.has(kind);
}

/** Where the next word of the name ends; portfolio words in lower case may stand before a head in lower case. */
function partEnd(doc: Document, at: number, first: number): number | undefined {
  if (isNamePart(doc, at)) return doc.get('State', at)?.last ?? doc.get('Place', at)?.last ?? at + 1;
  if (
    at > first &&
    (doc.is('And', at) || doc.norm(at) === '&' || doc.is('Prep.for', at)) &&
    isNamePart(doc, at + 1) &&
    doc.get('State', at + 1) === undefined &&
    doc.covering('State', at - 1) === undefined
  )
    return at + 1;
  if (doc.is('PossessiveMark', at) && (doc.is('State', first) || doc.is('Place', first))) return undefined;
  const token = doc.tokens[at];
  const portfolio = token?.kind === 'word' && !token.capital && (doc.is('Portfolio', at) || doc.is('PublicBody', at));
  return portfolio && (doc.is('State', at - 1) || doc.is('Portfolio', at - 1) || doc.is('PublicBody', at - 1))
    ? at + 1
    : undefined;
}

function isNamePart(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  if (token === undefined || token.kind !== 'word' || !token.capital) return false;
  if (
    doc.is('Office', at) ||
    doc.is('Title', at) ||
    doc.is('Month', at) ||
    doc.is('Weekday', at) ||
    doc.is('Art', at) ||
    doc.isAny('Prep', at)
  )
    return false;
  if (
    doc.is('Instrument', at) ||
    doc.is('EventNoun', at) ||
    doc.is('Possessive', at) ||
    doc.is('Breaker', at) ||
    doc.is('Adverb', at) ||
    doc.is('Aux', at) ||
    doc.is('Pronoun', at) ||
    doc.is('Demonstrative', at)
  )
    return false;
  return !(doc.is('Organization', at) && (doc.get('Organization', at)?.last ?? 0) > at + 1);
}
