// `npm run bench [-- --quick --json FILE --only NAME]`: runs every case beside its peer and prints the table that the
// README shows. In its full form it exits 1 when a median is over the limit that its case promises;
// the short one has too few rounds to be held to one: it counts processor time, and exits 1 when a ratio is over one and a half
// times that of baseline.json, three times over. `--quick --keep` writes that file anew.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Baseline, isSlower, readBaseline, writeBaseline } from './baseline.js';
import { conversionCase } from './conversion.js';
import { gateCase } from './gate.js';
import { growthCases, growthLine } from './growth.js';
import {
  type BenchCase,
  type BenchResult,
  describeMachine,
  FULL,
  type MakeCase,
  measure,
  QUICK,
  type Rounds,
} from './harness.js';
import { languagesCase } from './languages.js';
import { queryCase } from './query.js';
import { validationCase } from './validation.js';
import { fileValidatedCase, manyValidatedCase, memoryCase } from './validation-at-scale.js';

/** By what `--only` may say; one without words is made to know its name. */
const CASES: readonly (readonly [about: string, make: MakeCase])[] = [
  ['convert one article', conversionCase],
  ...growthCases.map((make) => ['', make] as const),
  ['load the language data', languagesCase],
  ['answer one query', queryCase],
  ['validate one article', validationCase],
  ['validate 100,000 quads', manyValidatedCase],
  ['validate a file', fileValidatedCase],
  ['memory of validating a file', memoryCase],
  ['gate', gateCase],
];
/** Of the short form, for a case that says its own rounds. */
/** How often a case that seems slower than it was is measured again. */
const AGAIN = 2;
const ONCE: Rounds = { warm: 0, measured: 1 };

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    json: { type: 'string' },
    only: { type: 'string' },
  },
});
const machine = describeMachine();
const baseline: Baseline = values.quick && !values.keep ? readBaseline() : {};
const slower: string[] = [];
const results: BenchResult[] = [];
for (const [about, make] of CASES) {
  const isWanted = (name: string): boolean => values.only === undefined || name.includes(values.only);
  if (about !== '' && !isWanted(about)) continue;
  const bench = await make(values.quick);
  if (bench === undefined) continue;
  if (about !== '' || isWanted(bench.name)) {
    const once = (): Promise<BenchResult> =>
      measure(bench, roundsOf(bench, values.quick), values.quick ? 'cpu' : 'wall');
    let result = await once();
    for (let again = 0; again < AGAIN && isSlower(result, baseline); again++) result = await once();
    if (isSlower(result, baseline)) slower.push(result.name);
    results.push(result);
  }
  await bench.close?.();
}

function roundsOf({ rounds }: BenchCase, quick: boolean): Rounds {
  if (!quick) return rounds ?? FULL;
  return rounds === undefined ? QUICK : ONCE;
}

const cell = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
process.stdout.write(
  `Node ${machine.node}, ${machine.cores} × ${machine.processor}, ${machine.memoryGb} GB, ${machine.system}\n\n`,
);
process.stdout.write('| case | median | peer | its median | ratio |\n|---|---|---|---|---|\n');
for (const { name, median, unit, peer, peerMedian, ratio } of results) {
  process.stdout.write(
    `| ${name} | ${cell(median)} ${unit} | ${peer} | ${cell(peerMedian)} ${unit} | ${ratio.toFixed(2)} |\n`,
  );
}
const growth = growthLine(results);
if (growth !== undefined) process.stdout.write(`\n${growth}\n`);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ machine, at: new Date().toISOString(), results }, null, 2)}\n`);
if (values.keep) writeBaseline(results);
for (const name of slower) {
  process.stderr.write(`${name}: beside its peer it takes over one and a half times as long as in baseline.json\n`);
  process.exitCode = 1;
}
for (const { name, median, limit, unit } of results) {
  if (values.quick || limit === undefined || median <= limit) continue;
  process.stderr.write(`${name}: ${cell(median)} ${unit} is over the limit of ${limit} ${unit}\n`);
  process.exitCode = 1;
}
