// The vocabularies by which datasets and links are described, rather than what articles say; as in vocabulary.ts.
import { vocabulary } from './vocabulary.js';

export const dcat = vocabulary('http://www.w3.org/ns/dcat#', [
  'Catalog',
  'DataService',
  'Dataset',
  'Distribution',
  'accessService',
  'accessURL',
  'byteSize',
  'compressFormat',
  'dataset',
  'distribution',
  'downloadURL',
  'endpointDescription',
  'endpointURL',
  'keyword',
  'landingPage',
  'mediaType',
  'servesDataset',
  'service',
  'theme',
  'version',
]);
export const foaf = vocabulary('http://xmlns.com/foaf/0.1/', ['Agent', 'homepage', 'name', 'primaryTopic', 'topic']);
export const spdx = vocabulary('http://spdx.org/rdf/terms#', [
  'Checksum',
  'algorithm',
  'checksum',
  'checksumAlgorithm_sha256',
  'checksumValue',
]);
/** Vocabulary of Interlinked Datasets. */
export const voids = vocabulary('http://rdfs.org/ns/void#', [
  'Dataset',
  'DatasetDescription',
  'Linkset',
  'class',
  'classPartition',
  'classes',
  'dataDump',
  'distinctObjects',
  'distinctSubjects',
  'entities',
  'exampleResource',
  'feature',
  'linkPredicate',
  'objectsTarget',
  'properties',
  'property',
  'propertyPartition',
  'sparqlEndpoint',
  'subjectsTarget',
  'subset',
  'triples',
  'uriSpace',
  'vocabulary',
]);
/** Simple Standard for Sharing Ontological Mappings: how sure a link is, and on what grounds. */
export const sssom = vocabulary('https://w3id.org/sssom/', [
  'confidence',
  'mapping_justification',
  'object_label',
  'predicate_modifier',
]);
export const semapv = vocabulary('https://w3id.org/semapv/vocab/', ['CompositeMatching', 'ManualMappingCuration']);
