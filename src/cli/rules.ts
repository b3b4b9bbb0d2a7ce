// The rules over a dataset, asked of a store that holds the quads for the time of the question: their findings out.
import type { Quad } from 'n3';
import { makeIris } from '../graph/iris.js';
import { rdf, rdfs } from '../graph/vocabulary.js';
import type { EmbeddedStore } from '../store/embedded.js';
import type { Change } from '../store/store.js';
import type { Finding } from '../validate/finding.js';
import { standing } from '../validate/merge.js';
import { type JsonAnswer, type Rule, toFindings } from '../validate/rules.js';
import { byGraph } from './data-folder.js';
import { openEmbedded } from './open-store.js';

/** What a rule asks of a thing that the reference graph describes is its class. */
const isClass = ({ predicate }: Quad): boolean => predicate.equals(rdf.type) || predicate.equals(rdfs.subClassOf);

/** A store for one set of quads after another. Hint: an engine takes its time to start, which each set would pay anew. */
export class RuleDesk {
  readonly #rules: readonly Rule[];
  readonly #reference: readonly Quad[];
  #store: Promise<EmbeddedStore> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(rules: readonly Rule[], reference: readonly Quad[]) {
    this.#rules = rules;
    this.#reference = reference.filter(isClass);
  }

  /** What the rules find in the quads together with the classes of the reference graph, one set at a time. */
  ask(quads: readonly Quad[]): Promise<Finding[]> {
    if (this.#rules.length === 0 || quads.length === 0) return Promise.resolve([]);
    const findings = this.#last.then(() => this.#ask(quads));
    this.#last = findings.catch(() => {});
    return findings;
  }

  async close(): Promise<void> {
    await this.#last;
    const store = await this.#store;
    this.#store = undefined;
    await store?.close();
  }

  async #ask(quads: readonly Quad[]): Promise<Finding[]> {
    this.#store ??= openEmbedded({ warm: 1, limits: { readers: 1 } });
    const store = await this.#store;
    const name = makeIris().graph('reference').value;
    const graphs = new Map<string, readonly Quad[]>(byGraph(standing(quads)));
    graphs.set(name, [...(graphs.get(name) ?? []), ...this.#reference]);
    const clear: Change = { kind: 'clear' };
    const puts = [...graphs].map(([graph, own]): Change => ({ kind: 'put', graph, quads: own }));
    await store.transaction([clear, ...puts]);
    const findings: Finding[] = [];
    for (const rule of this.#rules) {
      const { body } = await store.query({ query: rule.query, results: 'application/sparql-results+json' });
      findings.push(...toFindings(rule, JSON.parse(body) as JsonAnswer));
    }
    return findings;
  }
}

/** One set of quads alone. */
export async function askRules(
  rules: readonly Rule[],
  quads: readonly Quad[],
  reference: readonly Quad[],
): Promise<Finding[]> {
  const desk = new RuleDesk(rules, reference);
  try {
    return await desk.ask(quads);
  } finally {
    await desk.close();
  }
}
