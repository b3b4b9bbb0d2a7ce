// Where clauses begin and end: cut at semicolons, at subordinators, and at "and" or a comma before a new finite verb.

import type { Document } from './document.js';
import { isPause } from './phrases.js';
import { isFiniteVerb } from './verbs.js';

/** Where the innermost clause before a verb begins: after "that", "in which" or an opening mark of quotation. */
export function innerClauseStart(doc: Document, from: number, verb: number): number {
  for (let at = verb - 1; at > from; at--) {
    const opens = doc.norm(at) === '«' || doc.norm(at) === '“' || (doc.is('Relative', at) && doc.isAny('Prep', at - 1));
    if (opens || (doc.is('That', at) && doc.isAny('V', at - 1))) return at + 1;
    if (doc.pack.meta.modifiersBefore === true && verb - at > 1 && doc.isAny('V.bare', at) && isFiniteVerb(doc, at))
      return at + 1;
  }
  return from;
}

/** A run of tokens between two pauses of full weight: clauses joined by a finite verb with its subject are kept
 * whole. */
interface Clause {
  readonly first: number;
  readonly last: number;
  readonly verb?: number;
}

/** Clauses of a sentence: cut at semicolons and colons, at "and" or a comma before a new finite verb, at
 * subordinators. */
export const clausesOf = (doc: Document, first: number, last: number): readonly Clause[] =>
  doc.once(cutClauses, first, last);

function cutClauses(doc: Document, first: number, last: number): Clause[] {
  const cuts = [first];
  let verb = false;
  for (let at = first; at < last; at++) {
    if (
      doc.norm(at) === ';' ||
      (doc.is('Breaker', at) &&
        (verb ? followedByVerb(doc, at, last) : doc.norm(at - 1) === ',' && anyVerb(doc, at, Math.min(last, at + 10))))
    ) {
      cuts.push(at);
      verb = false;
    } else if (
      verb &&
      (doc.is('And', at) || doc.norm(at) === ',') &&
      !joinsSubjects(doc, at) &&
      followedByVerb(doc, at + 1, Math.min(last, at + 8))
    ) {
      cuts.push(at);
      verb = false;
    } else if (isFiniteVerb(doc, at)) verb = true;
  }
  cuts.push(last);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] as number;
    const head = firstFinite(doc, from, to);
    return head === undefined ? { first: from, last: to } : { first: from, last: to, verb: head };
  });
}

/** "Russia and China have agreed": what "and" joins is the subject of the verb that follows. */
function joinsSubjects(doc: Document, at: number): boolean {
  const next = doc.is('Art', at + 1) ? at + 2 : at + 1;
  const named = (token: number): boolean =>
    ['State', 'Person', 'Organization'].some((type) => doc.covering(type, token) !== undefined);
  if (!doc.is('And', at) || !named(at - 1) || !named(next)) return false;
  const end =
    (doc.covering('State', next) ?? doc.covering('Person', next) ?? doc.covering('Organization', next))?.last ??
    next + 1;
  return isFiniteVerb(doc, end) || (doc.is('Adverb', end) && isFiniteVerb(doc, end + 1));
}

function followedByVerb(doc: Document, from: number, limit: number): boolean {
  for (let at = from; at < limit; at++) {
    if (isFiniteVerb(doc, at)) return true;
    if (doc.is('Relative', at) || isPause(doc, at)) return false;
  }
  return false;
}

function anyVerb(doc: Document, from: number, limit: number): boolean {
  for (let at = from; at < limit; at++) if (isFiniteVerb(doc, at)) return true;
  return false;
}

function firstFinite(doc: Document, first: number, last: number): number | undefined {
  let afterRelative = false;
  for (let at = first; at < last; at++) {
    if (doc.is('Relative', at) && at > first) afterRelative = true;
    if (!afterRelative && isFiniteVerb(doc, at)) return at;
  }
  return undefined;
}
