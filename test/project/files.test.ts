// What holds for every file: none is long, each says at its head what it is for, and none carries an article's words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, sourceFiles } from './sources.js';

const RUN = 6;
const files = sourceFiles('src');

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
function runsOf(text: string): Set<string> {
  const all = words(text);
  return new Set(all.slice(0, Math.max(0, all.length - RUN + 1)).map((_, at) => all.slice(at, at + RUN).join(' ')));
}

describe('files of src', () => {
  test('have at most 300 lines', () => {
    const long = files
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test('say at their head what they are for', () => {
    expect(files.filter(({ text }) => !/^(?:#!.*\n)?(?:\/\/ |\/\*\*)/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('hold no open ends', () => {
    const mark = new RegExp(`\\b(?:${['TO', 'DO'].join('')}|FIX${'ME'}|XXX)\\b`);
    expect(files.filter(({ text }) => mark.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('words of the articles', () => {
  const articles = readdirSync(join(ROOT, 'data/articles')).map((name) => {
    const document = readFileSync(join(ROOT, 'data/articles', name), 'utf8');
    return document.slice(document.indexOf('\n---', 3) + 4);
  });
  const runs = new Set(articles.flatMap((text) => [...runsOf(text)]));

  test('are found by this test where they are', () => {
    expect(articles.length).toBeGreaterThan(1);
    expect(runs.size).toBeGreaterThan(500);
    expect([...runsOf(`x ${articles[0] ?? ''} y`)].filter((run) => runs.has(run)).length).toBeGreaterThan(200);
  });

  test.each(['src', 'data/language'])(`stand in no run of ${RUN} or more in %s`, (folder) => {
    const copied = (['.ts', '.json', '.yaml', '.tsv'] as const)
      .flatMap((extension) => sourceFiles(folder, extension))
      .flatMap(({ path, text }) => [...runsOf(text)].filter((run) => runs.has(run)).map((run) => `${path}: ${run}`));
    expect(copied).toEqual([]);
  });
});
