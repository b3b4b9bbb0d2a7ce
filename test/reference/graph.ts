// The Turtle files of the reference graph as entities with labels, for the tests of this folder.
import { readFileSync } from 'node:fs';
import { Parser, type Quad } from 'n3';

export const ID = 'https://w3id.org/pacta/id/';
export const PACTA = 'https://w3id.org/pacta/ontology#';
export const SKOS = 'http://www.w3.org/2004/02/skos/core#';
export const SCHEMA = 'https://schema.org/';
export const LANGUAGES = ['it', 'en', 'fr', 'es', 'ru'] as const;
export const FILES = ['states.ttl', 'places.ttl', 'organizations.ttl'] as const;
export const folder = new URL('../../data/reference/', import.meta.url);

export const readTurtle = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
export const loadQuads = (file: string): Quad[] => new Parser().parse(readTurtle(file));

/** Values of one property of one entity ("state/RUS"), all languages or one. */
export function valuesOf(quads: readonly Quad[], entity: string, property: string, language?: string): string[] {
  return quads
    .filter(({ subject, predicate, object }) => {
      if (subject.value !== ID + entity || predicate.value !== property) return false;
      return language === undefined || (object.termType === 'Literal' && object.language === language);
    })
    .map(({ object }) => object.value);
}

/** Local names of all subjects, sorted. */
export const entities = (quads: readonly Quad[]): string[] =>
  [...new Set(quads.map(({ subject }) => subject.value.slice(ID.length)))].sort();
