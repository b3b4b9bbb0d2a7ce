// Input that cannot be converted: each file gets its own line on stderr, the exit code is 3, no stack trace is shown, and
// the good file beside it is converted all the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ARTICLES, pacta, STACK, scratchFolder } from './run.js';

const folder = scratchFolder();
const GOOD = ARTICLES[0] ?? '';

interface BadInput {
  readonly what: string;
  readonly file: string;
  readonly bytes?: Uint8Array | string;
  readonly message: RegExp;
}
const CASES: readonly BadInput[] = [
  { what: 'an empty file', file: 'empty.txt', bytes: '', message: /empty\.txt: is empty; an article needs text/ },
  { what: 'a file of blanks', file: 'blank.txt', bytes: ' \n \n', message: /blank\.txt: has no text/ },
  {
    what: 'a binary file',
    file: 'binary.txt',
    bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]),
    message: /binary\.txt: is not text but binary/,
  },
  {
    what: 'a file that is not UTF-8',
    file: 'latin1.txt',
    bytes: Buffer.from('Prima riga.\nLa città è grande.\n', 'latin1'),
    message: /latin1\.txt:2:[89]: is not UTF-8; convert it first/,
  },
  {
    what: 'front matter that is not YAML',
    file: 'yaml.md',
    bytes: '---\nid: a\ntitle: "open\nlanguage: it\n---\nIl testo.\n',
    message: /yaml\.md:\d+:\d+: the front matter is not YAML/,
  },
  {
    what: 'front matter that is not closed',
    file: 'open.md',
    bytes: '---\nid: a\nIl testo.\n',
    message: /open\.md:1:1: the front matter is not closed/,
  },
  {
    what: 'a text in a language that is not supported',
    file: 'hungarian.txt',
    bytes: 'A két ország elnöke Budapesten írta alá a megállapodást, amely a kereskedelem bővítéséről szól.\n',
    message: /hungarian\.txt: the language of the text is not one of/,
  },
  {
    what: 'a language tag that is not supported',
    file: 'tagged.md',
    bytes: '---\nlanguage: hu\n---\nA két ország elnöke.\n',
    message: /tagged\.md: language "hu" is not supported; supported are/,
  },
  {
    what: 'a text of 50 MB',
    file: 'huge.txt',
    bytes: 'Il presidente ha firmato. '.repeat(2_000_000),
    message: /huge\.txt: is 52 MB, more than the 5 MB that an article may have/,
  },
  {
    what: 'a packed text of 50 MB',
    file: 'huge.txt.gz',
    bytes: gzipSync('Il presidente ha firmato. '.repeat(2_000_000)),
    message: /huge\.txt\.gz: unpacks to more than 5 MB/,
  },
  { what: 'a file that is not there', file: 'absent.txt', message: /absent\.txt: is not there; check the name/ },
  { what: 'a file of unknown form', file: 'picture.bmp', bytes: 'BM', message: /picture\.bmp: is of no known form/ },
  { what: 'a broken JSON line', file: 'lines.jsonl', bytes: '{"text": \n', message: /lines\.jsonl:1: is not JSON/ },
  { what: 'a file that only claims to be packed', file: 'plain.txt.gz', bytes: 'Il testo.', message: /is not gzip/ },
];

describe('convert', () => {
  test.each(CASES)('tells of $what and converts the others', async ({ file, bytes, message }) => {
    const path = join(folder, file);
    if (bytes !== undefined) writeFileSync(path, bytes);
    const { code, stdout, stderr } = await pacta(['convert', path, GOOD, '--no-reference']);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(STACK);
    expect(code).toBe(3);
    expect(stdout).toContain('<https://w3id.org/pacta/article/rus-kaz-moscow-declaration> a pacta:Article');
  });

  test('tells of the same id twice', async () => {
    const path = join(folder, 'again.md');
    writeFileSync(path, readFileSync(GOOD));
    const { code, stderr } = await pacta(['convert', GOOD, path, '--to', 'trig']);
    expect(stderr).toMatch(
      /again\.md: has the same id "rus-kaz-moscow-declaration" as .*; give one of them another id/,
    );
    expect(code).toBe(3);
  });

  test('says nothing but the error when quiet, and no colour where none can be shown', async () => {
    const { stderr } = await pacta(['convert', join(folder, 'nowhere.txt'), '-q']);
    expect(stderr).toBe(`error: ${join(folder, 'nowhere.txt')}: is not there; check the name\n`);
  });
});

describe('validate', () => {
  test.each([
    {
      what: 'RDF with a syntax error',
      file: 'broken.ttl',
      bytes: '<a> <b>\n<c> <d> .\n',
      message: /broken\.ttl:\d+:\d+: is not Turtle/,
    },
    {
      what: 'an article',
      file: 'article.txt',
      bytes: 'Il testo.',
      message: /is an article, not RDF; convert it first/,
    },
    {
      what: 'a syntax error in line 4,711 of a large file',
      file: 'large.nq',
      bytes: Array.from({ length: 20_000 }, (_, at) => `<urn:s${at}> <urn:p> ${at === 4710 ? '' : '"o"'} .\n`).join(''),
      message: /large\.nq:4711:\d+: is not N-Quads: Expected/,
    },
    {
      what: 'RDF that is not UTF-8',
      file: 'latin1.ttl',
      bytes: Buffer.from('<urn:a> <urn:b> 1 .\n<urn:a> <urn:b> "città" .\n', 'latin1'),
      message: /latin1\.ttl:2:2\d: is not UTF-8; convert it first/,
    },
    {
      what: 'a bomb of gzip',
      file: 'bomb.ttl.gz',
      bytes: gzipSync(Buffer.alloc(300 * 1024 * 1024, '# '), { level: 9 }),
      message: /bomb\.ttl\.gz: has more than 268435456 bytes when unpacked/,
    },
    {
      what: 'a bomb of XML entities',
      file: 'bomb.rdf',
      bytes: `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${[...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="urn:a"><b xmlns="urn:">&j;</b></rdf:Description></rdf:RDF>`,
      message: /bomb\.rdf:1: is not RDF\/XML that is read here: its entity "b" is long or holds others/,
    },
    {
      what: 'half an RDF/XML document',
      file: 'half.rdf',
      bytes: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<rdf:Description rdf:about="urn:a">',
      message: /half\.rdf(?::\d+:\d+)?: is not RDF\/XML/,
    },
    {
      what: 'a remote JSON-LD context',
      file: 'remote.jsonld',
      bytes: '{"@context":"http://example.org/c","a":"b"}',
      message: /asks for the remote context/,
    },
  ])('tells of $what', async ({ file, bytes, message }) => {
    const path = join(folder, file);
    writeFileSync(path, bytes);
    const { code, stderr } = await pacta(['validate', path]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(STACK);
    expect(code).toBe(3);
  });

  test.each([
    ['that go in a circle', 'ex:S sh:node ex:T . ex:T sh:node ex:S .', 'refers to itself through other shapes'],
    [
      'with a list that goes in a circle',
      'ex:S sh:or _:a . _:a rdf:first ex:T ; rdf:rest _:a . ex:T sh:minLength 1 .',
      'has a sh:or that is no proper list',
    ],
    ['that ask for others', '<> owl:imports <http://example.org/more> .', 'uses owl:imports, and nothing is fetched'],
    ['with a syntax error', 'ex:S sh:node', 'is not Turtle'],
  ])('tells of shapes %s', async (_what, turtle, message) => {
    const path = join(folder, 'shapes.ttl');
    const prefixes =
      '@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .';
    writeFileSync(path, `${prefixes}\n${turtle}`);
    const { code, stdout, stderr } = await pacta([
      'validate',
      'data/curated/rus-kaz-moscow-declaration.ttl',
      '--shapes',
      path,
    ]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(STACK);
  });
});
