// What articles say of one thing, found across them; the cases are data. And what is made of the links: a list of
// contradictions, and a view of each thing that keeps its members apart.
import { readFileSync } from 'node:fs';
import { Parser, type Quad } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openCheck } from '../../src/cli/check.js';
import { loadReferenceGraph } from '../../src/cli/converter.js';
import { publishedGraphs } from '../../src/cli/dataset.js';
import { makeIris } from '../../src/graph/iris.js';
import { PREFIXES } from '../../src/graph/vocabulary.js';
import { consolidate } from '../../src/link/consolidate/consolidate.js';
import { datesTogether } from '../../src/link/consolidate/dates.js';
import { consolidatedQuads } from '../../src/link/consolidate/graph.js';
import { type App, makeApp } from '../../src/server/app.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';

interface Case {
  readonly name: string;
  readonly articles: Readonly<Record<string, string>>;
  readonly links: readonly (readonly [match: string, first: string, second: string])[];
}
const cases = parse(
  readFileSync(new URL('../cases/link/consolidation.yaml', import.meta.url), 'utf8'),
) as readonly Case[];

const iris = makeIris();
const prefixes = Object.entries(PREFIXES)
  .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`)
  .join('');

function articlesOf({ articles }: Case): Map<string, Quad[]> {
  return new Map(
    Object.entries(articles).map(([slug, turtle]) => {
      const iriText = iris.article(slug).value;
      const language = `<${iriText}> <https://schema.org/inLanguage> "it" .`;
      return [iriText, new Parser({ baseIRI: `${iriText}/` }).parse(prefixes + language + turtle)];
    }),
  );
}

describe('articles about one thing', () => {
  test.each(cases)('$name', (one) => {
    const found = consolidate(articlesOf(one)).map(({ match, subject, object }) => [
      match,
      subject.replace(iris.base, ''),
      object.replace(iris.base, ''),
    ]);
    expect(found).toEqual(one.links);
  });

  test('are linked the same whatever the order in which they come', () => {
    for (const one of cases) {
      const articles = [...articlesOf(one)];
      expect(consolidate(new Map(articles.toReversed()))).toEqual(consolidate(new Map(articles)));
    }
  });
});

describe('the two published articles', () => {
  test('share one Russia, one Putin, one CSTO and one EAEU, and keep two declarations', async () => {
    const graphs = await publishedGraphs(loadReferenceGraph(iris), true, iris);
    const links = consolidatedQuads(graphs, iris);
    expect(links.filter(({ predicate }) => predicate.value.endsWith('exactMatch'))).toEqual([]);
    const mentioned = (slug: string): Set<string> =>
      new Set((graphs.get(iris.article(slug).value) ?? []).map(({ object }) => object.value));
    const [first, second] = [mentioned('rus-kaz-moscow-declaration'), mentioned('rus-kgz-bishkek-declaration')];
    for (const key of ['state/RUS', 'person/vladimir-putin', 'organization/csto', 'organization/eaeu']) {
      expect(first, key).toContain(`${iris.base}id/${key}`);
      expect(second, key).toContain(`${iris.base}id/${key}`);
    }
    expect(links.filter(({ predicate }) => predicate.value.endsWith('closeMatch')).length).toBeGreaterThan(0);
    const check = await openCheck(iris);
    const report = await check([...graphs.values()].flat() as Quad[]);
    expect(report.conforms, await report.render('text')).toBe(true);
  });
});

describe('two dates', () => {
  test.each([
    ['2025-11-12', '2025-11-12', 1],
    ['--11-12', '2025-11-12', 0.75],
    ['2025-11', '2025-11-12', 0.75],
    ['2025', '2025-11-12', 0.5],
    ['--11', '--11-12', 0.5],
    ['2025-11-12', '2025-11-13', 0],
    ['--11-12', '2025-10-12', 0],
    ['2025', '--11-12', undefined],
    ['2025-01/2025-09', '2025', undefined],
  ])('%s and %s: %s', (a, b, together) => {
    expect(datesTogether(a, b)).toBe(together);
    expect(datesTogether(b, a)).toBe(together);
  });
});

describe('a view', () => {
  let store: EmbeddedStore;
  let app: App;
  const get = (path: string, accept = 'text/turtle'): Promise<Response> =>
    app.fetch(new Request(`http://pacta.example${path}`, { headers: { accept } }));

  beforeAll(async () => {
    store = await openEmbeddedStore({});
    app = makeApp(store);
    const wanted = ['links treaties whose dates contradict', 'links a person across'];
    for (const one of cases.filter(({ name }) => wanted.some((part) => name.startsWith(part)))) {
      const articles = articlesOf(one);
      const links = consolidatedQuads(articles, iris);
      await store.transaction([
        ...[...articles].map(([graph, quads]) => ({ kind: 'add' as const, graph, quads })),
        { kind: 'add', graph: iris.graph('consolidated').value, quads: links },
      ]);
    }
  });
  afterAll(() => store.close());

  test('of a treaty has both dates, and why its facts are one', async () => {
    const text = await (await get('/consolidated/treaty/one/10')).text();
    for (const part of [
      '"1998-10-31"',
      '"1998-10-30"',
      'prov:hadMember',
      'sssom:confidence',
      'title 1.00',
      'date 0.00',
    ])
      expect(text).toContain(part);
    expect((await get('/consolidated/treaty/one/10', 'text/html')).status).toBe(200);
  });

  test('has one address, whichever member is asked for', async () => {
    const response = await get('/consolidated/treaty/two/70');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/consolidated/treaty/one/10');
    const person = await get('/consolidated/person/sadyr-japarov');
    expect(person.headers.get('location')).toBe('/consolidated/person/sadir-zaparov');
    const text = await (await get('/consolidated/person/sadir-zaparov')).text();
    for (const name of ['Sadyr Japarov', 'Садыр Жапаров', 'Sadyr Žaparov']) expect(text).toContain(name);
    expect((await get('/consolidated/person/nobody')).status).toBe(404);
  });

  test('the contradictions are listed', async () => {
    const query = readFileSync(new URL('../../queries/consolidated/contradictions.rq', import.meta.url), 'utf8');
    const { body } = await store.query({ query, results: 'text/csv' });
    expect(body.trim().split('\r\n').slice(1)).toEqual([
      `${iris.base}article/one/treaty/10,${iris.base}article/two/treaty/70,https://w3id.org/pacta/ontology#date,1998-10-31,1998-10-30`,
    ]);
  });
});
