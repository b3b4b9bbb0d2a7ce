// A verb in ("è arrivato in Y", "ha incontrato Y", "inaugurated a plant"), a mention of an event that no noun names
// out.

import type { Agent } from './agent.js';
import { clausesOf } from './clauses.js';
import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import { dateNear, toCome } from './event-dates.js';
import { hostOf, type Mentioned, VISITS } from './event-drafts.js';
import { withStates } from './event-participants.js';
import { evidenceFirst, formatsIn, invited } from './event-phrases.js';
import { placeOf } from './event-places.js';
import type { EntityKey } from './facts.js';
import { trimEnd } from './phrases.js';
import { isFiniteVerb, isVerb } from './verbs.js';

/** The event that the verb at a token tells of: an arrival, a meeting of persons, an opening. */
export function eventOfVerb(doc: Document, discourse: Discourse, sentence: number, at: number): Mentioned | undefined {
  const range = doc.sentence(sentence);
  const meets = isVerb(doc, at, 'meet') && !doc.is('EventNoun', at);
  const arrives = isVerb(doc, at, 'arrive');
  const opens = isVerb(doc, at, 'ceremony');
  if (!meets && !arrives && !opens) return undefined;
  if (
    doc.annotationsAt(at).every(({ type, form }) => !type.startsWith('V') || form === 'infinitive') &&
    !(meets && forPurpose(doc, range.first, at)) &&
    !expected(doc, at)
  )
    return undefined;
  const clause = clausesOf(doc, range.first, range.last).find((part) => part.first <= at && at < part.last) ?? range;
  if (invited(doc, range, clause, { first: at, last: at + 1 })) return undefined;
  for (let noun = clause.first; noun < clause.last; noun++)
    if (
      noun !== at &&
      doc.is('EventNoun', noun) &&
      (arrives ? VISITS.has(doc.get('EventNoun', noun)?.data as string) : noun > at && !apart(doc, at, noun))
    )
      return undefined;
  const agents = discourse.agents(clause.first, clause.last).filter(isPersonal);
  const own = agents.filter((agent) => agent.last <= at && !agent.governed);
  const earlier = discourse.agents(range.first, clause.first).filter((agent) => !agent.governed && isPersonal(agent));
  const subject = own.length > 0 ? own : earlier.slice(-1);
  if (opens && subject.length === 0) return undefined;
  const place = placeOf(doc, clause.first, clause.last, at, arrives && !opens);
  const base = {
    sentence,
    first: evidenceFirst(doc, clause.first, at),
    last: trimEnd(doc, at, clause.last),
    nounFirst: at,
    nounLast: at + 1,
    ...dateNear(doc, discourse, range, clause, at),
    ...(place === undefined ? {} : { place }),
    definite: false,
    hasVerb: true,
  };
  const participants = (agents: readonly Agent[]): EntityKey[] =>
    withStates(
      discourse,
      agents.flatMap(({ keys }) => keys),
    );
  if (opens)
    return {
      ...base,
      kind: 'ceremony',
      rule: 'event.opens',
      participants: participants(subject),
      formats: [],
      generic: false,
    };
  const planned = toCome(doc, at - 2, at + 1) || expected(doc, at) ? { planned: true } : {};
  if (arrives) {
    const [host] = place === undefined ? [] : [hostOf(doc, place)];
    if (subject.length === 0 || host === undefined) return undefined;
    return {
      ...base,
      ...planned,
      kind: 'official-visit',
      rule: 'event.arrival',
      participants: participants(subject),
      formats: [],
      generic: true,
    };
  }
  const keys = participants([...subject, ...agents.filter((agent) => agent.first > at)]);
  if (keys.filter((key) => key.startsWith('person/')).length < 2)
    keys.push(...ministersOf(doc, discourse, clause.first, at).filter((key) => !keys.includes(key)));
  if (keys.filter((key) => key.startsWith('person/')).length < 2 && statesOf(keys).length < 2) return undefined;
  // one of the two acts for a state that the text does not name beside it: the other of the pair
  const acting = statesOf(keys);
  const pair = discourse.pairAt(sentence);
  if (acting.length === 1 && pair.length === 2 && pair.includes(acting[0] as EntityKey))
    keys.push(...pair.filter((key) => !keys.includes(key)));
  return {
    ...base,
    ...planned,
    kind: 'meeting',
    rule: 'event.meets',
    participants: keys,
    formats: formatsIn(doc, clause.first, clause.last),
    generic: false,
  };
}

/** "met two weeks after the inauguration", "met X and took part in a meeting": the noun is not what the verb tells of. */
function apart(doc: Document, verb: number, noun: number): boolean {
  for (let at = verb + 1; at < noun; at++)
    if (doc.is('Afterwards', at) || (doc.is('And', at) && isFiniteVerb(doc, at + 1))) return true;
  return false;
}

const statesOf = (keys: readonly EntityKey[]): EntityKey[] => keys.filter((key) => key.startsWith('state/'));

/** "the foreign ministers of A, B and C met": the states of officers without names, two or more. */
function ministersOf(doc: Document, discourse: Discourse, first: number, verb: number): EntityKey[] {
  for (let at = first; at < verb; at++) {
    if (!doc.is('Office', at, 'plural')) continue;
    const states = discourse.agents(at, verb).filter(({ kind }) => kind === 'state');
    return states.length < 2 ? [] : states.flatMap(({ keys }) => [...keys]);
  }
  return [];
}

/** "is set to visit". */
function expected(doc: Document, verb: number): boolean {
  const words = doc.get('Expected', verb - 2) ?? doc.get('Expected', verb - 1);
  return words !== undefined && (words.last === verb || doc.is('InfinitiveMark', verb - 1));
}

/** One who can go and meet. */
const isPersonal = ({ kind }: Agent): boolean => kind === 'person' || kind === 'office' || kind === 'leaders';

/** "si è recato a X per incontrare Y": the purpose of a journey that took place. */
function forPurpose(doc: Document, first: number, at: number): boolean {
  if (!doc.is('Prep.for', at - 1) && !doc.is('InfinitiveMark', at - 1)) return false;
  for (let before = at - 2; before >= first; before--)
    if (isVerb(doc, before, 'arrive') || VISITS.has(doc.get('EventNoun', before)?.data as string)) return true;
  return false;
}
