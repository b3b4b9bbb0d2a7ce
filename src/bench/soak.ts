// `npm run soak [-- --minutes 30 --clients 50 --quads 100000]`: a server of its own under mixed reading and writing. Exits 1
// when an answer is neither a success nor a refusal by design, when something acknowledged is missing at the end, or when
// the memory of the server is not flat after the first five minutes.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT } from '../cli/folders.js';
import { writeSnapshot } from '../store/snapshot.js';
import { startPacta, TOKEN } from './endpoint/processes.js';
import { makeDataset } from './endpoint/synthetic.js';
import { median } from './harness.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    clients: { type: 'string', default: '50' },
    quads: { type: 'string', default: '100000' },
  },
});
const [MINUTES, CLIENTS, QUADS] = [Number(values.minutes), Number(values.clients), Number(values.quads)];
const SHARE_OF_WRITES = 0.1;
const PAUSE_MS = 50;
const LOOK_EVERY_MS = 5000;
/** Memory is judged from then on: by the median of what follows within as long, and of as long before the end. */
const SETTLED_MINUTES = 5;
const MOST_GROWTH = 1.15;
const QUERIES = join(ROOT, 'src', 'bench', 'endpoint', 'queries');

const queries = readdirSync(QUERIES).map((file) => readFileSync(join(QUERIES, file), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'pacta-soak-'));
await writeSnapshot(folder, 1, await makeDataset(QUADS));
const server = await startPacta(folder, []);
const statuses = new Map<string, number>();
const acknowledged: string[] = [];
const memory: { readonly minute: number; readonly megabytes: number }[] = [];
const started = Date.now();
const minutes = (): number => (Date.now() - started) / 60_000;
const count = (status: string): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1);
const headers = { authorization: `Bearer ${TOKEN}` };

async function read(): Promise<void> {
  const query = queries[Math.floor(Math.random() * queries.length)] ?? '';
  const response = await fetch(server.url, { method: 'POST', body: new URLSearchParams({ query }) });
  await response.arrayBuffer();
  count(`read ${response.status}`);
}

async function write(client: number, round: number): Promise<void> {
  const name = `urn:x:soak:${client}-${round}`;
  const update = `INSERT DATA { GRAPH <urn:x:soak:${client}> { <${name}> <urn:x:p> "${'x'.repeat(500)}" } }`;
  const response = await fetch(server.url, { method: 'POST', body: new URLSearchParams({ update }), headers });
  await response.arrayBuffer();
  count(`write ${response.status}`);
  if (response.status === 204) acknowledged.push(name);
}

async function client(number: number): Promise<void> {
  for (let round = 0; minutes() < MINUTES; round++) {
    try {
      await (Math.random() < SHARE_OF_WRITES ? write(number, round) : read());
    } catch (error) {
      const { message, cause } = error as Error;
      count(`failed: ${cause instanceof Error ? cause.message : message}`);
    }
    await wait(Math.random() * 2 * PAUSE_MS);
  }
}

async function watch(): Promise<void> {
  while (minutes() < MINUTES) {
    const text = await (await fetch(`${new URL(server.url).origin}/metrics`)).text();
    const bytes = Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]);
    memory.push({ minute: minutes(), megabytes: bytes / 1024 / 1024 });
    await wait(LOOK_EVERY_MS);
  }
}

await Promise.all([watch(), ...Array.from({ length: CLIENTS }, (_, number) => client(number))]);
const query = 'SELECT ?s WHERE { ?s <urn:x:p> ?o }';
const response = await fetch(server.url, {
  method: 'POST',
  body: new URLSearchParams({ query }),
  headers: { accept: 'text/csv' },
});
const kept = new Set((await response.text()).split(/\r?\n/));
const lost = acknowledged.filter((name) => !kept.has(name));
await server.stop();
rmSync(folder, { recursive: true });

const by = (from: number, to: number): number[] =>
  memory.flatMap(({ minute, megabytes }) => (minute >= from && minute < to ? [megabytes] : []));
const print = (text: string): void => void process.stdout.write(`${text}\n`);
print(`${MINUTES} minutes, ${CLIENTS} clients, ${QUADS} quads`);
for (const [status, number] of [...statuses].sort()) print(`${status}: ${number}`);
print(`${acknowledged.length} writes acknowledged, ${lost.length} of them missing`);
const byDesign = /^(?:read|write) (?:2\d\d|4\d\d|503)$/;
let failed = lost.length > 0 || [...statuses.keys()].some((status) => !byDesign.test(status));
if (MINUTES >= 3 * SETTLED_MINUTES) {
  const before = median(by(SETTLED_MINUTES, 2 * SETTLED_MINUTES));
  const after = median(by(MINUTES - SETTLED_MINUTES, MINUTES));
  print(`memory: ${before.toFixed(0)} MB after ${SETTLED_MINUTES} minutes, ${after.toFixed(0)} MB at the end`);
  failed ||= after > MOST_GROWTH * before;
} else print(`memory: ${median(by(0, MINUTES)).toFixed(0)} MB; judged from ${3 * SETTLED_MINUTES} minutes on`);
process.exitCode = failed ? 1 : 0;
