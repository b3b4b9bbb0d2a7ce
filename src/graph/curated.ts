// What editors add and correct: the curated graphs, and what of a converted graph is still served beside them. A retracted
// fact loses the triples with it as subject; those with it as object stay only if a curated fact takes its place.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DataFactory, type Quad } from 'n3';
import type { Iris } from './iris.js';
import { parseN3 } from './parse.js';
import { pacta } from './vocabulary.js';

/** `data/curated/{slug}.ttl` in the graphs `…/article/{slug}/curated`, by slug. Throws InputError for a broken file. */
export function loadCurated(folder: string, iris: Iris): Map<string, Quad[]> {
  const curated = new Map<string, Quad[]>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.ttl'))
    .sort()) {
    const slug = basename(file, '.ttl');
    const graph = iris.curated(slug);
    const path = join(folder, file);
    const quads = parseN3(readFileSync(path, 'utf8'), 'turtle', path);
    curated.set(
      slug,
      quads.map((quad) => DataFactory.quad(quad.subject, quad.predicate, quad.object, graph)),
    );
  }
  return curated;
}

/** The converted quads that are served beside the curated ones. */
export function withoutRetracted(converted: readonly Quad[], curated: readonly Quad[]): Quad[] {
  const retracted = new Set(
    curated.filter(({ predicate }) => predicate.equals(pacta.retracts)).map(({ object }) => object.value),
  );
  if (retracted.size === 0) return [...converted];
  const replaced = new Set(
    curated.filter(({ subject }) => retracted.has(subject.value)).map(({ subject }) => subject.value),
  );
  return converted.filter(
    ({ subject, object }) =>
      !retracted.has(subject.value) && !(retracted.has(object.value) && !replaced.has(object.value)),
  );
}
