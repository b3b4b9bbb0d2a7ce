// A dataset goes from a folder to an endpoint and back, graph by graph: what arrives is compared by its canonical hash, what broke
// off is gone on with, and at the end there are the bytes of the beginning. The endpoint is a second Pacta.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataFactory, Parser } from 'n3';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { corpus } from '../../src/bench/corpus/corpus.js';
import { canonicalHash } from '../../src/graph/canonical.js';
import { MAIN, pacta, ROOT, scratchFolder } from './run.js';
import { serve } from './serving.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const TOKEN = 'a-token-for-the-tests-of-moving';
const ENV = { PACTA_STORE_TOKEN: TOKEN };
const ARTICLES = 30;
const folder = scratchFolder();
const source = join(folder, 'source.nq');

beforeAll(async () => {
  const lines = [...corpus({ count: ARTICLES, seed: 3, languages: ['it', 'en'] })].map(({ article }) =>
    JSON.stringify(article),
  );
  writeFileSync(join(folder, 'news.jsonl'), lines.join('\n'));
  const store = join(folder, 'store');
  expect((await pacta(['load', join(folder, 'news.jsonl'), '--data', store])).code).toBe(0);
  expect((await pacta(['export', '--data', store, '--out', source])).code).toBe(0);
});

const proxies = new Set<Server>();
afterEach(() => {
  for (const proxy of proxies) proxy.close();
  proxies.clear();
});

interface Fault {
  /** Requests after which the connection is cut. */
  readonly after?: number;
  /** What becomes of a request on its way. */
  readonly change?: (body: string) => string;
}

/** A real endpoint behind something that goes wrong. */
async function faulty(
  url: string,
  { after = Number.POSITIVE_INFINITY, change = (body) => body }: Fault,
): Promise<string> {
  let requests = 0;
  const proxy = createServer(async (request, response) => {
    requests += 1;
    if (requests > after) {
      request.socket.destroy();
      return;
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { accept = '*/*', authorization = '' } = request.headers;
    const headers = { accept, authorization, 'content-type': request.headers['content-type'] ?? '' };
    const answer = await fetch(url + new URL(request.url ?? '', url).search, {
      method: 'POST',
      headers,
      body: change(body),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(await answer.text());
  });
  proxies.add(proxy);
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/sparql`;
}

const openEndpoint = (...flags: string[]) =>
  serve(['--empty', '--port', '0', ...flags], { env: { PACTA_TOKEN: TOKEN } });

describe('moving', () => {
  test('to an endpoint and back gives the same bytes, also when it is killed on the way', async () => {
    const { url } = await openEndpoint();
    const args = ['load', source, '--store', url, '--by-graph', '--json'];
    const child = spawn(process.execPath, [MAIN, ...args, '-v'], { cwd: ROOT, env: { ...process.env, ...ENV } });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    while (!/(?:wrote .*\n){3}/.test(said)) await sleep(10);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('close', resolve));
    const { stdout, stderr, code } = await pacta(args, { env: ENV });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/graphs written and read back/) });
    const { written, kept } = JSON.parse(stdout) as { written: number; kept: number };
    expect(kept).toBeGreaterThanOrEqual(3);
    expect(written).toBeGreaterThan(0);
    expect(written + kept).toBe(ARTICLES + 1);

    const back = join(folder, 'back.nq');
    expect((await pacta(['export', '--store', url, '--out', back], { env: ENV })).code).toBe(0);
    expect(readFileSync(back, 'utf8') === readFileSync(source, 'utf8')).toBe(true);
    const [again, own] = [join(folder, 'again'), join(folder, 'again.nq')];
    expect((await pacta(['load', back, '--data', again])).code).toBe(0);
    expect((await pacta(['export', '--data', again, '--out', own])).code).toBe(0);
    expect(readFileSync(own, 'utf8') === readFileSync(source, 'utf8')).toBe(true);
  });

  test('writes only what differs', async () => {
    const { url } = await openEndpoint();
    const args = ['load', source, '--store', url, '--by-graph', '--json'];
    expect((await pacta(args, { env: ENV })).code).toBe(0);
    const graph = 'https://w3id.org/pacta/article/synthetic-3-4';
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/sparql-update', authorization: `Bearer ${TOKEN}` },
      body: `DELETE WHERE { GRAPH <${graph}> { <${graph}> <https://schema.org/inLanguage> ?language } }`,
    });
    expect(JSON.parse((await pacta(args, { env: ENV })).stdout)).toMatchObject({ written: 1, kept: ARTICLES });
  });

  test('tells of an endpoint that keeps something else than it was sent', async () => {
    const { url } = await openEndpoint('--no-gate');
    const forgetful = await faulty(url, { change: (body) => body.replace(/^.*synthetic-3-2> <[^>]*text> .*\n/m, '') });
    const { code, stderr } = await pacta(['load', source, '--store', forgetful, '--by-graph'], { env: ENV });
    expect(code).toBe(5);
    expect(stderr).toMatch(/article\/synthetic-3-2 is not what was sent when it is read back/);
    expect(stderr.match(/is not what was sent/g)).toHaveLength(1);
  });

  test('out of an endpoint that goes away is gone on with', async () => {
    const { url } = await openEndpoint();
    expect((await pacta(['load', source, '--store', url, '--by-graph'], { env: ENV })).code).toBe(0);
    const out = join(folder, 'resumed.nq');
    const broken = await pacta(['export', '--store', await faulty(url, { after: 12 }), '--out', out], { env: ENV });
    expect([broken.code, broken.stderr]).toEqual([4, expect.stringContaining('does not answer')]);
    expect(existsSync(out)).toBe(false);
    const resumed = await pacta(['export', '--store', url, '--out', out, '--resume'], { env: ENV });
    expect(resumed.code).toBe(0);
    expect(readFileSync(out, 'utf8') === readFileSync(source, 'utf8')).toBe(true);
  });

  test.each([
    ['into a folder', ['--data', join(folder, 'other'), '--by-graph'], 2, '--by-graph is for an endpoint'],
    [
      'with --diff',
      ['--store', 'http://127.0.0.1:9/sparql', '--by-graph', '--diff'],
      2,
      'does not go with --dry-run and --diff',
    ],
  ])('%s is refused where it cannot be', async (_, args, code, message) => {
    const run = await pacta(['load', source, ...args]);
    expect([run.code, run.stderr]).toEqual([code, expect.stringContaining(message)]);
  });

  test('refuses a file that has a graph in two places, with the line', async () => {
    const { url } = await openEndpoint();
    const file = join(folder, 'mixed.nq');
    const quad = (graph: string): string => `<http://e/s> <http://e/p> "${graph}" <http://e/${graph}> .\n`;
    writeFileSync(file, quad('a') + quad('b') + quad('a'));
    const { code, stderr } = await pacta(['load', file, '--store', url, '--by-graph'], { env: ENV });
    expect(code).toBe(3);
    expect(stderr).toContain('mixed.nq:3: has the graph <http://e/a> in two places; sort it by graph');
  });
});

describe('the canonical hash', () => {
  const parse = (text: string) => new Parser().parse(text);
  test('is the same whatever order, graph and labels of blank nodes', async () => {
    const one = parse('_:a <http://e/p> _:b . _:b <http://e/p> "x"@en .');
    const other = parse('_:z <http://e/p> "x"@en . _:y <http://e/p> _:z .').map(({ subject, predicate, object }) =>
      DataFactory.quad(subject, predicate, object, DataFactory.namedNode('http://e/g')),
    );
    expect(await canonicalHash(other)).toBe(await canonicalHash(one));
    expect(await canonicalHash(parse('_:a <http://e/p> _:b . _:b <http://e/p> "x"@it .'))).not.toBe(
      await canonicalHash(one),
    );
  });

  test('is that of the canonical N-Quads', async () => {
    expect(await canonicalHash(parse('<http://e/s> <http://e/p> "o" .'))).toBe(
      // printf '<http://e/s> <http://e/p> "o" .\n' | sha256sum
      '57743f10e6729b352c55d47d7b4e8190574ab9acab0613aee1312abeaae9bf56',
    );
  });
});
