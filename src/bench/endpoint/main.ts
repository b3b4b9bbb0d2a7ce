// `npm run bench:endpoint [-- --quads 1000000 --rounds 9 --quick]`: our server beside Virtuoso 7 over HTTP on the same
// quads. Each query in turns, cold (our cache of answers off) and repeated (on), the rate of a cheap query, the write of one
// article, the start. Without Virtuoso only our own figures are printed.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { ROOT } from '../../cli/folders.js';
import { writeSnapshot } from '../../store/snapshot.js';
import { describeMachine, median } from '../harness.js';
import { type Endpoint, hasVirtuoso, startPacta, startVirtuoso, TOKEN } from './processes.js';
import { makeDataset } from './synthetic.js';

const { values } = parseArgs({
  options: {
    quads: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '9' },
    quick: { type: 'boolean', default: false },
  },
});
const QUADS = values.quick ? 20_000 : Number(values.quads);
const ROUNDS = values.quick ? 3 : Number(values.rounds);
const WARM = 2;
const CONNECTIONS = 10;
const RATE_SECONDS = values.quick ? 1 : 5;
const QUERIES = join(ROOT, 'src', 'bench', 'endpoint', 'queries');
const queries = readdirSync(QUERIES)
  .sort()
  .map((file) => ({ name: file.replace(/^\d+-|\.rq$/g, ''), text: readFileSync(join(QUERIES, file), 'utf8') }));
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const cell = (ms: number | undefined): string => (ms === undefined ? '' : ms < 10 ? ms.toFixed(2) : ms.toFixed(0));

async function ask(url: string, text: string): Promise<{ readonly ms: number; readonly rows: number }> {
  const started = performance.now();
  const isGraph = /^CONSTRUCT/m.test(text);
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: isGraph ? 'application/n-triples' : 'application/sparql-results+json',
    },
    body: new URLSearchParams({ query: text }).toString(),
  });
  const body = await response.text();
  const ms = performance.now() - started;
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body.slice(0, 300)}`);
  if (isGraph) return { ms, rows: body.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length };
  return { ms, rows: (JSON.parse(body) as { results: { bindings: unknown[] } }).results.bindings.length };
}

interface Timing {
  readonly ms: number;
  readonly rows: number;
}
/** Median of each endpoint, asked in turns. */
async function time(endpoints: readonly Endpoint[], text: string): Promise<Timing[]> {
  const times = endpoints.map((): number[] => []);
  const rows = endpoints.map(() => 0);
  for (let round = -WARM; round < ROUNDS; round++)
    for (const [index, { url }] of endpoints.entries()) {
      const answer = await ask(url, text);
      rows[index] = answer.rows;
      if (round >= 0) times[index]?.push(answer.ms);
    }
  return times.map((all, index) => ({ ms: median(all), rows: rows[index] ?? 0 }));
}

/** Requests a second. */
async function rate({ url }: Endpoint, text: string): Promise<number> {
  const until = performance.now() + RATE_SECONDS * 1000;
  let count = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      await ask(url, text);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  return count / RATE_SECONDS;
}

async function timeWrites({ url }: Endpoint, graph: string, turtle: string): Promise<number> {
  const times: number[] = [];
  for (let round = -WARM; round < ROUNDS; round++) {
    const body = turtle.replaceAll('Offset> "', `Offset> "${round + WARM + 1}`);
    const started = performance.now();
    const response = await fetch(`${new URL(url).origin}/store?graph=${encodeURIComponent(graph)}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/n-triples', authorization: `Bearer ${TOKEN}` },
      body,
    });
    await response.text();
    if (!response.ok) throw new Error(`the write was answered with ${response.status}`);
    if (round >= 0) times.push(performance.now() - started);
  }
  return median(times);
}

const geometricMean = (ratios: readonly number[]): number =>
  Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);

const folder = mkdtempSync(join(tmpdir(), 'pacta-bench-'));
const stopping: Endpoint[] = [];
try {
  const contents = await makeDataset(QUADS);
  const quads = [...contents.values()].reduce((sum, lines) => sum + lines.size, 0);
  await writeSnapshot(folder, 1, contents);
  const flags = ['--engines', '2'];
  const cold = await startPacta(folder, [...flags, '--cache', '0']);
  stopping.push(cold);
  const peer = hasVirtuoso()
    ? await startVirtuoso(join(folder, 'virtuoso'), contents, values.quick ? 20_000 : undefined)
    : undefined;
  if (peer !== undefined) stopping.push(peer);
  const machine = describeMachine();
  print(`${quads} quads in ${contents.size} graphs; Node ${machine.node}, ${machine.cores} × ${machine.processor}\n`);
  print('| query | rows | cold, ms | Virtuoso 7, ms | ratio | repeated, ms | ratio |\n|---|---|---|---|---|---|---|');
  const endpoints = peer === undefined ? [cold] : [cold, peer];
  const first = new Map<string, readonly Timing[]>();
  for (const { name, text } of queries) first.set(name, await time(endpoints, text));
  const cheap = queries[0]?.text ?? '';
  const rates = [await rate(cold, cheap), peer === undefined ? undefined : await rate(peer, cheap)] as const;
  const [graph = '', lines = new Set<string>()] = [...contents][0] ?? [];
  const written = await timeWrites(cold, graph, [...lines].map((line) => `${line} .\n`).join(''));
  await cold.stop();
  stopping.splice(stopping.indexOf(cold), 1);
  const kept = await startPacta(folder, flags);
  stopping.push(kept);
  const ratios: { name: string; cold: number; repeated: number }[] = [];
  for (const { name, text } of queries) {
    const [own, other] = first.get(name) ?? [];
    const [repeated] = await time([kept], text);
    if (own === undefined || repeated === undefined) continue;
    const [coldRatio, repeatedRatio] = [own.ms, repeated.ms].map((ms) =>
      other === undefined ? undefined : other.ms / ms,
    );
    if (coldRatio !== undefined && repeatedRatio !== undefined)
      ratios.push({ name, cold: coldRatio, repeated: repeatedRatio });
    const differs = other !== undefined && other.rows !== own.rows ? ` (Virtuoso ${other.rows})` : '';
    const times = [own.ms, other?.ms, coldRatio, repeated.ms, repeatedRatio].map(cell);
    print(`| ${name} | ${own.rows}${differs} | ${times.join(' | ')} |`);
  }
  print('\nratios: how many times as long Virtuoso takes');
  if (ratios.length > 0) {
    print(
      `geometric mean: cold ${geometricMean(ratios.map((one) => one.cold)).toFixed(2)}, repeated ${geometricMean(ratios.map((one) => one.repeated)).toFixed(1)}`,
    );
    const ahead = ratios.filter((one) => one.cold < 1).map((one) => one.name);
    print(`Virtuoso is ahead, cold, on: ${ahead.length === 0 ? 'none' : ahead.join(', ')}`);
  }
  const keptRate = await rate(kept, cheap);
  print(
    `the cheap query, ${CONNECTIONS} connections, requests a second: ${[...rates, keptRate].map((one) => one?.toFixed(0) ?? 'none').join(' (cold), ')} (repeated); in the order ours, Virtuoso, ours`,
  );
  print(`write of one article of ${lines.size} quads, with fsync: ${cell(written)} ms`);
  print(`start from the snapshot until it answers: ${(kept.startedInMs / 1000).toFixed(1)} s`);
} finally {
  for (const endpoint of stopping) await endpoint.stop();
  rmSync(folder, { recursive: true, force: true });
}
