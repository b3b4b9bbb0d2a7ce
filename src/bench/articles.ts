// The articles of the project and a converter for them: what the cases start from.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../article/article.js';
import { readArticles } from '../article/read.js';
import { FOLDERS } from '../cli/folders.js';

/** The articles of data/articles, by file name. */
export async function allArticles(): Promise<Article[]> {
  const files = readdirSync(FOLDERS.articles)
    .sort()
    .map((name) => join(FOLDERS.articles, name));
  const articles: Article[] = [];
  for await (const result of readArticles(files)) {
    if ('error' in result) throw result.error;
    articles.push(result.article);
  }
  return articles;
}

/** The longest of them. Throws RangeError when there is none. */
export async function longestArticle(): Promise<Article> {
  const [longest] = (await allArticles()).sort((a, b) => b.text.length - a.text.length);
  if (longest === undefined) throw new RangeError(`no article in ${FOLDERS.articles}`);
  return longest;
}
