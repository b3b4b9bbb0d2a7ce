// `npm run bench:scale`: a synthetic corpus converted on all processors to N-Quads. How many articles a second, whether one costs
// the same in a large corpus as in a small one, how much memory it takes, and whether a run that is killed gives the same bytes.
// The promises are held only in the long form, on a machine that does nothing else.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { corpus } from '../corpus/corpus.js';
import { LANGUAGES } from '../corpus/templates.js';
import { describeMachine } from '../harness.js';
import { type Cost, killed, measured } from './measured.js';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    workers: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'string' },
  },
});
const articles = Number(values.articles);
const workers = Number(values.workers);
if (!Number.isSafeInteger(articles) || articles < 500 || !Number.isSafeInteger(workers) || workers < 1) {
  process.stderr.write('usage: npm run bench:scale -- [--articles N, from 500 on] [--workers N] [--json FILE]\n');
  process.exit(2);
}
const LONG = 10_000;
const LEAST_PER_SECOND = 250;
const MOST_SPREAD = 1.25;
const isLong = articles >= LONG;
/** Enough for every thread to start and to have worked a batch. */
const start = workers * 64 + 1;
const sizes = isLong ? [articles / 100, articles / 10, articles] : [articles / 2, articles];

const folder = mkdtempSync(join(tmpdir(), 'pacta-scale-'));
const inputOf = (count: number): string => join(folder, `${count}.jsonl`);
const outputOf = (count: number): string => join(folder, `${count}.nq`);
const convert = (count: number, output: string): string[] => [
  'convert',
  inputOf(count),
  '--out',
  output,
  '--workers',
  String(workers),
];

async function writeCorpora(counts: readonly number[]): Promise<void> {
  const outputs = counts.map((count) => ({ count, stream: createWriteStream(inputOf(count)) }));
  let number = 0;
  for (const { article } of corpus({ count: Math.max(...counts), seed: 1, languages: LANGUAGES })) {
    const line = `${JSON.stringify(article)}\n`;
    for (const { count, stream } of outputs) if (number < count && !stream.write(line)) await once(stream, 'drain');
    number += 1;
  }
  for (const { stream } of outputs) {
    stream.end();
    await once(stream, 'finish');
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Killed once, as soon as something has been marked, and gone on with. */
async function isSameAfterKill(count: number): Promise<boolean | undefined> {
  const output = join(folder, 'killed.nq');
  const mark = `${output}.part.json`;
  const args = [...convert(count, output), '--resume'];
  if (!(await killed(args, () => existsSync(mark) && readFileSync(mark).length > 0))) return undefined;
  await measured(args);
  return (await sha256Of(output)) === (await sha256Of(outputOf(count)));
}

try {
  process.stderr.write(`writing ${articles} articles\n`);
  await writeCorpora([start, ...sizes]);
  const beginning = await measured(convert(start, outputOf(start)));
  const costs: { readonly count: number; readonly cost: Cost; readonly milliseconds: number }[] = [];
  for (const count of sizes) {
    process.stderr.write(`converting ${count} articles with ${workers} threads\n`);
    const cost = await measured(convert(count, outputOf(count)));
    const milliseconds = ((cost.userSeconds - beginning.userSeconds) / (count - start)) * 1000;
    costs.push({ count, cost, milliseconds });
  }
  const killSize = sizes.at(-2) ?? articles;
  process.stderr.write(`killing a run of ${killSize} articles and going on with it\n`);
  const same = await isSameAfterKill(killSize);

  process.stdout.write(
    '| articles | articles/s | user CPU an article, start left out | user CPU in all | most memory |\n|---|---|---|---|---|\n',
  );
  for (const { count, cost, milliseconds } of costs)
    process.stdout.write(
      `| ${count.toLocaleString('en')} | ${(count / cost.seconds).toFixed(0)} | ${milliseconds.toFixed(2)} ms | ${cost.userSeconds.toFixed(1)} s | ${cost.peakMegabytes.toFixed(0)} MB |\n`,
    );
  const each = costs.map(({ milliseconds }) => milliseconds);
  const spread = Math.max(...each) / Math.min(...each);
  const perSecond = articles / (costs.at(-1)?.cost.seconds ?? Number.NaN);
  const findings = [
    {
      what: `one article costs at most ${spread.toFixed(2)} times as much as in another size (promised: ${MOST_SPREAD})`,
      holds: spread <= MOST_SPREAD,
    },
    {
      what: `${perSecond.toFixed(0)} articles a second (promised: ${LEAST_PER_SECOND} on two processors)`,
      holds: perSecond >= LEAST_PER_SECOND,
    },
    {
      what:
        same === undefined
          ? 'the run ended before it could be killed'
          : `a run that was killed and gone on with gave ${same ? 'the same bytes' : 'OTHER BYTES'}`,
      holds: same !== false,
    },
  ];
  for (const { what } of findings) process.stdout.write(`${what}\n`);
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      `${JSON.stringify({ machine: describeMachine(), workers, beginning, costs, spread, same }, null, 2)}\n`,
    );
  const broken = findings.filter(({ holds }) => !holds);
  if (same === false || (isLong && broken.length > 0)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
