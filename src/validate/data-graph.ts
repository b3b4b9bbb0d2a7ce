// What is validated: own triples over those of a background that is known to be right (the reference graph). Both are
// seen as one graph, each triple once; only nodes that the own triples describe are looked at.
import type { Term } from '@rdfjs/types';
import { rdf, rdfs } from '../graph/vocabulary.js';
import { ClassTree, NO_TERMS, type Terms, type TripleIndex } from './triple-index.js';

export class DataGraph {
  readonly own: TripleIndex;
  readonly background: TripleIndex | undefined;
  readonly classes: ClassTree;

  constructor(own: TripleIndex, background?: TripleIndex) {
    this.own = own;
    this.background = background;
    const subClassOf = rdfs.subClassOf.value;
    const addsClasses = own.inverse(subClassOf).size > 0;
    if (background === undefined) this.classes = own.classes;
    else this.classes = addsClasses ? new ClassTree((iriText) => this.out(iriText, subClassOf)) : background.classes;
  }

  out(subject: string, predicate: string): Terms {
    const own = this.own.out(subject, predicate);
    return this.background === undefined ? own : union(own, this.background.out(subject, predicate));
  }

  in(object: string, predicate: string): Terms {
    const own = this.own.in(object, predicate);
    return this.background === undefined ? own : union(own, this.background.in(object, predicate));
  }

  /** True when something is said of the node. */
  describes(subject: string): boolean {
    return this.own.subjects.has(subject) || this.background?.subjects.has(subject) === true;
  }

  types(subject: string): Terms {
    return this.out(subject, rdf.type.value);
  }

  isInstance(subject: string, classIri: string): boolean {
    for (const type of this.types(subject).keys()) if (this.classes.above(type).has(classIri)) return true;
    return false;
  }

  /** Predicates of a node with their objects. */
  *properties(subject: string): Iterable<readonly [string, Terms]> {
    const own = this.own.subjects.get(subject)?.out;
    const other = this.background?.subjects.get(subject)?.out;
    for (const [predicate, objects] of own ?? [])
      yield [predicate, union(objects, other?.get(predicate) ?? NO_TERMS)] as const;
    for (const [predicate, objects] of other ?? [])
      if (own?.has(predicate) !== true) yield [predicate, objects] as const;
  }

  /** The only object, or undefined when there is none or more than one. */
  only(subject: string, predicate: string): Term | undefined {
    const objects = this.out(subject, predicate);
    return objects.size === 1 ? objects.values().next().value : undefined;
  }
}

function union(a: Terms, b: Terms): Terms {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const all = new Map(a);
  for (const [key, term] of b) if (!all.has(key)) all.set(key, term);
  return all;
}
