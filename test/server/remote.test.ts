// A server before another one: what it stands before is asked over HTTP, and its address is told to nobody.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCheck } from '../../src/cli/check.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { makeIris } from '../../src/graph/iris.js';
import { type App, makeApp } from '../../src/server/app.js';
import { type Served, serve } from '../../src/server/serve.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import { openRemoteStore } from '../../src/store/remote.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN, TOKEN } from './http-cases.js';

let inner: Store;
let behind: Served;
let app: App;
let checked: App;
const article = readFileSync(join(FOLDERS.graph, 'rus-kaz-moscow-declaration.ttl'), 'utf8');
const broken = article.replace(/pacta:exact "[^"]{5,}"/, 'pacta:exact "other words"');
const ARTICLE = `/store?graph=${encodeURIComponent(makeIris().article('rus-kaz-moscow-declaration').value)}`;

beforeAll(async () => {
  inner = await openEmbeddedStore({});
  behind = await serve(inner, { port: 0, host: '127.0.0.1', token: TOKEN });
  const remote = await openRemoteStore({ url: `${behind.url}/sparql`, token: TOKEN });
  app = makeApp(remote, { token: TOKEN, revalidates: false });
  checked = makeApp(remote, {
    token: TOKEN,
    revalidates: false,
    check: await openCheck(makeIris()),
    maxBodyBytes: 1_000_000,
  });
});
afterAll(async () => {
  await behind.close();
  await inner.close();
});

const send = (to: App, path: string, method = 'GET', type?: string, body?: string): Promise<Response> =>
  to.fetch(
    new Request(ORIGIN + path, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    }),
  );

describe('a server before another', () => {
  test('writes and reads graphs and queries through it, and gives no tag for what others may change', async () => {
    expect(
      (await send(app, '/store?graph=http://e/g', 'PUT', 'text/turtle', '<http://e/s> <http://e/p> 1 .')).status,
    ).toBe(201);
    expect(await (await send(app, '/store?graph=http://e/g')).text()).toContain('<http://e/p> 1');
    const answer = await send(app, '/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D');
    expect(await answer.json()).toMatchObject({ boolean: true });
    expect(answer.headers.get('etag')).toBeNull();
    expect((await send(app, '/sparql', 'POST', 'application/sparql-update', 'CLEAR ALL')).status).toBe(204);
    expect((await send(app, '/store?graph=http://e/g')).status).toBe(404);
  });

  test('checks whole graphs, and refuses updates that it cannot check', async () => {
    expect((await send(checked, ARTICLE, 'PUT', 'text/turtle', article)).status).toBe(201);
    for (const method of ['PUT', 'POST']) {
      const refused = await send(checked, ARTICLE, method, 'text/turtle', broken);
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ report: { conforms: false } });
    }
    const update = await send(checked, '/sparql', 'POST', 'application/sparql-update', 'CLEAR ALL');
    expect(update.status).toBe(400);
    expect(await update.json()).toMatchObject({
      detail: 'What an endpoint would hold after an update cannot be checked before it is committed.',
    });
    expect(await (await send(app, ARTICLE)).text()).not.toContain('other words');
  });

  test('tells what the other said of a query, but not where it is', async () => {
    const response = await send(app, '/sparql?query=ASK%7B');
    expect(response.status).toBe(400);
    const problem = await response.text();
    expect(problem).toContain('is not closed');
    expect(problem).not.toContain('127.0.0.1');
  });

  test('says 502 when the other is gone, and where only to who runs it', async () => {
    const reports: string[] = [];
    const remote = await openRemoteStore({ url: 'http://127.0.0.1:9/sparql' });
    const lost = makeApp(remote, { revalidates: false, report: (error) => reports.push(String(error)) });
    const response = await send(lost, '/sparql?query=ASK%7B%7D');
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      title: 'The store does not answer',
      detail: 'The store behind this server does not answer now. Try again later.',
    });
    expect(reports.join()).toContain('127.0.0.1:9');
  });
});
