// SIGKILL at random moments, while several clients write, while the store is folded into a new snapshot and while it
// starts. After each restart nothing that was acknowledged is lost and nothing is half there.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { scratchFolder } from '../cli/run.js';
import { stopped } from '../cli/serving.js';
import { put, select, start, update } from './endpoint.js';
import { EXTENT, tell } from './extent.js';

const WRITERS = 6;
const PADDING = 'x'.repeat(1500);
const GRAPHS = 3;
const TRIPLES_A_GRAPH = 40;
const LONGEST_RUN_MS = 700;
const LONGEST_START_MS = 900;

/** What the clients were told. A write that was sent and not answered may be there or not. */
class Record {
  readonly acknowledged = new Set<string>();
  /** Whose deletion was sent. */
  readonly doomed = new Set<string>();
  readonly deleted = new Set<string>();
  /** Graph → the newest version that was acknowledged, and the newest that was sent. */
  readonly versions = Array.from({ length: GRAPHS }, () => ({ acknowledged: 0, sent: 0 }));
  writes = 0;
  #next = 0;

  async writeOne(url: string): Promise<void> {
    const dice = Math.random();
    if (dice < 0.2) await this.#replace(url);
    else if (dice < 0.5) await this.#delete(url);
    else await this.#insert(url);
  }

  async #insert(url: string): Promise<void> {
    const name = `http://e/w${this.#next++}`;
    const triple = `<${name}> <http://e/p> "${PADDING}"`;
    if (
      (await update(url, `INSERT DATA { GRAPH <http://e/a> { ${triple} } GRAPH <http://e/b> { ${triple} } }`)) !== 204
    )
      return;
    this.acknowledged.add(name);
    this.writes += 1;
  }

  async #delete(url: string): Promise<void> {
    const name = [...this.acknowledged].find((one) => !this.doomed.has(one));
    if (name === undefined) return this.#insert(url);
    this.doomed.add(name);
    const triple = `<${name}> <http://e/p> ?o`;
    const text = `DELETE { GRAPH ?g { ${triple} } } WHERE { GRAPH ?g { ${triple} } }`;
    if ((await update(url, text)) !== 204) return;
    this.deleted.add(name);
    this.writes += 1;
  }

  async #replace(url: string): Promise<void> {
    const index = Math.floor(Math.random() * GRAPHS);
    const graph = this.versions[index];
    if (graph === undefined || graph.sent > graph.acknowledged) return this.#insert(url);
    const version = ++graph.sent;
    const turtle = Array.from({ length: TRIPLES_A_GRAPH }, (_, n) => `<http://e/t${n}> <http://e/v> ${version} .`);
    const status = await put(url, `http://e/c${index}`, turtle.join('\n'));
    if (status !== 201 && status !== 204) return;
    graph.acknowledged = version;
    this.writes += 1;
  }
}

async function assertKept(url: string, record: Record): Promise<void> {
  const [a, b] = await Promise.all(
    ['a', 'b'].map((graph) => select(url, `SELECT ?s { GRAPH <http://e/${graph}> { ?s <http://e/p> ?o } }`)),
  );
  expect([...(a ?? [])].sort()).toEqual([...(b ?? [])].sort());
  const kept = new Set(a);
  expect([...record.acknowledged].filter((name) => !kept.has(name) && !record.doomed.has(name))).toEqual([]);
  expect([...record.deleted].filter((name) => kept.has(name))).toEqual([]);
  for (const [index, graph] of record.versions.entries()) {
    const versions = await select(url, `SELECT ?v { GRAPH <http://e/c${index}> { ?s <http://e/v> ?v } }`);
    const version = Number(versions[0] ?? 0);
    expect(versions).toEqual(Array(version === 0 ? 0 : TRIPLES_A_GRAPH).fill(String(version)));
    expect(version).toBeGreaterThanOrEqual(graph.acknowledged);
    expect(version).toBeLessThanOrEqual(graph.sent);
    graph.acknowledged = version;
    graph.sent = version;
  }
}

test('what was acknowledged survives SIGKILL at any moment', async () => {
  const folder = join(scratchFolder(), 'store');
  const record = new Record();
  let duringStart = 0;
  for (let kill = 0; kill < EXTENT.kills; kill++) {
    if (kill % 4 === 3) {
      const early = start(folder, [], { killAfterMs: Math.random() * LONGEST_START_MS });
      const served = await early.catch(() => undefined);
      if (served === undefined) duringStart += 1;
      else await stopped(served.child, 'SIGKILL');
      continue;
    }
    const { url, child } = await start(folder);
    await assertKept(url, record);
    let killed = false;
    const writers = Array.from({ length: WRITERS }, async () => {
      while (!killed) await record.writeOne(url);
    });
    await wait(Math.random() * LONGEST_RUN_MS);
    const ended = stopped(child, 'SIGKILL');
    await ended;
    killed = true;
    await Promise.all(writers);
  }
  const { url } = await start(folder);
  await assertKept(url, record);
  expect(record.writes).toBeGreaterThan(EXTENT.kills);
  tell(
    `${EXTENT.kills} kills with SIGKILL (${duringStart} during the start), ${record.writes} writes acknowledged by ${WRITERS} clients, none lost, none half there`,
  );
});
