// A sentence without a cue and without anyone who acts goes on with the words reported just before it.

import type { Document } from './document.js';
import type { Span } from './facts.js';
import { LEAST_REPORTED } from './reported-speech.js';
import type { StatementContext } from './statement-drafts.js';
import { isVerb } from './verbs.js';

/** A sentence without a cue and without anyone who acts, after words of a person in the same paragraph, goes with
 * them. */
export function continuedSpeech({ doc, discourse, found }: StatementContext, sentence: number): void {
  const previous = found.at(-1);
  const range = doc.sentence(sentence);
  if (previous === undefined || previous.mode !== 'reported' || typeof previous.speaker !== 'string' || previous.source)
    return;
  const lastSpan = previous.evidence.at(-1) as Span;
  const told = doc.sentenceOf(doc.tokenAt(lastSpan[0]));
  if (told !== sentence - 1 || doc.sentences[told]?.paragraph !== range.paragraph) return;
  const subject = discourse.agents(range.first, range.last).find((agent) => !agent.governed);
  if (range.last - range.first < LEAST_REPORTED || subject !== undefined || eventTold(doc, range.first, range.last))
    return;
  let last = range.last;
  while (last > range.first && doc.tokens[last - 1]?.kind === 'sign' && doc.norm(last - 1) !== '%') last--;
  const span = doc.span(range.first, last);
  for (const statement of found.filter(
    (candidate) => candidate.sentence === previous.sentence && candidate.mode === 'reported',
  ))
    statement.evidence.push(span);
}

/** The article tells of an event or an instrument in its own voice. */
function eventTold(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++)
    if (
      (isVerb(doc, at, 'sign') && !doc.is('ActionNoun', at)) ||
      (doc.is('EventNoun', at) && !doc.isAny('Prep', at - 1))
    )
      return true;
  return false;
}
