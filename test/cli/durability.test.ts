// `serve --data`: what a client was told is written is there again after any end of the process. Real processes, real
// kills, real HTTP.
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { pacta, scratchFolder } from './run.js';
import { type Served, type ServeOptions, serve, stopped } from './serving.js';

const PACTA_TOKEN = 'a-token-for-the-tests-of-durability';
const ROUNDS = 5;
const IN_FLIGHT = 4;

const start = (folder: string, flags: readonly string[] = [], options: ServeOptions = {}): Promise<Served> =>
  serve(['--empty', '--no-gate', '--port', '0', '--data', folder, ...flags], { env: { PACTA_TOKEN }, ...options });

const send = (url: string, contentType: string, body: string, method = 'POST'): Promise<Response> =>
  fetch(url, { method, headers: { 'content-type': contentType, authorization: `Bearer ${PACTA_TOKEN}` }, body });
const update = (url: string, text: string): Promise<Response> => send(url, 'application/sparql-update', text);
const graph = (url: string, name: string): string => `${new URL(url).origin}/store?graph=${encodeURIComponent(name)}`;

async function values(url: string, pattern: string): Promise<string[]> {
  const query = `SELECT ?v WHERE { ${pattern} }`;
  const response = await fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/csv' } });
  expect(response.status).toBe(200);
  return (await response.text()).trim().split(/\s+/).slice(1).sort();
}

describe('serve --data', () => {
  test('has after kill -9 what was put and updated, as it was written, and the empty graph', async () => {
    const folder = join(scratchFolder(), 'store');
    const first = await start(folder);
    const turtle = '<http://e/a> <http://e/p> "2.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .';
    expect((await send(graph(first.url, 'http://e/g'), 'text/turtle', turtle, 'PUT')).status).toBe(201);
    expect((await send(graph(first.url, 'http://e/empty'), 'text/turtle', '', 'PUT')).status).toBe(201);
    expect((await update(first.url, 'INSERT DATA { <http://e/b> <http://e/q> "kept" }')).status).toBe(204);
    await stopped(first.child, 'SIGKILL');
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const { url, child } = await start(folder);
      const got = await fetch(graph(url, 'http://e/g'), { headers: { accept: 'application/n-triples' } });
      expect(await got.text()).toContain('"2.50"^^<http://www.w3.org/2001/XMLSchema#decimal>');
      expect((await fetch(graph(url, 'http://e/empty'))).status).toBe(200);
      expect((await fetch(graph(url, 'http://e/none'))).status).toBe(404);
      expect(await values(url, '?s <http://e/q> ?v')).toEqual(['kept']);
      await stopped(child, signal);
    }
    const { stdout } = await pacta(['query', 'SELECT ?v { ?s <http://e/q> ?v }', '--data', folder, '--format', 'csv']);
    expect(stdout).toContain('kept');
  });

  test('loses nothing acknowledged and keeps no half of a write, killed at any moment', {
    timeout: 180_000,
  }, async () => {
    const folder = join(scratchFolder(), 'store');
    const padding = 'x'.repeat(20_000);
    const acknowledged: string[] = [];
    let next = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      const { url, child } = await start(folder);
      const kept = await values(url, 'GRAPH <http://e/a> { ?v <http://e/p> ?o }');
      expect(kept.filter((name) => !name.startsWith('http://e/w'))).toEqual([]);
      expect(acknowledged.filter((name) => !kept.includes(name))).toEqual([]);
      expect(await values(url, 'GRAPH <http://e/b> { ?v <http://e/p> ?o }')).toEqual(kept);
      if (round === ROUNDS) break;
      const before = acknowledged.length;
      let killed = false;
      const write = async (): Promise<void> => {
        while (!killed) {
          const name = `http://e/w${next++}`;
          const triple = `<${name}> <http://e/p> "${padding}"`;
          const text = `INSERT DATA { GRAPH <http://e/a> { ${triple} } GRAPH <http://e/b> { ${triple} } }`;
          const response = await update(url, text).catch(() => undefined);
          if (response?.status === 204) acknowledged.push(name);
        }
      };
      const writers = Array.from({ length: IN_FLIGHT }, write);
      while (acknowledged.length === before) await wait(5);
      await wait(Math.random() * 500);
      const ended = stopped(child, 'SIGKILL');
      killed = true;
      await Promise.all([ended, ...writers]);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS);
  });

  test('cuts off a record that was not finished, and says so', async () => {
    const folder = join(scratchFolder(), 'store');
    const first = await start(folder);
    await update(first.url, 'INSERT DATA { <http://e/a> <http://e/p> "whole" }');
    await stopped(first.child, 'SIGKILL');
    appendFileSync(join(folder, 'journal.log'), '0badc0de 400 {"dropped":[],"crea');
    const { url, stderr } = await start(folder);
    expect(stderr()).toMatch(/^warning: .*journal\.log ended within record 2, at byte \d+; that record is cut off$/m);
    expect(await values(url, '?s <http://e/p> ?v')).toEqual(['whole']);
  });

  test('refuses a journal that is damaged in its middle, and salvages what precedes when told so', async () => {
    const folder = join(scratchFolder(), 'store');
    const file = join(folder, 'journal.log');
    const first = await start(folder);
    for (const name of ['one', 'two', 'three'])
      await update(first.url, `INSERT DATA { <http://e/a> <http://e/p> "${name}" }`);
    await stopped(first.child, 'SIGKILL');
    writeFileSync(file, readFileSync(file, 'utf8').replace('two', 'owt'));
    await expect(start(folder)).rejects.toThrow(
      /^ended with 5: error: .*journal\.log is damaged at record 2, byte \d+; .* --salvage/,
    );
    const query = await pacta(['query', 'ASK {}', '--data', folder]);
    expect([query.code, query.stderr]).toEqual([5, expect.stringContaining('is damaged at record 2')]);
    const { url, stderr } = await start(folder, ['--salvage']);
    expect(stderr()).toMatch(
      /^warning: .*journal\.log is damaged at record 2, byte \d+; it and what follows is put aside$/m,
    );
    expect(await values(url, '?s <http://e/p> ?v')).toEqual(['one']);
    const aside = readdirSync(folder).find((name) => name.startsWith('journal.log.damaged-')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toContain('three');
  });

  test('keeps a second process off the folder, and load as well', async () => {
    const folder = join(scratchFolder(), 'store');
    const { child, url } = await start(folder);
    const inUse = new RegExp(`${folder} is in use by process ${child.pid}; stop it`);
    await expect(start(folder)).rejects.toThrow(inUse);
    const loading = await pacta(['load', 'data/curated/*.ttl', '--data', folder]);
    expect([loading.code, loading.stderr]).toEqual([5, expect.stringMatching(inUse)]);
    expect(await values(url, '?v ?p ?o')).toEqual([]);
    expect(await stopped(child, 'SIGTERM')).toBe(0);
    expect((await pacta(['load', 'data/curated/*.ttl', '--data', folder])).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['dataset.nq', 'journal.log']);
  });

  test('without room answers 507, writes nothing, and goes on reading and taking what fits', async () => {
    const folder = join(scratchFolder(), 'store');
    const { child, url, stderr } = await start(folder, [], { maxFileBlocks: 100 });
    const write = (name: string, length: number): Promise<Response> =>
      update(url, `INSERT DATA { <http://e/${name}> <http://e/p> "${'x'.repeat(length)}" }`);
    expect((await write('fits', 30_000)).status).toBe(204);
    const full = await write('does-not', 30_000);
    expect(full.status).toBe(507);
    expect(full.headers.get('content-type')).toBe('application/problem+json');
    expect(await full.json()).toMatchObject({
      title: 'There is no room for the write',
      detail: 'Nothing was written: the folder store of this server has no room left.',
    });
    expect(stderr()).toContain(`nothing was written: the folder ${folder} has no room left`);
    expect(await values(url, '?v <http://e/p> ?o')).toEqual(['http://e/fits']);
    expect((await write('small', 1)).status).toBe(204);
    await stopped(child, 'SIGKILL');
    const again = await start(folder);
    expect(await values(again.url, '?v <http://e/p> ?o')).toEqual(['http://e/fits', 'http://e/small']);
    expect(again.stderr()).not.toContain('warning');
  });

  test('fills a new folder once', async () => {
    const folder = join(scratchFolder(), 'store');
    const args = ['--port', '0', '--data', folder];
    const first = await serve(args, { env: { PACTA_TOKEN } });
    const loaded = /^loaded (\d+ quads in 7 graphs)/m.exec(first.stderr())?.[1];
    expect(loaded).toBeDefined();
    expect((await update(first.url, 'DROP ALL')).status).toBe(204);
    await stopped(first.child, 'SIGTERM');
    expect((await serve(args)).stderr()).toContain('loaded 0 quads in 0 graphs');
  });
});
