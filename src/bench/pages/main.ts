// `npm run bench:pages [-- --quads 500000 --clients 20 --seconds 5 --quick]`: how long pages take at p95. The article page of the
// seeds, asked by many clients at once; and every overview over a large store, made anew and kept; then what pages
// weigh and how soon a browser paints them. Prints tables; exits 1 for a page that weighs too much, in its full form also for a
// kept page that takes too long.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { loadReferenceGraph } from '../../cli/converter.js';
import { ROOT } from '../../cli/folders.js';
import { makeIris } from '../../graph/iris.js';
import { lineOf } from '../../store/lines.js';
import { writeSnapshot } from '../../store/snapshot.js';
import { startPacta } from '../endpoint/processes.js';
import { makeDataset } from '../endpoint/synthetic.js';
import { describeMachine } from '../harness.js';

const { values } = parseArgs({
  options: {
    quads: { type: 'string', default: '500000' },
    clients: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
  },
});
const QUADS = values.quick ? 20_000 : Number(values.quads);
const CLIENTS = Number(values.clients);
const SECONDS = values.quick ? 1 : Number(values.seconds);
const ROUNDS = values.quick ? 1 : 3;
const ARTICLE_LIMIT_MS = 200;
const OVERVIEW_LIMIT_MS = 500;
const ARTICLES = ['/article/rus-kaz-moscow-declaration-0', '/article/rus-kgz-bishkek-declaration-0'];
const KINDS = ['/timeline', '/map', '/network', '/commitments', '/figures', '/compare'];
const FOCUS = `/network?focus=${encodeURIComponent(`${makeIris().base}id/state/KAZ`)}`;
const OVERVIEWS = [...KINDS, '/timeline?state=KAZ', '/map?state=KAZ', '/map?a=KAZ&b=RUS', '/figures?state=KAZ', FOCUS];
const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Milliseconds until the whole page is there, packed as a browser takes it. */
async function see(origin: string, path: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(origin + path, { headers: { accept: 'text/html', 'accept-encoding': 'br' } });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return performance.now() - started;
}

/** Each client asks for one page after another. */
async function crowd(origin: string, paths: readonly string[]): Promise<number[]> {
  const until = performance.now() + SECONDS * 1000;
  const times: number[] = [];
  let asked = 0;
  const client = async (): Promise<void> => {
    do times.push(await see(origin, paths[asked++ % paths.length] ?? '/'));
    while (performance.now() < until);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return times;
}

async function oneByOne(origin: string, paths: readonly string[], rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) for (const path of paths) times.push(await see(origin, path));
  return times;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

let failed = false;
function row(name: string, times: readonly number[], limit?: number): void {
  const [middle, high] = [percentile(times, 0.5), percentile(times, 0.95)];
  print(`| ${name} | ${times.length} | ${middle.toFixed(0)} | ${high.toFixed(0)} | ${limit ?? ''} |`);
  failed ||= limit !== undefined && high > limit;
}

const folder = mkdtempSync(join(tmpdir(), 'pacta-bench-'));
try {
  const iris = makeIris();
  const contents = await makeDataset(QUADS);
  const reference = loadReferenceGraph(iris).map((quad) => lineOf(quad, (label) => label));
  contents.set(iris.graph('reference').value, new Set(reference));
  const quads = [...contents.values()].reduce((sum, lines) => sum + lines.size, 0);
  await writeSnapshot(folder, 1, contents);
  const machine = describeMachine();
  print(`${quads} quads in ${contents.size} graphs; Node ${machine.node}, ${machine.cores} × ${machine.processor}\n`);
  print('| page | asked | median, ms | p95, ms | limit |\n|---|---|---|---|---|');
  const flags = ['--engines', '2', '--rate-limit', '0'];
  const anew = await startPacta(folder, [...flags, '--cache', '0']);
  try {
    const { origin } = new URL(anew.url);
    await oneByOne(origin, [...ARTICLES, ...OVERVIEWS], 1);
    row('an article, made anew', await oneByOne(origin, ARTICLES, ROUNDS * 3));
    row(`an article, made anew, ${CLIENTS} clients`, await crowd(origin, ARTICLES));
    for (const path of OVERVIEWS)
      row(`${path.replace(/focus=.*/, 'focus=…')}, made anew`, await oneByOne(origin, [path], ROUNDS));
    row('overviews, made anew', await oneByOne(origin, OVERVIEWS, ROUNDS));
  } finally {
    await anew.stop();
  }
  const kept = await startPacta(folder, flags);
  try {
    const { origin } = new URL(kept.url);
    await oneByOne(origin, [...ARTICLES, ...OVERVIEWS], 1);
    row(`an article, ${CLIENTS} clients`, await crowd(origin, ARTICLES), ARTICLE_LIMIT_MS);
    row(`overviews, ${CLIENTS} clients`, await crowd(origin, OVERVIEWS), OVERVIEW_LIMIT_MS);
  } finally {
    await kept.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// Hint: the browser is a tool of the tests, which know how to open the site in it.
const { status } = spawnSync(
  process.execPath,
  [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'test/browser/paint.config.ts'],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PACTA_BENCH: values.quick ? 'quick' : 'full' } },
);
if (status !== 0) process.exitCode = 1;
if (failed && !values.quick) {
  process.stderr.write('a page is over its limit\n');
  process.exitCode = 1;
}
