// Who takes part in an event: the visitor of a visit, and those who share a meeting, talks or a summit, each with the
// state that they act for. Whom the clause only names in passing takes no part.

import type { Annotation } from '../language/pattern.js';
import type { Agent } from './agent.js';
import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import { type EventDraft, VISITS } from './event-drafts.js';
import type { EntityKey } from './facts.js';
import { isFiniteVerb } from './verbs.js';

/** Who visits: the subject, the person after "visita di", the last person for a possessive; with the state each acts
 * for. */
export function visitor(
  doc: Document,
  discourse: Discourse,
  events: readonly EventDraft[],
  sentence: number,
  { first, last }: TokenRange,
): EntityKey[] {
  const range = doc.sentence(sentence);
  const agents = discourse.agents(range.first, range.last);
  const after = agents.find(
    (agent) =>
      agent.first >= last &&
      !invitationBetween(doc, last, agent.first) &&
      agent.first - last <= 8 &&
      agent.governed &&
      (ofBefore(doc, agent.first, last) || doc.is('Prep.from', agent.first - 1) || doc.is('Prep.from', last)) &&
      (agent.kind === 'person' || agent.kind === 'office'),
  );
  const subject = agents
    .filter(
      (agent) =>
        agent.last <= first &&
        !agent.governed &&
        (agent.kind === 'person' || agent.kind === 'state' || agent.kind === 'office'),
    )
    .at(-1);
  const previous = doc.is('Possessive', first - 1) ? subject : undefined;
  const later =
    doc.is('Possessive', first - 1) && subject === undefined
      ? agents.find((agent) => agent.first >= last && !agent.governed && agent.kind !== 'organization')
      : undefined;
  const owner =
    later ??
    agents.find((agent) => agent.last < first && first - agent.last <= 4 && doc.is('PossessiveMark', agent.last));
  const own = owner ?? antecedent(doc, agents, range.first, first) ?? after ?? previous;
  // "X said that the visit …": the one told of before
  const told = doc.is('Definite', first - 1) ? events.findLast((event) => VISITS.has(event.kind)) : undefined;
  if (own === undefined && told !== undefined) return told.participants.slice();
  const chosen = own ?? subject;
  if (chosen === undefined)
    return (
      events
        .filter((event) => VISITS.has(event.kind))
        .at(-1)
        ?.participants.slice() ?? []
    );
  return withStates(discourse, chosen.keys);
}

/** "with X, who is on a visit": whom the relative clause tells of. */
function antecedent(doc: Document, agents: readonly Agent[], from: number, noun: number): Agent | undefined {
  for (let at = noun - 1; at > Math.max(from, noun - 9); at--) {
    if (!doc.is('Relative', at) || doc.isAny('Prep', at - 1)) continue;
    return agents.find((agent) => {
      const end = withState(doc, agent.last);
      return agent.kind === 'person' && (end === at || (end === at - 1 && doc.norm(at - 1) === ','));
    });
  }
  return undefined;
}

/** "King X of Y": the end of the state's name after a person's. */
const withState = (doc: Document, last: number): number =>
  doc.is('Prep.of', last) ? (doc.get('State', last + 1)?.last ?? last) : last;

/** "a visit at the invitation of X": X invites. */
function invitationBetween(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++) if (doc.is('SpeechNoun', at)) return true;
  return false;
}

function ofBefore(doc: Document, at: number, limit: number): boolean {
  for (let between = limit; between < at; between++) {
    if (isFiniteVerb(doc, between)) return false;
    if (doc.is('Prep.of', between)) return true;
  }
  return false;
}

/** Keys with the states that they act for, states first. */
export const withStates = (discourse: Discourse, keys: readonly EntityKey[]): EntityKey[] => [
  ...new Set([...discourse.statesOf(keys), ...keys]),
];

/** "the situation in X and Y", "via Z": a place, past the states joined to it. */
function isSituated(doc: Document, at: number, from: number): boolean {
  let before = at - 1;
  while (
    before > from &&
    (doc.is('Art', before) ||
      doc.is('And', before) ||
      doc.norm(before) === ',' ||
      doc.covering('State', before) !== undefined)
  )
    before--;
  return doc.is('Prep.in', before) || doc.is('Prep.other', before);
}

/** "the integrity of X": what a state is named for is no event. */
function belongsElsewhere(doc: Document, at: number, from: number): boolean {
  if (doc.is('State', at) && isSituated(doc, at, from)) return true;
  const of = doc.is('Art', at - 1) ? at - 2 : at - 1;
  if (of <= from || !doc.is('Prep.of', of) || !doc.is('State', at) || doc.covering('Office', of - 1) !== undefined)
    return false;
  return (
    !doc.is('EventNoun', of - 1) &&
    !doc.is('Side', of - 1) &&
    !doc.is('Delegation', of - 1) &&
    doc.covering('Parties', of) === undefined &&
    doc.covering('Leaders', of) === undefined &&
    doc.covering('EventNoun', of - 1) === undefined
  );
}

/** Who meets: all that act in the clause, their counterparts after "with" or "between", the pair for "i colloqui". */
export function sharers(
  doc: Document,
  discourse: Discourse,
  sentence: number,
  clause: TokenRange,
  noun: Annotation,
): EntityKey[] {
  const range = doc.sentence(sentence);
  const agents = discourse
    .agents(range.first, range.last)
    .filter(
      (agent) =>
        agent.kind !== 'organization' &&
        !belongsElsewhere(doc, agent.first, range.first) &&
        !(
          doc.is('PossessiveMark', agent.last) &&
          agent.kind === 'state' &&
          doc.covering('EventNoun', agent.last + 1) === undefined
        ),
    );
  const inClause = agents.filter(
    (agent) =>
      agent.first >= clause.first &&
      agent.first < clause.last &&
      agent.keys.length > 0 &&
      takesPart(doc, discourse, agent, clause.first, noun.first),
  );
  const subjects = agents.filter((agent) => agent.last <= clause.first && !agent.governed);
  const used = inClause.length > 0 ? inClause : subjects;
  const persons = used.filter(
    (agent) => agent.kind === 'person' || agent.kind === 'leaders' || agent.kind === 'office',
  );
  const chosen = persons.length > 0 ? persons : used;
  const keys = withStates(
    discourse,
    chosen.flatMap((agent) => [...agent.keys]),
  );
  const states = keys.filter((key) => key.startsWith('state/'));
  if (states.length >= 2) return keys;
  const pair = discourse.pairAt(sentence);
  if (noun.data === 'cultural' && states.length === 1) return keys;
  if (pair.length === 2 && (states.length === 0 || states.some((state) => pair.includes(state)))) {
    return [...new Set([...pair, ...keys, ...discourse.leadersAt(sentence)])];
  }
  return keys;
}

/** Not whose arrival or words only frame the clause, and not a spokesperson. */
function takesPart(doc: Document, discourse: Discourse, agent: Agent, from: number, noun: number): boolean {
  if (agent.keys.every((key) => discourse.officeOf(key) === 'spokesperson')) return false;
  if (!agent.governed || agent.first > noun) return true;
  for (let before = agent.first - 1; before >= Math.max(from, agent.first - 7); before--) {
    if (doc.is('Prep.with', before) || doc.is('Prep.between', before)) return true;
    if (doc.is('Prep.of', before)) return !doc.is('Breaker', from);
  }
  return true;
}
