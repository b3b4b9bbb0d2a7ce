// The gate with the project's own shapes and data: what conforms goes in, also a graph that leans on others; what does not
// is refused with the report, and nothing changes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCheck } from '../../src/cli/check.js';
import { loadReferenceGraph } from '../../src/cli/converter.js';
import { publishedGraphs, replacing } from '../../src/cli/dataset.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { makeIris } from '../../src/graph/iris.js';
import { type App, makeApp } from '../../src/server/app.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN, TOKEN } from './http-cases.js';

const SLUG = 'rus-kaz-moscow-declaration';
const iris = makeIris();
const ARTICLE = iris.article(SLUG).value;
const CURATED = iris.curated(SLUG).value;
const article = readFileSync(join(FOLDERS.graph, `${SLUG}.ttl`), 'utf8');
const curated = readFileSync(join(FOLDERS.curated, `${SLUG}.ttl`), 'utf8');
/** The words of one passage are no longer those of the text. */
const broken = article.replace(/pacta:exact "[^"]{5,}"/, 'pacta:exact "other words"');

let store: Store;
let gated: App;
let open: App;
beforeAll(async () => {
  store = await openEmbeddedStore({});
  gated = makeApp(store, { token: TOKEN, check: await openCheck(iris), maxBodyBytes: 4_000_000 });
  open = makeApp(store, { token: TOKEN, maxBodyBytes: 4_000_000 });
});
afterAll(() => store.close());

const reset = async (): Promise<void> =>
  store.transaction([{ kind: 'clear' }, ...replacing(await publishedGraphs(loadReferenceGraph(iris), true, iris))]);

function send(app: App, method: string, graph: string, body?: string, accept = '*/*'): Promise<Response> {
  const address = `${ORIGIN}/store?graph=${encodeURIComponent(graph)}`;
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'text/turtle', accept };
  return app.fetch(new Request(address, { method, headers, ...(body === undefined ? {} : { body }) }));
}
const update = (app: App, text: string): Promise<Response> =>
  app.fetch(
    new Request(`${ORIGIN}/sparql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/sparql-update' },
      body: text,
    }),
  );
interface Counted {
  readonly results: { readonly bindings: readonly { readonly n: { readonly value: string } }[] };
}
const held = async (graph: string): Promise<string> => (await send(open, 'GET', graph)).text();

describe('the gate', () => {
  beforeAll(reset);

  test('lets in an article and, after it, what editors add', async () => {
    expect((await send(gated, 'PUT', ARTICLE, article)).status).toBe(204);
    expect((await send(gated, 'PUT', CURATED, curated)).status).toBe(204);
  });

  test('lets in an article of which the store knows nothing yet', async () => {
    await store.transaction([
      { kind: 'delete', graph: ARTICLE },
      { kind: 'delete', graph: CURATED },
    ]);
    expect((await send(gated, 'PUT', ARTICLE, article)).status).toBe(201);
    expect((await send(gated, 'PUT', CURATED, curated)).status).toBe(201);
  });

  test('lets in data that no shape is for', async () => {
    expect((await send(gated, 'PUT', 'http://e/g', '<http://e/s> <http://e/p> 1 .')).status).toBe(201);
  });

  test('refuses a passage that is not in the text, tells which, and changes nothing', async () => {
    const before = await held(ARTICLE);
    const response = await send(gated, 'PUT', ARTICLE, broken);
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await response.json()) as { readonly detail: string; readonly report: unknown };
    expect(problem).toMatchObject({
      type: 'https://w3id.org/pacta/problem/does-not-conform',
      title: 'The data do not conform to the shapes',
    });
    expect(problem.detail).toMatch(
      /^Nothing was written: there (?:is one finding|are \d+ findings)\. Each says what to do\.$/,
    );
    expect(JSON.stringify(problem.report)).toContain(`${ARTICLE}#char=`);
    expect(await held(ARTICLE)).toBe(before);
  });

  test.each([
    ['text/turtle', 'text/turtle; charset=utf-8', 'sh:ValidationReport'],
    ['application/ld+json', 'application/ld+json', 'ValidationReport'],
    ['text/plain', 'text/plain; charset=utf-8', '#char='],
    ['text/html', 'text/html; charset=utf-8', '#char='],
  ])('gives the report as %s to who asks for it', async (accept, type, part) => {
    const response = await send(gated, 'PUT', ARTICLE, broken, accept);
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toContain(part);
  });

  test('refuses what makes a graph wrong that was right', async () => {
    const passage = `<${ARTICLE}#char=0,5> <https://w3id.org/pacta/ontology#startOffset> 3 .`;
    const more = `${passage}\n<${ARTICLE}#char=0,5> a <https://w3id.org/pacta/ontology#Passage> .`;
    expect((await send(gated, 'POST', ARTICLE, more)).status).toBe(422);
    expect(await held(ARTICLE)).not.toContain('char=0,5> a pacta:Passage');
  });

  test('refuses to delete what editors add while the article leans on it', async () => {
    await reset();
    expect((await send(gated, 'DELETE', CURATED)).status).toBe(422);
    expect((await send(gated, 'GET', CURATED)).status).toBe(200);
  });

  test('knows what another graph of the store describes', async () => {
    const [prefixes = ''] = article.split('\n\n', 1);
    const renamed = article.replaceAll('organization:csto', 'organization:new-body');
    const [description = ''] = /^organization:new-body a [\s\S]*?\.\n(?=\n)/m.exec(renamed) ?? [];
    const without = renamed.replace(description, '');
    expect((await send(gated, 'PUT', ARTICLE, without)).status).toBe(422);
    const described = `${prefixes}\n${description}`;
    expect((await send(open, 'PUT', iris.graph('more-reference').value, described)).status).toBe(201);
    const second = await send(gated, 'PUT', ARTICLE, without);
    expect({ status: second.status, text: await second.text() }).toEqual({ status: 204, text: '' });
  });

  test('lets in an update that leaves all as the shapes want it', async () => {
    await reset();
    const more = `INSERT DATA { GRAPH <${ARTICLE}> { <${ARTICLE}> <http://e/seeAlso> <http://e/second> } }`;
    expect((await update(gated, more)).status).toBe(204);
    expect(await held(ARTICLE)).toContain('<http://e/second>');
  });

  test.each([
    ['an insertion', `INSERT DATA { GRAPH <${ARTICLE}> { <${ARTICLE}> pacta:sha256 "0" } }`],
    ['a deletion', `DELETE { GRAPH ?g { ?p pacta:exact ?words } } WHERE { GRAPH ?g { ?p pacta:exact ?words } }`],
    ['a graph moved away', `DROP GRAPH <${CURATED}>`],
  ])('refuses an update: %s', async (_name, text) => {
    await reset();
    const before = [await held(ARTICLE), await held(CURATED)];
    const response = await update(gated, `PREFIX pacta: <https://w3id.org/pacta/ontology#> ${text}`);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ report: { conforms: false } });
    expect([await held(ARTICLE), await held(CURATED)]).toEqual(before);
    const count = await gated.fetch(
      new Request(
        `${ORIGIN}/sparql?query=${encodeURIComponent(`SELECT (COUNT(*) AS ?n) { ?p <https://w3id.org/pacta/ontology#exact> ?words }`)}`,
      ),
    );
    expect(Number(((await count.json()) as Counted).results.bindings[0]?.n.value)).toBeGreaterThan(100);
  });

  describe('over a graph with faults from before', () => {
    const fault = (exact: string): string =>
      `PREFIX pacta: <https://w3id.org/pacta/ontology#>
       DELETE { GRAPH ?g { ?p pacta:exact ?words } } INSERT { GRAPH ?g { ?p pacta:exact ${exact} } }
       WHERE { VALUES ?g { <${ARTICLE}> } VALUES ?p { <${ARTICLE}#char=16,22> <${ARTICLE}#char=25,35> } GRAPH ?g { ?p pacta:exact ?words } }`;
    const insert = (triples: string): string =>
      `PREFIX pacta: <https://w3id.org/pacta/ontology#> INSERT DATA { GRAPH <${ARTICLE}> { ${triples} } }`;
    beforeAll(async () => {
      await reset();
      expect((await update(open, fault('"not these words"'))).status).toBe(204);
    });

    test('lets in what adds no fault', async () => {
      expect((await update(gated, insert(`<${ARTICLE}> <http://e/note> "read again"`))).status).toBe(204);
    });

    test('refuses a further fault, and tells that one alone', async () => {
      const response = await update(gated, insert(`<${ARTICLE}> pacta:sha256 "0"`));
      expect(response.status).toBe(422);
      const { report } = (await response.json()) as {
        readonly report: { readonly findings: readonly { readonly shape: string }[] };
      };
      expect(new Set(report.findings.map(({ shape }) => shape.replace(/^.*#/, '')))).toEqual(
        new Set(['ArticleSha256', 'ArticleDigest']),
      );
    });

    test('lets one of two faults be mended', async () => {
      const mend = `PREFIX pacta: <https://w3id.org/pacta/ontology#>
        DELETE DATA { GRAPH <${ARTICLE}> { <${ARTICLE}#char=16,22> pacta:exact "not these words" } } ;
        INSERT DATA { GRAPH <${ARTICLE}> { <${ARTICLE}#char=16,22> pacta:exact "Russia" } }`;
      expect((await update(gated, mend)).status).toBe(204);
      expect(await held(ARTICLE)).toContain('pacta:exact "not these words"');
    });
  });

  test('checks outside the articles the nodes that a write touches', async () => {
    await reset();
    const links = iris.graph('links/wikidata').value;
    const link = '<https://w3id.org/pacta/id/state/RUS> <http://www.w3.org/2004/02/skos/core#exactMatch>';
    expect((await send(gated, 'PUT', links, `${link} <http://www.wikidata.org/entity/Q159> .`)).status).toBe(201);
    expect((await send(gated, 'POST', links, `${link} "Q159" .`)).status).toBe(422);
    expect(await held(links)).not.toContain('"Q159"');
  });

  test('refuses to take the class from what articles refer to', async () => {
    await reset();
    const [prefixes = ''] = article.split('\n\n', 1);
    const renamed = article.replaceAll('organization:csto', 'organization:new-body');
    const [description = ''] = /^organization:new-body a [\s\S]*?\.\n(?=\n)/m.exec(renamed) ?? [];
    const graph = iris.graph('more-reference').value;
    expect((await send(gated, 'PUT', graph, `${prefixes}\n${description}`)).status).toBe(201);
    expect((await send(gated, 'PUT', ARTICLE, renamed.replace(description, ''))).status).toBe(204);
    const response = await send(gated, 'DELETE', graph);
    expect(response.status).toBe(422);
    expect(JSON.stringify(await response.json())).toContain('ResourceDescribed');
    expect((await send(gated, 'GET', graph)).status).toBe(200);
  });

  test('is not there where it is left out', async () => {
    expect((await send(open, 'PUT', ARTICLE, broken)).status).toBe(204);
    expect(await held(ARTICLE)).toContain('other words');
  });
});
