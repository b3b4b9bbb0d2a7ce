// `query` and `load` as a user runs them: queries by name, file, stdin and text; forms of the answer; exit codes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARTICLES, pacta, STACK, scratchFolder } from './run.js';

const TREATIES =
  'PREFIX pacta: <https://w3id.org/pacta/ontology#> SELECT ?treaty ?label WHERE { ?treaty a pacta:Treaty ; <http://www.w3.org/2000/01/rdf-schema#label> ?label } ORDER BY ?treaty';

describe('query', () => {
  test('runs a named query and prints a table, the count beside it on stderr', async () => {
    const { code, stdout, stderr } = await pacta(['query', 'state-visits']);
    expect(code).toBe(0);
    const [head = '', rule = '', ...rows] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^\w+( +\w+)*$/);
    expect(rule).toMatch(/^-+( +-+)*$/);
    expect(stderr).toBe(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}\n`);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('gives the same answer for a name, its path, a file, stdin and text', async () => {
    const file = join(scratchFolder(), 'treaties.rq');
    writeFileSync(file, TREATIES);
    const [text, fromFile, fromStdin] = await Promise.all([
      pacta(['query', TREATIES, '--format', 'csv']),
      pacta(['query', file, '--format', 'csv']),
      pacta(['query', '-', '--format', 'csv'], { stdin: TREATIES }),
    ]);
    expect(text.stdout.split(/\r?\n/)[0]).toBe('treaty,label');
    expect(text.stdout.split('\n').length).toBeGreaterThan(3);
    expect(fromFile.stdout).toBe(text.stdout);
    expect(fromStdin.stdout).toBe(text.stdout);
  });

  test('answers as JSON', async () => {
    const { stdout } = await pacta(['query', TREATIES, '--json']);
    const { head, results } = JSON.parse(stdout) as { head: { vars: string[] }; results: { bindings: object[] } };
    expect(head.vars).toEqual(['treaty', 'label']);
    expect(results.bindings.length).toBeGreaterThan(2);
  });

  test('prints a graph as Turtle', async () => {
    const { code, stdout } = await pacta(['query', 'DESCRIBE <https://w3id.org/pacta/id/state/KAZ>']);
    expect(code).toBe(0);
    expect(stdout).toContain('state:KAZ a pacta:State');
  });

  test('lists the named queries with their questions', async () => {
    const { code, stdout } = await pacta(['query', '--list']);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(40);
    for (const line of lines) expect(line).toMatch(/^[a-z-]+\/[a-z-]+ +[A-Z].*\?$/);
  });

  test('turns a false ASK into exit code 1 only when asked', async () => {
    const nothing = 'ASK { <https://w3id.org/pacta/id/state/KAZ> a <https://w3id.org/pacta/ontology#Treaty> }';
    const [quiet, status] = await Promise.all([pacta(['query', nothing]), pacta(['query', nothing, '--exit-status'])]);
    expect({ code: quiet.code, stdout: quiet.stdout }).toEqual({ code: 0, stdout: 'false\n' });
    expect(status.code).toBe(1);
  });

  test('keeps retracted facts and curated ones apart as asked', async () => {
    const curated = 'ASK { ?fact <https://w3id.org/pacta/ontology#rule> "curated" }';
    const [served, left] = await Promise.all([pacta(['query', curated]), pacta(['query', curated, '--no-curated'])]);
    expect([served.stdout, left.stdout]).toEqual(['true\n', 'false\n']);
  });

  test.each([
    { what: 'a syntax error', args: ['SELECT * WHERE { ?s ?p'], code: 3 },
    { what: 'an endpoint that is not there', args: ['ASK {}', '--store', 'http://127.0.0.1:9/sparql'], code: 4 },
    {
      what: 'a query that takes too long',
      args: [
        'SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?i) }',
        '--query-timeout',
        '0.5',
      ],
      code: 124,
    },
    { what: 'an empty data folder', args: ['ASK {}', '--data', scratchFolder()], code: 2 },
  ])('tells of $what with exit code $code', async ({ args, code }) => {
    const run = await pacta(['query', ...args]);
    expect(run.stderr).toMatch(/^error: .+\n$/);
    expect(run.stderr).not.toMatch(STACK);
    expect(run.stdout).toBe('');
    expect(run.code).toBe(code);
  });
});

describe('load', () => {
  test('puts articles into a folder that query reads, replaces them when they come again, and keeps the rest', async () => {
    const folder = join(scratchFolder(), 'store');
    const held = (): string => readFileSync(join(folder, 'dataset.nq'), 'utf8');
    for (const article of ARTICLES) expect((await pacta(['load', article, '--data', folder])).code).toBe(0);
    const before = held();
    expect((await pacta(['load', ARTICLES[0] ?? '', '--data', folder])).code).toBe(0);
    expect(held()).toBe(before);
    const { stdout } = await pacta(['query', TREATIES, '--data', folder, '--format', 'csv']);
    expect(stdout).toContain('/rus-kaz-moscow-declaration/');
    expect(stdout).toContain('/rus-kgz-bishkek-declaration/');
  });

  test('puts a curated file into the graph of its article', async () => {
    const folder = join(scratchFolder(), 'store');
    await pacta(['load', 'data/curated/*.ttl', '--data', folder]);
    const { stdout } = await pacta([
      'query',
      'SELECT DISTINCT ?g WHERE { GRAPH ?g { ?c a <https://w3id.org/pacta/ontology#Curation> } } ORDER BY ?g',
      '--data',
      folder,
      '--format',
      'csv',
    ]);
    expect(stdout.trim().split(/\r?\n/).slice(1)).toEqual([
      'https://w3id.org/pacta/article/rus-kaz-moscow-declaration/curated',
      'https://w3id.org/pacta/article/rus-kgz-bishkek-declaration/curated',
    ]);
  });

  test('reads everything and writes nothing on a dry run', async () => {
    const folder = join(scratchFolder(), 'store');
    const { code, stdout } = await pacta(['load', ...ARTICLES, '--data', folder, '--dry-run', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ loaded: false });
    expect((await pacta(['query', 'ASK {}', '--data', folder])).code).toBe(2);
  });
});
