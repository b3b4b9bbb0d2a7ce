// The server over a socket: the cases of test/cases/http once more, and what only a socket shows.
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ListenError, type Served, serve } from '../../src/server/serve.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { caseFiles, type Fetch, fixture, loadCases, ORIGIN, runSteps, TOKEN } from './http-cases.js';

const LIMITS = { port: 0, host: '127.0.0.1', maxBodyBytes: 4000, packFromBytes: 400, requestTimeoutMs: 1000 };

let store: Store;
let open: Served;
let readOnly: Served;
beforeAll(async () => {
  store = await openEmbeddedStore({});
  [open, readOnly] = await Promise.all([serve(store, { ...LIMITS, token: TOKEN }), serve(store, LIMITS)]);
});
afterAll(async () => {
  await Promise.all([open.close(), readOnly.close()]);
  await store.close();
});

/** Like fetch, but sends the Host and the escapes that it is told. */
function fetchFrom({ url }: Served): Fetch {
  return (path, { method = 'GET', headers, body }) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(url);
      const target = path.startsWith(ORIGIN) ? path.slice(ORIGIN.length) : path;
      const sent = body as Uint8Array | undefined;
      const outgoing = request(
        {
          host: hostname,
          port,
          method,
          path: target,
          headers: {
            ...(headers as Record<string, string>),
            host: new URL(ORIGIN).host,
            ...(sent === undefined ? {} : { 'content-length': sent.byteLength }),
          },
        },
        async (incoming) => {
          const chunks: Buffer[] = [];
          for await (const chunk of incoming) chunks.push(chunk as Buffer);
          const status = incoming.statusCode ?? 0;
          const answer = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
          const empty = status === 204 || status === 304;
          resolve(new Response(empty ? null : Buffer.concat(chunks), { status, headers: Object.fromEntries(answer) }));
        },
      );
      outgoing.on('error', reject);
      outgoing.end(sent);
    });
}

describe.each(caseFiles())('%s over a socket', (file) => {
  test.each(loadCases(file))('$name', async (one) => {
    await store.transaction(fixture(one));
    await runSteps(one.steps, fetchFrom(one.readOnly === true ? readOnly : open));
  });
});

describe('a listener', () => {
  test('says where it listens', async () => {
    expect(open.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${open.url}/health/live`)).json()).toEqual({ status: 'ok' });
  });

  test('says that a port is taken, and which', async () => {
    const port = Number(new URL(open.url).port);
    const second = serve(store, { ...LIMITS, port });
    await expect(second).rejects.toBeInstanceOf(ListenError);
    await expect(second).rejects.toThrow(
      `port ${port} on 127.0.0.1 is taken; stop what listens there, or choose another with --port`,
    );
  });

  test('says that a host is none of this machine', async () => {
    await expect(serve(store, { ...LIMITS, host: '203.0.113.7' })).rejects.toThrow(
      '203.0.113.7 is no address of this machine; choose another with --host',
    );
  });

  test('answers 413 to a body far over the bound', async () => {
    const response = await fetch(`${open.url}/sparql`, {
      method: 'POST',
      headers: { 'content-type': 'application/sparql-query' },
      body: `ASK {} #${'x'.repeat(3_000_000)}`,
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      detail: 'A body may have 4000 bytes; this one has more. Send it in parts.',
    });
  });

  test('answers 413 to a body of no stated length', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(1000).fill(32));
      },
    });
    const response = await fetch(`${open.url}/sparql`, {
      method: 'POST',
      headers: { 'content-type': 'application/sparql-query' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });

  test.each([
    [
      'a request that does not end',
      'POST /sparql HTTP/1.1\r\nHost: e\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK',
      408,
    ],
    ['headers that do not end', 'GET /sparql HTTP/1.1\r\nHost: e\r\nX: ', 408],
    ['what is no HTTP', 'nonsense\r\n\r\n', 400],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b/c\r\n\r\n', 400],
  ])('ends %s', async (_name, sent, status) => {
    const socket = connect(Number(new URL(open.url).port), '127.0.0.1');
    socket.write(sent);
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
      if (answer.includes('\r\n\r\n')) socket.end();
    });
    await once(socket, 'close');
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).not.toMatch(/\n\s+at /);
  });

  test('answers what is under way before it closes, and nothing more', async () => {
    const served = await serve(store, { ...LIMITS, drainMs: 3000 });
    const { port } = new URL(served.url);
    const outgoing = request({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: '/sparql',
      headers: { 'content-type': 'application/sparql-query', 'content-length': 6 },
    });
    outgoing.write('ASK');
    await once(outgoing, 'socket').then(([socket]) => once(socket, 'connect'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = served.close();
    outgoing.end(' {}');
    const [incoming] = await once(outgoing, 'response');
    expect(incoming.statusCode).toBe(200);
    incoming.resume();
    await closed;
    await expect(fetch(`${served.url}/health/live`)).rejects.toThrow('fetch failed');
  });
});
