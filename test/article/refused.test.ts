// Where an article's slug comes from, what is refused as an article, and that a bad file stops no other one.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { slugFromName } from '../../src/article/make-article.js';
import { MAX_BYTES } from '../../src/article/read.js';
import { errorsOf, folder, jsonLines, readAll, readOne, write } from './files.js';

describe('the slug', () => {
  test.each([
    ['visita.txt', 'visita'],
    ['Visita di Stato (2).txt', 'visita-di-stato-2'],
    ['2025-11-26_Putin.MD', '2025-11-26-putin'],
    ['v1.2.txt', 'v1-2'],
    ['a.txt.gz', 'a'],
    ['--a--.txt', 'a'],
    ['сага.txt', 'article'],
    ['.txt', 'article'],
    ['-', 'article'],
    ['folder/b.md', 'folder-b'],
  ])('of a file named %s is %s', (name, slug) => expect(slugFromName(name)).toBe(slug));

  test.each(['Visita', 'a b', 'a--b', '-a', 'a-', 'è', 'a/b', 'a_b'])('is not "%s"', async (id) => {
    expect(await errorsOf(write('slug.md', `---\ntitle: x\nid: "${id}"\n---\nIl testo.`))).toEqual([
      `slug.md:3:5: the id "${id}" may hold only a-z, 0-9 and single hyphens`,
    ]);
    expect(await errorsOf(write('slug.txt', 'Il testo.'), { id })).toEqual([
      `slug.txt: the id "${id}" may hold only a-z, 0-9 and single hyphens`,
    ]);
  });

  test('is an error the second time in one run, and the first article stands', async () => {
    const first = write('one.md', '---\nid: same\n---\nUno.');
    const second = write('two.md', '---\nid: same\n---\nDue.');
    const third = write('same.txt', 'Tre.');
    expect(await readAll([first, second, third])).toMatchObject([
      { slug: 'same', text: 'Uno.' },
      `two.md: has the same id "same" as ${first}; give one of them another id`,
      `same.txt: has the same id "same" as ${first}; give one of them another id`,
    ]);
  });

  test('of an article that could not be read is free', async () => {
    const bad = write('free-bad.md', '---\nid: free\npublished: oggi\n---\nUno.');
    const good = write('free.txt', 'Due.');
    expect((await readAll([bad, good]))[1]).toMatchObject({ slug: 'free', text: 'Due.' });
  });
});

describe('what cannot be read', () => {
  mkdirSync(join(folder, 'sub.txt'));
  test.each([
    ['a file that is not there', 'absent.txt', undefined, 'absent.txt: is not there; check the name'],
    ['a folder', 'sub.txt', undefined, 'sub.txt: is a folder without articles; check the name'],
    ['an empty file', 'empty.txt', '', 'empty.txt: is empty; an article needs text'],
    [
      'a file of blanks',
      'blank.txt',
      '\ufeff \u00a0\r\n',
      'blank.txt: has no text; an article needs at least a sentence',
    ],
    [
      'front matter without a text',
      'only.md',
      '---\nid: a\n---\n',
      'only.md: has no text; an article needs at least a sentence',
    ],
    [
      'another form',
      'a.pdf',
      '%PDF\0',
      'a.pdf: is of no known form; articles are .txt, .md, .html or .jsonl, or name the form with --from',
    ],
    [
      'what only claims to be packed',
      'plain.txt.gz',
      'Il testo.',
      'plain.txt.gz: is not gzip, though its name ends in .gz',
    ],
    [
      'a day that does not exist',
      'day.md',
      '---\npublished: 2025-02-29\n---\nUno.',
      'day.md:2:12: the publication date "2025-02-29" is no day; write it as YYYY-MM-DD',
    ],
    // It went into the graph as it was and made a Turtle file that no parser reads.
    [
      'an address with blanks',
      'url.md',
      '---\nid: a\nurl: https://example.org/a b\n---\nUno.',
      'url.md:3:6: the url "https://example.org/a b" is no web address; write it whole, with https://',
    ],
    [
      'an address without its scheme',
      'rel.md',
      '---\nurl: example.org\n---\nUno.',
      'rel.md:2:6: the url "example.org" is no web address; write it whole, with https://',
    ],
  ])('%s is an error, and the article after it is read', async (_, name, content, message) => {
    const file = content === undefined ? join(folder, name) : write(name, content);
    expect(await readAll([file, write('good.txt', 'Il testo.')])).toMatchObject([message, { slug: 'good' }]);
  });
});

describe('the limit of an article', () => {
  const most = 'a'.repeat(MAX_BYTES);

  test('is 5 MB, which still can be read', async () => {
    expect(MAX_BYTES).toBe(5_000_000);
    expect((await readOne(write('most.txt', most))).text.length).toBe(MAX_BYTES);
  });

  test.each([
    [
      'a file',
      'more.txt',
      `${most}${most}`,
      'more.txt: is 10 MB, more than the 5 MB that an article may have; give one article a file, or JSON Lines',
    ],
    ['a packed file', 'more.txt.gz', gzipSync(`${most}b`), 'more.txt.gz: unpacks to more than 5 MB'],
    [
      'a line',
      'more.jsonl',
      jsonLines({ text: `${most}${most}` }),
      'more.jsonl:1: has an article of 10.1 MB, more than the 5 MB that an article may have; give one article a file, or JSON Lines',
    ],
  ])('holds for %s', async (_, name, content, message) => {
    expect(await errorsOf(write(name, content))).toEqual([message]);
  });

  test('holds for stdin', async () => {
    const stdin = (): Uint8Array[] => [Buffer.from(`${most}b`)];
    expect(await errorsOf('-', { stdin })).toEqual([
      '-: is more than the 5 MB that an article may have; give one article a file, or JSON Lines',
    ]);
  });

  test('counts each article of a file of JSON Lines, not the file', async () => {
    const half = 'a'.repeat(MAX_BYTES / 2);
    const lines = jsonLines({ text: half }, { text: half }, { text: half });
    expect(await readAll([write('many.jsonl', lines), write('many2.jsonl.gz', gzipSync(lines))])).toMatchObject([
      { slug: 'many-1' },
      { slug: 'many-2' },
      { slug: 'many-3' },
      { slug: 'many2-1' },
      { slug: 'many2-2' },
      { slug: 'many2-3' },
    ]);
  });

  test('can be set', async () => {
    expect(await errorsOf(write('set.txt', 'Il testo.'), { maxBytes: 8 })).toHaveLength(1);
    expect(await errorsOf(write('set.txt', 'Il testo'), { maxBytes: 8 })).toEqual([]);
  });
});
