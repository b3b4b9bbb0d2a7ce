// The stretches of text that have one speaker: a sentence with the quotations that run on from it, cut where someone
// else speaks.

import type { Sentence } from '../article/sentences.js';
import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import { insideQuote, quotesIn } from './quotes.js';
import { isFiniteVerb } from './verbs.js';

/** A sentence with those that a quotation begun in it runs through. */
export function withWholeQuotes(doc: Document, sentence: Sentence, index: number): { range: Sentence; end: number } {
  let { last } = sentence;
  let end = index;
  for (let at = sentence.first; at < last; at++) {
    const quote = doc.get('Quote', at);
    if (quote === undefined || quote.last <= last) continue;
    end = doc.sentenceOf(quote.last - 1);
    last = Math.max(quote.last, doc.sentences[end]?.last ?? last);
  }
  return { range: { ...sentence, last }, end };
}

/** Parts of a sentence in which someone of its own speaks: cut at "while", at a semicolon and at "and" before the
 * next. */
export function speakingParts(doc: Document, discourse: Discourse, first: number, last: number): TokenRange[] {
  const quotes = quotesIn(doc, first, last);
  const says = (from: number, to: number): boolean => {
    for (let at = from; at < to; at++)
      if (
        insideQuote(quotes, at) === undefined &&
        (doc.isAny('V.say', at) || doc.isAny('V.read', at)) &&
        isFiniteVerb(doc, at - 1)
      )
        return true;
    return false;
  };
  const parts: TokenRange[] = [];
  let from = first;
  for (let at = first + 1; at < last; at++) {
    if (insideQuote(quotes, at) !== undefined || !(doc.is('Contrast', at) || doc.norm(at) === ';' || doc.is('And', at)))
      continue;
    const reach = Math.min(last, at + 14);
    const subject = discourse.agents(at + 1, reach).find((agent) => !agent.governed && agent.kind !== 'organization');
    if (
      subject === undefined ||
      subject.first - at > 4 ||
      !says(subject.last, Math.min(last, subject.last + 6)) ||
      !says(from, at)
    )
      continue;
    parts.push({ first: from, last: at });
    from = at + 1;
  }
  parts.push({ first: from, last });
  return parts;
}
