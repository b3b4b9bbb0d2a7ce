// Names of companies and media that no head noun introduces, by what stands beside them: "according to X", "reports X",
// "told X", "organised by X", "the companies X and Y", a contract with X, money that X commits. A word that elsewhere
// follows another capitalised word is a surname and none of these.

import type { Document } from './document.js';

interface Unheaded {
  readonly last: number;
  readonly kind: 'company' | 'media';
}

const MOST_WORDS = 3;

/** The organization whose name starts at a token; undefined where nothing beside the name shows that it is one. */
export function unheadedOrganization(doc: Document, at: number, limit: number): Unheaded | undefined {
  const last = nameEnd(doc, at, limit);
  if (last === undefined) return undefined;
  if (isSource(doc, at, last)) return { last, kind: 'media' };
  return isActor(doc, at, last, limit) ? { last, kind: 'company' } : undefined;
}

/** Where a run of up to three unknown capitalised words ends that can be no person's name. */
function nameEnd(doc: Document, first: number, limit: number): number | undefined {
  if (doc.tokens[first - 1]?.capital && !doc.is('NotPerson', first - 1) && !isListed(doc, first)) return undefined;
  // "von der Leyen": a surname after its particles
  if (
    doc.is('Particle', first - 1) &&
    doc.tokens[first - 1]?.capital === false &&
    !doc.is('Art', first - 1) &&
    !doc.isAny('Prep', first - 1)
  )
    return undefined;
  let last = first;
  while (last < limit && last - first <= MOST_WORDS && isUnknown(doc, last)) last++;
  if (last === first || last - first > MOST_WORDS) return undefined;
  if (followsPlural(doc, first) || isListed(doc, first)) return last;
  if (doc.is('GivenName', first) && !doc.tokens[first]?.acronym) return undefined;
  return last - first === 1 && doc.isPartOfName(first) ? undefined : last;
}

const isUnknown = (doc: Document, at: number): boolean => {
  const token = doc.tokens[at];
  if (token?.kind !== 'word' || !token.capital) return false;
  return doc.annotationsAt(at).every(({ type }) => HARMLESS.has(type));
};

/** Types that a word may have by chance without being known as something else. */
const HARMLESS = new Set(['Capital', 'Weak', 'GivenName']);

/** Words are given to it or come from it: "secondo X,", "lo riporta X.", "told X". */
function isSource(doc: Document, first: number, last: number): boolean {
  const before = doc.is('Art', first - 1) ? first - 2 : first - 1;
  const closes = doc.tokens[last]?.kind !== 'word' || doc.is('And', last);
  const joined = doc.is('And', before) && isSourceBefore(doc, before);
  if (closes && (joined || endsAccording(doc, before))) return true;
  if (closes && doc.is('ReportPronoun', before - 1) && doc.isAny('V.report', before)) return true;
  const told = doc.is('Prep.to', before) ? before - 1 : before;
  return last - first > 1 && doc.isAny('V.say', told) && (told < before || doc.is('V.tell', told));
}

/** A phrase such as "according to" ends at a token. */
function endsAccording(doc: Document, at: number): boolean {
  return doc.covering('According', at)?.last === at + 1;
}

/** "according to X and": a source stands before "and". */
function isSourceBefore(doc: Document, and: number): boolean {
  const source = doc.covering('Organization', and - 1);
  return source !== undefined && endsAccording(doc, source.first - 1);
}

/** It does or gets what companies do or get. */
function isActor(doc: Document, first: number, last: number, limit: number): boolean {
  const before = doc.is('Art', first - 1) ? first - 2 : first - 1;
  if (followsPlural(doc, first) || isListed(doc, first)) return true;
  if (isOperator(doc, before)) return true;
  if (
    (doc.is('Prep.with', before) || doc.is('Prep.between', before)) &&
    doc.get('Instrument', before - 1)?.data === 'contract'
  )
    return true;
  return signsContract(doc, last, limit) || commitsMoney(doc, last, limit);
}

/** "organised by X and by Y": the preposition of who does it, after a verb of operating. */
function isOperator(doc: Document, preposition: number): boolean {
  if (!doc.is('Prep.from', preposition)) return false;
  if (doc.isAny('V.operate', preposition - 1)) return true;
  const other = doc.is('And', preposition - 1) ? doc.covering('Organization', preposition - 2) : undefined;
  return other !== undefined && isOperator(doc, doc.is('Art', other.first - 1) ? other.first - 2 : other.first - 1);
}

/** A plural noun of organizations stands right before. */
const followsPlural = (doc: Document, at: number): boolean => doc.covering('OrganizationPlural', at - 1)?.last === at;

/** After a comma or "and" in a list that a plural noun opens: "le aziende X, Y e Z". */
function isListed(doc: Document, first: number): boolean {
  let at = first - 1;
  if (!doc.is('And', at) && doc.norm(at) !== ',') return false;
  while (
    at > first - 12 &&
    (doc.is('And', at) || doc.norm(at) === ',' || doc.covering('Organization', at) !== undefined)
  )
    at--;
  return followsPlural(doc, at + 1);
}

function verbAfter(doc: Document, last: number, limit: number): number {
  let at = last;
  while (at < limit && (doc.is('Aux', at) || doc.is('Adverb', at))) at++;
  return at;
}

/** "X and Y signed a contract". */
function signsContract(doc: Document, last: number, limit: number): boolean {
  let end = last;
  if (doc.is('And', end)) {
    end++;
    while (end < limit && doc.tokens[end]?.capital) end++;
  }
  const verb = verbAfter(doc, end, limit);
  if (!doc.isAny('V.sign', verb)) return false;
  for (let at = verb + 1; at < Math.min(limit, verb + 4); at++)
    if (doc.get('Instrument', at)?.data === 'contract') return true;
  return false;
}

/** "X has committed 2 billion dollars". */
function commitsMoney(doc: Document, last: number, limit: number): boolean {
  const verb = verbAfter(doc, last, limit);
  if (!doc.isAny('V.grant', verb) && !doc.isAny('V.spend', verb)) return false;
  for (let at = verb + 1; at < Math.min(limit, verb + 4); at++) if (doc.tokens[at]?.kind === 'number') return true;
  return false;
}
