// Text in, tokens out. A token never rewrites the text: it keeps where it stands and carries a folded form to match on.
// Elided articles and prepositions ("l'", "dell'") are tokens of their own; numbers with their separators are one token;
// so is a domain name, and two that a page glued together are split.

export type TokenKind = 'word' | 'number' | 'domain' | 'sign' | 'break';

export interface Token {
  readonly kind: TokenKind;
  /** Half-open, UTF-16. */
  readonly start: number;
  readonly end: number;
  /** Folded. */
  readonly norm: string;
  /** First letter is upper case. */
  readonly capital: boolean;
  /** All letters are upper case, two or more. */
  readonly acronym: boolean;
  /** Line breaks or other white space stand before it. */
  readonly spaceBefore: boolean;
}

const TOP_LEVELS = 'com|org|net|gov|info|eu|it|ru|kg|kz|uz|tm|az|cn|de|fr|uk|by|rs|int';
/** At each place the first that fits; every repetition has a bound, so that time is linear in the text. */
// Hint: groups are numbered, for named ones cost an object a token.
const PATTERN = new RegExp(
  [
    String.raw`(\r\n|\r|\n)`,
    String.raw`((?:[A-Za-z][\w-]{1,40}\.){1,4}?(?:${TOP_LEVELS})(?=\p{Lu}|[^\p{L}\p{N}]|$))`,
    // The day and the month of a date with points ("25.11.2025"); else groups of three with one separator throughout, or
    // plain digits; then a decimal part.
    String.raw`(\d{1,2}(?=\.\d{1,2}\.\d{4}(?!\d))|(?<=\d\.)\d{1,2}(?=\.\d{4}(?!\d))|(?:\d{1,3}([., \u00a0\u202f])\d{3}(?:\4\d{3}){0,4}(?!\d)|\d{1,12})(?:[.,]\d{1,9})?)`,
    String.raw`(\p{L}[\p{L}\p{M}\p{N}]{0,80}(?:['’ʼ‐‑-]\p{L}[\p{L}\p{M}\p{N}]{0,80}){0,4}['’ʼ]?)`,
    String.raw`\S`,
  ].join('|'),
  'gu',
);

/** Folded by lower case alone. */
const PLAIN = /^[\w\u00c0-\u00ff]*$/;

/** Words as they are compared: lower case, NFC, straight apostrophes, plain hyphens. */
export const fold = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text.normalize('NFC').toLowerCase().replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-');

/** Splits "dell'Unione" after the apostrophe when the language elides before it (Romance), keeps "Russia's" for English. */
export type Elision = 'before' | 'possessive' | 'none';

function splitWord(text: string, elision: Elision): readonly number[] {
  const at = text.search(/['’ʼ]/);
  if (at < 0) return [];
  if (elision === 'before') return at + 1 < text.length && at <= 8 ? [at + 1] : [];
  const ending = elision === 'possessive' ? text.search(/['’ʼ]s?$/i) : -1;
  return ending < 0 ? [] : [ending];
}

/** Tokens in text order. Runs in time linear in the length of the text. */
export function tokenize(text: string, elision: Elision): Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  const push = (kind: TokenKind, start: number, end: number): void => {
    const exact = text.slice(start, end);
    const norm = fold(exact);
    // most words are folded already
    const upper = kind !== 'break' && norm !== exact;
    tokens.push({
      kind,
      start,
      end,
      norm,
      capital: upper && /^\p{Lu}/u.test(exact),
      acronym: upper && exact.length > 1 && /^[\p{Lu}\p{N}]+$/u.test(exact) && /\p{Lu}.*\p{Lu}/u.test(exact),
      spaceBefore: start > previousEnd || start === 0,
    });
    previousEnd = end;
  };
  PATTERN.lastIndex = 0;
  for (let match = PATTERN.exec(text); match !== null; match = PATTERN.exec(text)) {
    const [exact, lineBreak, domain, number, , word] = match;
    const start = match.index;
    if (word !== undefined) {
      let from = start;
      for (const cut of splitWord(exact, elision)) {
        push('word', from, start + cut);
        from = start + cut;
      }
      if (from < start + exact.length) push('word', from, start + exact.length);
    } else {
      const kind: TokenKind =
        lineBreak !== undefined ? 'break' : domain !== undefined ? 'domain' : number !== undefined ? 'number' : 'sign';
      push(kind, start, start + exact.length);
    }
  }
  return tokens;
}
