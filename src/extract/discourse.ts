// What is in force where one reads: the pair of states that "the parties" means, the persons that "the two leaders"
// are, the state of a person, the year. Anaphors are resolved by it; where nothing in the text supports a reading,
// nothing is.

import type { Agent } from './agent.js';
import { Agents } from './agents.js';
import { type Anchors, findAnchors } from './date-anchors.js';
import type { Document, TokenRange } from './document.js';
import type { EntityKey } from './facts.js';
import type { Holding } from './holdings.js';
import type { Named } from './names.js';
import { OfficeHolders } from './office-holders.js';
import { foremost, inPassing } from './pairs.js';

/** Most sentences before the first that names two states in which "the parties" can mean them. */
const AHEAD = 3;

const union = (...lists: readonly (readonly EntityKey[])[]): EntityKey[] => [...new Set(lists.flat())];

/** Made once an article, when its persons, dates and quotations are found. */
export class Discourse {
  readonly anchors: Anchors;
  readonly #doc: Document;
  readonly #holders: OfficeHolders;
  readonly #agents: Agents;
  /** Sentence → the pair in force when it is read. */
  readonly #pairs: EntityKey[][] = [];
  readonly #states: EntityKey[][] = [];
  /** Whether the pairs are known. From then on nothing is laid on the document, so that whoever acts in a run of tokens is
   * found once. */
  #complete = false;
  readonly #found = new Map<number, readonly Agent[]>();

  constructor(doc: Document, holdings: readonly Holding[]) {
    this.#doc = doc;
    this.anchors = findAnchors(doc);
    this.#holders = new OfficeHolders(doc, holdings);
    this.#agents = new Agents(doc, this.#holders, (sentence) => this.pairAt(sentence));
    this.#trackPairs();
    this.#complete = true;
  }

  officeOf(person: EntityKey): string | undefined {
    return this.#holders.officeOf(person);
  }
  /** The states that agents act for. */
  statesOf(keys: readonly EntityKey[]): EntityKey[] {
    return this.#holders.statesOf(keys);
  }
  /** States named in a sentence, by their own names or through persons who hold an office of them. */
  statesIn(sentence: number): readonly EntityKey[] {
    return this.#states[sentence] ?? [];
  }
  /** Whether the article names a state at all. */
  namesStates(): boolean {
    return this.#states.some((states) => states.length > 0);
  }
  pairAt(sentence: number): readonly EntityKey[] {
    return this.#pairs[sentence] ?? [];
  }
  /** Persons of the pair in force, one a state, the highest office first named. */
  leadersAt(sentence: number): EntityKey[] {
    return this.#holders.leadersOf(this.pairAt(sentence));
  }

  #trackPairs(): void {
    let pair: EntityKey[] = [];
    const doc = this.#doc;
    doc.sentences.forEach((sentence) => {
      const states: EntityKey[] = [];
      for (let at = sentence.first; at < sentence.last; at++) {
        for (const { type, data } of doc.annotationsAt(at)) {
          if (type === 'State') states.push(...(data as Named).keys);
          else if (type === 'Person') states.push(...this.statesOf((data as Named).keys));
        }
      }
      const named = union(states);
      const bodies = named.length < 2 ? union(this.#joinedBodies(sentence)) : [];
      const distinct = bodies.length > 1 ? bodies.slice(0, 2) : union(named, bodies);
      this.#states.push(distinct);
      if (distinct.length === 2 && !inPassing(distinct, pair, () => this.#acting(sentence))) pair = distinct;
      else if (distinct.length > 2 && pair.length === 0) pair = foremost(distinct, this.#acting(sentence));
      this.#pairs.push(pair);
    });
    const at = this.#pairs.findIndex((candidate) => candidate.length === 2);
    for (let index = Math.max(0, at - AHEAD); index < at; index++) this.#pairs[index] = this.#pairs[at] ?? [];
  }

  /** States that act in a sentence, by themselves or through persons, or share something with each other. */
  #acting(sentence: TokenRange): EntityKey[] {
    const agents = this.agents(sentence.first, sentence.last);
    return this.statesOf(
      agents
        .filter(
          (agent) =>
            !agent.governed ||
            this.#doc.is('Prep.between', agent.first - 1) ||
            this.#doc.is('And', agent.first - 1) ||
            this.#doc.is('Prep.with', agent.first - 1) ||
            agent.kind === 'person',
        )
        .flatMap(({ keys }) => [...keys]),
    );
  }

  /** Intergovernmental organizations that "and" joins to a state or to each other: they act like states. */
  #joinedBodies(sentence: TokenRange): EntityKey[] {
    const doc = this.#doc;
    const found = this.agents(sentence.first, sentence.last).filter(({ first, last, keys, kind, governed: led }) => {
      const igo =
        kind === 'organization' && !led && keys.some((key) => doc.entities.get(key)?.organizationKind === 'igo');
      const joined = (at: number): boolean =>
        doc.is('And', at) &&
        [at - 1, at - 2, at + 1, at + 2].some(
          (near) =>
            near !== first &&
            (doc.is('State', near, 'name') ||
              doc.is('Organization', near) ||
              doc.covering('Organization', near) !== undefined),
        );
      return igo && (joined(last) || joined(first - 1) || joined(first - 2));
    });
    return found.flatMap(({ keys }) => [...keys]);
  }

  /** States that something said in a sentence is about: those named in the sentence, else just before in the
   * paragraph. */
  concerned(sentence: number): EntityKey[] {
    const doc = this.#doc;
    const range = doc.sentences[sentence];
    if (range === undefined) return [];
    const here = [...this.statesIn(sentence)];
    const refersBack = hasType(
      doc,
      ['Parties', 'Leaders', 'TheCountry', 'Document', 'Instrument', 'Mutual'],
      range.first,
      range.last,
    );
    if (here.length >= 2) return here;
    if (refersBack) return union(here, this.pairAt(sentence));
    if (here.length === 1) return here;
    const before = sentence - 1;
    if (doc.sentences[before]?.paragraph === range.paragraph) return this.concerned(before);
    return [];
  }

  /** Everyone who can act in a run of tokens, left to right. Quoted words are read like others. */
  agents(first: number, last: number): readonly Agent[] {
    if (!this.#complete) return this.#agents.within(first, last);
    const key = first * (this.#doc.tokens.length + 1) + last;
    let found = this.#found.get(key);
    if (found === undefined) {
      found = this.#agents.within(first, last);
      this.#found.set(key, found);
    }
    return found;
  }
}

function hasType(doc: Document, types: readonly string[], first: number, last: number): boolean {
  for (let at = first; at < last; at++) if (doc.annotationsAt(at).some(({ type }) => types.includes(type))) return true;
  return false;
}
