// What a reader knows a node by: its name, else the words it stands for.
import type { Term } from '@rdfjs/types';
import { pacta, rdfs, skos } from '../graph/vocabulary.js';
import type { DataGraph } from './data-graph.js';
import { termKey } from './triple-index.js';

const LANGUAGES = ['en', 'it', 'fr', 'es', 'ru'];
const LONGEST = 80;

/** Undefined when the data say nothing by which it can be told. */
export function labelOf(term: Term, graph: DataGraph): string | undefined {
  const key = termKey(term);
  for (const property of [skos.prefLabel, rdfs.label, pacta.exact, pacta.text]) {
    const words = best([...graph.out(key, property.value).values()]);
    if (words !== undefined) return words;
  }
  for (const passage of graph.out(key, pacta.evidence.value).keys()) {
    const words = best([...graph.out(passage, pacta.exact.value).values()]);
    if (words !== undefined) return words;
  }
  return undefined;
}

function best(terms: readonly Term[]): string | undefined {
  const rank = (term: Term): number =>
    term.termType === 'Literal'
      ? (LANGUAGES.indexOf(term.language) + LANGUAGES.length) % LANGUAGES.length
      : LANGUAGES.length;
  const [first] = [...terms].sort((a, b) => rank(a) - rank(b));
  if (first === undefined) return undefined;
  const plain = first.value.replace(/\s+/gu, ' ').trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
