// The tokens of a query in, what has to be known of it before an engine sees it out: its form, its prologue, its dataset
// clauses and its SERVICE clauses, each with its place in the text.
import { isSign, isWord, readTokens, type Token } from './tokens.js';

export type QueryForm = 'SELECT' | 'ASK' | 'CONSTRUCT' | 'DESCRIBE';

/** A part of the text, half-open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}
export interface FromClause extends Stretch {
  /** IRI or prefixed name as written. */
  readonly name: string;
  readonly named: boolean;
}
export interface ServiceClause extends Stretch {
  /** IRI, prefixed name or variable as written. */
  readonly name: string;
  readonly silent: boolean;
}
export interface Outline {
  /** Undefined where the text is no query. */
  readonly form: QueryForm | undefined;
  /** Text of the BASE and PREFIX declarations. */
  readonly prologue: string;
  readonly from: readonly FromClause[];
  /** Those within another SERVICE are left out: they are the other's to ask. */
  readonly services: readonly ServiceClause[];
  /** The star of a SELECT * at the head of the query. */
  readonly star: Stretch | undefined;
}

const MOST_DECLARATIONS = 10_000;
const FORMS: readonly QueryForm[] = ['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE'];

export function readOutline(text: string, tokens: readonly Token[]): Outline {
  const start = prologueEnd(tokens, 0);
  return {
    form: formAt(tokens[start]),
    prologue: text.slice(0, tokens[start]?.start ?? text.length),
    from: readFrom(tokens),
    services: readServices(tokens),
    star: starAfter(tokens, start),
  };
}

function starAfter(tokens: readonly Token[], select: number): Stretch | undefined {
  if (!isWord(tokens[select], 'SELECT')) return undefined;
  const next = tokens[select + 1];
  const star = isWord(next, 'DISTINCT') || isWord(next, 'REDUCED') ? tokens[select + 2] : next;
  return isSign(star, '*') ? star : undefined;
}

/** Of a query whose declarations are among its first tokens, however long the rest is. */
export function readForm(text: string): QueryForm | undefined {
  const tokens = readTokens(text, MOST_DECLARATIONS);
  return formAt(tokens[prologueEnd(tokens, 0)]);
}

const formAt = (token: Token | undefined): QueryForm | undefined => FORMS.find((form) => isWord(token, form));

/** Index of the first token after the declarations that begin at an index. */
export function prologueEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  for (;;) {
    if (isWord(tokens[at], 'BASE') || isWord(tokens[at], 'VERSION')) at += 2;
    else if (isWord(tokens[at], 'PREFIX')) at += 3;
    else return Math.min(at, tokens.length);
  }
}

function readFrom(tokens: readonly Token[]): FromClause[] {
  const clauses: FromClause[] = [];
  for (const [index, token] of tokens.entries()) {
    if (isSign(token, '{')) break;
    if (!isWord(token, 'FROM')) continue;
    const named = isWord(tokens[index + 1], 'NAMED');
    const name = tokens[index + (named ? 2 : 1)];
    if (name?.kind === 'iri' || name?.kind === 'name')
      clauses.push({ name: name.text, named, start: token.start, end: name.end });
  }
  return clauses;
}

export function readServices(tokens: readonly Token[]): ServiceClause[] {
  const clauses: ServiceClause[] = [];
  for (let index = 0; index < tokens.length; index++) {
    if (!isWord(tokens[index], 'SERVICE')) continue;
    const silent = isWord(tokens[index + 1], 'SILENT');
    const name = tokens[index + (silent ? 2 : 1)];
    const close = closing(tokens, index + (silent ? 3 : 2));
    if (name === undefined || close === undefined) continue;
    clauses.push({ name: name.text, silent, start: tokens[index]?.start ?? 0, end: tokens[close]?.end ?? 0 });
    index = close;
  }
  return clauses;
}

/** Index of the brace that closes the one at an index; undefined where none is opened there or it is not closed. */
export function closing(tokens: readonly Token[], opening: number): number | undefined {
  if (!isSign(tokens[opening], '{')) return undefined;
  let depth = 0;
  for (let index = opening; index < tokens.length; index++) {
    if (isSign(tokens[index], '{')) depth += 1;
    else if (isSign(tokens[index], '}') && --depth === 0) return index;
  }
  return undefined;
}

/** The text with stretches replaced; they must not overlap and must be in order. */
export function replaceStretches(text: string, parts: readonly (Stretch & { readonly by: string })[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, by } of parts) {
    result += text.slice(at, start) + by;
    at = end;
  }
  return result + text.slice(at);
}
