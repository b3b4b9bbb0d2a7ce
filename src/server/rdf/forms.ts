// Every media type that is written or read here, in the order in which the server prefers them. A type that stands for
// another (application/json for SPARQL results) is answered under the name that the client accepts.
import type { RdfFormat } from '../../graph/parse.js';
import type { Accept } from '../../store/store.js';
import type { Offer } from '../http/negotiate.js';

export interface Form extends Offer {
  /** The form that it is. */
  readonly accept: Accept;
}
const form = (mediaType: string, accept: Accept): Form => ({ mediaType, accept });
const own = (accept: Accept): Form => form(accept, accept);

export const RESULT_FORMS: readonly Form[] = [
  own('application/sparql-results+json'),
  own('application/sparql-results+xml'),
  own('text/csv'),
  own('text/tab-separated-values'),
  form('application/json', 'application/sparql-results+json'),
  form('application/xml', 'application/sparql-results+xml'),
  form('text/xml', 'application/sparql-results+xml'),
];

export const GRAPH_FORMS: readonly Form[] = [
  own('text/turtle'),
  own('application/n-triples'),
  own('application/ld+json'),
  own('application/rdf+xml'),
  own('application/n-quads'),
  own('application/trig'),
  form('application/x-turtle', 'text/turtle'),
  form('application/json', 'application/ld+json'),
  form('application/xml', 'application/rdf+xml'),
  form('text/xml', 'application/rdf+xml'),
];

/** A page for a browser; after the data, so that only who names HTML gets it. */
export const HTML: Offer = { mediaType: 'text/html' };

/** Content-Type of an answer. Where a type is text, the charset stands beside it. */
export const withCharset = (mediaType: string): string =>
  mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;

/** What the reader of a body is for each type. */
export const BODY_FORMATS: Readonly<Record<string, RdfFormat>> = {
  'text/turtle': 'turtle',
  'application/x-turtle': 'turtle',
  'application/n-triples': 'ntriples',
  'application/n-quads': 'nquads',
  'application/trig': 'trig',
  'application/ld+json': 'jsonld',
  'application/rdf+xml': 'rdfxml',
};

/** Extension of a file, or of an address, to the type that it names. */
export const EXTENSIONS: Readonly<Record<string, Accept>> = {
  ttl: 'text/turtle',
  nt: 'application/n-triples',
  jsonld: 'application/ld+json',
  rdf: 'application/rdf+xml',
  nq: 'application/n-quads',
  trig: 'application/trig',
};
const NAMES = new Map(Object.entries(EXTENSIONS).map(([extension, accept]) => [accept, extension]));

/** Short name of a form, for entity tags. */
export const extensionOf = (accept: Accept): string => NAMES.get(accept) ?? 'any';
