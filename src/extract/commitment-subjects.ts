// Who undertakes: who acts in the clause, else earlier in the sentence, else the parties of the instrument that speaks;
// persons bind the states that they act for.

import type { Agent } from './agent.js';
import { innerClauseStart } from './clauses.js';
import type { CommitmentContext } from './commitment-drafts.js';
import { opensHeadline } from './commitment-heads.js';
import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import type { EntityKey } from './facts.js';
import { isVerb } from './verbs.js';

interface Subject {
  readonly by: readonly EntityKey[];
  readonly through: readonly EntityKey[];
  readonly first: number | undefined;
}

/** Who undertakes it: who acts in the clause, else earlier in the sentence, else the parties of the instrument that
 * speaks. */
export function subjectOf(
  { doc, discourse, inForce }: CommitmentContext,
  sentence: number,
  clause: TokenRange,
  at: number,
): Subject | undefined {
  const range = doc.sentence(sentence);
  const agents = discourse
    .agents(range.first, at)
    .filter((agent) => !agent.governed && (agent.keys.length > 0 || agent.kind === 'leaders'));
  const start = innerClauseStart(doc, clause.first, at);
  const inner = agents.filter((agent) => agent.first >= start);
  const near = inner.length > 0 ? inner : agents.filter((agent) => agent.first >= clause.first);
  const chosen = near.length > 0 ? near : agents;
  const bound = boundBy(discourse, chosen);
  const owner = ownersOf(doc, discourse, at, clause.last);
  if (owner.length > 0 && chosen.length === 0) return { ...boundBy(discourse, owner), first: undefined };
  if (chosen.some(({ kind }) => kind === 'leaders'))
    bound.by.push(...discourse.pairAt(sentence).filter((key) => !bound.by.includes(key)));
  if (bound.by.length > 0) return { ...bound, first: chosen[0]?.first };
  const two = new Set(chosen.flatMap(({ kind, keys }) => (kind === 'person' ? keys : []))).size === 2;
  const between = two ? statesBetween(discourse, at, range.last) : [];
  if (between.length === 2)
    return { by: between, through: chosen.flatMap(({ keys }) => keys), first: chosen[0]?.first };
  const document = inForce[sentence];
  if (document !== undefined && document.parties.length > 0)
    return { by: document.parties, through: [], first: undefined };
  const previous =
    sentence > 0 && doc.sentences[sentence - 1]?.paragraph === (doc.sentences[sentence]?.paragraph ?? -1);
  const pair = discourse.pairAt(sentence);
  const decided = isVerb(doc, at, 'agree') && sentence > 0;
  const unnamed = (impersonal(doc, at) || opensHeadline(doc, sentence, at)) && (previous || decided);
  return pair.length === 2 && (unnamed || doc.is('Parties', at + 1))
    ? { by: pair, through: [], first: undefined }
    : undefined;
}

/** "X e Y hanno concordato … tra A e B": the two states that the words on what is agreed join. */
const statesBetween = (discourse: Discourse, first: number, last: number): EntityKey[] => {
  const named = discourse.agents(first, last).filter(({ kind, governed }) => kind === 'state' && governed);
  return [...new Set(named.flatMap(({ keys }) => keys))];
};

const impersonal = (doc: Document, at: number): boolean => {
  for (let before = at - 1; before >= at - 3; before--)
    if (doc.norm(before) === doc.pack.meta.genericSubject || doc.is('Passive', before)) return true;
  return false;
};

/** "l'impegno di X e Y": whose commitment it is. */
function ownersOf(doc: Document, discourse: Discourse, at: number, limit: number): Agent[] {
  for (let noun = at; noun < Math.min(limit, at + 4); noun++) {
    if (!doc.is('CommitmentNoun', noun)) continue;
    return discourse
      .agents(noun, Math.min(limit, noun + 8))
      .filter((agent) => agent.governed && !isRecipient(doc, noun, agent.first));
  }
  return [];
}

/** "il sostegno a X", "the support for X": for whom it is, not whose. */
function isRecipient(doc: Document, noun: number, at: number): boolean {
  for (let before = at - 1; before > noun; before--)
    if (doc.isAny('Prep', before)) return doc.is('Prep.to', before) || doc.is('Prep.for', before);
  return false;
}

/** The states and bodies that agents bind, and the persons through whom they do. */
export function boundBy(discourse: Discourse, agents: readonly Agent[]): { by: EntityKey[]; through: EntityKey[] } {
  const by = new Set<EntityKey>();
  const through = new Set<EntityKey>();
  for (const { keys } of agents) {
    for (const key of keys) {
      if (!key.startsWith('person/')) by.add(key);
      else {
        through.add(key);
        for (const state of discourse.statesOf([key])) by.add(state);
      }
    }
  }
  return { by: [...by], through: by.size === 0 ? [] : [...through] };
}
