// Items with passages in, the items out whose passages hold a given one or lie in it: in time that does not grow with
// the length of the text.

import type { Span } from './facts.js';

export class SpanIndex<T> {
  readonly items: readonly T[];
  readonly #runs: readonly { readonly span: Span; readonly place: number }[];
  /** The farthest end of a run and of all before it. */
  readonly #reach: readonly number[];

  constructor(items: readonly T[], spansOf: (item: T) => readonly Span[]) {
    this.items = items;
    this.#runs = items
      .flatMap((item, place) => spansOf(item).map((span) => ({ span, place })))
      .sort((a, b) => a.span[0] - b.span[0]);
    const reach: number[] = [];
    for (const { span } of this.#runs) reach.push(Math.max(span[1], reach.at(-1) ?? 0));
    this.#reach = reach;
  }

  /** Places in `items`, not sorted, of those that have a passage which holds a given one or is the same. */
  holding([start, end]: Span): number[] {
    const found: number[] = [];
    for (let at = this.#before(start + 1) - 1; at >= 0 && (this.#reach[at] ?? 0) >= end; at--) {
      const run = this.#runs[at];
      if (run !== undefined && run.span[1] >= end) found.push(run.place);
    }
    return found;
  }

  /** Places in `items`, not sorted, of those that have a passage which lies in a given one or is the same. */
  lyingIn([start, end]: Span): number[] {
    const found: number[] = [];
    for (let at = this.#before(start); at < this.#runs.length; at++) {
      const run = this.#runs[at];
      if (run === undefined || run.span[0] > end) break;
      if (run.span[1] <= end) found.push(run.place);
    }
    return found;
  }

  /** The items at places, in their order and each once. */
  at(places: readonly number[]): T[] {
    return [...new Set(places)].sort((a, b) => a - b).flatMap((place) => this.items[place] ?? []);
  }

  /** How many runs begin before an offset. */
  #before(offset: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.span[0] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
