// What the engine says of a text it cannot parse in, an error that tells the writer where and what to do out. The engine
// names the furthest place it came to, often the end of a clause; the usual mistakes are found in the tokens instead.
import { QueryRefused, QuerySyntaxError } from './errors.js';
import { isSign, isWord, placeOf, type Token } from './tokens.js';

interface Mistake {
  readonly message: string;
  readonly offset: number;
}

const PLACE = /^error at (\d+):(\d+): (?:expected )?([\s\S]*)$/;
/** Prefixes that every other query uses, as their owners publish them. */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  schema: 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  pacta: 'https://w3id.org/pacta/ontology#',
};

/** `start` is where the text that the engine saw begins in `text`. */
export function explainSyntax(
  text: string,
  tokens: readonly Token[],
  engineMessage: string,
  start = 0,
): QuerySyntaxError | QueryRefused {
  const place = PLACE.exec(engineMessage);
  if (place === null)
    return / is not supported$/.test(engineMessage)
      ? new QueryRefused(engineMessage)
      : new QuerySyntaxError(engineMessage);
  const mistake = unended(tokens) ?? unknownPrefix(tokens) ?? brackets(tokens) ?? missingDot(tokens);
  if (mistake !== undefined) {
    const { line, column } = placeOf(text, mistake.offset);
    return new QuerySyntaxError(`${mistake.message}, at line ${line}, column ${column}`, line, column);
  }
  const origin = placeOf(text, start);
  const [relative, column] = [Number(place[1]), Number(place[2]) + (place[1] === '1' ? origin.column - 1 : 0)];
  const line = relative + origin.line - 1;
  return new QuerySyntaxError(`${reasonOf(place[3] ?? '')}, at line ${line}, column ${column}`, line, column);
}

/** Hint: the engine lists what it could have read next, mostly single signs; only rules in words help a reader. */
function reasonOf(expected: string): string {
  const rule = /(?:^|[,.] ?|one of )((?:The|Variables|IRI|No|Aggregate|Blank|Property)\b[^,[\]]{8,}?)(?=$|,|\n)/.exec(
    expected,
  )?.[1];
  if (rule !== undefined)
    return rule.charAt(0).toLowerCase() === 'i' ? rule : rule.charAt(0).toLowerCase() + rule.slice(1);
  if (/^(?:SELECT|CONSTRUCT|ASK|DESCRIBE)$/.test(expected))
    return 'the query does not begin with SELECT, ASK, CONSTRUCT or DESCRIBE';
  return 'the query cannot be read as SPARQL here or shortly before';
}

function unended(tokens: readonly Token[]): Mistake | undefined {
  const token = tokens.find(({ kind }) => kind === 'unended');
  return (
    token && {
      message: `the string that begins with ${token.text.slice(0, 12).trim()} does not end`,
      offset: token.start,
    }
  );
}

function unknownPrefix(tokens: readonly Token[]): Mistake | undefined {
  const known = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'name') continue;
    const prefix = token.text.slice(0, token.text.indexOf(':'));
    if (isWord(tokens[index - 1], 'PREFIX')) known.add(prefix);
    else if (!known.has(prefix)) {
      const iriText = WELL_KNOWN[prefix] ?? '…';
      return {
        message: `the prefix "${prefix}:" is not declared; write PREFIX ${prefix}: <${iriText}> before the query`,
        offset: token.start,
      };
    }
  }
  return undefined;
}

const PAIRS: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

function brackets(tokens: readonly Token[]): Mistake | undefined {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== 'sign') continue;
    if (PAIRS[token.text] !== undefined) open.push(token);
    else if (/^[})\]]$/.test(token.text)) {
      const last = open.pop();
      if (last === undefined) return { message: `"${token.text}" closes nothing`, offset: token.start };
      if (PAIRS[last.text] !== token.text)
        return {
          message: `"${token.text}" stands where the "${last.text}" before it wants "${PAIRS[last.text]}"`,
          offset: token.start,
        };
    }
  }
  const last = open.at(-1);
  return last && { message: `"${last.text}" is not closed`, offset: last.start };
}

const TERMS = new Set<Token['kind']>(['iri', 'name', 'blank', 'variable', 'string', 'number']);
const isTerm = (token: Token): boolean =>
  TERMS.has(token.kind) || (token.kind === 'word' && /^(?:a|true|false)$/.test(token.text));

/** A fourth term in a row within `{}`, or a triple that ends after two. */
function missingDot(tokens: readonly Token[]): Mistake | undefined {
  const frames: { terms: number }[] = [];
  let skipped = 0;
  for (const [index, token] of tokens.entries()) {
    const frame = frames.at(-1);
    const before = tokens[index - 1];
    if (token.kind === 'sign' && /^[{([]$/.test(token.text)) {
      const values = isWord(tokens[index - 2], 'VALUES') || isSign(before, ')');
      const group = token.text === '{' && skipped === 0 && !values;
      if (skipped > 0 || !group) skipped += 1;
      else frames.push({ terms: 0 });
      continue;
    }
    if (token.kind === 'sign' && /^[})\]]$/.test(token.text)) {
      if (skipped > 0) {
        skipped -= 1;
        if (skipped === 0 && frame !== undefined && token.text !== '}' && !isExpressionEnd(tokens, index))
          frame.terms += 1;
        continue;
      }
      if (frame !== undefined && frame.terms > 0 && frame.terms < 3)
        return {
          message: `the triple before "}" is not complete: it needs a subject, a predicate and an object`,
          offset: token.start,
        };
      frames.pop();
      const outer = frames.at(-1);
      if (outer !== undefined) outer.terms = 0;
      continue;
    }
    if (frame === undefined || skipped > 0) continue;
    if (isWord(token, 'SELECT')) return undefined;
    if (token.kind === 'sign' && token.text === '.') frame.terms = 0;
    else if (token.kind === 'sign' && token.text === ';') frame.terms = 1;
    else if (token.kind === 'sign' && token.text === ',') frame.terms = 2;
    else if (token.kind === 'sign') return undefined;
    else if (token.kind === 'language') continue;
    else if (!isTerm(token)) frame.terms = 0;
    else if (isWord(before, 'FILTER')) frame.terms = Number.NEGATIVE_INFINITY;
    else if (frame.terms === 3) return { message: `a dot is missing before ${token.text}`, offset: token.start };
    else if (
      !isWord(before, 'GRAPH') &&
      !isWord(before, 'SERVICE') &&
      !isWord(before, 'SILENT') &&
      !isWord(before, 'VALUES')
    )
      frame.terms += 1;
  }
  return undefined;
}

/** Whether the bracket that closes here was opened by a keyword or a function. */
function isExpressionEnd(tokens: readonly Token[], closing: number): boolean {
  let depth = 0;
  for (let index = closing; index >= 0; index--) {
    const token = tokens[index] as Token;
    if (token.kind !== 'sign') continue;
    if (/^[})\]]$/.test(token.text)) depth += 1;
    else if (/^[{([]$/.test(token.text) && --depth === 0) {
      const before = tokens[index - 1];
      return token.text === '(' && before?.kind === 'word' && before.text !== 'a';
    }
  }
  return false;
}
