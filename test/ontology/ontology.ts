// The Turtle files of the ontology as quads, for the tests of this folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, type Quad } from 'n3';
import { ROOT } from '../project/sources.js';

export const PACTA = 'https://w3id.org/pacta/ontology#';
export const CODE = 'https://w3id.org/pacta/code/';
export const SKOS = 'http://www.w3.org/2004/02/skos/core#';
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
export const OWL = 'http://www.w3.org/2002/07/owl#';
export const SCHEMA = 'https://schema.org/';
export const SOURCE = 'http://purl.org/dc/terms/source';
export const LANGUAGES = ['it', 'en', 'fr', 'es', 'ru'] as const;

export const parseTurtle = (file: string): Quad[] => new Parser().parse(readFileSync(join(ROOT, file), 'utf8'));

/** Turtle files below a folder, from the root. */
export const turtleFiles = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ttl'))
    .sort()
    .map((name) => `${folder}/${name}`);

export const FILES = turtleFiles('ontology');
export const terms = parseTurtle('ontology/pacta.ttl');
export const all = FILES.flatMap(parseTurtle);

export const valuesOf = (quads: readonly Quad[], subject: string, ...predicates: readonly string[]): string[] =>
  quads
    .filter((quad) => quad.subject.value === subject && predicates.includes(quad.predicate.value))
    .map(({ object }) => object.value);

/** Values by language tag; a literal without one stands under "". */
export function textsOf(quads: readonly Quad[], subject: string, predicate: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const { subject: of, predicate: by, object } of quads) {
    if (of.value !== subject || by.value !== predicate || object.termType !== 'Literal') continue;
    texts.set(object.language, [...(texts.get(object.language) ?? []), object.value]);
  }
  return texts;
}

export const subjectsOfType = (quads: readonly Quad[], type: string): string[] =>
  quads
    .filter(({ predicate, object }) => predicate.value === `${RDF}type` && object.value === type)
    .map(({ subject }) => subject.value);
