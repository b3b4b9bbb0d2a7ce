// One article's graph under as many slugs as are wanted: data of a known shape in any size.
import { DataFactory, type Quad, type Term } from 'n3';
import { makeConverter } from '../cli/converter.js';
import { convert } from '../graph/convert.js';
import { makeIris } from '../graph/iris.js';
import { longestArticle } from './articles.js';

export interface Articles {
  /** Quads of one. */
  readonly size: number;
  named(slug: string): Quad[];
}

export async function manyArticles(): Promise<Articles> {
  const iris = makeIris();
  const article = await longestArticle();
  const { quads } = convert(article, makeConverter(undefined, iris));
  const from = iris.article(article.slug).value;
  return {
    size: quads.length,
    named: (slug) => {
      const to = iris.article(slug).value;
      const rename = <T extends Term>(term: T): T =>
        term.termType === 'NamedNode' && term.value.startsWith(from)
          ? (DataFactory.namedNode(to + term.value.slice(from.length)) as unknown as T)
          : term;
      return quads.map(({ subject, predicate, object, graph }) =>
        DataFactory.quad(rename(subject), predicate, rename(object), rename(graph)),
      );
    },
  };
}
