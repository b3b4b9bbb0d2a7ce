// Numbers that look drawn and are the same for the same seed, on every machine.
import { createHash } from 'node:crypto';

export class Random {
  #state: number;

  /** Each key draws numbers of its own, so that the nth article does not depend on those before it. */
  constructor(seed: number, key: number | string) {
    this.#state = createHash('sha256').update(`${seed} ${key}`).digest().readUInt32LE();
  }

  /** From 0 to under 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Both ends may be drawn. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** Throws RangeError where there is nothing to take. */
  pick<T>(from: readonly T[]): T {
    const taken = from[Math.floor(this.next() * from.length)];
    if (taken === undefined) throw new RangeError('nothing to pick from');
    return taken;
  }
}
