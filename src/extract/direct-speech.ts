// A quotation in, a direct statement of each of its speakers out. One that nobody near is said to speak is rejected.

import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import type { EntityKey } from './facts.js';
import type { Quote } from './quotes.js';
import type { Cue } from './statement-cues.js';
import type { StatementContext, Stretch } from './statement-drafts.js';
import { isFiniteVerb } from './verbs.js';

/** Most tokens of quoted words that only colour a reported sentence. */
const FRAGMENT = 5;

/** "sono «strettamente legati»": few words that go on with the sentence they stand in. */
export const isFragment = (doc: Document, quote: Quote): boolean =>
  quote.inner.last - quote.inner.first <= FRAGMENT &&
  doc.tokens[quote.first - 1]?.kind === 'word' &&
  doc.sentenceOf(quote.first - 1) === doc.sentenceOf(quote.first);

/** The statements that a quotation makes, added to those found. */
export function directSpeech(context: StatementContext, range: Stretch, quote: Quote, cue: Cue | undefined): void {
  const { doc, discourse, inForce, found } = context;
  const { sentence, lastSpeakers: last } = range;
  const told = inForce[sentence];
  // an instrument that the quotation itself speaks of does not speak it
  const document = told !== undefined && quote.first < told.first && told.first < quote.last ? undefined : told;
  const previous = found.at(-1);
  const opens = doc.sentences[sentence]?.first ?? 0;
  const whole = quote.first <= opens && doc.norm(quote.last) !== ',';
  const sameParagraph =
    previous !== undefined && doc.sentences[previous.sentence]?.paragraph === doc.sentences[sentence]?.paragraph;
  const spoken = cue === undefined && saidOutside(doc, sentence, quote);
  const speakers =
    cue?.speakers ??
    (document !== undefined && !whole && !spoken
      ? [document]
      : sameParagraph || goesOn(doc, sentence, quote)
        ? last
        : []);
  if (speakers.length === 0)
    doc.reject('statement.direct', quote.inner.first, quote.inner.last, 'nobody near is said to speak');
  const addressee = cue === undefined ? undefined : addresseeOf(doc, discourse, cue, sentence);
  for (const speaker of speakers) {
    found.push({
      rule: cue?.rule ?? 'statement.quoted',
      sentence,
      speaker,
      mode: 'direct',
      evidence: [doc.span(quote.inner.first, quote.inner.last)],
      ...(addressee === undefined || addressee === speaker ? {} : { addressee }),
    });
  }
}

/** A quotation that is all of its paragraph, or that a colon leads in, goes on with who spoke just before. */
function goesOn(doc: Document, sentence: number, quote: Quote): boolean {
  const range = doc.sentence(sentence);
  const end = doc.sentences[doc.sentenceOf(quote.last - 1)]?.last ?? range.last;
  return (
    (quote.first <= range.first && quote.last >= end - 1) ||
    doc.norm((doc.sentences[sentence - 1]?.last ?? 0) - 1) === ':'
  );
}

/** Someone whom nothing identifies is said to speak beside the quotation. */
function saidOutside(doc: Document, sentence: number, quote: Quote): boolean {
  const range = doc.sentences[doc.sentenceOf(quote.last - 1)] ?? doc.sentences[sentence];
  for (let at = quote.last; at < (range?.last ?? 0); at++)
    if (doc.isAny('V.say', at) && isFiniteVerb(doc, at)) return true;
  return false;
}

/** "ha detto X a Y": the person after the preposition. */
function addresseeOf(doc: Document, discourse: Discourse, cue: Cue, sentence: number): EntityKey | undefined {
  const range = doc.sentence(sentence);
  const agent = discourse
    .agents(cue.verb, range.last)
    .find((candidate) => candidate.governed && candidate.kind === 'person' && doc.is('Prep.to', candidate.first - 1));
  return agent?.keys[0];
}
