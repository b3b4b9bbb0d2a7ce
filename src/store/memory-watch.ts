// The memory of the process, looked at while engines work: when it passes its bound, the engine that has worked longest is
// ended, for what a query needs shows only while it runs, and the system would end the whole process.
import { totalmem } from 'node:os';
import type { EngineThread } from './engine-thread.js';
import { EngineFailure } from './errors.js';

const LOOK_EVERY_MS = 100;
const CALM_MS = 1000;
const SHARE = 0.8;

/** Most of what the machine, or the container that the process runs in, has. */
export function defaultMaxMemory(): number {
  const constrained = process.constrainedMemory();
  const all = totalmem();
  return Math.floor(SHARE * (constrained > 0 && constrained < all ? constrained : all));
}

export class MemoryWatch {
  readonly #timer: NodeJS.Timeout;

  constructor(maxBytes: number, threads: () => Iterable<EngineThread>) {
    let calmUntil = 0;
    this.#timer = setInterval(() => {
      if (performance.now() < calmUntil) return;
      let longest: EngineThread | undefined;
      for (const thread of threads())
        if ((thread.busySince ?? Number.POSITIVE_INFINITY) < (longest?.busySince ?? Number.POSITIVE_INFINITY))
          longest = thread;
      if (longest === undefined || process.memoryUsage.rss() <= maxBytes) return;
      // Hint: what an ended engine held comes back only after a moment; till then no other is to pay for it.
      calmUntil = performance.now() + CALM_MS;
      const megabytes = Math.round(maxBytes / 1024 / 1024);
      void longest.end(
        new EngineFailure(`the query was stopped, for this server may use no more than ${megabytes} MB; ask for less`),
      );
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
