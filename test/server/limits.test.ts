// What the server allows one client and keeps for all of them, over a socket: rates, forwarded addresses, slow readers, the
// cache of answers, figures, and readiness that proves that writes work.

import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { Proxies } from '../../src/server/http/clients.js';
import { type Served, type ServeSettings, serve } from '../../src/server/serve.js';
import type { RequestEntry } from '../../src/server/settings.js';
import type { EmbeddedStore } from '../../src/store/embedded.js';
import { openJournal } from '../../src/store/journal.js';
import { open, put, update } from '../store/stores.js';

const TOKEN = 'a-token-for-the-tests-of-limits';
const closing: Served[] = [];
afterEach(async () => {
  for (const served of closing.splice(0)) await served.close();
});

async function start(store: EmbeddedStore, settings: Partial<ServeSettings> = {}): Promise<string> {
  const served = await serve(store, { port: 0, host: '127.0.0.1', ...settings });
  closing.push(served);
  return served.url;
}
const query = (text: string): string => `/sparql?query=${encodeURIComponent(text)}`;
const figure = async (url: string, name: string): Promise<number> =>
  Number(new RegExp(`^${name} (.*)$`, 'm').exec(await (await fetch(`${url}/metrics`)).text())?.[1]);

describe('the rate of one client', () => {
  const from = (address: string): RequestInit => ({ headers: { 'x-forwarded-for': address } });

  test('is limited with 429 that says when to come again; others and probes are not held up', async () => {
    const url = await start(await open(), { rateLimit: 1, trustedProxies: ['127.0.0.1'] });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push((await fetch(url, from('203.0.113.5'))).status);
    expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
    const refused = await fetch(url, from('198.51.100.1, 203.0.113.5'));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ title: 'Too many requests' });
    expect((await fetch(`${url}/health/live`, from('203.0.113.5'))).status).toBe(200);
    expect((await fetch(url, from('203.0.113.6'))).status).toBe(200);
  });

  test('counts a network of IPv6 as one', async () => {
    const url = await start(await open(), { rateLimit: 1, trustedProxies: ['127.0.0.1'] });
    for (let n = 0; n < 10; n++) expect((await fetch(url, from(`2001:db8:0:1::${n}`))).status).toBe(200);
    expect((await fetch(url, from('2001:db8:0:1:9:9:9:9'))).status).toBe(429);
    expect((await fetch(url, from('2001:db8:0:2::1'))).status).toBe(200);
  });

  test('is that of the connection where nobody is trusted, and a program on this machine has none', async () => {
    const url = await start(await open(), { rateLimit: 1 });
    const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await fetch(url)).status));
    expect(statuses).toEqual(Array(12).fill(200));
  });
});

describe('X-Forwarded-*', () => {
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'data.example.org', accept: 'text/turtle' };

  test('says the address of the service where the proxy is trusted', async () => {
    const url = await start(await open(), { trustedProxies: ['127.0.0.0/8'] });
    expect(await (await fetch(`${url}/sparql`, { headers })).text()).toContain(
      '<https://data.example.org/sparql#service>',
    );
    const body = new URLSearchParams({ query: 'SELECT (IRI("x") AS ?x) {}' });
    const posted = await fetch(`${url}/sparql`, { method: 'POST', body, headers: { ...headers, accept: 'text/csv' } });
    expect(await posted.text()).toContain('https://data.example.org/x');
  });

  test('says nothing where it is not', async () => {
    const url = await start(await open(), { trustedProxies: ['10.0.0.1'] });
    expect(await (await fetch(`${url}/sparql`, { headers })).text()).toContain(`<${url}/sparql#service>`);
  });

  test.each([
    { peer: '203.0.113.9', forwarded: '1.2.3.4', client: '203.0.113.9' },
    { peer: '10.0.0.1', forwarded: '1.2.3.4', client: '1.2.3.4' },
    { peer: '::ffff:10.0.0.1', forwarded: '1.2.3.4, 10.9.9.9', client: '1.2.3.4' },
    { peer: '10.0.0.1', forwarded: '6.6.6.6, 1.2.3.4', client: '1.2.3.4' },
    { peer: '10.0.0.1', forwarded: 'unknown', client: '10.0.0.1' },
    { peer: '10.0.0.1', forwarded: '[2001:db8::1]:4711', client: '2001:db8::1' },
    { peer: '10.0.0.1', forwarded: null, client: '10.0.0.1' },
  ])('"$forwarded" from $peer is $client', ({ peer, forwarded, client }) => {
    expect(new Proxies(['10.0.0.0/8']).clientOf(peer, forwarded).address).toBe(client);
  });

  test('of a network that is none is refused at the start', () => {
    expect(() => new Proxies(['proxy.example.org'])).toThrow(
      '"proxy.example.org" is neither an IP address nor a network',
    );
  });
});

test('a client that does not take its answer is cut off', async () => {
  const store = await open();
  await store.transaction([
    put('g', Array.from({ length: 3000 }, (_, n) => `:s${n} :p "${'x'.repeat(5000)}" .`).join('\n')),
  ]);
  const url = await start(store, { responseTimeoutMs: 300 });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`GET ${query('SELECT * { ?s ?p ?o }')} HTTP/1.1\r\nHost: e\r\n\r\n`);
  await once(socket, 'readable');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  let taken = 0;
  socket.on('data', (chunk: Buffer) => {
    taken += chunk.length;
  });
  socket.resume();
  await once(socket, 'close');
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(15_000_000);
});

describe('an answer to the same query', () => {
  const text = 'SELECT ?o { ?s ?p ?o }';

  test('is kept, packed or not, until something is written', async () => {
    const store = await open();
    await store.transaction([put('g', Array.from({ length: 600 }, (_, n) => `:s :p ${n} .`).join('\n'))]);
    const url = await start(store);
    const ask = async (coding: string, accept = 'text/csv'): Promise<Response> =>
      fetch(url + query(text), { headers: { accept, 'accept-encoding': coding } });
    const plain = await (await ask('identity')).text();
    for (const coding of ['gzip', 'br', 'gzip', 'br']) {
      const response = await ask(coding);
      expect(response.headers.get('content-encoding')).toBe(coding);
      expect(await response.text()).toBe(plain);
    }
    expect(await figure(url, 'pacta_query_cache_total{result="hit"}')).toBe(4);
    expect((await ask('identity', 'text/tab-separated-values')).status).toBe(200);
    expect(await figure(url, 'pacta_query_cache_total{result="miss"}')).toBe(2);
    await store.transaction([update('INSERT DATA { :s :p "new" }')]);
    expect(await (await ask('identity')).text()).toContain('new');
    expect(await figure(url, 'pacta_query_cache_total{result="miss"}')).toBe(3);
  });

  test('is made once for all who ask at the same time, and never kept where it is an error or may change', async () => {
    const store = await open();
    const url = await start(store);
    const bodies = await Promise.all(Array.from({ length: 8 }, async () => (await fetch(url + query(text))).text()));
    expect(new Set(bodies).size).toBe(1);
    for (let n = 0; n < 2; n++) expect((await fetch(url + query('SELECT nonsense'))).status).toBe(400);
    const uuids = await Promise.all(
      Array.from({ length: 4 }, async () => (await fetch(url + query('SELECT (UUID() AS ?u) {}'))).text()),
    );
    expect(new Set(uuids).size).toBe(4);
    expect(await figure(url, 'pacta_store_transactions')).toBe(0);
  });

  test('packed is the answer itself', async () => {
    const store = await open();
    await store.transaction([put('g', Array.from({ length: 600 }, (_, n) => `:s :p ${n} .`).join('\n'))]);
    const url = await start(store);
    const { port } = new URL(url);
    const unpack = { gzip: gunzipSync, br: brotliDecompressSync };
    for (const coding of ['gzip', 'br'] as const) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.write(
        `GET ${query(text)} HTTP/1.1\r\nHost: e\r\nAccept: text/csv\r\nAccept-Encoding: ${coding}\r\nConnection: close\r\n\r\n`,
      );
      const chunks: Buffer[] = [];
      for await (const chunk of socket) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      const body = bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);
      expect(unpack[coding](body).toString().split('\r\n')).toHaveLength(602);
    }
  });
});

describe('/health/ready', () => {
  test('proves that writes work, leaves no trace of it, and says when they do not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-ready-'));
    const store = await open({ journal: await openJournal(folder) });
    const url = await start(store, { token: TOKEN });
    const before = store.state();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(store.state()).toMatchObject({ ...before, engines: expect.anything() });
    await expect(
      store.query({ query: 'ASK { { ?s ?p ?o } UNION { GRAPH ?g {} } }', results: 'text/csv' }),
    ).resolves.toMatchObject({ body: 'false' });
    rmSync(join(folder, 'journal.log'));
    mkdirSync(join(folder, 'journal.log', 'in-the-way'), { recursive: true });
    await store.compact();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const response = await fetch(`${url}/health/ready`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ title: 'The server is not ready' });
    expect((await fetch(url + query('ASK {}'))).status).toBe(200);
    const readOnly = await start(store);
    expect((await fetch(`${readOnly}/health/ready`)).status).toBe(200);
  });
});

test('each request is told to the log under the name that its answer carries, without its query', async () => {
  const entries: RequestEntry[] = [];
  const url = await start(await open(), { log: (entry) => entries.push(entry) });
  const response = await fetch(url + query('SELECT ("secret" AS ?x) {}'));
  await response.text();
  expect(entries).toEqual([
    {
      id: response.headers.get('x-request-id'),
      client: '127.0.0.1',
      method: 'GET',
      path: '/sparql',
      status: 200,
      ms: expect.any(Number),
      bytes: Number(response.headers.get('content-length')),
    },
  ]);
  expect(JSON.stringify(entries)).not.toContain('secret');
});

test('/metrics counts requests by route, so that made-up addresses make no new figures', async () => {
  const url = await start(await open());
  for (const path of ['/a', '/b', '/sparql']) await fetch(url + path);
  expect(await figure(url, 'pacta_http_requests_total{route="other",method="GET",status="404"}')).toBe(2);
  expect(await figure(url, 'pacta_http_requests_total{route="/sparql",method="GET",status="200"}')).toBe(1);
  expect(await figure(url, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
});
