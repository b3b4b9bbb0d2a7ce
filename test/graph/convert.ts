// Articles to graphs as the command line does it, and what tests ask of a graph.
import { join } from 'node:path';
import type { Quad } from 'n3';
import type { Article } from '../../src/article/article.js';
import { readArticles } from '../../src/article/read.js';
import { loadReferenceGraph, makeConverter } from '../../src/cli/converter.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { convert } from '../../src/graph/convert.js';
import { makeIris } from '../../src/graph/iris.js';
import { serialize } from '../../src/graph/serialize.js';
import { pacta } from '../../src/graph/vocabulary.js';

const iris = makeIris();
const converter = makeConverter(loadReferenceGraph(iris), iris);

export const italian = (text: string): Article => ({ slug: 'a', text, language: 'it' });
export const quadsOf = (article: Article): Quad[] => convert(article, converter).quads;

/** What `convert` writes for an article. */
export function turtleOf(article: Article): Promise<string> {
  const { quads, described } = convert(article, converter);
  return serialize([...quads, ...described], 'turtle');
}

/** The published articles, read from their files. */
export async function publishedArticles(names: readonly string[]): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const result of readArticles(names.map((name) => join(FOLDERS.articles, name)))) {
    if ('error' in result) throw result.error;
    articles.push(result.article);
  }
  return articles;
}

export interface PassageRead {
  readonly iriText: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}
export function passagesOf(quads: readonly Quad[]): PassageRead[] {
  const of = (property: { readonly value: string }): Map<string, string> =>
    new Map(
      quads
        .filter(({ predicate }) => predicate.value === property.value)
        .map(({ subject, object }) => [subject.value, object.value]),
    );
  const [starts, ends] = [of(pacta.startOffset), of(pacta.endOffset)];
  return [...of(pacta.exact)].map(([iriText, exact]) => ({
    iriText,
    start: Number(starts.get(iriText)),
    end: Number(ends.get(iriText)),
    exact,
  }));
}

/** Quads as text, those of the properties that hold the article's text to the letter left out. */
export function factsOf(quads: readonly Quad[]): string[] {
  const toTheLetter = new Set([pacta.exact.value, pacta.sha256.value]);
  return quads
    .filter(({ subject, predicate, graph }) => {
      return !toTheLetter.has(predicate.value) && !(predicate.value === pacta.text.value && subject.equals(graph));
    })
    .map(({ subject, predicate, object }) => {
      const { value } = object;
      return `${subject.value} ${predicate.value} ${object.termType === 'Literal' ? `${JSON.stringify(value)}@${object.language}^${object.datatype.value}` : value}`;
    })
    .sort();
}
