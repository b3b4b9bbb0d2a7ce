// Quads in, triples by subject and predicate out: graph names are dropped and duplicates merged. An index never changes,
// so that one over the reference graph serves any number of validations.
import type { Quad, Term } from '@rdfjs/types';
import { rdfs } from '../graph/vocabulary.js';

/** Terms by their key; the keys are for membership, the values for use. */
export type Terms = ReadonlyMap<string, Term>;
export const NO_TERMS: Terms = new Map();

export interface Subject {
  readonly term: Term;
  /** Predicate IRI → objects. */
  readonly out: ReadonlyMap<string, Terms>;
}

/** Equal for equal terms: the IRI of a named node, else a notation that no IRI has. */
export function termKey(term: Term): string {
  if (term.termType === 'NamedNode') return term.value;
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  if (term.termType === 'Literal')
    return `"${term.value}"${term.language === '' ? `^^${term.datatype.value}` : `@${term.language}`}`;
  if (term.termType === 'Quad')
    return `<<${termKey(term.subject)} ${termKey(term.predicate)} ${termKey(term.object)}>>`;
  return `?${term.value}`;
}

export class TripleIndex {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly #inverse = new Map<string, ReadonlyMap<string, Terms>>();
  #classes: ClassTree | undefined;

  constructor(quads: Iterable<Quad>) {
    const subjects = new Map<string, { term: Term; out: Map<string, Map<string, Term>> }>();
    for (const { subject, predicate, object } of quads) {
      const key = termKey(subject);
      let entry = subjects.get(key);
      if (entry === undefined) {
        entry = { term: subject, out: new Map() };
        subjects.set(key, entry);
      }
      const objects = entry.out.get(predicate.value);
      if (objects === undefined) entry.out.set(predicate.value, new Map([[termKey(object), object]]));
      else objects.set(termKey(object), object);
    }
    this.subjects = subjects;
  }

  out(subject: string, predicate: string): Terms {
    return this.subjects.get(subject)?.out.get(predicate) ?? NO_TERMS;
  }

  /** Subjects that have the object; the first question about a predicate indexes it. */
  in(object: string, predicate: string): Terms {
    return this.inverse(predicate).get(object) ?? NO_TERMS;
  }

  /** Object key → subjects. */
  inverse(predicate: string): ReadonlyMap<string, Terms> {
    const known = this.#inverse.get(predicate);
    if (known !== undefined) return known;
    const inverse = new Map<string, Map<string, Term>>();
    for (const [key, { term, out }] of this.subjects) {
      for (const object of out.get(predicate)?.keys() ?? []) {
        const subjects = inverse.get(object);
        if (subjects === undefined) inverse.set(object, new Map([[key, term]]));
        else subjects.set(key, term);
      }
    }
    this.#inverse.set(predicate, inverse);
    return inverse;
  }

  get classes(): ClassTree {
    this.#classes ??= new ClassTree((iriText) => this.out(iriText, rdfs.subClassOf.value));
    return this.#classes;
  }
}

/** What lies under what by rdfs:subClassOf. A circle makes its classes equal and never loops. */
export class ClassTree {
  readonly #superclasses: (iriText: string) => Terms;
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(superclasses: (iriText: string) => Terms) {
    this.#superclasses = superclasses;
  }

  /** The class itself and all above it. */
  above(iriText: string): ReadonlySet<string> {
    const known = this.#known.get(iriText);
    if (known !== undefined) return known;
    const found = new Set([iriText]);
    for (const one of found) for (const above of this.#superclasses(one).keys()) found.add(above);
    this.#known.set(iriText, found);
    return found;
  }

  /** True when going up from the class comes back to it. */
  isCircular(iriText: string): boolean {
    return [...this.#superclasses(iriText).keys()].some((above) => this.above(above).has(iriText));
  }
}
