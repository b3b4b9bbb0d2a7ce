// The catalogue of this server in DCAT 3, as the application profile DCAT-AP 3 wants it
// (https://semiceu.github.io/DCAT-AP/releases/3.0.0/): one dataset, its dumps as distributions, its endpoint as a service.
import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3';
import { dcat, foaf, spdx } from '../../graph/dataset-vocabulary.js';
import { plain, tagged } from '../../graph/literals.js';
import { dcterms, PACTA, rdf, xsd } from '../../graph/vocabulary.js';
import { DUMP_FORMS } from './dumps.js';
import { datasetIri, type Published } from './void.js';

const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const MEDIA_TYPES = 'http://www.iana.org/assignments/media-types';
const KEYWORDS = ['diplomacy', 'treaties', 'commitments', 'international relations', 'news'];

export function describeCatalog({ base, origin, license, counts, dump }: Published): Quad[] {
  const quads: Quad[] = [];
  const add = (subject: NamedNode, predicate: NamedNode, object: Quad_Object): void => {
    quads.push(DataFactory.quad(subject, predicate, object));
  };
  const iri = DataFactory.namedNode;
  const dataset = iri(datasetIri(base));
  const part = (name: string): NamedNode => iri(`${datasetIri(base)}#${name}`);
  const catalog = part('catalog');
  const publisher = part('publisher');
  const service = part('sparql');

  add(catalog, rdf.type, dcat.Catalog);
  add(catalog, dcterms.title, tagged('Pacta', 'en'));
  add(catalog, dcterms.description, tagged('What this server publishes.', 'en'));
  add(catalog, dcterms.publisher, publisher);
  add(catalog, dcterms.license, iri(license));
  add(catalog, foaf.homepage, iri(`${origin}/`));
  add(catalog, dcat.dataset, dataset);
  add(catalog, dcat.service, service);
  add(publisher, rdf.type, foaf.Agent);
  add(publisher, foaf.name, plain('Pacta'));

  add(dataset, rdf.type, dcat.Dataset);
  add(dataset, dcterms.title, tagged('Pacta: what news about diplomacy says', 'en'));
  add(
    dataset,
    dcterms.description,
    tagged(
      `Treaties, commitments, events, figures and statements read out of news articles, each with the passages that say it, and the states and organizations that they name: ${counts.triples} triples in ${counts.graphs.length} graphs.`,
      'en',
    ),
  );
  add(dataset, dcterms.identifier, plain(dataset.value));
  add(dataset, dcterms.publisher, publisher);
  add(dataset, dcterms.accessRights, iri(`${AUTHORITY}/access-right/PUBLIC`));
  add(dataset, dcterms.conformsTo, iri(PACTA.replace(/#$/, '')));
  add(dataset, dcat.theme, iri(`${AUTHORITY}/data-theme/INTR`));
  add(dataset, dcat.landingPage, iri(`${origin}/`));
  add(dataset, dcat.version, plain(dump.version));
  for (const keyword of KEYWORDS) add(dataset, dcat.keyword, tagged(keyword, 'en'));

  for (const { name, extension, bytes, sha256 } of dump.files) {
    const distribution = part(extension.replace('.gz', ''));
    const checksum = part(`${extension.replace('.gz', '')}-checksum`);
    const address = iri(`${origin}/dump/${name}`);
    add(dataset, dcat.distribution, distribution);
    add(distribution, rdf.type, dcat.Distribution);
    add(distribution, dcterms.title, plain(name));
    add(distribution, dcterms.license, iri(license));
    add(distribution, dcat.accessURL, address);
    add(distribution, dcat.downloadURL, address);
    add(distribution, dcat.mediaType, iri(`${MEDIA_TYPES}/${DUMP_FORMS[extension].mediaType}`));
    add(distribution, dcat.compressFormat, iri(`${MEDIA_TYPES}/application/gzip`));
    add(distribution, dcat.byteSize, DataFactory.literal(String(bytes.byteLength), xsd.nonNegativeInteger));
    add(distribution, spdx.checksum, checksum);
    add(checksum, rdf.type, spdx.Checksum);
    add(checksum, spdx.algorithm, spdx.checksumAlgorithm_sha256);
    add(checksum, spdx.checksumValue, DataFactory.literal(sha256, xsd.hexBinary));
  }
  const queried = part('queried');
  add(dataset, dcat.distribution, queried);
  add(queried, rdf.type, dcat.Distribution);
  add(queried, dcterms.title, tagged('Queries in SPARQL', 'en'));
  add(queried, dcterms.license, iri(license));
  add(queried, dcat.accessURL, iri(`${origin}/sparql`));
  add(queried, dcat.accessService, service);
  add(service, rdf.type, dcat.DataService);
  add(service, dcterms.title, tagged('SPARQL endpoint', 'en'));
  add(service, dcterms.license, iri(license));
  add(service, dcterms.conformsTo, iri('http://www.w3.org/TR/sparql11-protocol/'));
  add(service, dcat.endpointURL, iri(`${origin}/sparql`));
  add(service, dcat.endpointDescription, iri(`${origin}/openapi.json`));
  add(service, dcat.servesDataset, dataset);
  return quads;
}
