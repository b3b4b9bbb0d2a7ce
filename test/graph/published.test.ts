// The published dataset: data/graph holds, byte for byte, what the converter makes of data/articles today.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FOLDERS } from '../../src/cli/folders.js';
import { parseRdf } from '../../src/graph/parse.js';
import { publishedArticles, turtleOf } from './convert.js';

const slugsIn = (folder: string, extension: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => basename(name, extension))
    .sort();
const slugs = slugsIn(FOLDERS.articles, '.md');

test('every article has its graph, and every graph its article', () => {
  expect(slugs.length).toBeGreaterThan(1);
  expect(slugsIn(FOLDERS.graph, '.ttl')).toEqual(slugs);
});

test('every curated graph has its article', () => {
  expect(slugsIn(FOLDERS.curated, '.ttl').filter((slug) => !slugs.includes(slug))).toEqual([]);
});

describe.each(slugs)('%s', (slug) => {
  const file = join(FOLDERS.graph, `${slug}.ttl`);

  test('is what the converter makes of the article (else: npm run build:graph)', async () => {
    const [article] = await publishedArticles([`${slug}.md`]);
    if (article === undefined) throw new RangeError(`no article ${slug}`);
    expect(article.slug).toBe(slug);
    const [made, kept] = [(await turtleOf(article)).split('\n'), readFileSync(file, 'utf8').split('\n')];
    const line = made.findIndex((text, at) => text !== kept[at]);
    // The first line that differs says more than both files.
    expect({ line, text: made[line] }).toEqual({ line: -1, text: undefined });
    expect(kept.length).toBe(made.length);
  });

  test('has no blank nodes', async () => {
    const quads = await parseRdf(readFileSync(file, 'utf8'), 'turtle', file);
    expect(quads.filter(({ subject, object }) => [subject.termType, object.termType].includes('BlankNode'))).toEqual(
      [],
    );
  });

  const source = new URL(`../../../shared/articles/`, import.meta.url);
  test.runIf(existsSync(source))('has the text of its source to the letter', async () => {
    const [article] = await publishedArticles([`${slug}.md`]);
    const sources = readdirSync(source).map((name) => readFileSync(new URL(name, source), 'utf8'));
    expect(sources).toContain(article?.text);
  });
});
