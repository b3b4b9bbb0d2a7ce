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
  /** Other processes do the work, so that it is measured by the wall clock in any case. */
  readonly elsewhere?: boolean;
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
  readonly clock: Clock | 'its own';
  readonly limit?: number;
}

export interface Rounds {
  readonly warm: number;
  readonly measured: number;
  /** Of warming and measuring each: past it no further round begins. At least one warms and three are measured. */
  readonly mostMs?: number;
}
export const FULL: Rounds = { warm: 10, measured: 50 };
export const QUICK: Rounds = { warm: 60, measured: 31, mostMs: 4000 };

/** `wall` is what a user waits; `cpu`, what this process and its threads compute, changes less with what else runs. */
export type Clock = 'wall' | 'cpu';

const LEAST = 3;

export async function measure(bench: BenchCase, rounds: Rounds, clock: Clock = 'wall'): Promise<BenchResult> {
  const { counted = false, elsewhere = false } = bench;
  const used: Clock = elsewhere ? 'wall' : clock;
  const own: number[] = [];
  const peer: number[] = [];
  const take = async (run: () => unknown): Promise<number> => (counted ? Number(await run()) : await timeMs(run, used));
  const until = (): number => performance.now() + (rounds.mostMs ?? Number.POSITIVE_INFINITY);
  // Hint: each alone, so that a slow peer does not keep the other from being warmed.
  for (const run of [bench.run, bench.runPeer]) {
    const warmUntil = until();
    for (let count = 0; count < rounds.warm && (count < 1 || performance.now() < warmUntil); count++) await run();
  }
  const measuredUntil = until();
  while (own.length < rounds.measured && (own.length < LEAST || performance.now() < measuredUntil)) {
    own.push(await take(bench.run));
    peer.push(await take(bench.runPeer));
  }
  const [ownMedian, peerMedian] = [median(own), median(peer)];
  return {
    name: bench.name,
    peer: bench.peer,
    unit: bench.unit,
    median: ownMedian,
    peerMedian,
    ratio: ownMedian / peerMedian,
    rounds: own.length,
    clock: counted ? 'its own' : used,
    ...(bench.limit === undefined ? {} : { limit: bench.limit }),
  };
}

async function timeMs(run: () => unknown, clock: Clock): Promise<number> {
  const now = (): number => (clock === 'wall' ? performance.now() : process.cpuUsage().user / 1000);
  const start = now();
  await run();
  return now() - start;
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
