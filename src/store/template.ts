// The tokens of a data block or a template of an update in, its quads out, as text of terms in which variables and blank
// nodes still stand. N3's parser reads them as TriG, in which each variable is written as an IRI of its own and the dots
// stand where TriG wants them.
import { Parser, type Quad, type Term } from 'n3';
import { QuerySyntaxError } from './errors.js';
import { termText } from './lines.js';
import { closing } from './outline.js';
import { isSign, isWord, type Token } from './tokens.js';

/** Terms in N-Triples; a variable is "?name", a blank node "_:label". */
export interface Template {
  /** "" outside GRAPH. */
  readonly graph: string;
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

const VARIABLE = 'urn:x-variable:';

/** `tokens` are those of a block with its braces. Throws QuerySyntaxError. */
export function readTemplate(tokens: readonly Token[], prologue: string, baseIri: string | undefined): Template[] {
  const parts: string[] = [];
  for (let at = 1; at < tokens.length - 1; ) {
    const graph = isWord(tokens[at], 'GRAPH');
    const end = graph ? (closing(tokens, at + 2) ?? tokens.length - 1) : nextGraph(tokens, at);
    const triples = turtle(graph ? tokens.slice(at + 3, end) : tokens.slice(at, end));
    if (graph) parts.push(`GRAPH ${turtle(tokens.slice(at + 1, at + 2)).replace(/ \.$/, '')} { ${triples} }`);
    else parts.push(triples);
    at = graph ? end + 1 : end;
  }
  return parse(`${prologue}\n${parts.join('\n')}\n`, baseIri).map(({ graph, subject, predicate, object }) => ({
    graph: graph.termType === 'DefaultGraph' ? '' : text(graph as Term),
    subject: text(subject as Term),
    predicate: text(predicate as Term),
    object: text(object as Term),
  }));
}

function nextGraph(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length - 1 && !isWord(tokens[at], 'GRAPH')) at += 1;
  return at;
}

function turtle(tokens: readonly Token[]): string {
  let from = 0;
  let to = tokens.length;
  while (from < to && isSign(tokens[from], '.')) from += 1;
  while (to > from && isSign(tokens[to - 1], '.')) to -= 1;
  if (from === to) return '';
  let result = '';
  for (let index = from; index < to; index++) {
    const token = tokens[index] as Token;
    result += index > from && token.start > (tokens[index - 1]?.end ?? 0) ? ' ' : '';
    result += write(token);
  }
  return `${result} .`;
}

function write(token: Token): string {
  if (token.kind === 'variable') return `<${VARIABLE}${token.text.slice(1)}>`;
  return token.kind === 'word' && /^(?:true|false)$/i.test(token.text) ? token.text.toLowerCase() : token.text;
}

function parse(trig: string, baseIRI: string | undefined): Quad[] {
  try {
    const options = { format: 'TriG', blankNodePrefix: '_:u-', ...(baseIRI === undefined ? {} : { baseIRI }) };
    return new Parser(options).parse(trig);
  } catch (error) {
    throw new QuerySyntaxError(
      `the triples of an update cannot be read: ${(error as Error).message.replace(/ on line \d+\.?$/, '')}`,
    );
  }
}

/** Variables may stand within triple terms, too. */
const text = (term: Term): string => {
  const written = termText(term, (label) => label);
  return term.termType === 'Literal'
    ? written
    : written.replaceAll(/<urn:x-variable:([^>]+)>/g, (_, name) => `?${name}`);
};
