// `export` and `link` as a user runs them: over the published dataset, over a folder, and with what cannot be.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeIris } from '../../src/graph/iris.js';
import { parseRdf } from '../../src/graph/parse.js';
import { pacta, scratchFolder } from './run.js';

const iris = makeIris();
const SLUG = 'rus-kgz-bishkek-declaration';

describe('export', () => {
  test('writes the whole dataset, the same bytes every time', async () => {
    const first = await pacta(['export', '--to', 'nquads']);
    expect(first.code).toBe(0);
    const quads = await parseRdf(first.stdout, 'nquads', 'export');
    const names = [...new Set(quads.map(({ graph }) => graph.value))];
    expect(names).toEqual([...names].sort());
    expect(names).toContain(iris.graph('reference').value);
    expect(first.stderr).toContain(`exported ${quads.length} quads of ${names.length} graphs`);
    expect((await pacta(['export', '--to', 'nquads'])).stdout).toBe(first.stdout);
  });

  test('writes one graph, named below the base, into a packed file', async () => {
    const file = join(scratchFolder(), 'article.ttl.gz');
    const { code, stdout } = await pacta(['export', '--graph', `article/${SLUG}`, '--out', file, '--no-text']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    expect(text).toContain('pacta:sha256');
    expect(text).toContain('pacta:exact');
    const article = iris.article(SLUG).value;
    const texts = (await parseRdf(text, 'turtle', file)).filter(
      ({ subject, predicate }) => subject.value === article && predicate.value.endsWith('#text'),
    );
    expect(texts).toEqual([]);
  });

  test.each([
    [['--to', 'turtle'], 2, 'turtle has one graph and there are'],
    [['--graph', 'article/none'], 2, 'there is no graph https://w3id.org/pacta/article/none'],
    [['--out', 'a.pdf'], 2, 'a.pdf names no form'],
    [['--out', 'a.ttl', '--resume'], 2, '--resume goes with --out into a file of N-Quads or TriG'],
    [['--data', '/nothing/there'], 2, 'nothing is loaded in /nothing/there'],
  ])('%s ends with %d', async (args, code, message) => {
    const run = await pacta(['export', ...args]);
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(message);
    expect(run.stdout).toBe('');
  });
});

describe('link', () => {
  const article = (slug: string, date: string): string => `
@prefix pacta: <https://w3id.org/pacta/ontology#> . @prefix state: <https://w3id.org/pacta/id/state/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix place: <https://w3id.org/pacta/id/place/> .
@prefix treaty-kind: <https://w3id.org/pacta/code/treaty-kind/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
<https://w3id.org/pacta/article/${slug}> a pacta:Article ; schema:inLanguage "it" .
<https://w3id.org/pacta/article/${slug}/treaty/5> a pacta:Treaty, pacta:Fact ; pacta:kind treaty-kind:declaration ;
  rdfs:label "dichiarazione di Bishkek sull'alleanza"@it ; pacta:party state:RUS, state:KGZ ; pacta:date "${date}"^^xsd:date .`;

  test('writes what articles of a folder have in common, and again when they change', async () => {
    const folder = scratchFolder();
    const data = join(folder, 'store');
    const [one, two] = [join(folder, 'one.ttl'), join(folder, 'two.ttl')];
    writeFileSync(one, article('one', '2025-11-26'));
    writeFileSync(two, article('two', '2025-11-26'));
    expect((await pacta(['load', one, two, '--data', data])).code).toBe(0);
    const dry = await pacta(['link', '--data', data, '--dry-run', '--json']);
    expect(JSON.parse(dry.stdout)).toMatchObject([
      {
        subject: `${iris.article('one').value}/treaty/5`,
        predicate: 'exactMatch',
        object: `${iris.article('two').value}/treaty/5`,
      },
    ]);
    const graph = ['export', '--data', data, '--graph', 'graph/consolidated', '--to', 'turtle'];
    expect((await pacta(graph)).code).toBe(2);
    expect((await pacta(['link', '--data', data])).stderr).toContain('wrote 1 link');
    expect((await pacta(graph)).stdout).toContain('skos:exactMatch');
    writeFileSync(two, article('two', '2019-01-01').replace("sull'alleanza", 'sul commercio'));
    await pacta(['load', two, '--data', data]);
    expect((await pacta(['link', '--data', data])).stderr).toContain('wrote 0 links');
    expect((await pacta(graph)).code).toBe(2);
  });

  test('wants to know where the articles are', async () => {
    const run = await pacta(['link']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--data FOLDER or --store URL');
  });
});
