// Who says what: quotations with their speaker, and words reported under a verb of saying. The speaker stands beside
// the words, is the last speaker ("according to him"), or is the instrument that is being told of; otherwise there is
// none and the quotation is rejected. Sentences that go on in the same paragraph without a subject of their own belong
// to it.

import { continuedSpeech } from './continued-speech.js';
import { directSpeech, isFragment } from './direct-speech.js';
import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import { type Quote, quotesIn } from './quotes.js';
import { reportedSpeech } from './reported-speech.js';
import { speakingParts, withWholeQuotes } from './speaking-parts.js';
import { type Cue, findCue } from './statement-cues.js';
import type { Speaker, StatementContext, StatementDraft, Stretch } from './statement-drafts.js';
import { sources, trailingSource } from './statement-sources.js';
import type { Treaties, TreatyDraft } from './treaty-drafts.js';

/** Finds the statements of an article; `inForce` gives for each sentence the instrument that speaks there. */
export function findStatements(
  doc: Document,
  discourse: Discourse,
  treaties: Treaties,
  inForce: readonly (TreatyDraft | undefined)[],
): StatementDraft[] {
  const found: StatementDraft[] = [];
  const context: StatementContext = { doc, discourse, treaties, inForce, found };
  let last: readonly Speaker[] = [];
  let told = -1;
  doc.sentences.forEach((own, index) => {
    if (index <= told) return;
    const { range: sentence, end } = withWholeQuotes(doc, own, index);
    told = end;
    if (index > 0 && sentence.paragraph > (doc.sentences[index - 1]?.paragraph ?? 0) + 2) last = [];
    if (sources(context, index)) return;
    const before = found.length;
    const limit = trailingSource(context, sentence, index);
    for (const range of speakingParts(doc, discourse, sentence.first, limit)) {
      const start = found.length;
      const quotes = quotesIn(doc, range.first, range.last);
      const stretch: Stretch = { ...range, sentence: index, quotes, lastSpeakers: last };
      const cue = findCue(context, stretch);
      const whole = quotes.filter((quote) => !isFragment(doc, quote));
      for (const quote of whole) directSpeech(context, stretch, quote, cue);
      if (cue !== undefined) reportedSpeech(context, stretch, cue, whole);
      if (cue !== undefined) reportWithin(context, stretch, cue, whole);
      if (found.length > start) last = [...new Set(found.slice(start).map(({ speaker }) => speaker))];
    }
    if (found.length > before) return;
    continuedSpeech(context, index);
    const topic = discourse
      .agents(sentence.first, sentence.last)
      .find((agent) => !agent.governed && agent.kind === 'person');
    if (topic !== undefined) last = topic.keys;
  });
  return found;
}

/** "the agency reports that X said …": the words that the report itself gives to someone else. */
function reportWithin(context: StatementContext, stretch: Stretch, outer: Cue, quotes: readonly Quote[]): void {
  const { doc } = context;
  const source = outer.speakers.every((speaker) => typeof speaker === 'string' && speaker.startsWith('organization/'));
  if (!source || !doc.is('That', outer.verb + 1)) return;
  const first = outer.verb + 2;
  const inner = findCue(context, { ...stretch, first, lastSpeakers: [] });
  if (inner?.rule !== 'statement.says' || !inner.strong) return;
  reportedSpeech(context, { ...stretch, first: inner.first }, inner, quotes);
}
