// Quads of a document that names no graphs in, the same quads in the graph that their content shows out: an article's own
// graph, or that of its editors.
import { DataFactory, type NamedNode, type Quad } from 'n3';
import type { Iris } from './iris.js';
import { pacta, rdf } from './vocabulary.js';

/** Puts quads without a graph into the one that their content shows; what shows none stays in the unnamed graph. */
export function placeInGraphs(quads: readonly Quad[], iris: Iris): Quad[] {
  const graph = graphShown(quads, iris);
  if (graph === undefined) return [...quads];
  return quads.map((quad) =>
    quad.graph.value === '' ? DataFactory.quad(quad.subject, quad.predicate, quad.object, graph) : quad,
  );
}

function graphShown(quads: readonly Quad[], iris: Iris): NamedNode | undefined {
  const unnamed = quads.filter(({ graph }) => graph.value === '');
  const typed = (type: NamedNode): string[] =>
    unnamed
      .filter(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(type))
      .map(({ subject }) => subject.value);
  const articles = typed(pacta.Article);
  if (articles.length === 1 && articles[0] !== undefined) return DataFactory.namedNode(articles[0]);
  const prefix = `${iris.base}article/`;
  const slugs = new Set(
    typed(pacta.Curation).flatMap((iriText) =>
      iriText.startsWith(prefix) ? [iriText.slice(prefix.length).split('/')[0] ?? ''] : [],
    ),
  );
  const [slug] = slugs;
  return slugs.size === 1 && slug !== undefined ? iris.curated(slug) : undefined;
}
