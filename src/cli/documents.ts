// What is published beside the data: the ontology and the shapes, each as the document that its IRI names,
// and the example that the page on the shapes shows.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from 'n3';
import { parseRdf } from '../graph/parse.js';
import { FOLDERS } from './folders.js';

/** By path below the base. Throws InputError for a broken file. */
export async function loadDocuments(): Promise<ReadonlyMap<string, readonly Quad[]>> {
  const shapes = readdirSync(FOLDERS.shapes)
    .filter((name) => name.endsWith('.ttl'))
    .sort()
    .map((name) => join(FOLDERS.shapes, name));
  return new Map([
    ['ontology', await load([join(FOLDERS.ontology, 'pacta.ttl')])],
    ['shapes', await load(shapes)],
    ['shapes/example', await load([FOLDERS.example])],
  ]);
}

async function load(files: readonly string[]): Promise<Quad[]> {
  const quads: Quad[] = [];
  for (const file of files)
    for (const quad of await parseRdf(readFileSync(file, 'utf8'), 'turtle', file)) quads.push(quad);
  return quads;
}
