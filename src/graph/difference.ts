// What a graph would gain and lose, graph by graph: for people with prefixes, for programs as N-Triples. Triples that are
// equal to the letter are the same; blank nodes are by their labels.
import { DataFactory, type Quad, Writer } from 'n3';
import { writeTriple } from './turtle.js';

export interface GraphDifference {
  /** "" is the unnamed graph. */
  readonly graph: string;
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
  readonly unchanged: number;
}

const writer = new Writer({ format: 'N-Triples' });
export const toNTriple = ({ subject, predicate, object }: Quad): string =>
  writer.quadToString(subject, predicate, object, DataFactory.defaultGraph()).trimEnd();

/** From what is there to what would be, each triple once, sorted. */
export function difference(graph: string, before: Iterable<Quad>, after: Iterable<Quad>): GraphDifference {
  const old = new Map([...before].map((quad) => [toNTriple(quad), quad]));
  const now = new Map([...after].map((quad) => [toNTriple(quad), quad]));
  const only = (one: ReadonlyMap<string, Quad>, other: ReadonlyMap<string, Quad>): Quad[] =>
    [...one]
      .filter(([key]) => !other.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, quad]) => quad);
  const added = only(now, old);
  return { graph, added, removed: only(old, now), unchanged: now.size - added.length };
}

/** One line a triple, `-` for what goes and `+` for what comes. Graphs that stay as they are are left out. */
export function renderDifferences(differences: readonly GraphDifference[]): string {
  const changed = differences.filter(({ added, removed }) => added.length + removed.length > 0);
  if (changed.length === 0) return 'No difference.\n';
  return changed
    .map(({ graph, added, removed, unchanged }) => {
      const head = `${graph === '' ? 'the unnamed graph' : `<${graph}>`}: ${added.length} added, ${removed.length} removed, ${unchanged} unchanged\n`;
      return [
        head,
        ...removed.map((quad) => `- ${writeTriple(quad)}\n`),
        ...added.map((quad) => `+ ${writeTriple(quad)}\n`),
      ].join('');
    })
    .join('\n');
}

export const plainDifference = ({ graph, added, removed, unchanged }: GraphDifference): object => ({
  graph,
  added: added.map(toNTriple),
  removed: removed.map(toNTriple),
  unchanged,
});
