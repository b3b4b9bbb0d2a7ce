// Notes, statements to the press and other papers that say something: whose a note is, whether it is the subject of a verb,
// and which body was last named as the source of what is told.

import type { Agent } from './agent.js';
import type { Document } from './document.js';
import { insideQuote } from './quotes.js';
import type { Speaker, StatementContext, Stretch } from './statement-drafts.js';

/** "nella nota del ministero si legge": whose the note is. */
export function noteOwner(
  doc: Document,
  agents: readonly Agent[],
  { first, last, quotes }: Stretch,
): Agent | undefined {
  for (let at = first; at < last; at++)
    if (doc.is('SourceNoun', at) && insideQuote(quotes, at) === undefined)
      return agents.find((agent) => agent.governed && agent.first > at && agent.first - at <= NEAR_NOTE);
  return undefined;
}

/** "secondo quanto riporta la nota": a note stands in a run of tokens. */
export function noteAt(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++) if (doc.is('SourceNoun', at)) return true;
  return false;
}

/** "prosegue la nota", "il comunicato aggiunge che": the note is the subject of the verb. */
export function noteSpeaks(doc: Document, verb: number): boolean {
  const after = doc.is('Art', verb + 1) ? verb + 2 : verb + 1;
  if (doc.is('SourceNoun', after)) return true;
  let before = verb - 1;
  while (doc.is('Aux', before) || doc.is('Adverb', before)) before--;
  return doc.is('SourceNoun', before) && doc.is('Definite', before - 1);
}

/** The body that was last named as the source of what is told. */
export function lastSource({ found }: StatementContext, sentence: number): readonly Speaker[] | undefined {
  const source = found.findLast(
    ({ speaker, sentence: told, source: named, rule }) =>
      (named === true || rule === 'statement.note') && typeof speaker === 'string' && sentence - told <= REACH,
  );
  return source === undefined ? undefined : [source.speaker];
}

/** Most sentences between a note and the one that names whose it is. */
const REACH = 8;

/** Most tokens between a note and whose it is ("nella nota diffusa in serata dal ministero"). */
const NEAR_NOTE = 6;
