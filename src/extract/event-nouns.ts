// A noun of the event in ("visita", "talks", "summit"), a mention out: kind, who takes part, where, when. A noun that
// only names the way to an instrument, places something else in time or is only invited to is no event of its own.

import type { Annotation } from '../language/pattern.js';
import { clausesOf } from './clauses.js';
import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import { dateNear, dateOf, ownDate, toCome } from './event-dates.js';
import { type EventDraft, type Mentioned, VISITS } from './event-drafts.js';
import { sharers, visitor } from './event-participants.js';
import { evidenceFirst, formatsIn, invited } from './event-phrases.js';
import { placeOf } from './event-places.js';
import type { Dated, EntityKey } from './facts.js';
import type { Named } from './names.js';
import { trimEnd } from './phrases.js';
import { isFiniteVerb, isVerb } from './verbs.js';

/** The event that a noun names in a sentence; undefined, with a reject where it was only invited to, when there is
 * none. */
export function eventOfNoun(
  doc: Document,
  discourse: Discourse,
  events: readonly EventDraft[],
  sentence: number,
  noun: Annotation,
): Mentioned | undefined {
  const { first, last } = noun;
  const kind = noun.data as string;
  const range = doc.sentence(sentence);
  if (noun.form === 'plural' && VISITS.has(kind)) return undefined;
  // "the summit agenda"
  if (doc.is('EventPart', last)) return undefined;
  if (kind === 'talks' && onInstrument(doc, last) && !verbBefore(doc, first, range.first, 'hold')) return undefined;
  // "in videoconferenza", "by phone call": how they talked
  if (
    kind === 'phone-call' &&
    doc.isAny('Prep', first - 1) &&
    !doc.is('Contracted', first - 1) &&
    !doc.is('Prep.of', first - 1) &&
    !doc.is('Breaker', first - 1)
  )
    return undefined;
  if (kind === 'talks' && toConclude(doc, first, range.first)) return undefined;
  if (kind === 'ceremony' && placesInTime(doc, range.first, first)) return undefined;
  if (VISITS.has(kind) && identifies(doc, range.first, first)) {
    const told = events.findLast((event) => VISITS.has(event.kind));
    if (told !== undefined) {
      told.evidence.push(doc.span(first, last));
      return undefined;
    }
  }
  if (kind === 'cultural' && !verbBefore(doc, first, range.first, 'attend')) return undefined;
  const clause =
    clausesOf(doc, range.first, range.last).find((part) => part.first <= first && first < part.last) ?? range;
  if (invited(doc, range, clause, noun) || (kind === 'signing' && awaited(doc, first, range.first))) {
    doc.reject('event', first, last, 'an invitation or an event to come, not one that took place');
    return undefined;
  }
  const who = VISITS.has(kind)
    ? visitor(doc, discourse, events, sentence, noun)
    : sharers(doc, discourse, sentence, clause, noun);
  const own = ownDate(doc, first, last, range.last);
  if (own === undefined && doc.is('Previous', first - 1)) {
    doc.reject('event', first, last, 'an earlier one, of which nothing is told');
    return undefined;
  }
  const adjunct = afterwards(doc, first, last);
  const pair = discourse.pairAt(sentence);
  const when =
    own !== undefined ? dateOf(discourse, own) : adjunct ? {} : dateNear(doc, discourse, range, clause, first);
  const where =
    adjunct || own !== undefined ? undefined : placeOf(doc, clause.first, clause.last, first, VISITS.has(kind));
  return {
    kind,
    rule: `event.${kind}`,
    sentence,
    first: own === undefined ? evidenceFirst(doc, clause.first, first) : first,
    last: own === undefined ? trimEnd(doc, first, clause.last) : own.last,
    nounFirst: first,
    nounLast: last,
    participants:
      adjunct && !VISITS.has(kind) && doc.is('Definite', first - 1) && pair.length === 2
        ? [...new Set([...pair, ...discourse.leadersAt(sentence)])]
        : who,
    ...when,
    ...(where === undefined ? {} : { place: where }),
    formats: formatsIn(doc, first, clause.last),
    generic: kind === 'meeting' || (kind === 'official-visit' && last === first + 1),
    definite:
      adjunct || doc.is('Definite', first - 1) || doc.is('Possessive', first - 1) || doc.is('Contracted', first - 1),
    hasVerb: !adjunct && hasFiniteVerb(doc, clause.first, first),
    ...(own === undefined && !isEarlier(doc, first, when.start) ? {} : { dated: true }),
    ...bodyOf(doc, noun),
    ...(own === undefined && toCome(doc, clause.first, clause.last) ? { planned: true } : {}),
  };
}

/** "the conclusion of trade negotiations": what is to come of them. */
function toConclude(doc: Document, noun: number, from: number): boolean {
  for (let at = noun - 1; at >= Math.max(from, noun - 5); at--) {
    if (doc.is('ConclusionNoun', at)) return !doc.is('Breaker', at - 1) && doc.covering('Afterwards', at) === undefined;
    if (isFiniteVerb(doc, at) || doc.norm(at) === ',') return false;
  }
  return false;
}

/** "two weeks after the president's inauguration": named only to say when something else was. */
function placesInTime(doc: Document, from: number, noun: number): boolean {
  for (let at = noun - 1; at >= Math.max(from + 1, noun - 6); at--) {
    if (doc.is('Afterwards', at)) return true;
    if (isFiniteVerb(doc, at) || doc.norm(at) === ',') return false;
  }
  return false;
}

/** "This is his second visit this year", "È la prima visita di X": says of the visit told which one it is. */
function identifies(doc: Document, from: number, noun: number): boolean {
  const verb = doc.is('Demonstrative', from) || doc.is('Pronoun', from) ? from + 1 : from;
  return doc.is('Aux', verb) && noun - verb <= 7 && doc.is('Earlier', noun - 1);
}

/** "vertice della NATO", "riunione dei Paesi del G20", "the SCO summit": whose meeting it is. */
function bodyOf(doc: Document, { first, last, data }: Annotation): { readonly body?: EntityKey } {
  if (data !== 'summit' && data !== 'meeting') return {};
  const before = doc.pack.meta.modifiersBefore === true ? doc.covering('Organization', first - 1) : undefined;
  let at = last;
  while (
    at < last + 7 &&
    doc.tokens[at]?.kind === 'word' &&
    !doc.is('Organization', at) &&
    !isFiniteVerb(doc, at) &&
    !doc.is('And', at)
  )
    at++;
  const after =
    doc.is('Prep.of', at - 1) || (doc.is('Art', at - 1) && doc.is('Prep.of', at - 2))
      ? doc.get('Organization', at)
      : undefined;
  const [body] = ((before ?? after)?.data as Named | undefined)?.keys ?? [];
  return body !== undefined && doc.entities.has(body) ? { body } : {};
}

/** "hinders the signing", "auspica la firma": it has not come to it. */
function awaited(doc: Document, noun: number, from: number): boolean {
  for (let at = noun - 1; at >= Math.max(from, noun - 4); at--) {
    if (isVerb(doc, at, 'await')) return true;
    if (doc.norm(at) === ',') return false;
  }
  return false;
}

/** "la sua prima visita" of a year: one before that which is told. */
const isEarlier = (doc: Document, noun: number, start: Dated | undefined): boolean =>
  start !== undefined &&
  /^\d{4}$/.test(start.value) &&
  doc.is('Earlier', noun - 1) &&
  (doc.is('Possessive', noun - 2) || doc.is('PossessiveMark', noun - 2));

/** "negotiations on a trade agreement": the way to an instrument, not an event, unless they are held. */
function onInstrument(doc: Document, from: number): boolean {
  if (!doc.is('Prep.on', from) && !doc.is('Prep.for', from)) return false;
  for (let at = from + 1; at < from + 7; at++) {
    if (doc.is('Instrument', at)) return true;
    if (doc.isAny('Prep', at)) return false;
  }
  return false;
}

/** "dopo i negoziati": named only to place something else in time. */
const afterwards = (doc: Document, at: number, last: number): boolean =>
  (doc.is('Afterwards', at - 1) || doc.is('Afterwards', at - 2) || doc.is('Afterwards', at - 3)) &&
  !saysBetween(doc, last);

/** "l'incontro avvenuto ieri a Roma fra X e Y": its phrase says who met. */
function saysBetween(doc: Document, last: number): boolean {
  if (doc.is('Prep.with', last) && doc.is('Afterwards', last - 2)) return true;
  for (let at = last; at < last + 9; at++) {
    if (doc.is('Prep.between', at)) return true;
    if (doc.tokens[at]?.kind === 'sign' || isFiniteVerb(doc, at) || doc.is('Relative', at)) return false;
  }
  return false;
}

const hasFiniteVerb = (doc: Document, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (isFiniteVerb(doc, at)) return true;
  return false;
};

const verbBefore = (doc: Document, at: number, from: number, name: string): boolean => {
  for (let before = at - 1; before >= Math.max(from, at - 14); before--) if (isVerb(doc, before, name)) return true;
  return false;
};
