// Benchmark cases in, ratios out. A case and its peer run in turns, so that what slows the machine slows both; the median
// of each is compared. Ratios travel between machines, milliseconds do not.
import { cpus, release, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';

export interface BenchCase {
  readonly name: string;
  /** What `runPeer` is, in words. */
  readonly peer: string;
  readonly unit: 'ms' | 'MB';
  /** Measured by the clock, unless `counted`: then both return their figure. */
  readonly run: () => unknown;
  readonly runPeer: () => unknown;
  readonly counted?: boolean;
  /** Most that the median may be, where one is promised. */
  readonly limit?: number;
  /** Of a full run, where a round takes long or hardly any time. */
  readonly rounds?: Rounds;
  readonly close?: () => Promise<void>;
}
/** Prepares a case; whatever it loads is not measured. Undefined where its peer is not installed. */
export type MakeCase = (quick: boolean) => Promise<BenchCase | undefined>;

export interface BenchResult {
  readonly name: string;
  readonly peer: string;
  readonly unit: string;
  readonly median: number;
  readonly peerMedian: number;
  /** Own median divided by that of the peer: under 1 is faster. */
  readonly ratio: number;
  readonly rounds: number;
  readonly limit?: number;
}

export interface Rounds {
  readonly warm: number;
  readonly measured: number;
}
export const FULL: Rounds = { warm: 10, measured: 50 };
export const QUICK: Rounds = { warm: 3, measured: 9 };

export async function measure(bench: BenchCase, rounds: Rounds): Promise<BenchResult> {
  const { counted = false } = bench;
  const own: number[] = [];
  const peer: number[] = [];
  for (let round = -rounds.warm; round < rounds.measured; round++) {
    const first = counted ? Number(await bench.run()) : await timeMs(bench.run);
    const second = counted ? Number(await bench.runPeer()) : await timeMs(bench.runPeer);
    if (round < 0) continue;
    own.push(first);
    peer.push(second);
  }
  const [ownMedian, peerMedian] = [median(own), median(peer)];
  return {
    name: bench.name,
    peer: bench.peer,
    unit: bench.unit,
    median: ownMedian,
    peerMedian,
    ratio: ownMedian / peerMedian,
    rounds: rounds.measured,
    ...(bench.limit === undefined ? {} : { limit: bench.limit }),
  };
}

async function timeMs(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Throws RangeError for no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  if (high === undefined || low === undefined) throw new RangeError('no values to take the median of');
  return (high + low) / 2;
}

export interface Machine {
  readonly node: string;
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
}
export function describeMachine(): Machine {
  const processors = cpus();
  return {
    node: process.version,
    system: `${process.platform} ${release()}`,
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 1e9),
  };
}
