// Terms and triples as text: one triple is one N-Triples line without its dot, the form in which the store keeps, compares
// and sends them. Equal triples give equal lines. Terms come from quads or from results in SPARQL's JSON form.
import { DataFactory, Parser, type Quad, type Term } from 'n3';
import { QuerySyntaxError } from './errors.js';

/** `subject predicate object` in N-Triples, without the dot. */
export type Line = string;

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' };
const quote = (text: string): string => `"${text.replace(/[\\"\n\r]/g, (sign) => ESCAPES[sign] as string)}"`;
const literal = (value: string, language: string, direction: string, datatype: string): string => {
  if (language !== '') return `${quote(value)}@${language}${direction === '' ? '' : `--${direction}`}`;
  return datatype === XSD_STRING || datatype === '' ? quote(value) : `${quote(value)}^^<${datatype}>`;
};

const NO_IRI = /[\u0000-\u0020<>"{}|^`\\]/;
/** An IRI between its brackets. Throws QuerySyntaxError for what would not end where the brackets do. */
export function iriText(value: string): string {
  if (NO_IRI.test(value) || value === '') throw new QuerySyntaxError(`<${value}> is no IRI`);
  return `<${value}>`;
}

/** Gives blank nodes the labels that they have in the store. */
export type Relabel = (label: string) => string;

export function termText(term: Term, relabel: Relabel): string {
  if (term.termType === 'NamedNode') return iriText(term.value);
  if (term.termType === 'BlankNode') return `_:${relabel(term.value)}`;
  if (term.termType === 'Literal') {
    const { direction = '' } = term as { direction?: string };
    if (term.language === '') iriText(term.datatype.value);
    else if (!/^[\w-]+$/.test(term.language)) throw new QuerySyntaxError(`"${term.language}" is no language tag`);
    return literal(term.value, term.language, direction, term.datatype.value);
  }
  if ((term.termType as string) === 'Quad') return `<<( ${lineOf(term as unknown as Quad, relabel)} )>>`;
  throw new RangeError(`a ${term.termType} cannot be kept in a store`);
}

export const lineOf = ({ subject, predicate, object }: Quad, relabel: Relabel): Line =>
  `${termText(subject as Term, relabel)} ${termText(predicate as Term, relabel)} ${termText(object as Term, relabel)}`;

/** A term in SPARQL 1.1 Query Results JSON, with what SPARQL 1.2 adds to it. */
export interface JsonTerm {
  readonly type: 'uri' | 'literal' | 'typed-literal' | 'bnode' | 'triple';
  readonly value: string | { readonly subject: JsonTerm; readonly predicate: JsonTerm; readonly object: JsonTerm };
  readonly 'xml:lang'?: string;
  readonly 'its:dir'?: string;
  readonly datatype?: string;
}
export type JsonRow = Readonly<Record<string, JsonTerm>>;

export function jsonTermText(term: JsonTerm): string {
  const { value } = term;
  if (typeof value !== 'string')
    return `<<( ${jsonTermText(value.subject)} ${jsonTermText(value.predicate)} ${jsonTermText(value.object)} )>>`;
  if (term.type === 'uri') return `<${value}>`;
  if (term.type === 'bnode') return `_:${value}`;
  return literal(value, term['xml:lang'] ?? '', term['its:dir'] ?? '', term.datatype ?? '');
}

/** The quads of lines, with the labels that blank nodes have in them. */
export function quadsOf(lines: readonly Line[], graph = ''): Quad[] {
  if (lines.length === 0) return [];
  const quads = new Parser({ format: 'N-Triples', blankNodePrefix: '_:' }).parse(`${lines.join(' .\n')} .\n`);
  if (graph === '') return quads;
  const name = DataFactory.namedNode(graph);
  return quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, name));
}

const TYPED = /"\^\^<[^<>"]*>$/;
/** Integers in their shortest form, the most frequent of all. */
const SHORT_INTEGER = /(?:^| )"(?:0|-?[1-9]\d{0,14})"\^\^<http:\/\/www\.w3\.org\/2001\/XMLSchema#integer>$/;
const UPPER_TAG = /"@[\w-]*[A-Z][\w-]*$/;

/** Whether the engine may keep the triple with another lexical form than it is written with. */
export const mayBeCanonicalised = (line: Line): boolean =>
  (TYPED.test(line) && !SHORT_INTEGER.test(line)) || UPPER_TAG.test(line) || line.endsWith(' )>>');

/** The object of a line. Subjects that are triple terms do not occur. */
export function objectOf(line: Line): string {
  const afterSubject = line.indexOf(' ');
  return line.slice(line.indexOf(' ', afterSubject + 1) + 1);
}
export const withObject = (line: Line, object: string): Line =>
  line.slice(0, line.length - objectOf(line).length) + object;
