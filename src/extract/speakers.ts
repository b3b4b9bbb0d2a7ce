// Who speaks: the agents before a verb of saying that no other verb is done to, joined by "and"; else the one after it,
// past articles, titles, dates and the one spoken to.

import type { Agent } from './agent.js';
import type { Document } from './document.js';
import { bareClause } from './saying-verbs.js';
import { isFiniteVerb } from './verbs.js';

/** Most tokens between a verb of saying and a subject that follows it. */
const INVERTED = 14;

/** Someone who can be its subject stands before the verb. */
export const hasSubject = (agents: readonly Agent[], verb: number): boolean =>
  agents.some((agent) => !agent.governed && agent.last <= verb);

/** The agents next before the verb, joined by "and"; else the first after it (inversion). */
export function subjectOf(doc: Document, agents: readonly Agent[], verb: number, limit: number): Agent[] | undefined {
  const preceding = agents.filter((agent) => agent.last <= verb && !agent.governed && agent.kind !== 'pronoun');
  const acting = preceding.filter((agent) => !isObject(doc, agent, preceding));
  const before = acting.length > 0 ? acting : preceding;
  const after = agents.filter(
    (agent) => agent.first > verb && agent.first - verb <= INVERTED && agent.first < limit && !agent.governed,
  );
  const inverted =
    after[0] !== undefined && inversion(doc, verb, after[0].first) && !bareClause(doc, verb, after[0].last + 3);
  const nearest = before.at(-1);
  if (inverted && (nearest === undefined || (afterPause(doc, verb) && clauseBetween(doc, nearest.last, verb))))
    return coordinated(doc, after, after[0] as Agent);
  if (nearest === undefined) return undefined;
  // "X ha lodato Y, affermando che …": a gerund has the subject of the sentence
  const lead = before.find(({ kind }) => kind === 'person') ?? before[0];
  if (lead !== undefined && isGerund(doc, verb)) return coordinated(doc, before, lead);
  return coordinated(doc, before, before.find((agent) => joins(doc, agent, nearest, before)) ?? nearest);
}

const isGerund = (doc: Document, at: number): boolean =>
  doc.annotationsAt(at).some(({ type, form }) => type === 'V.say' && form === 'gerund') && !isFiniteVerb(doc, at);

/** A verb stands right before, past articles and titles: whom it is done to. */
function isObject(doc: Document, agent: Agent, agents: readonly Agent[]): boolean {
  let at = agent.first - 1;
  while (
    doc.is('Art', at) ||
    doc.is('State', at, 'demonym') ||
    doc.is('Title', at) ||
    doc.is('Modifier', at) ||
    doc.covering('Office', at) !== undefined ||
    ofOffice(doc, at) ||
    (doc.norm(at) === ',' &&
      at === agent.first - 1 &&
      (ofOffice(doc, at - 1) || doc.covering('Office', at - 1) !== undefined))
  )
    at--;
  return (
    doc.sentenceOf(at) === doc.sentenceOf(agent.first) &&
    doc.isAny('V', at) &&
    (!doc.isAny('V.say', at) || agents.some((other) => other.last <= at))
  );
}

/** "del Kazakistan" after "il presidente": the state of an office, or the preposition before it. */
function ofOffice(doc: Document, at: number): boolean {
  const state = doc.covering('State', at);
  const of = doc.is('Prep.of', at) ? at : (state?.first ?? at) - 1;
  const preposition = doc.is('Art', of) ? of - 1 : of;
  return (
    doc.is('Prep.of', preposition) &&
    doc.covering('Office', preposition - 1) !== undefined &&
    (state !== undefined || preposition === at)
  );
}

/** "…, ha detto X": a comma or a closing mark stands before the verb with its auxiliaries. */
function afterPause(doc: Document, verb: number): boolean {
  let at = verb - 1;
  while (doc.is('Aux', at) || doc.is('Been', at) || doc.is('Adverb', at)) at--;
  return doc.tokens[at]?.kind === 'sign';
}

/** "X will build a port, said Y": the agent before the verb has another verb of its own. */
function clauseBetween(doc: Document, from: number, verb: number): boolean {
  for (let at = from; at < verb; at++)
    if ((isFiniteVerb(doc, at) && !doc.is('Aux', at)) || doc.is('Quote', at) || CLOSING.has(doc.norm(at))) return true;
    else if (doc.is('Aux', at) && at < verb - 3) return true;
  return false;
}

const CLOSING = new Set(['»', '”', '"', '“']);

/** Between verb and name stand only articles, offices and adjectives: "ha detto il presidente russo X". */
function inversion(doc: Document, verb: number, name: number): boolean {
  for (let at = verb + 1; at < name; ) {
    const office = doc.get('Office', at);
    if (office !== undefined) at = office.last;
    else if (doc.get('Organization', at) !== undefined && doc.is('Office', doc.get('Organization', at)?.last ?? at))
      at = doc.get('Organization', at)?.last ?? at + 1;
    else if (doc.is('And', at) && doc.is('Office', at + 1)) at++;
    else if (
      doc.norm(at) === ',' &&
      at === name - 1 &&
      (doc.covering('Office', at - 1) ?? doc.covering('Portfolio', at - 1)) !== undefined
    )
      at++;
    else if (doc.get('Adverb', at) !== undefined) at = doc.get('Adverb', at)?.last ?? at + 1;
    else if (doc.get('Date', at) !== undefined) at = doc.get('Date', at)?.last ?? at + 1;
    else if (doc.is('Prep.to', at) && doc.tokens[at + 1]?.capital) {
      at++;
      while (at < name && doc.tokens[at]?.capital) at++;
    } else if (
      doc.is('Art', at) ||
      doc.is('State', at, 'demonym') ||
      (doc.is('State', at) && doc.is('Prep.of', at - 1)) ||
      doc.is('Title', at) ||
      doc.is('Adverb', at) ||
      doc.is('Prep.of', at) ||
      (doc.is('State', at) && doc.is('PossessiveMark', at + 1)) ||
      (doc.is('PossessiveMark', at) && doc.is('State', at - 1)) ||
      doc.is('Portfolio', at)
    )
      at++;
    else return false;
  }
  return true;
}

const joins = (doc: Document, agent: Agent, nearest: Agent, all: readonly Agent[]): boolean =>
  agent === nearest ||
  all.some(
    (next) =>
      next.first > agent.first &&
      doc.isAny('And', agent.last) &&
      inversion(doc, agent.last, next.first) &&
      (next === nearest || joins(doc, next, nearest, all)),
  );

function coordinated(doc: Document, agents: readonly Agent[], first: Agent): Agent[] {
  const group = [first];
  for (const agent of agents) {
    const end = group.at(-1) as Agent;
    if (agent.first > end.last && doc.isAny('And', end.last) && inversion(doc, end.last, agent.first))
      group.push(agent);
  }
  return group;
}
