// The rules over a dataset, asked of a store that holds the quads for the time of the question: their findings out.
import type { Quad } from 'n3';
import { makeIris } from '../graph/iris.js';
import { rdf, rdfs } from '../graph/vocabulary.js';
import type { Finding } from '../validate/finding.js';
import { type JsonAnswer, type Rule, toFindings } from '../validate/rules.js';
import { byGraph } from './data-folder.js';
import { openEmbedded } from './open-store.js';

/** What a rule asks of a thing that the reference graph describes is its class. */
const isClass = ({ predicate }: Quad): boolean => predicate.equals(rdf.type) || predicate.equals(rdfs.subClassOf);

export async function askRules(
  rules: readonly Rule[],
  quads: readonly Quad[],
  reference: readonly Quad[],
): Promise<Finding[]> {
  if (rules.length === 0 || quads.length === 0) return [];
  const graphs = new Map<string, readonly Quad[]>(byGraph(quads));
  const name = makeIris().graph('reference').value;
  graphs.set(name, [...(graphs.get(name) ?? []), ...reference.filter(isClass)]);
  const store = await openEmbedded({ warm: 1 }, graphs);
  try {
    const findings: Finding[] = [];
    for (const rule of rules) {
      const { body } = await store.query({ query: rule.query, results: 'application/sparql-results+json' });
      findings.push(...toFindings(rule, JSON.parse(body) as JsonAnswer));
    }
    return findings;
  } finally {
    await store.close();
  }
}
