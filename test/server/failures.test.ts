// What goes wrong behind the server: queries that run too long, too many at a time, an engine that is gone. The client is
// told what happened and what to do, and never how the server is built.
import { afterEach, describe, expect, test } from 'vitest';
import { type App, makeApp } from '../../src/server/app.js';
import { type EmbeddedOptions, openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN } from './http-cases.js';

/** Joins every triple with every other, four times. */
const ENDLESS = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER (?a != ?d) }';
const MANY = Array.from({ length: 300 }, (_, n) => `<http://e/${n}> <http://e/p> ${n} .`).join('\n');

let store: Store;
afterEach(() => store.close());

async function open(options: EmbeddedOptions, queryTimeoutMs: number, reports: string[] = []): Promise<App> {
  store = await openEmbeddedStore(options);
  const update = `INSERT DATA { ${MANY} }`;
  await store.transaction([{ kind: 'update', update }]);
  return makeApp(store, { queryTimeoutMs, report: (error, request) => reports.push(`${request}: ${error}`) });
}
const ask = (app: App, query: string, headers: Record<string, string> = {}): Promise<Response> =>
  app.fetch(new Request(`${ORIGIN}/sparql?query=${encodeURIComponent(query)}`, { headers }));

describe('a query that runs too long', () => {
  test('is stopped with 503 that says so, and the next one is answered', async () => {
    const app = await open({}, 300);
    const response = await ask(app, ENDLESS);
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({
      type: 'https://w3id.org/pacta/problem/query-timeout',
      title: 'The query ran out of time',
      status: 503,
      detail: 'The query ran longer than 0.3 s and was stopped; narrow it, or raise --query-timeout.',
    });
    expect((await ask(app, 'ASK {}')).status).toBe(200);
  });
});

describe('too many queries', () => {
  test('get 503 with the time after which to come again', async () => {
    const app = await open({ readers: 1, warm: 1, maxWaiting: 1 }, 400);
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => ask(app, `${ENDLESS} # ${n}`)));
    const busy = answers.filter((response) => response.headers.get('retry-after') === '2');
    expect(busy.length).toBeGreaterThan(0);
    for (const response of busy) {
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ title: 'The server is too busy', status: 503 });
    }
    expect((await ask(app, 'ASK {}')).status).toBe(200);
  });
});

describe('a query that is built to break the engine', () => {
  test.each([
    ['nested groups', `ASK ${'{'.repeat(2000)}${'}'.repeat(2000)}`],
    ['a chain of ||', `ASK { FILTER (${'true || '.repeat(5000)} true) }`],
  ])('is refused: %s', async (_name, query) => {
    const app = await open({}, 5000);
    const response = await app.fetch(
      new Request(`${ORIGIN}/sparql`, {
        method: 'POST',
        headers: { 'content-type': 'application/sparql-query' },
        body: query,
      }),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ title: 'The query asks for something that is refused' });
    expect((await ask(app, 'ASK {}')).status).toBe(200);
  });
});

describe('SERVICE to an address that is not allowed', () => {
  test('is refused', async () => {
    const app = await open({}, 5000);
    const response = await ask(app, 'SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ title: 'The query asks for something that is refused' });
  });
});

describe('a SERVICE or a LOAD that fails', () => {
  const address = 'http://127.0.0.1:1/sparql';

  test('is named, for it is not the store that does not answer', async () => {
    const reports: string[] = [];
    const app = await open({ allowService: [address] }, 30_000, reports);
    const response = await ask(app, `SELECT * { ?s <http://e/p> 1 SERVICE <${address}> { ?s ?p ?o } }`);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      type: 'https://w3id.org/pacta/problem/service-unavailable',
      title: 'A service that is asked does not answer',
      detail: expect.stringMatching(/^The service <http:\/\/127\.0\.0\.1:1\/sparql> does not answer: /),
    });
    expect((await ask(app, `ASK { SERVICE SILENT <${address}> { ?s ?p ?o } }`)).status).toBe(200);
    expect(reports).toEqual([]);
  });

  test('is named in an update, too', async () => {
    await open({ allowService: [address] }, 30_000);
    const app = makeApp(store, { token: 'a-token-of-the-tests' });
    const response = await app.fetch(
      new Request(`${ORIGIN}/sparql`, {
        method: 'POST',
        headers: { 'content-type': 'application/sparql-update', authorization: 'Bearer a-token-of-the-tests' },
        body: `LOAD <${address}>`,
      }),
    );
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ detail: expect.stringMatching(/^LOAD <\S+\/sparql> failed: /) });
  });
});

describe('a store that is gone', () => {
  test('is told without a trace, and written down for whoever runs the server', async () => {
    const reports: string[] = [];
    const app = await open({}, 1000, reports);
    await store.close();
    const response = await ask(app, 'ASK {}');
    expect(response.status).toBeGreaterThanOrEqual(500);
    const text = await response.text();
    expect(text).not.toMatch(/\bat \S+:\d+|\.[jt]s\b|node_modules/);
    const ready = await app.fetch(new Request(`${ORIGIN}/health/ready`));
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      title: 'The server is not ready',
      detail: 'The store does not answer, or keeps no writes, now.',
    });
    expect((await app.fetch(new Request(`${ORIGIN}/health/live`))).status).toBe(200);
    expect(reports.some((line) => line.startsWith('GET /health/ready: '))).toBe(true);
  });
});
