// Offices that the article gives to persons in; for a person the state and the office, for a state or an office the
// person out. What the text does not say of a person stays open, but for the only one whose state is missing.

import type { Annotation } from '../language/pattern.js';
import type { Document } from './document.js';
import { type EntityKey, isState } from './facts.js';
import type { Holding } from './holdings.js';
import type { Named } from './names.js';

/** Offices whose titles change places from language to language ("presidente del Consiglio"). */
const LEADERS = new Set(['president', 'prime-minister', 'king']);

/** "the minister" may be the foreign minister. */
const isSameOffice = (held: string | undefined, named: string): boolean =>
  held === named || (named === 'minister' && held === 'foreign-minister');

/** Who holds which office for which state, as far as the article says. */
export class OfficeHolders {
  readonly #doc: Document;
  readonly #stateOf = new Map<EntityKey, EntityKey>();
  readonly #officeOf = new Map<EntityKey, string>();
  readonly #genderOf = new Map<EntityKey, string>();
  /** Mentions of persons, in text order. */
  readonly #persons: readonly Annotation[];
  /** The only person in office of whom no state is known. */
  readonly #unbound: EntityKey | undefined;

  constructor(doc: Document, holdings: readonly Holding[]) {
    this.#doc = doc;
    for (const { holder, onBehalfOf, office, gender } of holdings) {
      if (holder === undefined) continue;
      if (gender !== undefined && !this.#genderOf.has(holder)) this.#genderOf.set(holder, gender);
      if (!this.#officeOf.has(holder)) this.#officeOf.set(holder, office);
      if (onBehalfOf !== undefined && isState(onBehalfOf) && !this.#stateOf.has(holder))
        this.#stateOf.set(holder, onBehalfOf);
    }
    this.#persons = doc.all('Person', 0, doc.tokens.length);
    const persons = new Set(this.#persons.flatMap(({ data }) => [...(data as Named).keys]));
    this.#bindLeader([...persons]);
    const free = [...persons].filter((key) => this.#mayLead(key));
    this.#unbound = free.length === 1 ? free[0] : undefined;
  }

  /** "the Russian leader": where the text has one such state without a holder and one person of no known state, who is no
   * holder of a lesser office, the two belong together. */
  #bindLeader(persons: readonly EntityKey[]): void {
    const free = persons.filter((key) => this.#mayLead(key));
    const bound = new Set(this.#stateOf.values());
    const states = new Set(leadersNamedByState(this.#doc).filter((state) => !bound.has(state)));
    const [person, ...others] = free;
    const [state, ...more] = states;
    if (person !== undefined && others.length === 0 && state !== undefined && more.length === 0)
      this.#stateOf.set(person, state);
  }

  /** Of no known state and of no lesser office. */
  #mayLead(person: EntityKey): boolean {
    return !this.#stateOf.has(person) && LEADERS.has(this.#officeOf.get(person) ?? 'president');
  }

  officeOf(person: EntityKey): string | undefined {
    return this.#officeOf.get(person);
  }
  /** The states that agents act for: their own, for persons those of their offices. */
  statesOf(keys: readonly EntityKey[]): EntityKey[] {
    return [...new Set(keys.flatMap((key) => (isState(key) ? [key] : (this.#stateOf.get(key) ?? []))))];
  }
  /** One person for each of two states, the highest office first named. */
  leadersOf(pair: readonly EntityKey[]): EntityKey[] {
    const bound = new Set(this.#stateOf.values());
    const lacking = pair.filter((state) => !bound.has(state));
    return pair.flatMap((state) => {
      if (this.#unbound !== undefined && lacking.length === 1 && lacking[0] === state) return [this.#unbound];
      const persons = [...this.#stateOf].filter(([, of]) => of === state).map(([person]) => person);
      return persons.find((person) => LEADERS.has(this.officeOf(person) ?? '')) ?? persons[0] ?? [];
    });
  }
  /** Who holds an office of a state; `any` takes whoever holds one. */
  holderFor(state: EntityKey, office: string, any = false): EntityKey | undefined {
    return [...this.#stateOf].find(
      ([person, of]) => of === state && (any || isSameOffice(this.officeOf(person), office)),
    )?.[0];
  }

  /** The person last named before a token whose office this is and of whom no state is known, else the only such person. */
  lastUnbound(at: number, office: string): EntityKey | undefined {
    const all = new Set(this.#persons.flatMap(({ data }) => [...(data as Named).keys]));
    const free = [...all].filter((key) => this.officeOf(key) === office && !this.#stateOf.has(key));
    if (free.length < 2) return free[0];
    for (let index = this.#persons.length - 1; index >= 0; index--) {
      const named = this.#persons[index];
      if (named === undefined || named.first >= at) continue;
      for (const key of (named.data as Named).keys)
        if (this.officeOf(key) === office && !this.#stateOf.has(key)) return key;
    }
    return undefined;
  }

  /** "la presidente": the person last named before a token who holds such an office, as far as gender tells. */
  lastNamed(at: number, office: string): EntityKey | undefined {
    const doc = this.#doc;
    const gender = doc.is('Gender', at - 1, 'feminine')
      ? 'feminine'
      : doc.is('Gender', at - 1, 'masculine')
        ? 'masculine'
        : undefined;
    const fits = (person: EntityKey, same: boolean): boolean => {
      const known = this.#genderOf.get(person);
      if (gender !== undefined && known !== undefined && known !== gender) return false;
      return same
        ? isSameOffice(this.officeOf(person), office)
        : LEADERS.has(office) && LEADERS.has(this.officeOf(person) ?? '');
    };
    let similar: EntityKey | undefined;
    for (let index = this.#persons.length - 1; index >= 0; index--) {
      const named = this.#persons[index];
      if (named === undefined || named.first >= at) continue;
      for (const key of (named.data as Named).keys) {
        if (fits(key, true)) return key;
        if (similar === undefined && fits(key, false)) similar = key;
      }
    }
    return similar;
  }
}

/** States of the phrases "the Russian leader", "il leader russo" that no name follows. */
function leadersNamedByState(doc: Document): EntityKey[] {
  return doc.all('Office', 0, doc.tokens.length).flatMap(({ data, form, first, last }) => {
    if (form !== 'singular' || !LEADERS.has(data as string)) return [];
    const after = doc.get('State', last, 'demonym');
    const before = doc.annotationsAt(first - 1).find((other) => other.type === 'State' && other.form === 'demonym');
    const state = after ?? (doc.is('Definite', first - 2) ? before : undefined);
    if (state === undefined || doc.is('Person', Math.max(last, state.last)) || doc.is('Title', last)) return [];
    return [(state.data as Named).keys[0] as EntityKey];
  });
}
