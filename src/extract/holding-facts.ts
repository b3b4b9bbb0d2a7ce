// Office holdings in, facts out: one for each holder and office, with all of its passages.

import type { Document } from './document.js';
import { idOf, uniqueSpans } from './evidence.js';
import type { OfficeHolding } from './facts.js';
import type { Holding } from './holdings.js';

/** The facts of all holdings, in the order in which each is first found. */
export function holdingFacts(doc: Document, holdings: readonly Holding[], seen: Map<string, number>): OfficeHolding[] {
  const kept = new Map<string, OfficeHolding>();
  for (const written of holdings) {
    const holding = inFull(written, holdings);
    const key =
      holding.holder === undefined ? `${holding.office} ${holding.onBehalfOf}` : `${holding.holder} ${holding.office}`;
    const span = doc.span(holding.first, holding.last);
    const known = kept.get(key);
    if (known !== undefined) {
      const evidence = uniqueSpans([...known.evidence, span]);
      kept.set(key, {
        ...known,
        evidence,
        ...(known.onBehalfOf === undefined && holding.onBehalfOf !== undefined
          ? { onBehalfOf: holding.onBehalfOf }
          : {}),
      });
      continue;
    }
    kept.set(key, {
      kind: 'OfficeHolding',
      id: idOf('office-holding', span, seen),
      rule: holding.rule,
      evidence: [span],
      accordingTo: [],
      label: holding.label,
      office: holding.office,
      ...(holding.holder === undefined ? {} : { holder: holding.holder }),
      ...(holding.onBehalfOf === undefined ? {} : { onBehalfOf: holding.onBehalfOf }),
    });
  }
  return [...kept.values()];
}

/** "il presidente X" after "X, presidente della Camera": the bare title is the office that was told in full before. */
function inFull(holding: Holding, holdings: readonly Holding[]): Holding {
  if (holding.holder === undefined || holding.onBehalfOf !== undefined) return holding;
  const title = holding.label.toLowerCase();
  const full = holdings.find(
    (other) =>
      other.holder === holding.holder &&
      other.first < holding.first &&
      other.office !== holding.office &&
      other.label.toLowerCase().startsWith(`${title} `),
  );
  if (full === undefined) return holding;
  const { office, onBehalfOf } = full;
  return { ...holding, office, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
}
