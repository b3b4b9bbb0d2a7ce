// The dataset described in VoID (https://www.w3.org/TR/void/), with what is counted in the store: each class and property a
// partition, each graph a subset, each namespace that is linked to a linkset.
import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3';
import { foaf, voids } from '../../graph/dataset-vocabulary.js';
import { plain, tagged } from '../../graph/literals.js';
import { dcterms, PACTA, PREFIXES, rdf, xsd } from '../../graph/vocabulary.js';
import { GRAPH_FORMS } from '../rdf/forms.js';
import type { Dump } from './dumps.js';
import type { Counts } from './statistics.js';

export interface Published {
  readonly base: string;
  /** Where this server is reached, without a slash at its end. */
  readonly origin: string;
  readonly license: string;
  readonly counts: Counts;
  readonly dump: Dump;
  /** Things that show what there is. */
  readonly examples: readonly string[];
}

export const datasetIri = (base: string): string => `${base}dataset`;

/** Formats of RDF by the W3C's names for them. */
const FORMATS: Readonly<Record<string, string>> = {
  'text/turtle': 'Turtle',
  'application/n-triples': 'N-Triples',
  'application/ld+json': 'JSON-LD',
  'application/rdf+xml': 'RDF_XML',
  'application/n-quads': 'N-Quads',
  'application/trig': 'TriG',
};

export function describeVoid({ base, origin, license, counts, dump, examples }: Published): Quad[] {
  const quads: Quad[] = [];
  const add = (subject: NamedNode, predicate: NamedNode, object: Quad_Object): void => {
    quads.push(DataFactory.quad(subject, predicate, object));
  };
  const iri = DataFactory.namedNode;
  const document = iri(`${base}void`);
  const dataset = iri(datasetIri(base));
  const part = (name: string): NamedNode => iri(`${base}void#${name}`);
  const count = (value: number): Quad_Object => DataFactory.literal(String(value), xsd.integer);

  add(document, rdf.type, voids.DatasetDescription);
  add(document, dcterms.title, tagged('VoID description of Pacta', 'en'));
  add(document, foaf.primaryTopic, dataset);
  add(dataset, rdf.type, voids.Dataset);
  add(dataset, dcterms.title, tagged('Pacta: what news about diplomacy says', 'en'));
  add(dataset, dcterms.license, iri(license));
  add(dataset, voids.uriSpace, plain(base));
  add(dataset, voids.sparqlEndpoint, iri(`${origin}/sparql`));
  for (const { name } of dump.files) add(dataset, voids.dataDump, iri(`${origin}/dump/${name}`));
  for (const { mediaType } of GRAPH_FORMS)
    if (FORMATS[mediaType] !== undefined)
      add(dataset, voids.feature, iri(`http://www.w3.org/ns/formats/${FORMATS[mediaType]}`));
  for (const vocabulary of vocabulariesOf(counts)) add(dataset, voids.vocabulary, iri(vocabulary));
  for (const example of examples) add(dataset, voids.exampleResource, iri(example));
  add(dataset, voids.triples, count(counts.triples));
  add(dataset, voids.entities, count(counts.subjects));
  add(dataset, voids.distinctSubjects, count(counts.subjects));
  add(dataset, voids.distinctObjects, count(counts.objects));
  add(dataset, voids.classes, count(counts.classes.length));
  add(dataset, voids.properties, count(counts.properties.length));

  for (const [index, { iriText, count: entities }] of counts.classes.entries()) {
    const partition = part(`class-${index + 1}`);
    add(dataset, voids.classPartition, partition);
    add(partition, rdf.type, voids.Dataset);
    add(partition, voids.class, iri(iriText));
    add(partition, voids.entities, count(entities));
  }
  for (const [index, { iriText, count: triples }] of counts.properties.entries()) {
    const partition = part(`property-${index + 1}`);
    add(dataset, voids.propertyPartition, partition);
    add(partition, rdf.type, voids.Dataset);
    add(partition, voids.property, iri(iriText));
    add(partition, voids.triples, count(triples));
  }
  for (const { iriText, count: triples } of counts.graphs) {
    // Hint: the IRI of an article is the article; what is said of its graph hangs on "#graph".
    const graph = iri(/\/article\/[^/]+$/.test(iriText) ? `${iriText}#graph` : iriText);
    add(dataset, voids.subset, graph);
    add(graph, rdf.type, voids.Dataset);
    add(graph, voids.triples, count(triples));
  }
  for (const [index, { iriText, target, count: triples }] of counts.links.entries()) {
    const linkset = part(`links-${index + 1}`);
    add(dataset, voids.subset, linkset);
    add(linkset, rdf.type, voids.Linkset);
    add(linkset, voids.linkPredicate, iri(iriText));
    add(linkset, voids.subjectsTarget, dataset);
    add(linkset, voids.objectsTarget, part(`target-${index + 1}`));
    add(part(`target-${index + 1}`), rdf.type, voids.Dataset);
    add(part(`target-${index + 1}`), voids.uriSpace, plain(target));
    add(linkset, voids.triples, count(triples));
  }
  return quads;
}

/** Namespaces of the classes and properties that are in use, sorted. */
function vocabulariesOf({ classes, properties }: Counts): string[] {
  const known = [PACTA, ...Object.values(PREFIXES)];
  const used = [...classes, ...properties].map(({ iriText }) => iriText.replace(/[^/#]*$/, ''));
  return [...new Set(used)].filter((namespace) => known.includes(namespace)).sort();
}
