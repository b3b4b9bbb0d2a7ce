// Quads in, an index to read them by: subject, then predicate, then objects in the order in which they came. Graph names are
// left aside, and a triple of two graphs counts once.
import type { NamedNode, Quad, Term } from 'n3';
import { rdf } from '../../graph/vocabulary.js';

export class Triples {
  readonly #bySubject = new Map<string, Map<string, Term[]>>();

  constructor(quads: Iterable<Quad>) {
    for (const { subject, predicate, object } of quads) {
      const known = this.#bySubject.get(subject.value) ?? new Map<string, Term[]>();
      this.#bySubject.set(subject.value, known);
      const objects = known.get(predicate.value) ?? [];
      known.set(predicate.value, objects);
      if (!objects.some((other) => other.equals(object))) objects.push(object);
    }
  }

  subjects(): string[] {
    return [...this.#bySubject.keys()];
  }

  has(subject: string): boolean {
    return this.#bySubject.has(subject);
  }

  predicates(subject: string): string[] {
    return [...(this.#bySubject.get(subject)?.keys() ?? [])];
  }

  objects(subject: string, predicate: NamedNode | string): readonly Term[] {
    return this.#bySubject.get(subject)?.get(typeof predicate === 'string' ? predicate : predicate.value) ?? [];
  }

  iris(subject: string, predicate: NamedNode): string[] {
    return this.objects(subject, predicate)
      .filter(({ termType }) => termType === 'NamedNode')
      .map(({ value }) => value);
  }

  /** The first value, literal or IRI, as it is written. */
  text(subject: string, predicate: NamedNode): string | undefined {
    return this.objects(subject, predicate)[0]?.value;
  }

  is(subject: string, type: NamedNode): boolean {
    return this.objects(subject, rdf.type).some(({ value }) => value === type.value);
  }
}
