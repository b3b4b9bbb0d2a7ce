// A graph as the SHACL engine wants to walk it: the few methods of a clownface pointer that it calls. Hint: with clownface
// over @rdfjs/dataset each step builds and indexes a dataset of its own, which took nine tenths of the time.
import type { Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { rdf } from '../graph/vocabulary.js';
import type { DataGraph } from './data-graph.js';
import { type Terms, termKey } from './triple-index.js';

type Triples = readonly { readonly subject: Term; readonly predicate: Term; readonly object: Term }[];

export class Pointer {
  readonly terms: readonly Term[];
  readonly #graph: DataGraph;

  constructor(graph: DataGraph, terms: readonly Term[] = []) {
    this.#graph = graph;
    this.terms = terms;
  }

  get term(): Term | undefined {
    return this.terms.length === 1 ? this.terms[0] : undefined;
  }

  get value(): string | undefined {
    return this.term?.value;
  }

  node(term: Term): Pointer {
    return new Pointer(this.#graph, [term]);
  }

  out(predicate: Term): Pointer {
    return this.#follow((key) => this.#graph.out(key, predicate.value));
  }

  in(predicate: Term): Pointer {
    return this.#follow((key) => this.#graph.in(key, predicate.value));
  }

  #follow(step: (key: string) => Terms): Pointer {
    const [only] = this.terms;
    // Hint: nearly every step starts from one term, and this is where a validation spends its time.
    if (only !== undefined && this.terms.length === 1)
      return new Pointer(this.#graph, [...step(termKey(only)).values()]);
    return new Pointer(
      this.#graph,
      this.terms.flatMap((term) => [...step(termKey(term)).values()]),
    );
  }

  filter(keep: (pointer: Pointer) => boolean): Pointer {
    const kept = this.terms.filter((term) => keep(this.node(term)));
    return new Pointer(this.#graph, kept);
  }

  /** Members of the RDF list that starts here, which must be a proper one. */
  *list(): Iterable<Pointer> {
    for (let at: Pointer = this; ; at = at.out(rdf.rest)) {
      const first = at.out(rdf.first).term;
      if (first === undefined) return;
      yield this.node(first);
    }
  }

  /** What the engine asks that looks at triples rather than at paths: always with a subject. */
  get dataset(): { match(subject: Term, predicate: Term | null, object: Term | null): Triples & { size: number } } {
    return {
      match: (subject, predicate, object) => {
        const found: Triples[number][] = [];
        for (const [iriText, objects] of this.#graph.properties(termKey(subject))) {
          if (predicate !== null && predicate.value !== iriText) continue;
          for (const one of object === null ? objects.values() : [objects.get(termKey(object))])
            if (one !== undefined) found.push({ subject, predicate: DataFactory.namedNode(iriText), object: one });
        }
        return Object.assign(found, { size: found.length });
      },
    };
  }
}
