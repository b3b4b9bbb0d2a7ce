// Two hundred queries made to break the engine and two thousand from a grammar, against a server in a process of its own. After
// each of them a healthy query is answered within a second, and what was stored before is there, letter by letter.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scratchFolder } from '../cli/run.js';
import { stopped } from '../cli/serving.js';
import { PACTA_TOKEN, put, select, start } from './endpoint.js';
import { EXTENT, SEED, tell } from './extent.js';
import { fuzzed } from './grammar.js';
import { HOSTILE } from './hostile-queries.js';

const GUARDED = 400;
const HEALTHY_WITHIN_MS = 1000;
/** Longer than any answer may take, so that a server that does not answer at all is told from one that is slow. */
const ANSWER_WITHIN_MS = 20_000;
/** Every answer that a client may get: nothing breaks the server itself. */
const BY_DESIGN = [200, 204, 400, 422, 502, 503];

const guard = Array.from({ length: GUARDED }, (_, n) => `<urn:s${n}> <urn:p> "0${n}"^^<urn:t>, ${n}, "aaaa${n}" .`);
const statuses = new Map<number, number>();
let slowest = 0;

async function send(url: string, text: string, update: boolean): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': update ? 'application/sparql-update' : 'application/sparql-query',
      authorization: `Bearer ${PACTA_TOKEN}`,
    },
    body: text,
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const body = await response.text();
  statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
  if (!BY_DESIGN.includes(response.status)) throw new Error(`${response.status} ${body.slice(0, 500)}`);
}

/** Throws when a healthy query has no answer in time, or another than before. */
async function assertHealthy(url: string): Promise<void> {
  const started = performance.now();
  const rows = await select(url, 'SELECT (COUNT(*) AS ?n) { GRAPH <urn:guard> { ?s ?p ?o } }', {
    signal: AbortSignal.timeout(HEALTHY_WITHIN_MS),
  });
  slowest = Math.max(slowest, performance.now() - started);
  if (rows[0] !== String(GUARDED * 3)) throw new Error(`${rows[0]} of ${GUARDED * 3} triples are left`);
}

/** The graph as it was put, as bytes. */
async function guarded(url: string): Promise<string> {
  const address = `${new URL(url).origin}/store?graph=${encodeURIComponent('urn:guard')}`;
  return (await fetch(address, { headers: { accept: 'application/n-triples' } })).text();
}

async function runAll(
  texts: readonly { readonly text: string; readonly update: boolean }[],
  what: string,
): Promise<void> {
  statuses.clear();
  slowest = 0;
  const folder = join(scratchFolder(), 'store');
  const { url, child } = await start(folder, ['--query-timeout', '1']);
  expect(await put(url, 'urn:guard', guard.join('\n'))).toBe(201);
  const before = await guarded(url);
  for (const { text, update } of texts) {
    try {
      await send(url, text, update);
      await assertHealthy(url);
    } catch (error) {
      throw new Error(`seed ${SEED}: ${(error as Error).message} after ${text.slice(0, 2000)}`);
    }
  }
  expect(await guarded(url)).toBe(before);
  await stopped(child, 'SIGKILL');
  const again = await start(folder);
  expect(await guarded(again.url)).toBe(before);
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
  tell(
    `${texts.length} ${what}: ${told.join(', ')}; a healthy query was answered after each, at the slowest in ${Math.round(slowest)} ms; nothing lost`,
  );
}

test('a query made to break the engine harms nobody else', async () => {
  const step = Math.max(1, Math.floor(HOSTILE.length / EXTENT.hostileQueries));
  const chosen = HOSTILE.filter((_, index) => index % step === 0);
  expect(chosen.length).toBeGreaterThanOrEqual(EXTENT.hostileQueries);
  await runAll(chosen, 'hostile queries and updates');
});

test('nor does one from the grammar', async () => {
  await runAll(fc.sample(fuzzed, { numRuns: EXTENT.fuzzedQueries, seed: SEED }), 'queries and updates from a grammar');
});
