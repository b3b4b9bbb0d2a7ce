// Full-text search from SPARQL. `SERVICE <{base}search> { ?thing search:query "words" ; search:score ?score }` is not sent
// anywhere: what the index finds takes its place in the query as VALUES. The description of the thing is one subject, a
// variable, with the properties below (https://w3id.org/pacta/search#).
import type { SearchHit } from '../../search/search.js';
import { replaceStretches } from '../../store/outline.js';
import { isSign, isWord, placeOf, readTokens, type Token } from '../../store/tokens.js';
import type { Services } from '../http/context.js';
import { Problem } from '../http/problem.js';

/** What is given, as a string or a number. */
const GIVEN = ['query', 'prefix', 'type', 'language', 'limit'] as const;
type Given = (typeof GIVEN)[number];
/** What is asked for, each a variable. */
const ASKED: Readonly<Record<string, (hit: SearchHit) => string>> = {
  score: ({ score }) => score.toFixed(3),
  text: ({ matched, matchedLanguage }) => literal(matched, matchedLanguage),
  label: ({ label, labelLanguage }) => literal(label, labelLanguage),
  article: ({ article }) => (article === undefined ? 'UNDEF' : `<${article}>`),
};

const DEFAULT_LIMIT = 100;
const MOST = 1000;

interface Clause {
  readonly start: number;
  readonly end: number;
  /** With its mark. */
  readonly thing: string;
  readonly given: ReadonlyMap<Given, string>;
  /** Variable → which of ASKED. */
  readonly asked: ReadonlyMap<string, string>;
}

/** The query with what is found in place of each search. Throws Problem 400 with the place of what cannot be read. */
export async function withSearch(services: Services, query: string): Promise<string> {
  const service = `${services.settings.base}search`;
  if (!/\bSERVICE\b/i.test(query)) return query;
  const clauses = readClauses(query, service);
  if (clauses.length === 0) return query;
  const parts: { start: number; end: number; by: string }[] = [];
  for (const clause of clauses) {
    // Hint: what follows stays in its line, so that errors are told where they are.
    const lines = query.slice(clause.start, clause.end).replace(/[^\n]/g, '');
    parts.push({ start: clause.start, end: clause.end, by: valuesOf(clause, await find(services, clause)) + lines });
  }
  return replaceStretches(query, parts);
}

async function find({ search }: Services, { given }: Clause): Promise<readonly SearchHit[]> {
  const limit = Math.min(MOST, Number(given.get('limit') ?? DEFAULT_LIMIT));
  const [query, prefix, type, language] = (['query', 'prefix', 'type', 'language'] as const).map((name) =>
    given.get(name),
  );
  const others = { limit, ...(type === undefined ? {} : { type }), ...(language === undefined ? {} : { language }) };
  if (query !== undefined) return (await search.search({ query, ...others })).hits;
  return search.complete({ prefix: prefix ?? '', ...others });
}

function valuesOf({ thing, asked }: Clause, hits: readonly SearchHit[]): string {
  const rows = hits.map(
    (hit) => `(<${hit.iriText}>${[...asked.values()].map((name) => ` ${ASKED[name]?.(hit) ?? 'UNDEF'}`).join('')})`,
  );
  return `VALUES (${[thing, ...asked.keys()].join(' ')}) { ${rows.join(' ')} }`;
}

/** Hint: JSON's escapes are SPARQL's. */
const literal = (text: string, language: string): string =>
  `${JSON.stringify(text)}${/^[a-z]+(?:-[a-z0-9]+)*$/i.test(language) ? `@${language}` : ''}`;

function readClauses(query: string, service: string): Clause[] {
  const tokens = readTokens(query);
  const resolve = resolver(tokens);
  const clauses: Clause[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || !isWord(token, 'SERVICE')) continue;
    const silent = isWord(tokens[at + 1], 'SILENT') ? 1 : 0;
    if (resolve(tokens[at + 1 + silent]) !== service) continue;
    const close = tokens.findIndex((other, index) => index > at && isSign(other, '}'));
    const body = tokens.slice(at + 3 + silent, close);
    if (!isSign(tokens[at + 2 + silent], '{') || close < 0)
      throw wrong(query, token, 'the search is not closed with "}"');
    clauses.push({
      start: token.start,
      end: tokens[close]?.end ?? query.length,
      ...readBody(query, token, body, resolve, service),
    });
    at = close;
  }
  return clauses;
}

type Resolve = (token: Token | undefined) => string | undefined;

/** IRIs of `<…>` and of prefixed names; relative ones are left as they are. */
function resolver(tokens: readonly Token[]): Resolve {
  const prefixes = new Map<string, string>();
  for (const [index, token] of tokens.entries()) {
    const [name, iri] = [tokens[index + 1], tokens[index + 2]];
    if (isWord(token, 'PREFIX') && name?.kind === 'name' && iri?.kind === 'iri')
      prefixes.set(name.text.slice(0, -1), iri.text.slice(1, -1));
  }
  return (token) => {
    if (token?.kind === 'iri') return token.text.slice(1, -1);
    if (token?.kind !== 'name') return undefined;
    const colon = token.text.indexOf(':');
    const namespace = prefixes.get(token.text.slice(0, colon));
    return namespace === undefined ? undefined : namespace + token.text.slice(colon + 1);
  };
}

function readBody(
  query: string,
  clause: Token,
  body: readonly Token[],
  resolve: Resolve,
  service: string,
): Pick<Clause, 'thing' | 'given' | 'asked'> {
  const [thing, ...rest] = body;
  if (thing?.kind !== 'variable')
    throw wrong(query, thing ?? clause, 'a search begins with the variable for what is found');
  const given = new Map<Given, string>();
  const asked = new Map<string, string>();
  const pairs = rest.filter((token) => !isSign(token, ';') && !isSign(token, '.'));
  for (let at = 0; at < pairs.length; at += 2) {
    const [predicate, object] = [pairs[at] as Token, pairs[at + 1]];
    const iriText = resolve(predicate) ?? '';
    const name = iriText.startsWith(`${service}#`) ? iriText.slice(service.length + 1) : '';
    const known = GIVEN.find((one) => one === name);
    if (known !== undefined) {
      const value = object === undefined ? undefined : givenValue(object);
      if (value === undefined) throw wrong(query, object ?? predicate, `search:${name} wants a string or a number`);
      given.set(known, value);
    } else if (Object.hasOwn(ASKED, name)) {
      if (object?.kind !== 'variable') throw wrong(query, object ?? predicate, `search:${name} wants a variable`);
      asked.set(object.text, name);
    } else
      throw wrong(
        query,
        predicate,
        `a search has ${[...GIVEN, ...Object.keys(ASKED)].map((one) => `search:${one}`).join(', ')} only`,
      );
  }
  if (given.has('query') === given.has('prefix'))
    throw wrong(query, clause, 'a search wants search:query or search:prefix');
  if (given.has('limit') && !/^[1-9]\d{0,5}$/.test(given.get('limit') ?? ''))
    throw wrong(query, clause, 'search:limit wants a number from 1');
  return { thing: thing.text, given, asked };
}

function givenValue({ kind, text }: Token): string | undefined {
  if (kind === 'number') return text;
  if (kind !== 'string') return undefined;
  const quotes = /^("""|'''|"|')/.exec(text)?.[1]?.length ?? 1;
  const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f' };
  return text
    .slice(quotes, -quotes)
    .replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)/g, (_, four?: string, eight?: string, sign?: string) => {
      const code = Number.parseInt(four ?? eight ?? '', 16);
      return sign === undefined ? String.fromCodePoint(Math.min(code, 0x10ffff)) : (ESCAPED[sign] ?? sign);
    });
}

function wrong(query: string, token: Token, what: string): Problem {
  return new Problem('query-syntax', `${what.charAt(0).toUpperCase()}${what.slice(1)}.`, {
    members: placeOf(query, token.start),
  });
}
