// A cue in, the words reported under it out: the sentence without its quotations, its signature and what its subject
// goes on to undertake. Where hardly anything but the cue is left, nothing is reported.

import type { Document, TokenRange } from './document.js';
import { insideQuote, type Quote } from './quotes.js';
import type { Cue } from './statement-cues.js';
import type { StatementContext, Stretch } from './statement-drafts.js';
import { isFiniteVerb } from './verbs.js';

/** Fewest tokens that are words reported. */
export const LEAST_REPORTED = 4;

/** Most tokens between a verb of saying and the colon before its words. */
const NEAR_COLON = 6;

/** The statements that a cue makes, added to those found; `quotes` are the quotations that stand as such. */
export function reportedSpeech(
  { doc, found }: StatementContext,
  range: Stretch,
  cue: Cue,
  quotes: readonly Quote[],
): void {
  if (closesQuote(doc, range.last, cue, quotes)) return;
  const bounds = contentBounds(doc, range, cue, quotes);
  if (bounds === undefined) return;
  for (const speaker of cue.speakers) {
    found.push({
      rule: cue.rule,
      sentence: range.sentence,
      speaker,
      mode: 'reported',
      evidence: [doc.span(bounds.first, bounds.last)],
    });
  }
}

/** "«…», ha detto X durante la visita": the verb closes the quotation, and what follows only says where and when. */
function closesQuote(doc: Document, limit: number, cue: Cue, quotes: readonly Quote[]): boolean {
  if (insideQuote(quotes, cue.verb) !== undefined) return true;
  if (
    !quotes.some((quote) => quote.last <= cue.verb && cue.verb - quote.last <= 5) ||
    quotes.some((quote) => quote.first > cue.verb)
  )
    return false;
  for (let at = cue.verb + 1; at < limit; at++)
    if (
      (doc.is('That', at) && !isRelative(doc, at)) ||
      (doc.norm(at) === ':' && at - cue.verb < NEAR_COLON) ||
      doc.annotationsAt(at).some(({ type, form }) => type === 'V.say' && form === 'gerund')
    )
      return false;
  return true;
}

/** "Così ha affermato il presidente cinese": the first token after who speaks, where that stands after the verb. */
function afterSpeaker(doc: Document, verb: number, limit: number): number {
  let at = verb + 1;
  while (
    at < limit &&
    (doc.is('Art', at) ||
      doc.is('Title', at) ||
      doc.is('State', at, 'demonym') ||
      doc.covering('Office', at) !== undefined ||
      doc.covering('Person', at) !== undefined)
  )
    at++;
  return (doc.covering('Office', at - 1) ?? doc.covering('Person', at - 1) ?? doc.get('State', at - 1, 'demonym'))
    ? at
    : verb + 1;
}

/** "ha detto X, che ha ospitato il vertice": a clause on who or what stands before it, unless they say more there. */
function isRelative(doc: Document, that: number): boolean {
  const named = doc.norm(that - 1) === ',' ? that - 2 : that - 1;
  const follows = ['Person', 'State', 'Organization', 'Office', 'Instrument', 'EventNoun'].some(
    (type) => doc.covering(type, named) !== undefined,
  );
  if (!follows) return false;
  for (let at = that + 1; at < that + 4 && doc.norm(at) !== ','; at++) if (doc.isAny('V.say', at)) return false;
  return true;
}

/** The sentence without quotations at its edges; undefined when hardly anything but quotation and cue is left. */
function contentBounds(doc: Document, range: TokenRange, cue: Cue, quotes: readonly Quote[]): TokenRange | undefined {
  let first = range.first;
  let last = withoutSignature(doc, first, range.last);
  while (
    last > first &&
    doc.tokens[last - 1]?.kind === 'sign' &&
    doc.norm(last - 1) !== '%' &&
    doc.norm(last - 1) !== ')'
  )
    last--;
  while (first < last && (doc.is('Adverb', first) || doc.norm(first) === ',') && !doc.is('Document', first))
    first = doc.get('Adverb', first)?.last ?? first + 1;
  for (const quote of quotes) {
    if (quote.first <= first + 1) first = quote.last;
    else if (quote.last >= last - 1) last = quote.first;
  }
  while (first < last && doc.tokens[first]?.kind === 'sign') first++;
  last = beforeUndertaking(doc, cue.verb, last, quotes);
  // "As X stated after the talks, «…»": what follows the verb says when it was said
  if (doc.is('Breaker', cue.verb + 1) && quotes.some((quote) => quote.first > cue.verb)) return undefined;
  let content = 0;
  const named = afterSpeaker(doc, cue.verb, last);
  for (let at = first; at < last; at++) {
    if (insideQuote(quotes, at) !== undefined || doc.tokens[at]?.kind === 'sign') continue;
    if (at >= cue.first && at < named) continue;
    if (at < cue.first && quotes.some((quote) => quote.first > cue.verb && quote.first - cue.verb < 6)) continue;
    if (quotes.length > 0 && at > cue.verb && at <= cue.verb + 4 && quotes.some((quote) => quote.last <= cue.verb))
      continue;
    content++;
  }
  return content >= (quotes.length > 0 ? LEAST_REPORTED + 3 : LEAST_REPORTED) ? { first, last } : undefined;
}

/** "… and agreed to": what the subject goes on to undertake is not what was said. */
function beforeUndertaking(doc: Document, verb: number, last: number, quotes: readonly Quote[]): number {
  for (let at = verb + 1; at < last - 1; at++) {
    if (!doc.is('And', at) || insideQuote(quotes, at) !== undefined) continue;
    const next = doc.is('Adverb', at + 1) ? at + 2 : at + 1;
    if (
      isFiniteVerb(doc, next) &&
      (doc.isAny('V.agree', next) || doc.isAny('V.undertake', next)) &&
      doc.is('InfinitiveMark', next + 1)
    )
      return at;
  }
  return last;
}

/** An agency's mark at the end ("(Rin)", "(segue)") is no part of what is said. */
function withoutSignature(doc: Document, first: number, last: number): number {
  let end = last;
  while (end > first && doc.norm(end - 1) === ')') {
    let open = end - 2;
    while (open > end - 5 && doc.norm(open) !== '(') open--;
    if (doc.norm(open) !== '(' || doc.norm(open - 1) !== '.') break;
    end = open;
  }
  return end;
}
