// Passages: whether one lies within another, a fact's passages in order, and the id that a passage gives to a fact.

import type { FactId, Span } from './facts.js';

/** Whether a passage lies in another or is the same. */
export const within = (inner: Span, outer: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** An id that is unique within the article; `seen` counts those given so far. */
export const idOf = (kind: string, span: Span | undefined, seen: Map<string, number>): FactId => {
  const base = `${kind}:${span?.[0] ?? 0}`;
  const count = (seen.get(base) ?? 0) + 1;
  seen.set(base, count);
  return count === 1 ? base : `${base}:${count}`;
};

/** The main passage first, the others in text order, none twice. */
export function uniqueSpans(spans: readonly Span[]): Span[] {
  const seen = new Set<string>();
  const [main, ...rest] = spans.filter(([start, end]) => {
    const { size } = seen;
    return seen.add(`${start} ${end}`).size > size;
  });
  rest.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return main === undefined ? [] : [main, ...rest];
}
