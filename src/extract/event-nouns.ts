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
import type { Dated } from './facts.js';
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
  if (kind === 'cultural' && !verbBefore(doc, first, range.first, 'attend')) return undefined;
  const clause =
    clausesOf(doc, range.first, range.last).find((part) => part.first <= first && first < part.last) ?? range;
  if (invited(doc, range.first, range.last, last)) {
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
  const adjunct = afterwards(doc, first);
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
    ...(own === undefined && toCome(doc, clause.first, clause.last) ? { planned: true } : {}),
  };
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
const afterwards = (doc: Document, at: number): boolean =>
  doc.is('Afterwards', at - 1) || doc.is('Afterwards', at - 2) || doc.is('Afterwards', at - 3);

const hasFiniteVerb = (doc: Document, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (isFiniteVerb(doc, at)) return true;
  return false;
};

const verbBefore = (doc: Document, at: number, from: number, name: string): boolean => {
  for (let before = at - 1; before >= Math.max(from, at - 14); before--) if (isVerb(doc, before, name)) return true;
  return false;
};
