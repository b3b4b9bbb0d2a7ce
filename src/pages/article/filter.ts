// What a reader wants to see of an article, from the parameters of the address: `kind` (several), `by` (who says it; "article"
// for the article's own voice) and `names`.
import type { Fact } from '../facts/fact.js';
import { FACT_KINDS, type FactKind, isFactKind } from '../facts/kinds.js';

export interface Filter {
  readonly kinds: ReadonlySet<FactKind>;
  /** IRI of a speaker, "article", or undefined for all. */
  readonly by: string | undefined;
  /** Names of states, persons and organizations are marked too. */
  readonly names: boolean;
}
export const OWN_VOICE = 'article';

export function readFilter(parameters: URLSearchParams): Filter {
  const kinds = parameters.getAll('kind').filter(isFactKind);
  return {
    kinds: new Set(kinds.length === 0 ? FACT_KINDS : kinds),
    by: parameters.get('by') || undefined,
    names: parameters.get('names') === 'on',
  };
}

export const lets = ({ kinds, by }: Filter, { kind, speakers }: Fact): boolean =>
  kinds.has(kind) && (by === undefined || (by === OWN_VOICE ? speakers.length === 0 : speakers.includes(by)));
