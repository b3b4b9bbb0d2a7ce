// Tokens in, sentences out: half-open runs of tokens, each in a paragraph. A line break ends a sentence unless it only
// wraps a line; a full stop does not after an abbreviation or an initial; no mark does where the text goes on in lower
// case ("«Why?» he asked").
import type { Token } from './tokens.js';

export interface Sentence {
  /** Half-open run of tokens. */
  readonly first: number;
  readonly last: number;
  /** Counted from 0; a line of text is a paragraph. */
  readonly paragraph: number;
}

/** Marks that can stand between the end of a sentence and the next one. */
/** Most tokens of a sentence. What is longer is no prose and is cut, so that time stays linear in the length of a text. */
const LONGEST = 300;
const CLOSERS = new Set(['»', '”', '"', ')', '’', "'", ']', '“']);

const ENDERS = new Set(['.', '!', '?', '…']);

function endsHere(tokens: readonly Token[], at: number, abbreviations: ReadonlySet<string>): boolean {
  const token = tokens[at];
  if (token?.kind !== 'sign' || !ENDERS.has(token.norm)) return false;
  const stop = token.norm === '.';
  const before = tokens[at - 1];
  if (stop && before?.kind === 'word' && !token.spaceBefore) {
    if (abbreviations.has(before.norm)) return false;
    if (before.capital && before.end - before.start === 1) return false;
  }
  let next = at + 1;
  while (CLOSERS.has(tokens[next]?.norm ?? '')) next++;
  const after = tokens[next];
  if (after === undefined || after.kind === 'break') return true;
  if (after.kind === 'word') return after.capital;
  if (ENDERS.has(after.norm) && !after.spaceBefore) return false;
  return !stop || after.spaceBefore;
}

/** Longest sentence, in tokens: what goes on without a stop is cut, so that reading stays linear in the text. */
const MOST_TOKENS = 320;
const SLACK = 120;

/** Shortest and longest line of a text that was wrapped at a fixed width. */
const WRAPPED: readonly [number, number] = [40, 92];

/** Tokens without the line breaks that only wrap a line: in a text most of whose lines have about one width and end
 * without a full stop. */
export function unwrapLines(tokens: readonly Token[]): readonly Token[] {
  const breaks = tokens.flatMap((token, at) => (token.kind === 'break' ? [at] : []));
  const lines = breaks.map((at, index) => {
    const before = tokens[breaks[index - 1] ?? -1];
    return { at, length: (tokens[at] as Token).start - (before?.end ?? 0) };
  });
  const open = lines.filter(({ at }) => {
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    return (
      before !== undefined &&
      after !== undefined &&
      before.kind !== 'break' &&
      after.kind !== 'break' &&
      !/^[.!?…:»”"]$/u.test(before.norm)
    );
  });
  const [least, most] = WRAPPED;
  const wide = open.filter(({ length }) => length >= least && length <= most);
  if (wide.length < 3 || wide.length * 2 <= breaks.length) return tokens;
  const soft = new Set(open.filter(({ length }) => length <= most).map(({ at }) => at));
  return tokens.flatMap((token, at) =>
    soft.has(at) ? [] : [soft.has(at - 1) ? { ...token, spaceBefore: true } : token],
  );
}

export function splitSentences(tokens: readonly Token[], abbreviations: ReadonlySet<string>): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  let paragraph = 0;
  const close = (last: number): void => {
    if (last > first) sentences.push({ first, last, paragraph });
    first = last;
  };
  for (let at = 0; at < tokens.length; at++) {
    if (at - first >= MOST_TOKENS || (at - first >= MOST_TOKENS - SLACK && tokens[at - 1]?.norm === ',')) close(at);
    if (tokens[at]?.kind === 'break') {
      close(at);
      first = at + 1;
      paragraph++;
    } else if (at - first >= LONGEST) close(at);
    else if (at >= first && endsHere(tokens, at, abbreviations)) {
      let last = at + 1;
      while (CLOSERS.has(tokens[last]?.norm ?? '') && !tokens[last]?.spaceBefore) last++;
      close(last);
    }
  }
  close(tokens.length);
  return sentences;
}
