// Heads of a commitment that are no verbs of undertaking ("is ready to", "has granted ten million"), and what tells a
// head from a past fact or a meeting to come.

import { moneyFollows } from './commitment-content.js';
import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import { auxBefore, isVerb } from './verbs.js';

/** "plan to discuss …": an event to come, no undertaking. */
export const meetingToCome = (doc: Document, at: number): boolean =>
  ['talk', 'meet', 'attend', 'arrive'].some((verb) => isVerb(doc, at, verb));

/** "is ready to", "has granted ten million": heads that are no verbs of undertaking. */
export function otherHead(
  doc: Document,
  at: number,
  from: number,
): { name: string; lemma: string; form: string } | undefined {
  const adjective = doc.get('CommitmentAdjective', at);
  if (adjective !== undefined && undertakenWithAux(doc, at, from))
    return { name: 'ready', lemma: doc.norm(at), form: 'present' };
  if (isVerb(doc, at, 'grant') && (doc.is('AuxHave', at - 1) || isVerb(doc, at, 'announce')) && moneyFollows(doc, at))
    return { name: 'grant', lemma: doc.norm(at), form: 'past' };
  return undefined;
}

/** "A e B pronte a …": the adjective right after its subject, without a verb, as headlines write. */
export const afterSubject = (
  doc: Document,
  discourse: Discourse,
  lemma: string | undefined,
  from: number,
  at: number,
): boolean => lemma === undefined && doc.is('Willing', at) && discourse.agents(from, at).at(-1)?.last === at;

/** "Confermato il sostegno a …": a participle that opens its sentence, without an auxiliary, as headlines write. */
export const opensHeadline = (doc: Document, sentence: number, at: number): boolean =>
  doc.pack.meta.nullSubject === true && at === doc.sentence(sentence).first && doc.is('Art', at + 1);

/** An auxiliary stands before a participle of undertaking, past "and" too. */
export const undertakenWithAux = (doc: Document, at: number, from: number): boolean =>
  auxBefore(doc, at, from, (between) => doc.is('And', between));
