// A document that remembers how it was read: which rules of the pack matched and what they captured, where those failed
// that were tried in one sentence, and which token each stage looked at last when it tried to begin something at a token.
// Reading it gives what reading the plain document gives, more slowly.

import type { Article } from '../article/article.js';
import type { LanguagePack, ReferenceEntity, Rule } from '../language/pack.js';
import type { Annotation, Match } from '../language/pattern.js';
import { Document, type TokenRange } from './document.js';

/** Tokens count from 0, runs are half-open. */
export interface Firing extends TokenRange {
  readonly rule: string;
  /** Of the words within the match, by the name that the rule gives them. */
  readonly captures: readonly (TokenRange & { readonly name: string })[];
}
export interface Failure {
  readonly rule: string;
  /** Token at which the rule was tried. */
  readonly at: number;
  /** Farthest token that it reached and that did not fit. */
  readonly failedAt: number;
}

export class WatchedDocument extends Document {
  /** In the order in which they matched. */
  readonly matched: Firing[] = [];
  /** Of the rules tried in the sentence that is watched. */
  readonly failed: Failure[] = [];
  /** The sentence that is watched; none without an offset. */
  readonly focus: TokenRange | undefined;
  readonly #looked = new Map<string, Map<number, number>>();
  private current: { readonly stage: string; readonly at: number } | undefined;

  /** @param offset UTF-16; the sentence that holds it is watched closely. */
  constructor(
    article: Article,
    pack: LanguagePack,
    entities: ReadonlyMap<string, ReferenceEntity>,
    offset: number | undefined,
  ) {
    super(article, pack, entities);
    this.focus = offset === undefined ? undefined : this.sentences[this.sentenceOf(this.tokenAt(offset))];
  }

  /** Token that a stage looked at last when it tried a token; undefined where it did not try. */
  lookedAt(stage: string, at: number): number | undefined {
    return this.#looked.get(stage)?.get(at);
  }

  override norm(at: number): string {
    this.look(at);
    return super.norm(at);
  }
  override annotationsAt(at: number): readonly Annotation[] {
    this.look(at);
    return super.annotationsAt(at);
  }
  override covering(type: string, at: number): Annotation | undefined {
    const found = super.covering(type, at);
    this.look(at);
    return found;
  }
  override tries(stage: string, at: number): void {
    this.current = { stage, at };
    this.look(at);
  }
  override tried(rule: Rule, match: Match | undefined, at: number, from: number, to: number): void {
    if (match !== undefined) {
      const captures = [...match.captures].map(([name, { first, last }]) => ({ name, first, last }));
      this.matched.push({ rule: rule.id, first: match.first, last: match.last, captures });
    } else if (this.focus?.first === from) {
      this.failed.push({ rule: rule.id, at, failedAt: rule.pattern.failsAt(this, at, from, to) });
    }
  }

  private look(at: number): void {
    // Hint: no #private: the constructor of the plain document looks, too, before private members are there.
    if (this.current === undefined) return;
    const { stage, at: tried } = this.current;
    let looked = this.#looked.get(stage);
    if (looked === undefined) {
      looked = new Map();
      this.#looked.set(stage, looked);
    }
    looked.set(tried, at);
  }
}
