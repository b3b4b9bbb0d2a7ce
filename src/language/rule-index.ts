// Rules in, for each token those that can begin there out: most tokens begin no match of any rule, and trying every rule
// at every token is most of the time that rules take.
import type { Rule } from './pack.js';
import type { Matchable } from './pattern.js';

const NONE: readonly Rule[] = [];

/** The rules of a stage by what a match of them begins with. */
export class RuleIndex {
  readonly #rules: readonly Rule[];
  readonly #words = new Set<string>();
  readonly #types = new Set<string>();
  /** A rule can begin with anything. */
  readonly #any: boolean;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    let any = false;
    for (const { pattern } of rules) {
      const { words, types, anything } = pattern.begins;
      for (const word of words) this.#words.add(word);
      for (const type of types) this.#types.add(type);
      any ||= anything;
    }
    this.#any = any;
  }

  /** Rules to try at a token, in their order; empty where none can begin. */
  at(on: Matchable, at: number): readonly Rule[] {
    if (this.#any || this.#words.has(on.norm(at))) return this.#rules;
    for (const { type } of on.annotationsAt(at)) if (this.#types.has(type)) return this.#rules;
    return NONE;
  }
}
