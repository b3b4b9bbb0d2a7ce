// The ratios that the short benchmark is held to, by the names of the cases, and what counts as slower than they.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../cli/folders.js';
import type { BenchResult } from './harness.js';

/** By the name of a case its ratio to its peer. */
export type Baseline = Readonly<Record<string, number>>;

const FILE = join(ROOT, 'src', 'bench', 'baseline.json');
const TOLERATED = 1.5;

export const readBaseline = (): Baseline => JSON.parse(readFileSync(FILE, 'utf8')) as Baseline;

export function writeBaseline(results: readonly BenchResult[]): void {
  const ratios = results.filter(isHeld).map(({ name, ratio }) => [name, Number(ratio.toPrecision(3))] as const);
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(ratios), null, 2)}\n`);
}

/** False for a case that the baseline does not know. */
export function isSlower(result: BenchResult, baseline: Baseline): boolean {
  const known = baseline[result.name];
  return known !== undefined && isHeld(result) && result.ratio > known * TOLERATED;
}

/** Hint: the wall clock goes on while other programs work, and of one or two rounds no median can be taken. */
const isHeld = ({ clock, rounds }: BenchResult): boolean => clock === 'cpu' && rounds > 2;
