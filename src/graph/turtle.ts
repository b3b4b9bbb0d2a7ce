// Quads in, Turtle or TriG out, for people and for diffs: prefixes, subjects in a fixed order (the article, its facts and
// passages as they stand in the text, entities), one predicate a line, objects sorted. Equal quads give equal bytes.
import type { Quad, Term } from 'n3';
import { PREFIXES } from './vocabulary.js';

/** Local names that need no escape; Turtle allows more, but not all letters and digits of Unicode. */
const LOCAL = /^\w[\w-]*$/;
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

const NAMESPACES = Object.entries(PREFIXES).sort((a, b) => b[1].length - a[1].length);

function iri(value: string, used: Set<string>): string {
  for (const [prefix, namespace] of NAMESPACES) {
    if (!value.startsWith(namespace)) continue;
    const local = value.slice(namespace.length);
    if (!LOCAL.test(local)) continue;
    used.add(prefix);
    return `${prefix}:${local}`;
  }
  return `<${value.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`)}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};
const quote = (text: string): string =>
  `"${text.replace(/[\\"\n\r\t\b\f]|[\u0000-\u001f\u007f]/g, (sign) => ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`)}"`;

function term(node: Term, used: Set<string>): string {
  if (node.termType === 'BlankNode') return `_:${node.value}`;
  if (node.termType !== 'Literal') return iri(node.value, used);
  if (node.language !== '') return `${quote(node.value)}@${node.language}`;
  const type = node.datatype.value;
  if (type === `${XSD}string`) return quote(node.value);
  if (type === `${XSD}integer` && /^-?\d+$/.test(node.value)) return node.value;
  return `${quote(node.value)}^^${iri(type, used)}`;
}

/** Numbers in an IRI count as numbers, so that passages and facts stand in text order. */
const naturalKey = (value: string): string => value.replace(/\d+/g, (digits) => digits.padStart(12, '0'));

function subjectRank(value: string): string {
  if (value.includes('#char=')) return `2${naturalKey(value)}`;
  const fact = /\/article\/[^/#]+\/[a-z-]+\/\d+/.test(value);
  if (fact) return `1${naturalKey(value.replace(/.*\/([a-z-]+)\/(\d+(?:-\d+)?)$/, '$2 $1'))}`;
  return value.includes('/article/') ? `0${value}` : `3${value}`;
}

const nodeKey = ({ termType, value }: Term): string => (termType === 'BlankNode' ? `_:${value}` : value);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function block(subject: string, quads: readonly Quad[], used: Set<string>, indent: string): string {
  const byPredicate = new Map<string, string[]>();
  for (const quad of quads) {
    const key = quad.predicate.value;
    const objects = byPredicate.get(key);
    const written = term(quad.object, used);
    if (objects === undefined) byPredicate.set(key, [written]);
    else if (!objects.includes(written)) objects.push(written);
  }
  const lines = [...byPredicate]
    .sort(([a], [b]) => (a === RDF_TYPE ? -1 : b === RDF_TYPE ? 1 : compare(a, b)))
    .map(([predicate, objects]) => {
      const sorted = objects.sort((a, b) => compare(naturalKey(a), naturalKey(b)) || compare(a, b));
      return `${predicate === RDF_TYPE ? 'a' : iri(predicate, used)} ${sorted.join(', ')}`;
    });
  return `${indent}${subject} ${lines.join(` ;\n${indent}  `)} .\n`;
}

function blocks(quads: readonly Quad[], used: Set<string>, indent: string): string {
  const bySubject = new Map<string, Quad[]>();
  for (const quad of quads) {
    const key = nodeKey(quad.subject);
    const list = bySubject.get(key);
    if (list === undefined) bySubject.set(key, [quad]);
    else list.push(quad);
  }
  return [...bySubject.entries()]
    .map(([key, list]) => ({ rank: subjectRank(key), list, key }))
    .sort((a, b) => compare(a.rank, b.rank) || compare(a.key, b.key))
    .map(({ list }) => block(term((list[0] as Quad).subject as Term, used), list, used, indent))
    .join('\n');
}

function header(used: ReadonlySet<string>): string {
  const lines = [...used].sort(compare).map((prefix) => `@prefix ${prefix}: <${PREFIXES[prefix]}> .\n`);
  return lines.length === 0 ? '' : `${lines.join('')}\n`;
}

/** Graph names are left out. */
export function toTurtle(quads: readonly Quad[]): string {
  const used = new Set<string>();
  const body = blocks(quads, used, '');
  return header(used) + body;
}

export function toTrig(quads: readonly Quad[]): string {
  const used = new Set<string>();
  const byGraph = new Map<string, Quad[]>();
  for (const quad of quads) {
    const key = nodeKey(quad.graph);
    const list = byGraph.get(key);
    if (list === undefined) byGraph.set(key, [quad]);
    else list.push(quad);
  }
  const body = [...byGraph.entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, list]) =>
      name === '' ? blocks(list, used, '') : `${term((list[0] as Quad).graph, used)} {\n${blocks(list, used, '  ')}}\n`,
    )
    .join('\n');
  return header(used) + body;
}

/** One triple in a line, with prefixes that are not declared: for people. */
export const writeTriple = ({ subject, predicate, object }: Quad): string => {
  const used = new Set<string>();
  return `${[subject, predicate, object].map((node) => term(node as Term, used)).join(' ')} .`;
};
