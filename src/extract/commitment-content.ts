// What is undertaken: infinitives, a noun of commitment with its complement, a list of actions, a clause with "must".
// Goes in: a verb and its clause. Comes out: the run of tokens that it governs.

import type { Document, TokenRange } from './document.js';
import { isActionNoun } from './lists.js';
import { isFiniteVerb, isVerb } from './verbs.js';

/** A sum of money is what is given. */
export function moneyFollows(doc: Document, verb: number): boolean {
  for (let at = verb + 1; at < verb + 5; at++) if (/^[A-Z]{3}$/.test(doc.get('Quantity', at)?.form ?? '')) return true;
  return false;
}

export interface Content {
  readonly first: number;
  readonly last: number;
  /** The noun of commitment that stands between verb and content. */
  readonly noun: boolean;
  /** It is called important or necessary: an undertaking only where several say so together. */
  readonly viewpoint?: boolean;
}

/** What is undertaken: infinitives after a preposition, a noun of commitment with its complement, a list of actions, or a
 * clause with "must". */
export function contentOf(
  doc: Document,
  verb: number,
  name: string,
  clause: TokenRange,
  documentSpeaks: boolean,
): Content | undefined {
  let at = verb + 1;
  while (at < clause.last && (doc.is('Adverb', at) || doc.is('Date', at) || doc.norm(at) === ','))
    at = doc.get('Date', at)?.last ?? doc.get('Adverb', at)?.last ?? at + 1;
  if (doc.norm(at) === '«' || doc.norm(at) === '“') at++;
  // "commits both nations to advance …"
  if (name === 'undertake') at = doc.get('Parties', at)?.last ?? at;
  const last = contentEnd(doc, at, clause.last);
  if (name === 'grant' || (name === 'undertake' && moneyFollows(doc, verb))) return { first: verb, last, noun: false };
  const infinitive = infinitiveAt(doc, at);
  if (infinitive !== undefined && BINDING.has(name)) return { first: infinitive, last, noun: false };
  if (doc.is('That', at)) {
    const end = doc.sentences[doc.sentenceOf(at)]?.last ?? clause.last;
    const modal = modalIn(doc, at + 1, end);
    if (documentSpeaks && (name === 'plan' || name === 'stipulate') && futureIn(doc, at + 1, end))
      return { first: at + 1, last: contentEnd(doc, at + 1, end), noun: false };
    if (modal && (name === 'reaffirm' || name === 'agree' || name === 'stress'))
      return { first: at + 1, last: contentEnd(doc, at + 1, end), noun: true, viewpoint: name === 'stress' };
    return undefined;
  }
  if (name === 'stipulate') return undefined;
  let noun = at;
  while (
    doc.is('Art', noun) ||
    doc.is('Possessive', noun) ||
    doc.is('Modifier', noun) ||
    doc.is('PossessiveMark', noun) ||
    doc.is('PossessiveMark', noun + 1)
  )
    noun++;
  if (doc.is('CommitmentNoun', noun))
    return { first: at, last: contentEnd(doc, at, clause.last), noun: true, viewpoint: doc.is('ViewpointNoun', noun) };
  if (doc.is('ViewNoun', noun)) return undefined;
  if (name === 'reaffirm' || name === 'stress' || name === 'express' || name === 'will') return undefined;
  if (name === 'agree' && (doc.is('Prep.on', at) || doc.is('Prep.to', at))) return { first: at, last, noun: false };
  const action = firstActionNoun(doc, at);
  if (action === undefined) return undefined;
  if ((name === 'include' || name === 'declare' || name === 'speak' || name === 'recognise') && !documentSpeaks)
    return undefined;
  if (name === 'undertake') return undefined;
  return { first: at, last, noun: false };
}

/** Most quoted tokens that are part of the clause they stand in. */
const FEW = 6;

/** The end of what a verb governs: to the end of its clause, short of a relative clause. */
export function contentEnd(doc: Document, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    const closes = doc.norm(at) === '»' || doc.norm(at) === '”';
    // "desiderano “consolidare e rafforzare” le relazioni": quoted words that the clause goes on from
    if (closes && at - from < FEW && doc.tokens[at + 1]?.kind === 'word') continue;
    if (doc.norm(at) === '.' || doc.norm(at) === ';' || closes) return at;
    if (doc.norm(at) === ',' && doc.is('Relative', at + 1)) return at;
    if (doc.norm(at) === ',' && speechFollows(doc, at + 1, limit)) return at;
    if (doc.is('Breaker', at) && at > from + 3 && isFiniteVerb(doc, at + 1)) return at;
  }
  return limit;
}

const speechFollows = (doc: Document, at: number, limit: number): boolean => {
  for (let next = at; next < Math.min(limit, at + 3); next++)
    if (isVerb(doc, next, 'say') && isFiniteVerb(doc, next)) return true;
  return false;
};

const OPENING = new Set(['«', '“', '"']);

/** The infinitive or gerund that a token leads to, past prepositions, adverbs and opening marks. */
export function infinitiveAt(doc: Document, at: number): number | undefined {
  let next = at;
  let marked = false;
  while (
    doc.is('Prep.to', next) ||
    doc.is('Prep.of', next) ||
    doc.is('Adverb', next) ||
    doc.is('InfinitiveMark', next) ||
    (next > at && OPENING.has(doc.norm(next)))
  ) {
    marked ||= doc.is('InfinitiveMark', next);
    next++;
  }
  if (
    (marked || doc.is('InfinitiveMark', next - 1)) &&
    doc.annotationsAt(next).some(({ type, form }) => type === 'V' && form === 'gerund')
  )
    return next;
  const unknown =
    doc.is('InfinitiveMark', next - 1) &&
    doc.tokens[next]?.kind === 'word' &&
    !doc.tokens[next]?.capital &&
    (doc.annotationsAt(next).length === 0 || doc.is('NounVerb', next));
  return unknown || doc.annotationsAt(next).some(({ type, form }) => type === 'V' && form === 'infinitive')
    ? next
    : undefined;
}

function modalIn(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++) if (doc.is('Modal', at)) return true;
  return false;
}

function futureIn(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++)
    if (
      doc.is('FutureAux', at) ||
      doc.annotationsAt(at).some(({ type, form }) => type === 'V' && (form === 'future' || form === 'subjunctive'))
    )
      return true;
  return false;
}

function firstActionNoun(doc: Document, at: number): number | undefined {
  for (let next = at; next < at + 5; next++) {
    if (isActionNoun(doc, next)) return next;
    if (
      !doc.is('Art', next) &&
      !doc.isAny('Prep', next) &&
      !doc.is('Modifier', next) &&
      !doc.is('Possessive', next) &&
      doc.tokens[next]?.kind !== 'word'
    )
      return undefined;
    if (isFiniteVerb(doc, next)) return undefined;
  }
  return undefined;
}

/** Verbs that bind by themselves; the others need a noun of commitment or an instrument that speaks. */
const BINDING = new Set(['undertake', 'agree', 'continue', 'plan', 'ready', 'will']);
