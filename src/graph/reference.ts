// The reference graph: states, organizations, places, code lists and the ontology, as quads of one graph; and the part of
// it that a reader of one article's graph needs to understand it alone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFactory, type Quad } from 'n3';
import type { Iris } from './iris.js';
import { parseN3 } from './parse.js';
import { pacta, rdf, skos } from './vocabulary.js';

export interface ReferenceFolders {
  /** data/reference */
  readonly reference: string;
  /** ontology */
  readonly ontology: string;
}

const turtleFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ttl'))
    .sort()
    .map((name) => join(folder, name));

/** Every Turtle file of the two folders, in the graph `…/graph/reference`. Throws InputError for a broken file. */
export function loadReference(folders: ReferenceFolders, iris: Iris): Quad[] {
  const graph = iris.graph('reference');
  return [folders.ontology, folders.reference].flatMap(turtleFiles).flatMap((file) => {
    return parseN3(readFileSync(file, 'utf8'), 'turtle', file).map((quad) =>
      DataFactory.quad(quad.subject, quad.predicate, quad.object, graph),
    );
  });
}

const DESCRIBING = new Set(
  [rdf.type, skos.prefLabel, skos.altLabel, skos.hiddenLabel, pacta.acronym, pacta.kind, pacta.isoAlpha3].map(
    ({ value }) => value,
  ),
);

/** Looks up what the reference graph says; built once, asked for each article. */
export class ReferenceIndex {
  readonly #bySubject = new Map<string, Quad[]>();

  constructor(quads: readonly Quad[]) {
    for (const quad of quads) {
      if (!DESCRIBING.has(quad.predicate.value)) continue;
      const known = this.#bySubject.get(quad.subject.value);
      if (known === undefined) this.#bySubject.set(quad.subject.value, [quad]);
      else known.push(quad);
    }
  }

  /** Type, labels, acronym and kind of each entity of the reference graph that the quads refer to. */
  describing(quads: readonly Quad[], iris: Iris): Quad[] {
    const used = new Set<string>();
    const prefix = `${iris.base}id/`;
    for (const { object } of quads)
      if (object.termType === 'NamedNode' && object.value.startsWith(prefix)) used.add(object.value);
    return this.of(used);
  }

  /** The same of entities that are named. */
  of(entities: Iterable<string>): Quad[] {
    return [...entities].sort().flatMap((iriText) => this.#bySubject.get(iriText) ?? []);
  }
}
