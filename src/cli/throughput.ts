// Articles done and bytes read in; on a terminal a line that says how many, how fast, and how long it will still take.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface ThroughputOptions {
  readonly shown: boolean;
  readonly write: (text: string) => void;
  readonly now?: () => number;
}

const DRAW_EVERY_MS = 200;
/** The rate is that of the last while, so that it follows what the machine can do now. */
const RATE_OVER_MS = 10_000;

export class Throughput {
  readonly #options: ThroughputOptions;
  readonly #now: () => number;
  readonly #recent: { readonly at: number; readonly done: number }[] = [];
  #read = 0;
  #done = 0;
  #bytes = 0;
  #total: number | undefined;
  #last: number;
  #drawn = false;

  constructor(options: ThroughputOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#last = this.#now();
  }

  /** Bytes of all that is read, when that is known. */
  expect(total: number | undefined): void {
    this.#total = total;
  }

  addBytes(count: number): void {
    this.#bytes += count;
  }

  /** Articles that were read, but are not done yet. */
  addRead(count: number): void {
    this.#read += count;
  }

  addArticles(count: number): void {
    this.#done += count;
    const now = this.#now();
    if (!this.#options.shown || now - this.#last < DRAW_EVERY_MS) return;
    this.#last = now;
    this.#recent.push({ at: now, done: this.#done });
    while (this.#recent.length > 2 && now - (this.#recent[0]?.at ?? now) > RATE_OVER_MS) this.#recent.shift();
    this.#options.write(`\r\u001b[Kconverting: ${this.line}`);
    this.#drawn = true;
  }

  /** "12,340 articles, 251/s, 41 %, 3 min left". */
  get line(): string {
    const [from, to] = [this.#recent[0], this.#recent.at(-1)];
    const seconds = from === undefined || to === undefined ? 0 : (to.at - from.at) / 1000;
    const parts = [`${this.#done.toLocaleString('en')} articles`];
    if (from === undefined || to === undefined || seconds === 0) return parts.join('');
    const rate = (to.done - from.done) / seconds;
    parts.push(`${Math.round(rate)}/s`);
    const all = this.#expected;
    if (all !== undefined && rate > 0) {
      parts.push(`${Math.floor((100 * this.#done) / all)} %`, `${inWords((all - this.#done) / rate)} left`);
    }
    return parts.join(', ');
  }

  /** How many articles there will be, if the others are as long as those that were read. */
  get #expected(): number | undefined {
    if (this.#total === undefined || this.#bytes === 0 || this.#read === 0) return undefined;
    return Math.max(this.#done, this.#read * Math.max(1, this.#total / this.#bytes));
  }

  /** Takes the line away, so that another can be written. */
  clear(): void {
    if (this.#drawn) this.#options.write('\r\u001b[K');
    this.#drawn = false;
  }
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** Undefined where stdin is among them, whose length nobody knows. What cannot be looked at counts nothing. */
export async function totalBytes(named: readonly string[]): Promise<number | undefined> {
  if (named.includes('-')) return undefined;
  let total = 0;
  for (const name of named) {
    const info = await stat(name).catch(() => undefined);
    if (info === undefined) continue;
    if (!info.isDirectory()) total += info.size;
    else total += (await totalBytes((await readdir(name).catch(() => [])).map((below) => join(name, below)))) ?? 0;
  }
  return total;
}
