// The graphs of a dataset in, its graph of consolidation out. Earlier versions of articles are left aside.
import type { Quad } from 'n3';
import type { Iris } from '../../graph/iris.js';
import { consolidate } from './consolidate.js';
import { linkQuads } from './link-quads.js';

/** None where no two articles speak of one thing. */
export function consolidatedQuads(
  graphs: Iterable<readonly [name: string, quads: readonly Quad[]]>,
  iris: Iris,
): Quad[] {
  const articles = new Map<string, Quad[]>();
  for (const [name, quads] of graphs) {
    const path = name.startsWith(iris.base) ? name.slice(iris.base.length) : '';
    const slug = /^article\/([a-z0-9-]+)(?:\/curated)?$/.exec(path)?.[1];
    if (slug === undefined) continue;
    const article = iris.article(slug).value;
    articles.set(article, [...(articles.get(article) ?? []), ...quads]);
  }
  return linkQuads(consolidate(articles), iris);
}
