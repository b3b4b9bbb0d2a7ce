// The articles of the project and a converter for them: what the cases start from.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../article/article.js';
import { readArticles } from '../article/read.js';
import { FOLDERS } from '../cli/folders.js';

/** The longest article of data/articles. */
export async function longestArticle(): Promise<Article> {
  const files = readdirSync(FOLDERS.articles)
    .sort()
    .map((name) => join(FOLDERS.articles, name));
  let longest: Article | undefined;
  for await (const result of readArticles(files)) {
    if ('error' in result) throw result.error;
    if (result.article.text.length > (longest?.text.length ?? 0)) longest = result.article;
  }
  if (longest === undefined) throw new RangeError(`no article in ${FOLDERS.articles}`);
  return longest;
}
