// Between whom an instrument is and who signed it, as far as words near it say: the subject of the verb of signing,
// agents after "by", "with" and "between", a pair within its own phrase, the event that frames it. Nothing is filled
// in.

import type { Agent } from './agent.js';
import { innerClauseStart } from './clauses.js';
import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import type { EntityKey } from './facts.js';
import { isPause } from './phrases.js';
import type { TreatyContext } from './treaty-drafts.js';
import type { Deed } from './treaty-verbs.js';
import { isFiniteVerb } from './verbs.js';

/** Paragraphs before that of an instrument in which its parties may be named. */
const LEAD = 1;

/** Who does the deed: before an active verb and after "with", after "by" in the passive. */
export function signersOf(doc: Document, agents: readonly Agent[], deed: Deed, at: number, last: number): Agent[] {
  if (!deed.passive)
    return [
      ...acting(doc, agents, deed),
      ...agents.filter((agent) => agent.first > at && agent.first <= last + 2 && partner(doc, agent)),
    ];
  // "firmato da X e Y": agents after the preposition of the agent
  return agents.filter((agent) => agent.first > Math.min(deed.at, at) && fromBefore(doc, agent));
}

/** Who stands before the verb without a preposition, in its own clause if anyone does. */
function acting(doc: Document, agents: readonly Agent[], deed: Deed): Agent[] {
  const before = agents.filter((agent) => agent.last <= deed.at && !agent.governed);
  const start = innerClauseStart(doc, before[0]?.first ?? deed.at, deed.at);
  const inner = before.filter((agent) => agent.first >= start);
  return inner.length > 0 ? inner : before;
}

function fromBefore(doc: Document, agent: Agent): boolean {
  if (agent.kind !== 'person' && agent.kind !== 'leaders' && agent.kind !== 'state' && agent.kind !== 'office')
    return false;
  for (let at = agent.first - 1; at >= agent.first - 8; at--) {
    if (doc.is('Prep.from', at)) return true;
    const apposed = doc.norm(at) === ',' && doc.covering('Office', at - 1) !== undefined;
    if (isFiniteVerb(doc, at) || (isPause(doc, at) && !apposed)) return false;
  }
  return false;
}

/** "un accordo con X": who signs on the other side. */
function partner(doc: Document, agent: Agent): boolean {
  if (agent.kind === 'organization' || agent.kind === 'pronoun') return false;
  for (let at = agent.first - 1; at >= agent.first - 7; at--) {
    if (doc.is('Prep.with', at)) return true;
    if (isFiniteVerb(doc, at) || isPause(doc, at) || doc.is('Relative', at)) return false;
  }
  return false;
}

/** "con il suo omologo turco": the state of a counterpart without a name. */
function counterpartStates(doc: Document, first: number, last: number): EntityKey[] {
  for (let at = first; at < last; at++) {
    if (!doc.is('Counterpart', at)) continue;
    const state = doc.get('State', doc.get('Counterpart', at)?.last ?? at + 1) ?? doc.get('State', at - 1);
    if (state !== undefined) return [...(state.data as { keys: readonly EntityKey[] }).keys];
  }
  return [];
}

/** A run of tokens of a sentence. */
interface SentencePart extends TokenRange {
  readonly sentence: number;
}

/** Between whom an instrument is: what its phrase says, else who signs it, else the states that what is near names. */
export function partiesOf(
  { doc, discourse, found }: TreatyContext,
  phrase: SentencePart,
  agents: readonly Agent[],
  signers: readonly Agent[],
  status: string | undefined,
): EntityKey[] {
  const { sentence, first, last } = phrase;
  const own = partiesInPhrase(doc, discourse, phrase, agents);
  if (own.length > 1) return own;
  const acting = [
    ...new Set(
      signers
        .flatMap((agent) =>
          agent.keys.flatMap((key) => (key.startsWith('person/') ? discourse.statesOf([key]) : [key])),
        )
        .concat(signers.length > 0 ? counterpartStates(doc, first, last) : []),
    ),
  ];
  if (acting.length > 1) return acting;
  if (status === 'referenced') return [];
  const range = doc.sentence(sentence);
  const before = found.drafts.at(-1);
  const near =
    before !== undefined && doc.sentences[before.sentence]?.paragraph === range.paragraph ? before.parties : [];
  if (near.length > 1) return [...near];
  const pair = discourse.pairAt(sentence);
  if (mentionsFrame(doc, range.first, range.last) && acting.every((key) => pair.includes(key))) return [...pair];
  const inSentence = discourse.statesIn(sentence);
  if (inSentence.length === 2) return [...inSentence];
  const preceding = doc.sentences[sentence - 1];
  if (preceding?.paragraph === range.paragraph && discourse.statesIn(sentence - 1).length === 2)
    return [...discourse.statesIn(sentence - 1)];
  return acting.length === 0 ? namedJustBefore(doc, discourse, sentence) : acting;
}

/** The two states of the sentences that lead up to an instrument, back to the one that names the second of them, in its
 * paragraph and the one before. */
function namedJustBefore(doc: Document, discourse: Discourse, sentence: number): EntityKey[] {
  const named = new Set<EntityKey>();
  let { paragraph } = doc.sentence(sentence);
  let left = LEAD;
  for (let index = sentence; index >= 0 && named.size < 2; index--) {
    const own = doc.sentence(index).paragraph;
    if (own !== paragraph && left-- === 0) break;
    paragraph = own;
    for (const state of discourse.statesIn(index)) named.add(state);
  }
  return named.size === 2 ? [...named] : [];
}

/** "tra A e B", "dei due paesi", "italo-tedesco" within the phrase. */
export function partiesInPhrase(
  doc: Document,
  discourse: Discourse,
  { sentence, first, last }: SentencePart,
  agents: readonly Agent[],
): EntityKey[] {
  const between = agents.filter(
    (agent) => agent.first >= first && agent.last <= last && agent.governed && betweenBefore(doc, agent.first, first),
  );
  const keys = between.flatMap((agent) => (agent.kind === 'person' ? discourse.statesOf(agent.keys) : [...agent.keys]));
  if (keys.length > 1) return [...new Set(keys)];
  for (let at = first; at < last; at++) {
    if (doc.is('Parties', at) || doc.is('Mutual', at)) {
      const joined = statesJoined(doc, agents, first, last);
      return joined.length > 1 ? joined : [...discourse.pairAt(sentence)];
    }
    const state = doc.get('State', at, 'demonym');
    const both = state === undefined ? [] : (state.data as { keys: readonly EntityKey[] }).keys;
    if (both.length > 1) return [...both];
  }
  return [];
}

/** "the joint statement of A and B": the first two states that "and" joins. */
function statesJoined(doc: Document, agents: readonly Agent[], first: number, last: number): EntityKey[] {
  const states = agents.filter((agent) => agent.kind === 'state' && agent.first >= first && agent.last <= last);
  const at = states.findIndex(
    (state, index) => doc.isAny('And', state.last) && (states[index + 1]?.first ?? last) - state.last <= 2,
  );
  return at < 0 ? [] : states.slice(at, at + 2).flatMap(({ keys }) => [...keys]);
}

function betweenBefore(doc: Document, at: number, limit: number): boolean {
  for (let before = at - 1; before >= Math.max(limit, at - 8); before--)
    if (doc.is('Prep.between', before)) return true;
  return false;
}

/** An event that the pair shares is named: "nell'ambito della visita", "dopo i colloqui". */
function mentionsFrame(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++)
    if (doc.is('EventNoun', at) || doc.is('Parties', at) || doc.is('Leaders', at) || doc.is('Mutual', at)) return true;
  return false;
}
