// Quads of any graphs in, one set of triples out, as a plain query would see them: what a curated graph retracts is left
// out of the converted ones first, then graph names are dropped and duplicates merged.
import type { Quad } from 'n3';
import { withoutRetracted } from '../graph/curated.js';
import { pacta } from '../graph/vocabulary.js';
import { TripleIndex } from './triple-index.js';

export interface Merged {
  readonly index: TripleIndex;
  /** Facts that were retracted and that some converted graph held. */
  readonly retracted: ReadonlySet<string>;
}

const isCurated = ({ graph }: Quad): boolean => graph.value.endsWith('/curated');

/** The quads without what a curated graph among them retracts of the converted ones; graph names stay. */
export function standing(quads: readonly Quad[]): Quad[] {
  const curated = quads.filter(isCurated);
  return [
    ...withoutRetracted(
      quads.filter((quad) => !isCurated(quad)),
      curated,
    ),
    ...curated,
  ];
}

export function merge(quads: readonly Quad[]): Merged {
  const curated = quads.filter(isCurated);
  const named = new Set(
    curated.filter(({ predicate }) => predicate.equals(pacta.retracts)).map(({ object }) => object.value),
  );
  if (named.size === 0) return { index: new TripleIndex(quads), retracted: named };
  const converted = quads.filter((quad) => !isCurated(quad));
  const retracted = new Set(converted.map(({ subject }) => subject.value).filter((iriText) => named.has(iriText)));
  return { index: new TripleIndex(standing(quads)), retracted };
}
