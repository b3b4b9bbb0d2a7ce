// Files on disk to articles: what each form gives, to the letter, and that a bad line stops no other one.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { errorsOf, jsonLines, readAll, readOne, write } from './files.js';

describe('a text file', () => {
  test.each([
    ['Windows line ends', 'Uno.\r\nDue.\r\n'],
    ['no-break spaces', 'Il\u00a01\u202f000.'],
    ['a byte order mark', '\ufeffIl testo.'],
    ['blanks at both ends', '\n\n  Il testo.\t\n\n'],
    ['decomposed letters', 'La citta\u0300.'],
    ['hyphens at its head', '---\nid: a\n---\nIl testo.'],
  ])('with %s is its text to the letter', async (_, text) => {
    expect((await readOne(write('letter.txt', text))).text).toBe(text);
  });

  test('knows only its slug and where it came from', async () => {
    const file = write('Visita.txt', 'Il testo.');
    expect(await readOne(file)).toEqual({ slug: 'visita', text: 'Il testo.', source: file });
  });

  test('takes what the caller knows', async () => {
    const known = { published: '2025-11-26', language: 'it' };
    expect(await readOne(write('known.txt', 'Il testo.'), { ...known, id: 'altro' })).toMatchObject({
      ...known,
      slug: 'altro',
    });
  });

  test('is unpacked when its name ends in .gz', async () => {
    expect(await readOne(write('packed.txt.gz', gzipSync('Il testo.')))).toMatchObject({
      slug: 'packed',
      text: 'Il testo.',
    });
  });

  test('is what stdin gives for "-"', async () => {
    const stdin = (): Uint8Array[] => [Buffer.from('Il testo.')];
    expect(await readOne('-', { stdin })).toMatchObject({ slug: 'article', text: 'Il testo.' });
  });
});

describe('a Markdown file', () => {
  test('gives its fields and the text after them', async () => {
    const file = write('a.md', '---\nid: visita\nurl: https://example.org/a\npublished: 2025-11-26\n---\nIl testo.\n');
    expect(await readOne(file)).toEqual({
      slug: 'visita',
      url: 'https://example.org/a',
      published: '2025-11-26',
      text: 'Il testo.\n',
      source: file,
    });
  });

  test('without front matter is its text, named by the file', async () => {
    expect(await readOne(write('Nota 1.markdown', '# Vertice\n\nIl testo.'))).toMatchObject({
      slug: 'nota-1',
      text: '# Vertice\n\nIl testo.',
    });
  });

  test('yields to what the caller says', async () => {
    const file = write('b.md', '---\nid: visita\nlanguage: it\npublished: 2025-11-26\n---\nIl testo.\n');
    const options = { id: 'altro', language: 'fr', published: '2024-01-31' };
    expect(await readOne(file, options)).toMatchObject({ slug: 'altro', language: 'fr', published: '2024-01-31' });
  });

  test('can have any name when the form is given', async () => {
    const file = write('note.text', '---\nid: visita\n---\nIl testo.');
    expect(await readOne(file, { from: 'md' })).toMatchObject({ slug: 'visita', text: 'Il testo.' });
  });
});

describe('a file of JSON Lines', () => {
  test('gives an article a line, named by the file and the line where the record names none', async () => {
    const file = write(
      'News.jsonl',
      `${jsonLines({ text: 'Uno.', title: 'A', score: 7 })}\n${jsonLines({ id: 'due', text: 'Due.' })}`,
    );
    expect(await readAll([file])).toEqual([
      { slug: 'news-1', title: 'A', text: 'Uno.', source: file },
      { slug: 'due', text: 'Due.', source: file },
    ]);
  });

  test('can have Windows line ends, a byte order mark and be packed', async () => {
    const lines = `\ufeff${jsonLines({ id: 'a', text: 'Uno.\r\n' }, { id: 'b', text: 'Due.' }).replaceAll('\n', '\r\n')}`;
    expect(await readAll([write('w.ndjson.gz', gzipSync(lines))])).toMatchObject([
      { slug: 'a', text: 'Uno.\r\n' },
      { slug: 'b', text: 'Due.' },
    ]);
  });

  // A line that could not be read took all the others with it.
  test('gives the other articles when some lines are wrong', async () => {
    const file = write(
      'mixed.jsonl',
      `${jsonLines({ id: 'a', text: 'Uno.' })}{"text": \n${jsonLines({ id: 'c' }, { id: 'd', text: 4 }, [1], null, { id: 'a', text: 'Due.' }, { id: 'g', text: 'Tre.' })}`,
    );
    const results = await readAll([file]);
    expect(results.map((result) => (typeof result === 'string' ? result : result.slug))).toEqual([
      'a',
      expect.stringMatching(/^mixed\.jsonl:2: is not JSON: /),
      'mixed.jsonl:3: has no "text"; each line is an object with text and the front matter fields',
      'mixed.jsonl:4: has no "text"; each line is an object with text and the front matter fields',
      'mixed.jsonl:5: has no "text"; each line is an object with text and the front matter fields',
      'mixed.jsonl:6: has no "text"; each line is an object with text and the front matter fields',
      `mixed.jsonl: has the same id "a" as ${file}; give one of them another id`,
      'g',
    ]);
  });

  test.each([
    ['a field that is no text', { text: 'Uno.', title: 7 }, 'the field "title" must be text; put its value in quotes'],
    ['a text of blanks', { text: ' \n ' }, 'has no text; an article needs at least a sentence'],
    ['half a character', { text: 'a\ud800b' }, 'has half a character or a zero in its text; write whole characters'],
    ['a zero', { text: 'a\u0000b' }, 'has half a character or a zero in its text; write whole characters'],
    ['a bad id', { id: 'A b', text: 'Uno.' }, 'the id "A b" may hold only a-z, 0-9 and single hyphens'],
    ['a bad address', { url: '//x', text: 'Uno.' }, 'the url "//x" is no web address; write it whole, with https://'],
  ])('tells of %s at its line', async (_, record, message) => {
    expect(await errorsOf(write('bad.jsonl', `\n${jsonLines(record)}`))).toEqual([`bad.jsonl:2: ${message}`]);
  });
});
