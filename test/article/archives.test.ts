// Folders, archives and packed lines: what they hold is read in order and one piece at a time, and what is hostile or broken
// in them is an error beside the rest.
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { byteLines } from '../../src/article/byte-lines.js';
import { readArticles } from '../../src/article/read.js';
import { tarOf, zipOf } from './archive-files.js';
import { folder, jsonLines, readAll, write } from './files.js';

const ENTRIES = [
  { name: '2024/Visita.txt', content: 'Uno.' },
  { name: '2024/b.md', content: '---\nid: due\n---\nDue.' },
  { name: 'lines.jsonl', content: jsonLines({ text: 'Tre.' }, { id: 'quattro', text: 'Quattro.' }) },
  { name: 'packed.txt.gz', content: gzipSync('Cinque.') },
  { name: 'picture.png', content: 'x' },
  { name: '.hidden.txt', content: 'Nulla.' },
];
const ARTICLES = [
  { slug: '2024-visita', text: 'Uno.' },
  { slug: 'due', text: 'Due.' },
  { slug: 'lines-1', text: 'Tre.' },
  { slug: 'quattro', text: 'Quattro.' },
  { slug: 'packed', text: 'Cinque.' },
];
const BOMB = Buffer.alloc(40_000_000, 'a ');

function makeFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '2024'), { recursive: true });
  for (const entry of ENTRIES) writeFileSync(join(path, entry.name), entry.content);
  symlinkSync('..', join(path, '2024', 'up'));
  return path;
}

describe('many articles', () => {
  test.each([
    ['a folder', () => makeFolder('news')],
    ['a zip archive', () => write('news.zip', zipOf(ENTRIES))],
    ['a tar archive', () => write('news.tar', tarOf(ENTRIES))],
    ['a packed tar archive', () => write('news.tar.gz', gzipSync(tarOf(ENTRIES)))],
    ['a packed tar archive with the short name', () => write('news.tgz', gzipSync(tarOf(ENTRIES)))],
  ])('are read from %s in their order', async (_, make) => {
    const passed: string[] = [];
    expect(await readAll([make()], { passedOver: (file) => passed.push(file.replace(/.*\//, '')) })).toMatchObject(
      ARTICLES,
    );
    expect(passed.filter((name) => name !== 'up')).toEqual(['picture.png']);
  });

  test('are read from lines packed by Zstandard, each as if they were not packed', async () => {
    const file = join(folder, 'news.jsonl.zst');
    copyFileSync(new URL('../cases/article/packed/news.jsonl.zst', import.meta.url), file);
    expect(await readAll([file])).toMatchObject([
      { slug: 'a', text: 'Uno.' },
      { slug: 'b', text: 'Due.' },
    ]);
  });

  test('are read from stdin where its first line is an article, and named by their text', async () => {
    const lines = jsonLines({ text: 'Uno.' }, { id: 'due', text: 'Due.' });
    const pieces = [lines.slice(0, 7), lines.slice(7, 20), lines.slice(20)].map((text) => Buffer.from(text));
    const [first, second] = (await readAll(['-'], { stdin: () => pieces })) as { slug: string; text: string }[];
    expect(first?.slug).toMatch(/^article-[0-9a-f]{16}$/);
    expect([first?.text, second?.text]).toEqual(['Uno.', 'Due.']);
    expect(await readAll(['-'], { stdin: () => [Buffer.from('{ Vertice } di oggi.\n')] })).toMatchObject([
      { slug: 'article', text: '{ Vertice } di oggi.\n' },
    ]);
  });

  test('come one at a time, however long the file', async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield Buffer.from(`${JSON.stringify({ text: `Testo ${asked++}.` })}\n`);
    }
    const articles = readArticles(['-'], { stdin: endless });
    for (let count = 0; count < 5; count++) await articles.next();
    await articles.return(undefined);
    expect(asked).toBeLessThan(10);
  });
});

describe('lines', () => {
  test.each([1, 2, 3, 7, 1000])('are the same wherever pieces of %d bytes end', async (length) => {
    const text = Buffer.from('a\r\nb\rc\n\n\r\nlong one\nd');
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < text.length; at += length) yield text.subarray(at, at + length);
    }
    const lines: string[] = [];
    for await (const { number, size, bytes } of byteLines(pieces(), 5))
      lines.push(`${number} ${bytes === undefined ? `${size} bytes` : Buffer.from(bytes)}`);
    expect(lines).toEqual(['1 a', '2 b', '3 c', '4 ', '5 ', '6 8 bytes', '7 d']);
  });
});

describe('what is hostile or broken', () => {
  const good = { name: 'good.txt', content: 'Bene.' };
  const cases: readonly (readonly [what: string, name: string, content: Uint8Array, errors: readonly unknown[]])[] = [
    [
      'names that lead out of a zip archive',
      'paths.zip',
      zipOf([
        { name: '../../up.txt', content: 'a' },
        { name: '/etc/root.txt', content: 'a' },
        { name: 'C:\\x.txt', content: 'a' },
        good,
      ]),
      [
        'paths.zip/../../up.txt: has a name that leads out of the archive; it is not read: pack it anew under a plain name',
        'paths.zip//etc/root.txt: has a name that leads out of the archive; it is not read: pack it anew under a plain name',
        'paths.zip/C:/x.txt: has a name that leads out of the archive; it is not read: pack it anew under a plain name',
        { slug: 'good' },
      ],
    ],
    [
      'names that lead out of a tar archive, or move the terminal',
      'paths.tar',
      tarOf([{ name: '../up.txt', content: 'a' }, { name: 'a\u001b[2J.txt', content: ' ' }, good]),
      [
        'paths.tar/../up.txt: has a name that leads out of the archive; it is not read: pack it anew under a plain name',
        'paths.tar/a?[2J.txt: has no text; an article needs at least a sentence',
        { slug: 'good' },
      ],
    ],
    [
      'an encrypted entry',
      'locked.zip',
      zipOf([{ name: 'a.txt', content: 'a', encrypted: true }, good]),
      ['locked.zip/a.txt: is encrypted; unpack the archive with its password first', { slug: 'good' }],
    ],
    [
      'an entry packed by another method',
      'method.zip',
      zipOf([{ name: 'a.txt', content: 'a', method: 14 }, good]),
      [
        'method.zip/a.txt: is packed by a method that is not read here (14); pack it anew with "deflate"',
        { slug: 'good' },
      ],
    ],
    [
      'a bomb of zip that states its size',
      'bomb.zip',
      zipOf([{ name: 'a.txt', content: BOMB }, good]),
      [
        'bomb.zip/a.txt: is 40 MB, more than the 5 MB that an article may have; give one article a file, or JSON Lines',
        { slug: 'good' },
      ],
    ],
    [
      'a bomb of zip that hides its size',
      'hidden.zip',
      zipOf([{ name: 'a.txt', content: BOMB, size: 10 }, good]),
      [expect.stringMatching(/^hidden\.zip\/a\.txt: is broken \(too many bytes/), { slug: 'good' }],
    ],
    [
      'a zip entry that is not what was packed',
      'sum.zip',
      zipOf([{ name: 'a.txt', content: 'a', sum: 1 }, good]),
      ['sum.zip/a.txt: is not what was packed: its checksum differs; pack it anew', { slug: 'good' }],
    ],
    [
      'a bomb in a tar archive',
      'bomb.tar.gz',
      gzipSync(tarOf([{ name: 'a.txt', content: BOMB }, { name: 'b.txt.gz', content: gzipSync(BOMB) }, good])),
      [
        'bomb.tar.gz/a.txt: is 40 MB, more than the 5 MB that an article may have; give one article a file, or JSON Lines',
        'bomb.tar.gz/b.txt.gz: unpacks to more than 5 MB',
        { slug: 'good' },
      ],
    ],
    [
      'a line without end',
      'line.jsonl.gz',
      gzipSync(Buffer.concat([BOMB, Buffer.from(`\n${jsonLines({ id: 'good', text: 'Bene.' })}`)])),
      [
        'line.jsonl.gz:1: has an article of 40 MB, more than the 5 MB that an article may have; give one article a file, or JSON Lines',
        { slug: 'good' },
      ],
    ],
    [
      'a tar archive that is cut off',
      'cut.tar',
      tarOf([good, { name: 'b.txt', content: 'b'.repeat(2000) }]).subarray(0, 2000),
      [
        { slug: 'good' },
        'cut.tar/b.txt: is cut off: the archive ends within it',
        expect.stringMatching(/^cut\.tar: is broken after 1 of its files \(Truncated input/),
      ],
    ],
    [
      'what only claims to be a zip archive',
      'no.zip',
      Buffer.from('Il testo.'),
      [expect.stringMatching(/^no\.zip: is no zip archive/)],
    ],
    [
      'what only claims to be a tar archive',
      'no.tar',
      Buffer.from('Il testo.'.repeat(200)),
      [expect.stringMatching(/^no\.tar: is broken after 0 of its files/)],
    ],
    [
      'what only claims to be gzip',
      'no.tar.gz',
      Buffer.from('Il testo.'),
      ['no.tar.gz: is not gzip, though its name ends in .gz'],
    ],
    [
      'what only claims to be Zstandard',
      'no.jsonl.zst',
      Buffer.from('Il testo.'),
      ['no.jsonl.zst: is not Zstandard, though its name ends in .zst'],
    ],
    [
      'an archive without articles',
      'none.zip',
      zipOf([{ name: 'a.png', content: 'a' }]),
      ['none.zip: holds no article; check what was packed'],
    ],
  ];

  test.each(cases)('%s', async (_, name, content, expected) => {
    expect(await readAll([write(name, content)])).toMatchObject([...expected]);
  });

  test('gzip that is cut off gives what stands before', async () => {
    const lines = jsonLines(...Array.from({ length: 20_000 }, (_, at) => ({ text: `${Math.sqrt(at)}` })));
    const read = await readAll([write('cut.jsonl.gz', gzipSync(lines).subarray(0, 100_000))]);
    expect(read.length).toBeGreaterThan(1000);
    expect(read[0]).toMatchObject({ slug: 'cut-1', text: '0' });
    expect(read.filter((one) => typeof one === 'string')).toEqual([
      expect.stringMatching(/^cut\.jsonl\.gz: is broken after \d+ unpacked bytes \(unexpected end of file\)/),
    ]);
  });

  test('bytes of Zstandard that stand for far more are refused in bounded memory', async () => {
    // a frame of blocks that each repeat one byte 128 KB long (RFC 8878, 3.1.1.2)
    const block = Buffer.from([
      0x02 | ((0x20000 << 3) & 0xff),
      ((0x20000 << 3) >> 8) & 0xff,
      (0x20000 << 3) >> 16,
      0x61,
    ]);
    const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]);
    const file = write('bomb.jsonl.zst', Buffer.concat([head, ...Array.from({ length: 20_000 }, () => block)]));
    const before = process.memoryUsage().rss;
    expect(await readAll([file])).toEqual([expect.stringMatching(/^bomb\.jsonl\.zst:.*(?:64 MB|more than the 5 MB)/)]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });
});
