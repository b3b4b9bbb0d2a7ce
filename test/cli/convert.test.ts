// `convert` as a user runs it: forms of output, several articles, files written whole, the same bytes every time.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Parser } from 'n3';
import { describe, expect, test } from 'vitest';
import { ARTICLES, pacta, ROOT, scratchFolder } from './run.js';

const [FIRST = ''] = ARTICLES;
const REFERENCE = 'https://w3id.org/pacta/graph/reference';

describe('convert', () => {
  test('writes Turtle that parses, with the facts and what the reference says of their entities', async () => {
    const { code, stdout, stderr } = await pacta(['convert', FIRST]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const subjects = new Set(new Parser().parse(stdout).map((quad) => quad.subject.value));
    expect(subjects).toContain('https://w3id.org/pacta/id/state/KAZ');
    expect([...subjects].some((iri) => /\/rus-kaz-moscow-declaration\/treaty\/\d+$/.test(iri))).toBe(true);
  });

  test('leaves the reference out when asked', async () => {
    const { stdout } = await pacta(['convert', FIRST, '--to', 'nquads', '--no-reference']);
    const graphs = new Set(new Parser({ format: 'N-Quads' }).parse(stdout).map((quad) => quad.graph.value));
    expect([...graphs]).toEqual(['https://w3id.org/pacta/article/rus-kaz-moscow-declaration']);
  });

  test('puts several articles into TriG, each in its graph beside the reference', async () => {
    const { code, stdout } = await pacta(['convert', 'data/articles/*.md', '--to', 'trig']);
    expect(code).toBe(0);
    const graphs = new Set(new Parser({ format: 'TriG' }).parse(stdout).map((quad) => quad.graph.value));
    expect([...graphs].sort()).toEqual([
      'https://w3id.org/pacta/article/rus-kaz-moscow-declaration',
      'https://w3id.org/pacta/article/rus-kgz-bishkek-declaration',
      REFERENCE,
    ]);
  });

  test('refuses several articles in one Turtle and names the ways out', async () => {
    const { code, stdout, stderr } = await pacta(['convert', ...ARTICLES]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/--to trig, or --out DIR/);
  });

  test('gives the same bytes twice, and one document also whatever the order of the files', async () => {
    for (const form of ['trig', 'nquads', 'jsonld']) {
      const runs = await Promise.all(
        [ARTICLES, ARTICLES, [...ARTICLES].reverse()].map((files) => pacta(['convert', ...files, '--to', form])),
      );
      expect(runs[0]?.stdout.length).toBeGreaterThan(10_000);
      expect(runs[1]?.stdout).toBe(runs[0]?.stdout);
      const linesOf = (text = ''): string[] => text.split('\n').sort();
      if (form === 'nquads') expect(linesOf(runs[2]?.stdout)).toEqual(linesOf(runs[0]?.stdout));
      else expect(runs[2]?.stdout).toBe(runs[0]?.stdout);
    }
  });

  test('makes the published dataset to the byte', async () => {
    const out = scratchFolder();
    const { code } = await pacta(['convert', 'data/articles/*.md', '--out', out]);
    expect(code).toBe(0);
    const published = readdirSync(join(ROOT, 'data/graph')).filter((name) => name.endsWith('.ttl'));
    expect(published.length).toBe(readdirSync(join(ROOT, 'data/articles')).length);
    expect(readdirSync(out).sort()).toEqual(published.sort());
    for (const name of published)
      expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join(ROOT, 'data/graph', name), 'utf8'));
  });

  test('writes nothing on a dry run', async () => {
    const out = join(scratchFolder(), 'graphs');
    const { code, stderr } = await pacta(['convert', FIRST, '--out', out, '--dry-run', '-v']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/would write .*rus-kaz-moscow-declaration\.ttl/);
    expect(existsSync(out)).toBe(false);
  });

  test('reads stdin and packed files, with what a text cannot say given on the command line', async () => {
    const text = readFileSync(FIRST, 'utf8').replace(/^---[\s\S]*?\n---\n/, '');
    const packed = join(scratchFolder(), 'Some News.txt.gz');
    writeFileSync(packed, gzipSync(text));
    const given = ['--language', 'it', '--published', '2024-02-29', '--no-reference'];
    const fromStdin = await pacta(['convert', '-', '--id', 'some-news', ...given], { stdin: text });
    const fromFile = await pacta(['convert', packed, ...given]);
    expect(fromStdin.code).toBe(0);
    expect(fromStdin.stdout).toContain('schema:datePublished "2024-02-29"^^xsd:date');
    expect(fromFile.stdout).toBe(fromStdin.stdout);
  });

  test('reads a web page, whose graph names its publisher and day and conforms', async () => {
    const page = join(ROOT, 'test/cases/article/pages/news-agency.html');
    const fromFile = await pacta(['convert', page]);
    expect({ code: fromFile.code, stderr: fromFile.stderr }).toEqual({ code: 0, stderr: '' });
    expect(fromFile.stdout).toContain('schema:datePublished "2024-05-14"^^xsd:date');
    expect(fromFile.stdout).toContain('Agenzia Meridiana');
    const given = ['convert', '-', '--from', 'html', '--id', 'news-agency'];
    expect((await pacta(given, { stdin: readFileSync(page, 'utf8') })).stdout).toBe(fromFile.stdout);
    expect((await pacta(['validate', '-'], { stdin: fromFile.stdout })).code).toBe(0);
  });

  test('writes plain JSON whose passages are to the letter', async () => {
    const { stdout } = await pacta(['convert', FIRST, '--json']);
    const { text, facts } = JSON.parse(stdout) as {
      text: string;
      facts: { evidence: { start: number; end: number; exact: string }[] }[];
    };
    const signs = [...text];
    const passages = facts.flatMap(({ evidence }) => evidence);
    expect(passages.length).toBeGreaterThan(20);
    for (const { start, end, exact } of passages) expect(signs.slice(start, end).join('')).toBe(exact);
  });

  test('counts on stderr what it found', async () => {
    const { stderr, stdout } = await pacta(['convert', FIRST, '--report', '--dry-run']);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^rus-kaz-moscow-declaration: \d+ mentions, \d+ facts, \d+ rejects, \d+ words that led to nothing$/m,
    );
    expect(stderr).toMatch(/^ {2}facts {3,}\d+ {2}Commitment$/m);
    expect(stderr).toMatch(/^ {2}nothing {2,}\d+ {2}treaty: trattato \(Instrument\)$/m);
  });
});
