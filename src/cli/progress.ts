// Steps done in, progress on stderr out: a bar where stderr is a terminal, else a line every ten seconds.

export interface ProgressOptions {
  readonly shown: boolean;
  readonly bar: boolean;
  readonly write: (text: string) => void;
  readonly now?: () => number;
}

const LINE_EVERY_MS = 10_000;
const BAR_EVERY_MS = 100;
const BAR_WIDTH = 30;

export class Progress {
  readonly #what: string;
  readonly #total: number;
  readonly #options: ProgressOptions;
  readonly #now: () => number;
  #done = 0;
  #last: number;
  #drawn = false;

  constructor(what: string, total: number, options: ProgressOptions) {
    this.#what = what;
    this.#total = total;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#last = this.#now();
  }

  /** Counts one step. */
  step(): void {
    this.#done += 1;
    if (!this.#options.shown) return;
    const now = this.#now();
    if (now - this.#last < (this.#options.bar ? BAR_EVERY_MS : LINE_EVERY_MS)) return;
    this.#last = now;
    if (!this.#options.bar) {
      this.#options.write(`${this.#what}: ${this.#done} of ${this.#total}\n`);
      return;
    }
    const full = Math.round((BAR_WIDTH * Math.min(this.#done, this.#total)) / Math.max(1, this.#total));
    this.#options.write(
      `\r${this.#what} [${'#'.repeat(full)}${'.'.repeat(BAR_WIDTH - full)}] ${this.#done}/${this.#total}`,
    );
    this.#drawn = true;
  }

  /** Takes the bar away, so that a line can be written. */
  clear(): void {
    if (this.#drawn) this.#options.write('\r\u001b[K');
    this.#drawn = false;
  }
}
