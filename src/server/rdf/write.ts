// Quads in, a document of the wanted form out. What RDF 1.1 lacks (triple terms, directions) only N3's writer can say.
import { type Quad, Writer } from 'n3';
import { type Format, serialize } from '../../graph/serialize.js';
import type { Accept } from '../../store/store.js';
import { Problem } from '../http/problem.js';
import { toRdfXml } from './rdf-xml.js';

const FORMATS: Readonly<Partial<Record<Accept, Format>>> = {
  'text/turtle': 'turtle',
  'application/trig': 'trig',
  'application/n-quads': 'nquads',
  'application/n-triples': 'ntriples',
  'application/ld+json': 'jsonld',
};
const N3_FORMATS: Readonly<Record<Format, string | undefined>> = {
  turtle: 'Turtle',
  trig: 'TriG',
  nquads: 'N-Quads',
  ntriples: 'N-Triples',
  jsonld: undefined,
};

/** Throws Problem 406 where the form cannot say what the quads say. */
export async function writeRdf(quads: readonly Quad[], accept: Accept): Promise<string> {
  const format = FORMATS[accept];
  const newer = quads.some(isNewer);
  if (format === undefined) {
    if (newer) throw cannotSay(accept, 'triple terms or base directions');
    return toRdfXml(quads);
  }
  if (!newer) return serialize(quads, format);
  const n3Format = N3_FORMATS[format];
  if (n3Format === undefined) throw cannotSay(accept, 'triple terms or base directions');
  return new Writer({ format: n3Format }).quadsToString([...quads]);
}

export const cannotSay = (accept: Accept, what: string): Problem =>
  new Problem('not-acceptable', `The graph holds ${what}, which ${accept} cannot say; ask for application/n-triples.`, {
    members: { available: ['text/turtle', 'application/n-triples'] },
  });

const isNewer = ({ subject, object }: Quad): boolean =>
  (subject.termType as string) === 'Quad' ||
  (object.termType as string) === 'Quad' ||
  ('direction' in object && (object.direction ?? '') !== '');
