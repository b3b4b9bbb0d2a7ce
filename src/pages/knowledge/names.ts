// Triples in, the name of each thing out: the preferred label before the others, the language of the reader before English,
// English before the rest.
import type { Term } from 'n3';
import { PREFIXES, rdfs, schema, skos } from '../../graph/vocabulary.js';
import type { Triples } from './triples.js';

export interface Name {
  readonly text: string;
  /** Empty where none is stated. */
  readonly language: string;
}
export type Names = (iriText: string) => Name | undefined;

/** What names a thing, the best first. */
export const NAMING = [skos.prefLabel, rdfs.label, schema.headline] as const;

export function namesIn(triples: Triples, language: string): Names {
  const known = new Map<string, Name | undefined>();
  const find = (iriText: string): Name | undefined => {
    for (const property of NAMING) {
      const best = bestOf(triples.objects(iriText, property), language);
      if (best !== undefined) return best;
    }
    return undefined;
  };
  return (iriText) => {
    if (!known.has(iriText)) known.set(iriText, find(iriText));
    return known.get(iriText);
  };
}

function bestOf(terms: readonly Term[], wanted: string): Name | undefined {
  let best: (Name & { readonly rank: number }) | undefined;
  for (const term of terms) {
    if (term.termType !== 'Literal') continue;
    const { value: text, language } = term;
    const rank = language === wanted ? 0 : language === 'en' ? 1 : language === '' ? 2 : 3;
    if (best === undefined || rank < best.rank || (rank === best.rank && text < best.text))
      best = { text, language, rank };
  }
  return best;
}

const NAMESPACES = Object.entries(PREFIXES).sort(([, a], [, b]) => b.length - a.length);

/** "pacta:party" where a prefix is known, else the whole IRI. */
export function shorten(iriText: string): string {
  const known = NAMESPACES.find(([, namespace]) => iriText.startsWith(namespace));
  return known === undefined ? iriText : `${known[0]}:${iriText.slice(known[1].length)}`;
}
