// What `pacta:mentions` says: the entities and instruments that a fact's evidence names, found by offsets.
import type { EntityKey, Fact, FactId, Reading, Span } from '../extract/facts.js';

interface Named {
  readonly span: Span;
  readonly keys: readonly (EntityKey | FactId)[];
}

/** Entities and instruments mentioned within the evidence of a fact, sorted, the fact itself left out. */
export function mentionsWithin({ mentions, facts }: Reading): (fact: Fact) => string[] {
  const named: Named[] = mentions.map(({ span, entities }) => ({ span, keys: entities }));
  for (const { kind, id, evidence } of facts)
    if (kind === 'Treaty') for (const span of evidence) named.push({ span, keys: [id] });
  named.sort((a, b) => a.span[0] - b.span[0]);
  return (fact) => {
    const found = new Set<string>();
    for (const [start, end] of fact.evidence)
      for (let at = firstFrom(named, start); at < named.length; at++) {
        const { span, keys } = named[at] as Named;
        if (span[0] > end) break;
        if (span[1] <= end) for (const key of keys) if (key !== fact.id) found.add(key);
      }
    return [...found].sort();
  };
}

/** The first that begins at an offset or after it. */
function firstFrom(named: readonly Named[], offset: number): number {
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((named[middle]?.span[0] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
