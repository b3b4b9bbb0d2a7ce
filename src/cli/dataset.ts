// The project's own dataset, graph by graph: what the articles say, what editors add to it, and the reference graph.
// What a curation retracts is left out here, so that no store ever holds it.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Quad } from 'n3';
import type { Article } from '../article/article.js';
import { type Converter, convert } from '../graph/convert.js';
import { loadCurated, withoutRetracted } from '../graph/curated.js';
import type { Iris } from '../graph/iris.js';
import { parseRdf } from '../graph/parse.js';
import { consolidatedQuads } from '../link/consolidate/graph.js';
import type { Change } from '../store/store.js';
import { FOLDERS } from './folders.js';

/** Graph IRI → its quads. */
export type GraphSet = Map<string, readonly Quad[]>;

/** The curated graphs by slug; none when they are not wanted. */
export const curatedGraphs = (wanted: boolean, iris: Iris): Map<string, Quad[]> =>
  wanted ? loadCurated(FOLDERS.curated, iris) : new Map();

/** The graphs that one article and its editors give. */
export function articleGraphs(
  slug: string,
  converted: readonly Quad[],
  curated: readonly Quad[] | undefined,
  iris: Iris,
): GraphSet {
  const graphs: GraphSet = new Map([[iris.article(slug).value, withoutRetracted(converted, curated ?? [])]]);
  if (curated !== undefined) graphs.set(iris.curated(slug).value, curated);
  return graphs;
}

export const convertedGraphs = (
  article: Article,
  converter: Converter,
  curated: readonly Quad[] | undefined,
): GraphSet => articleGraphs(article.slug, convert(article, converter).quads, curated, converter.iris);

/** The published dataset as it lies in data/graph, with curated graphs and the reference graph. */
export async function publishedGraphs(reference: readonly Quad[], withCurated: boolean, iris: Iris): Promise<GraphSet> {
  const graphs: GraphSet = new Map([[iris.graph('reference').value, reference]]);
  const known = new Set(reference.map(tripleKey));
  const curated = curatedGraphs(withCurated, iris);
  for (const name of readdirSync(FOLDERS.graph)
    .filter((file) => file.endsWith('.ttl'))
    .sort()) {
    const file = join(FOLDERS.graph, name);
    const slug = basename(name, '.ttl');
    const quads = await parseRdf(readFileSync(file, 'utf8'), 'turtle', file);
    const own = quads.filter((quad) => !known.has(tripleKey(quad)));
    for (const [graph, content] of articleGraphs(slug, own, curated.get(slug), iris)) graphs.set(graph, content);
  }
  return withConsolidated(graphs, iris);
}

/** The graphs with the one that links what different articles say of one thing, where there is such a thing. */
export function withConsolidated(graphs: GraphSet, iris: Iris): GraphSet {
  const quads = consolidatedQuads(graphs, iris);
  return quads.length === 0 ? graphs : new Map([...graphs, [iris.graph('consolidated').value, quads]]);
}

/** One change a graph: each is replaced whole. */
export const replacing = (graphs: GraphSet): Change[] =>
  [...graphs].map(([graph, quads]) => ({ kind: 'put', graph, quads }));

export const countQuads = (graphs: GraphSet): number =>
  [...graphs.values()].reduce((total, quads) => total + quads.length, 0);

/** Equal for equal triples, whatever their graphs. */
export function tripleKey({ subject, predicate, object }: Quad): string {
  const value =
    object.termType === 'Literal' ? `"${object.value}"@${object.language}^${object.datatype.value}` : object.value;
  return `${subject.value}\u0000${predicate.value}\u0000${value}`;
}
