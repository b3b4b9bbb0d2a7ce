// The published dataset with what editors added, each quad in its graph, and small changes to it.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DataFactory, type Quad, type Term } from 'n3';
import { FOLDERS } from '../../src/cli/folders.js';
import { loadCurated } from '../../src/graph/curated.js';
import { makeIris } from '../../src/graph/iris.js';
import { readTurtle } from '../shapes/built-in.js';

const iris = makeIris();

const inGraph = (quads: readonly Quad[], graph: Term): Quad[] =>
  quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph as never));

/** Slug → the converted graph. */
export const converted: ReadonlyMap<string, Quad[]> = new Map(
  readdirSync(FOLDERS.graph)
    .filter((name) => name.endsWith('.ttl'))
    .map((name) => {
      const slug = basename(name, '.ttl');
      return [slug, inGraph(readTurtle(join(FOLDERS.graph, name)), iris.article(slug))];
    }),
);
export const curated: ReadonlyMap<string, Quad[]> = loadCurated(FOLDERS.curated, iris);

export const articles: readonly Quad[] = [...converted.values()].flat();
export const everything: readonly Quad[] = [...articles, ...[...curated.values()].flat()];

type Part = 'subject' | 'predicate' | 'object';

/** One quad with another term in one place. */
export function withTerm(quads: readonly Quad[], quad: Quad, part: Part, term: Term): Quad[] {
  const terms: Record<Part, Term> = { subject: quad.subject, predicate: quad.predicate, object: quad.object };
  terms[part] = term;
  const changed = DataFactory.quad(terms.subject as never, terms.predicate as never, terms.object as never, quad.graph);
  return quads.map((one) => (one === quad ? changed : one));
}

/** One IRI in place of another, wherever it stands. */
export function renamed(quads: readonly Quad[], from: string, to: string): Quad[] {
  const name = (term: Term): Term =>
    term.value === from && term.termType === 'NamedNode' ? DataFactory.namedNode(to) : term;
  return quads.map(({ subject, predicate, object, graph }) =>
    DataFactory.quad(name(subject) as never, predicate, name(object) as never, graph),
  );
}

export const added = (quads: readonly Quad[], like: Quad, predicate: Term, object: Term): Quad[] => [
  ...quads,
  DataFactory.quad(like.subject, predicate as never, object as never, like.graph),
];

/** At most so many, spread evenly from first to last. */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, at) => items[Math.floor((at * (items.length - 1)) / (count - 1))] as T);
}
