// SPARQL text in, its tokens out, in one pass without recursion and without backtracking, so that no text can make it slow
// or kill it. It judges nothing: what is no token becomes a sign of its own, which the engine refuses.

export type TokenKind =
  | 'iri'
  /** A prefixed name, or the prefix with its colon alone. */
  | 'name'
  | 'blank'
  | 'variable'
  | 'string'
  /** A tag after a string: "@en", "@en--ltr". */
  | 'language'
  | 'number'
  /** A keyword, the name of a function, `a`, `true`. */
  | 'word'
  | 'sign'
  /** A string or an IRI that does not end. */
  | 'unended';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Half-open, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const code = (sign: string): number => sign.charCodeAt(0);
const SPACE = code(' ');
const HASH = code('#');
const BACKSLASH = code('\\');
const NEWLINE = code('\n');
const RETURN = code('\r');
const NOT_IN_IRI = new Set([...'<"{}|^`\\'].map(code));
const TWO_SIGNS = new Set(['||', '&&', '!=', '<=', '>=', '^^', '<<', '>>', '{|', '|}']);

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
/** Signs above ASCII count as letters; which of them SPARQL allows is the engine's to judge. */
const isWordSign = (c: number): boolean => isLetter(c) || isDigit(c) || c === 95 || c >= 0xb7;
const isNameSign = (c: number): boolean => isWordSign(c) || c === 45;

/** Hint: "a.a.a" may be a prefix up to its last dot; that it is none is found once, not from each of its dots again. */
interface Known {
  noPrefixBefore: number;
}

/** Of a long text, no more than the first `most`. */
export function readTokens(text: string, most = Number.POSITIVE_INFINITY): Token[] {
  const tokens: Token[] = [];
  const known: Known = { noPrefixBefore: 0 };
  let at = 0;
  while (at < text.length && tokens.length < most) {
    const first = text.charCodeAt(at);
    if (first <= SPACE || first === 0xfeff) {
      at += 1;
      continue;
    }
    if (first === HASH) {
      at = endOfLine(text, at);
      continue;
    }
    const [kind, end] = readToken(text, at, first, known);
    tokens.push({ kind, text: text.slice(at, end), start: at, end });
    at = end;
  }
  return tokens;
}

function readToken(text: string, at: number, first: number, known: Known): [TokenKind, number] {
  const sign = text[at] as string;
  if (sign === '<') return readIri(text, at);
  if (sign === '"' || sign === "'") return readString(text, at, sign);
  if (sign === '?' || sign === '$') {
    const end = endOf(text, at + 1, isWordSign);
    return end > at + 1 ? ['variable', end] : ['sign', end];
  }
  if (sign === '@') return ['language', endOf(text, at + 1, isNameSign)];
  if (sign === '_' && text[at + 1] === ':') return ['blank', endOfName(text, at + 2, false)];
  if (isDigit(first) || (sign === '.' && isDigit(text.charCodeAt(at + 1)))) return ['number', endOfNumber(text, at)];
  if (sign === ':' || isLetter(first) || first >= 0xb7) return readWord(text, at, known);
  return ['sign', TWO_SIGNS.has(text.slice(at, at + 2)) ? at + 2 : at + 1];
}

function readWord(text: string, at: number, known: Known): [TokenKind, number] {
  if (at >= known.noPrefixBefore) {
    const prefixEnd = text[at] === ':' ? at : endOfName(text, at, false);
    if (text[prefixEnd] === ':') return ['name', endOfName(text, prefixEnd + 1, true)];
    known.noPrefixBefore = prefixEnd;
  }
  return ['word', endOf(text, at + 1, isWordSign)];
}

function endOf(text: string, from: number, belongs: (c: number) => boolean): number {
  let at = from;
  while (at < text.length && belongs(text.charCodeAt(at))) at += 1;
  return at;
}

/** A dot belongs to a name only where more of it follows. */
function endOfName(text: string, from: number, local: boolean): number {
  let at = from;
  let end = from;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (isNameSign(c) || (local && (c === 58 || c === 37))) end = ++at;
    else if (local && c === BACKSLASH && at + 1 < text.length) end = at += 2;
    else if (c === 46) at += 1;
    else break;
  }
  return end;
}

function endOfNumber(text: string, from: number): number {
  let at = endOf(text, from, isDigit);
  if (text[at] === '.' && isDigit(text.charCodeAt(at + 1))) at = endOf(text, at + 1, isDigit);
  if (text[at] !== 'e' && text[at] !== 'E') return at;
  const digits = text[at + 1] === '+' || text[at + 1] === '-' ? at + 2 : at + 1;
  return isDigit(text.charCodeAt(digits)) ? endOf(text, digits, isDigit) : at;
}

/** "<" opens an IRI where one ends before anything that no IRI holds; else it is the operator. */
function readIri(text: string, start: number): [TokenKind, number] {
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 62) return ['iri', at + 1];
    if (c <= SPACE || (NOT_IN_IRI.has(c) && !(c === BACKSLASH && /[uU]/.test(text[at + 1] ?? '')))) break;
  }
  return ['sign', TWO_SIGNS.has(text.slice(start, start + 2)) ? start + 2 : start + 1];
}

function readString(text: string, start: number, quote: string): [TokenKind, number] {
  const long = text.startsWith(quote.repeat(3), start);
  const closing = long ? quote.repeat(3) : quote;
  for (let at = start + closing.length; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === BACKSLASH) at += 1;
    else if (c === code(quote) && text.startsWith(closing, at)) return ['string', at + closing.length];
    else if (!long && (c === NEWLINE || c === RETURN)) return ['unended', at];
  }
  return ['unended', text.length];
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== NEWLINE && text.charCodeAt(at) !== RETURN) at += 1;
  return at;
}

/** Whether a token is this keyword, in any case. */
export const isWord = (token: Token | undefined, word: string): boolean =>
  token?.kind === 'word' && token.text.length === word.length && token.text.toUpperCase() === word;

export const isSign = (token: Token | undefined, sign: string): boolean =>
  token?.kind === 'sign' && token.text === sign;

/** Line and column, both from 1, the column in characters. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const line = before.split(/\r\n|\r|\n/).length;
  return { line, column: [...before.slice(lineStart)].length + 1 };
}
