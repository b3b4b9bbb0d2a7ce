// Two servers that keep nothing, before one store, behind nginx with the project's own file (data/deploy/nginx.conf): the same
// answers from both, a write is seen through both, one may die, and clients are told apart behind the proxy.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { pacta, ROOT, scratchFolder } from './run.js';
import { serve } from './serving.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const TOKEN = 'a-token-for-the-tests-of-horizontal';
const installed = spawnSync('nginx', ['-v']).status === 0;

const proxies = new Set<ChildProcess>();
afterEach(() => {
  for (const proxy of proxies) proxy.kill('SIGTERM');
  proxies.clear();
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** The project's file with other ports, within the least that nginx needs around it; tells which server has answered. */
async function startNginx(ports: readonly [number, number]): Promise<string> {
  const folder = scratchFolder();
  const port = await freePort();
  const own = readFileSync(join(ROOT, 'data/deploy/nginx.conf'), 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('127.0.0.1:3031', `127.0.0.1:${ports[0]}`)
    .replace('127.0.0.1:3032', `127.0.0.1:${ports[1]}`);
  expect(own).not.toMatch(/server 127\.0\.0\.1:303\d |listen 80;/);
  mkdirSync(join(folder, 'logs'));
  writeFileSync(join(folder, 'pacta.conf'), own);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {}
     http { access_log off; ${temporary} add_header X-Server $upstream_addr always; include ${folder}/pacta.conf; }`,
  );
  const proxy = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  proxies.add(proxy);
  let said = '';
  proxy.stderr.on('data', (text: Buffer) => {
    said += String(text);
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 500; tries++) {
    if (proxy.exitCode !== null) throw new Error(`nginx ended: ${said}`);
    const answer = await fetch(`${url}/health/live`).catch(() => undefined);
    if (answer?.ok === true) return url;
    await sleep(100);
  }
  throw new Error(`nginx does not answer: ${said}`);
}

async function startServers(...flags: readonly string[]) {
  const store = await serve(['--empty', '--port', '0'], { env: { PACTA_TOKEN: TOKEN } });
  const env = { PACTA_STORE_TOKEN: TOKEN, PACTA_TOKEN: TOKEN };
  expect((await pacta(['load', '--store', store.url], { env })).code).toBe(0);
  const start = () => serve(['--store', store.url, '--port', '0', '--trust-proxy', '127.0.0.1', ...flags], { env });
  const servers = [await start(), await start()] as const;
  const ports = [Number(new URL(servers[0].url).port), Number(new URL(servers[1].url).port)] as const;
  return { servers, ports };
}

describe.skipIf(!installed)(
  installed ? 'several servers' : 'several servers (skipped: install Debian’s "nginx-light")',
  () => {
    test('answer as one, see every write at once, and go on when one dies', async () => {
      const { servers, ports } = await startServers();
      const url = await startNginx(ports);
      const ask = async (path: string, accept: string) => {
        const response = await fetch(url + path, { headers: { accept } });
        return { status: response.status, server: response.headers.get('x-server') ?? '', body: await response.text() };
      };
      const query = encodeURIComponent(
        'SELECT ?treaty ?kind WHERE { ?treaty <https://w3id.org/pacta/ontology#kind> ?kind } ORDER BY ?treaty ?kind',
      );
      for (const [path, accept] of [
        [`/sparql?query=${query}`, 'text/csv'],
        ['/article/rus-kaz-moscow-declaration', 'text/turtle'],
        ['/article/rus-kaz-moscow-declaration', 'text/html'],
      ] as const) {
        const answers = [];
        for (let count = 0; count < 6; count++) answers.push(await ask(path, accept));
        expect(new Set(answers.map(({ server }) => server)).size, path).toBe(2);
        expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size, path).toBe(1);
        expect([answers[0]?.status, (answers[0]?.body.length ?? 0) > 500]).toEqual([200, true]);
      }

      const written = await fetch(`${url}/store?graph=${encodeURIComponent('http://example.org/g')}`, {
        method: 'PUT',
        headers: { 'content-type': 'text/turtle', authorization: `Bearer ${TOKEN}` },
        body: '<http://example.org/s> <http://example.org/p> "written" .',
      });
      expect(written.status, await written.text()).toBe(201);
      const seen = [];
      for (let count = 0; count < 4; count++)
        seen.push(
          await ask(`/sparql?query=${encodeURIComponent('SELECT ?o { ?s <http://example.org/p> ?o }')}`, 'text/csv'),
        );
      expect(new Set(seen.map(({ server }) => server)).size).toBe(2);
      expect(seen.map(({ body }) => body.trim().split('\r\n').at(-1))).toEqual(Array(4).fill('written'));

      servers[0].child.kill('SIGKILL');
      const after = [];
      for (let count = 0; count < 6; count++) after.push(await ask(`/sparql?query=${query}`, 'text/csv'));
      expect(after.map(({ status }) => status)).toEqual(Array(6).fill(200));
      expect((await ask('/metrics', 'text/plain')).status).toBe(403);
    });

    test('tell clients by what nginx says of them, and not by what they say themselves', async () => {
      const { ports } = await startServers('--rate-limit', '1');
      const url = await startNginx(ports);
      const statuses = [];
      for (let count = 0; count < 40; count++) {
        const headers = { 'x-forwarded-for': `10.0.0.${count}` };
        statuses.push(
          (await fetch(`${url}/health/live`, { headers })).status === 200
            ? (await fetch(`${url}/sparql?query=ASK%7B%7D`, { headers })).status
            : 0,
        );
      }
      expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(9);
      expect(statuses).toContain(429);
    });
  },
);
