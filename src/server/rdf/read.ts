// RDF text in, quads of one graph out. Blank nodes get labels that no other body has, so that what is added to a graph
// never runs into what it holds. Nothing is fetched: neither contexts nor entities.
import { randomBytes } from 'node:crypto';
import { type BlankNode, DataFactory, type Quad, type Quad_Object, type Quad_Subject, type Term } from 'n3';
import { parseRdf } from '../../graph/parse.js';
import { Problem } from '../http/problem.js';
import { BODY_FORMATS } from './forms.js';

/** Quads without a graph. Throws Problem 415 for a type that is not RDF, 400 for broken text and for other graphs in it. */
export async function readRdf(text: string, mediaType: string, baseIri: string, graph: string): Promise<Quad[]> {
  const format = BODY_FORMATS[mediaType];
  if (format === undefined) throw unread(mediaType);
  const quads = await parseRdf(text, format, '', baseIri);
  return withFreshNodes(quads.map((quad) => withoutGraph(quad, graph)));
}

export const unread = (mediaType: string): Problem =>
  new Problem(
    'unsupported-media-type',
    `${mediaType === '' ? 'The body has no Content-Type' : `"${mediaType}" is not read here`}; send ${Object.keys(BODY_FORMATS).join(', ')}.`,
    { headers: { Accept: Object.keys(BODY_FORMATS).join(', ') } },
  );

function withoutGraph(quad: Quad, graph: string): Quad {
  const name = quad.graph.value;
  if (quad.graph.termType === 'DefaultGraph') return quad;
  if (name !== graph)
    throw new Problem(
      'malformed-request',
      `The body puts something into the graph <${name}>; here it may only say what stands in ${graph === '' ? 'the unnamed graph' : `<${graph}>`}.`,
    );
  return DataFactory.quad(quad.subject, quad.predicate, quad.object);
}

function withFreshNodes(quads: readonly Quad[]): Quad[] {
  const mark = randomBytes(9).toString('hex');
  const fresh = new Map<string, BlankNode>();
  const rename = <T extends Term>(term: T): T => {
    if ((term.termType as string) === 'Quad') return renameIn(term as unknown as Quad) as unknown as T;
    if (term.termType !== 'BlankNode') return term;
    let node = fresh.get(term.value);
    if (node === undefined) {
      node = DataFactory.blankNode(`b${mark}n${fresh.size}`);
      fresh.set(term.value, node);
    }
    return node as unknown as T;
  };
  const renameIn = (quad: Quad): Quad =>
    DataFactory.quad(
      rename(quad.subject as Term) as Quad_Subject,
      quad.predicate,
      rename(quad.object as Term) as Quad_Object,
      quad.graph,
    );
  const plain = ({ subject, object }: Quad): boolean =>
    subject.termType === 'NamedNode' && (object.termType === 'NamedNode' || object.termType === 'Literal');
  return quads.map((quad) => (plain(quad) ? quad : renameIn(quad)));
}
