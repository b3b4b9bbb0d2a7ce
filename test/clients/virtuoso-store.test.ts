// Our server over Virtuoso 7 as its store: what is written through the gate is there for both, what does not conform is in
// neither, and a store that is away is told as such. Needs the Debian package virtuoso-opensource-7-bin; without it all is
// skipped.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../../src/bench/endpoint/processes.js';
import { openCheck } from '../../src/cli/check.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { makeIris } from '../../src/graph/iris.js';
import { type Served, serve } from '../../src/server/serve.js';
import { openRemoteStore } from '../../src/store/remote.js';

const iris = makeIris();
const SLUG = 'rus-kgz-bishkek-declaration';
const GRAPH = iris.article(SLUG).value;
const TURTLE = readFileSync(join(FOLDERS.graph, `${SLUG}.ttl`), 'utf8');
const QUADS = new Parser().parse(TURTLE).length;
const TOKEN = 'to-write';
/** 40 MB. */
const BUFFERS = 5000;
const folder = mkdtempSync(join(tmpdir(), 'pacta-virtuoso-'));

if (!hasVirtuoso()) process.stderr.write('Virtuoso is not tried as a store: install virtuoso-opensource-7-bin\n');

describe.skipIf(!hasVirtuoso())('over Virtuoso', () => {
  let virtuoso: Virtuoso;
  let server: Served;
  beforeAll(async () => {
    virtuoso = await startVirtuoso(folder, new Map(), BUFFERS);
    virtuoso.sql('GRANT SPARQL_UPDATE TO "SPARQL";');
    const store = await openRemoteStore({ url: virtuoso.url });
    const check = await openCheck(iris);
    server = await serve(store, { port: 0, host: '127.0.0.1', token: TOKEN, check, revalidates: false });
  });
  afterAll(async () => {
    await server?.close();
    await virtuoso?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (body: string): Promise<Response> =>
    fetch(`${server.url}/store?graph=${encodeURIComponent(GRAPH)}`, {
      method: 'PUT',
      headers: { 'content-type': 'text/turtle', authorization: `Bearer ${TOKEN}` },
      body,
    });
  const count = async (endpoint: string): Promise<string> => {
    const query = `SELECT (COUNT(*) AS ?n) WHERE { GRAPH <${GRAPH}> { ?s ?p ?o } }`;
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { accept: 'application/sparql-results+json' },
      body: new URLSearchParams({ query }),
    });
    return ((await answer.json()) as { results: { bindings: { n: { value: string } }[] } }).results.bindings[0]?.n
      .value as string;
  };
  const both = (): Promise<string[]> => Promise.all([count(`${server.url}/sparql`), count(virtuoso.url)]);

  test('an article that is put is there for both, all of it, and comes back', async () => {
    expect((await put(TURTLE)).status).toBe(201);
    expect(await both()).toEqual([String(QUADS), String(QUADS)]);
    const back = await fetch(`${server.url}/store?graph=${encodeURIComponent(GRAPH)}`, {
      headers: { accept: 'text/turtle' },
    });
    expect(new Parser().parse(await back.text())).toHaveLength(QUADS);
  });

  test('what does not conform is refused, and nothing is changed', async () => {
    const refused = await put(TURTLE.replace('treaty-kind:declaration', 'treaty-kind:declration'));
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('TreatyKind');
    expect(await both()).toEqual([String(QUADS), String(QUADS)]);
  });

  test('its page and its description are shown', async () => {
    for (const accept of ['text/html', 'text/turtle']) {
      const page = await fetch(`${server.url}/article/${SLUG}`, { headers: { accept } });
      expect([page.status, page.headers.get('content-type')?.split(';')[0]]).toEqual([200, accept]);
      expect(await page.text()).toContain('Bishkek');
    }
  });

  test('while the store is away each answer says so, and the server lives on', async () => {
    await virtuoso.stop();
    const away = await fetch(`${server.url}/sparql?query=ASK%20%7B%7D`);
    expect([away.status, away.headers.get('content-type')]).toEqual([502, 'application/problem+json']);
    expect(await away.text()).toContain('does not answer');
    expect((await put(TURTLE)).status).toBe(502);
    const health = await Promise.all(['live', 'ready'].map((name) => fetch(`${server.url}/health/${name}`)));
    expect(health.map(({ status }) => status)).toEqual([200, 503]);
  });
});
