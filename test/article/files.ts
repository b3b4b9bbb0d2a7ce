// A folder of its own for each suite that reads articles from files, and what is read out of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { type ReadOptions, readArticles } from '../../src/article/read.js';

export const folder = mkdtempSync(join(tmpdir(), 'pacta-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

export function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Articles, and errors as "name:line:column: message", in the order in which they come. */
export async function readAll(files: readonly string[], options?: ReadOptions): Promise<(Article | string)[]> {
  const read: (Article | string)[] = [];
  for await (const result of readArticles(files, options)) {
    read.push('article' in result ? result.article : result.error.located.replace(`${folder}/`, ''));
  }
  return read;
}
export async function readOne(file: string, options?: ReadOptions): Promise<Article> {
  const [article, ...more] = await readAll([file], options);
  if (article === undefined || typeof article === 'string' || more.length > 0) throw new RangeError(String(article));
  return article;
}
export const errorsOf = async (file: string, options?: ReadOptions): Promise<(Article | string)[]> =>
  (await readAll([file], options)).filter((result) => typeof result === 'string');
export const jsonLines = (...records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
