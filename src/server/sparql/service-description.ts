// What the service can do, as SPARQL 1.1 Service Description says it: languages, forms, features, dataset. Every node has
// an IRI below the address of the service.
import { DataFactory, type NamedNode, type Quad } from 'n3';
import { rdf } from '../../graph/vocabulary.js';
import { BODY_FORMATS, GRAPH_FORMS, RESULT_FORMS } from '../rdf/forms.js';
import type { Settings } from '../settings.js';

const SD = 'http://www.w3.org/ns/sparql-service-description#';
const sd = (term: string): NamedNode => DataFactory.namedNode(SD + term);

/** IRIs of the forms, from the W3C's list of file formats (https://www.w3.org/ns/formats/). */
const FORMATS: Readonly<Record<string, string>> = {
  'application/sparql-results+json': 'SPARQL_Results_JSON',
  'application/sparql-results+xml': 'SPARQL_Results_XML',
  'text/csv': 'SPARQL_Results_CSV',
  'text/tab-separated-values': 'SPARQL_Results_TSV',
  'text/turtle': 'Turtle',
  'application/n-triples': 'N-Triples',
  'application/n-quads': 'N-Quads',
  'application/trig': 'TriG',
  'application/ld+json': 'JSON-LD',
  'application/rdf+xml': 'RDF_XML',
};

export function describeService(
  address: string,
  { defaultGraph, services, token }: Pick<Settings, 'defaultGraph' | 'services' | 'token'>,
  graphs: readonly string[],
): Quad[] {
  const quads: Quad[] = [];
  const add = (subject: NamedNode, predicate: NamedNode, object: NamedNode): void => {
    quads.push(DataFactory.quad(subject, predicate, object));
  };
  const node = (name: string): NamedNode => DataFactory.namedNode(`${address}#${name}`);
  const service = node('service');
  add(service, rdf.type, sd('Service'));
  add(service, sd('endpoint'), DataFactory.namedNode(address));
  add(service, sd('supportedLanguage'), sd('SPARQL11Query'));
  if (token !== undefined) add(service, sd('supportedLanguage'), sd('SPARQL11Update'));
  add(service, sd('feature'), sd('EmptyGraphs'));
  if (defaultGraph === 'union') add(service, sd('feature'), sd('UnionDefaultGraph'));
  if (services.length > 0) add(service, sd('feature'), sd('BasicFederatedQuery'));
  const format = (mediaType: string): NamedNode[] =>
    FORMATS[mediaType] === undefined
      ? []
      : [DataFactory.namedNode(`http://www.w3.org/ns/formats/${FORMATS[mediaType]}`)];
  for (const { mediaType } of [...RESULT_FORMS, ...GRAPH_FORMS])
    for (const iri of format(mediaType)) add(service, sd('resultFormat'), iri);
  for (const mediaType of Object.keys(BODY_FORMATS))
    for (const iri of format(mediaType)) add(service, sd('inputFormat'), iri);
  const dataset = node('dataset');
  const unnamed = node('default-graph');
  add(service, sd('defaultDataset'), dataset);
  add(dataset, rdf.type, sd('Dataset'));
  add(dataset, sd('defaultGraph'), unnamed);
  add(unnamed, rdf.type, sd('Graph'));
  graphs.forEach((name, index) => {
    const graph = node(`graph-${index + 1}`);
    add(dataset, sd('namedGraph'), graph);
    add(graph, rdf.type, sd('NamedGraph'));
    add(graph, sd('name'), DataFactory.namedNode(name));
  });
  return quads;
}
