// Quotation marks → Quote spans: what stands between an opening and its closing mark, nested marks inside it. Two words
// or fewer are scare quotes and no quotation.

import type { Document, TokenRange } from './document.js';

const PAIRS: ReadonlyMap<string, readonly string[]> = new Map([
  ['«', ['»']],
  ['“', ['”', '“']],
  ['„', ['“', '”']],
  ['"', ['"']],
  ['‹', ['›']],
  ['‘', ['’']],
]);

const LEAST_WORDS = 3;

/** A mark that is never closed is forgotten after so many tokens. */
const MOST_TOKENS = 400;

/** Lays `Quote` spans on the document. */
export function findQuotes(doc: Document): void {
  for (let at = 0; at < doc.tokens.length; ) {
    const closers = PAIRS.get(doc.norm(at));
    const end = closers === undefined ? undefined : closing(doc, at, closers);
    if (end === undefined) {
      at++;
      continue;
    }
    const { first, last } = trimPunctuation(doc, at + 1, end);
    const words = doc.tokens.slice(first, last).filter(({ kind }) => kind !== 'sign').length;
    if (words >= LEAST_WORDS)
      doc.annotate({ type: 'Quote', form: '', first: at, last: end + 1, data: { first, last } });
    at = end + 1;
  }
}

function closing(doc: Document, open: number, closers: readonly string[]): number | undefined {
  let depth = 0;
  for (let at = open + 1; at < Math.min(doc.tokens.length, open + MOST_TOKENS); at++) {
    const norm = doc.norm(at);
    // each paragraph of a long quotation opens it again; only the last one closes it
    if (doc.tokens[at]?.kind === 'break') return reopens(doc, at, doc.norm(open)) ? at - 1 : undefined;
    if (norm === doc.norm(open) && !closers.includes(norm)) depth++;
    else if (closers.includes(norm)) {
      if (depth === 0) return at;
      depth--;
    }
  }
  return undefined;
}

function reopens(doc: Document, at: number, mark: string): boolean {
  let next = at;
  while (doc.tokens[next]?.kind === 'break') next++;
  return doc.norm(next) === mark;
}

/** Commas and full stops inside the marks are no part of the words quoted. */
function trimPunctuation(doc: Document, first: number, last: number): TokenRange {
  let end = last;
  while (end > first && [',', '.', '…'].includes(doc.norm(end - 1))) end--;
  return { first, last: end };
}

export interface Quote {
  readonly first: number;
  readonly last: number;
  /** The words between the marks. */
  readonly inner: TokenRange;
}

/** The quotations that start in a run of tokens. */
export const quotesIn = (doc: Document, first: number, last: number): Quote[] =>
  doc
    .all('Quote', first, last)
    .map((found) => ({ first: found.first, last: found.last, inner: found.data as Quote['inner'] }));

/** The quotation that a token stands in, if any. */
export const insideQuote = (quotes: readonly Quote[], at: number): Quote | undefined =>
  quotes.find((quote) => quote.first <= at && at < quote.last);
