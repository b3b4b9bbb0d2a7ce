// The blackboard that the stages read and write: tokens, sentences and the typed spans laid on them so far, with the
// facts and mentions found. One article, one Document; a stage adds and never removes what another stage relies on.

import type { Article } from '../article/article.js';
import { type Sentence, splitSentences, unwrapLines } from '../article/sentences.js';
import { plainSpaces } from '../article/spaces.js';
import { type Token, tokenize } from '../article/tokens.js';
import type { LanguagePack, ReferenceEntity, Rule } from '../language/pack.js';
import type { Annotation, Match, Matchable } from '../language/pattern.js';
import type { EntityKey, LocalEntity, Mention, Reject, Span } from './facts.js';

const NONE: readonly Annotation[] = [];

/** Most tokens before a token at which a span that covers it is looked for. */
const LONGEST = 12;

const FIXED = /^(?:Prep\.|Breaker|According)/;

/** Half-open run of tokens. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** One article as the stages see it. Tokens are counted from 0, runs of them are half-open. */
export class Document implements Matchable {
  readonly article: Article;
  readonly pack: LanguagePack;
  readonly entities: ReadonlyMap<string, ReferenceEntity>;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly mentions: Mention[] = [];
  readonly local = new Map<EntityKey, LocalEntity>();
  readonly rejects: Reject[] = [];
  /** Annotations that start at each token. */
  readonly #at: (readonly Annotation[])[];
  /** The number of tokens of the longest annotation that starts at each token, or more. */
  readonly #reach: Uint16Array;
  readonly #sentenceOf: Int32Array;
  readonly #found = new Map<unknown, Map<number, unknown>>();
  #names: { readonly word: Set<string>; readonly capital: Set<string>; readonly lead: Set<string> } | undefined;
  /** Tokens within a fixed phrase of the lexicon, after its first word. */
  readonly #inPhrase: Uint8Array;

  constructor(article: Article, pack: LanguagePack, entities: ReadonlyMap<string, ReferenceEntity>) {
    this.article = article;
    this.pack = pack;
    this.entities = entities;
    this.tokens = unwrapLines(tokenize(article.text, pack.meta.elision));
    this.sentences = splitSentences(this.tokens, pack.abbreviations);
    this.#at = this.tokens.map((_, at) => pack.lexicon.at(this.tokens, at));
    this.#reach = new Uint16Array(this.tokens.length);
    this.#inPhrase = new Uint8Array(this.tokens.length);
    const adverbEndings = pack.meta.adverbEndings ?? [];
    this.tokens.forEach(({ kind, capital, norm }, at) => {
      for (const { type, last } of this.annotationsAt(at)) {
        this.#stretch(at, last);
        if (last > at + 1 && FIXED.test(type)) this.#inPhrase.fill(1, at + 1, last);
      }
      const ending =
        kind === 'word' &&
        !capital &&
        adverbEndings.some((tail) => norm.length > tail.length + 3 && norm.endsWith(tail));
      if (ending && !this.is('Adverb', at)) {
        this.#at[at] = [
          ...this.annotationsAt(at),
          { type: 'Adverb', form: '', data: undefined, case: undefined, first: at, last: at + 1 },
        ];
        this.#stretch(at, at + 1);
      }
    });
    this.#sentenceOf = new Int32Array(this.tokens.length).fill(-1);
    for (const [index, { first, last }] of this.sentences.entries()) this.#sentenceOf.fill(index, first, last);
  }

  /** The token of an index that the document has. */
  token(at: number): Token {
    return this.tokens[at] as Token;
  }
  /** The folded word of a token; empty outside the document. */
  norm(at: number): string {
    return this.tokens[at]?.norm ?? '';
  }
  annotationsAt(at: number): readonly Annotation[] {
    return this.#at[at] ?? NONE;
  }
  /** What a function finds in a run of tokens, found once until something else is laid on the document. */
  once<T>(find: (doc: Document, first: number, last: number) => T, first: number, last: number): T {
    const key = first * (this.tokens.length + 1) + last;
    let known = this.#found.get(find) as Map<number, T> | undefined;
    if (known === undefined) {
      known = new Map();
      this.#found.set(find, known);
    }
    let found = known.get(key);
    if (found === undefined) {
      found = find(this, first, last);
      known.set(key, found);
    }
    return found;
  }
  annotate(annotation: Annotation): void {
    const { type, form, data, first, last } = annotation;
    if (first >= this.tokens.length) return;
    this.#found.clear();
    this.#at[first] = [{ type, form, data, case: annotation.case, first, last }, ...this.annotationsAt(first)];
    this.#stretch(first, last);
  }
  #stretch(first: number, last: number): void {
    if (last - first > (this.#reach[first] as number)) this.#reach[first] = last - first;
  }
  /** Takes back the mentions of entities, of a type or of any, that lie in runs of tokens in text order: the words are part
   * of another name. */
  unmention(prefix: string, runs: readonly TokenRange[]): void {
    const spans = runs.map(({ first, last }) => this.span(first, last));
    const covers = ([start, end]: Span): boolean => {
      let low = 0;
      let high = spans.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((spans[middle] as Span)[1] < end) low = middle + 1;
        else high = middle;
      }
      return (spans[low]?.[0] ?? Number.POSITIVE_INFINITY) <= start;
    };
    const kept = this.mentions.filter(
      ({ span, entities }) => !(covers(span) && entities.every((key) => key.startsWith(prefix))),
    );
    this.mentions.splice(0, this.mentions.length, ...kept);
  }
  /** The word at a token stands capitalised within a sentence somewhere, after a word, or after a capitalised one. */
  isNameWithin(at: number, afterCapital: boolean): boolean {
    const { word, capital } = this.#namesWithin();
    return (afterCapital ? capital : word).has(this.norm(at));
  }
  /** The word at a token stands beside another capitalised one somewhere, as the parts of a person's name do. */
  isPartOfName(at: number): boolean {
    const { capital, lead } = this.#namesWithin();
    return capital.has(this.norm(at)) || lead.has(this.norm(at));
  }
  #namesWithin() {
    if (this.#names !== undefined) return this.#names;
    const names = { word: new Set<string>(), capital: new Set<string>(), lead: new Set<string>() };
    for (let index = 1; index < this.tokens.length; index++) {
      const [before, token] = [this.tokens[index - 1] as Token, this.tokens[index] as Token];
      if (!token.capital || before.kind !== 'word' || this.sentenceOf(index - 1) !== this.sentenceOf(index)) continue;
      names.word.add(token.norm);
      if (!before.capital || this.is('NotPerson', index - 1)) continue;
      names.capital.add(token.norm);
      if (!this.is('NotPerson', index)) names.lead.add(before.norm);
    }
    this.#names = names;
    return names;
  }
  /** Puts another reading, or none, in the place of each annotation that starts at a token. */
  replace(at: number, by: (annotation: Annotation) => Annotation | undefined): void {
    this.#found.clear();
    this.#at[at] = this.annotationsAt(at).flatMap((annotation) => by(annotation) ?? []);
  }
  /** Takes away annotations of the given types that start inside a run of tokens; used when a longer reading wins. */
  clear(types: readonly string[], first: number, last: number): void {
    this.#found.clear();
    for (let at = first; at < last; at++) {
      const annotations = this.annotationsAt(at);
      if (annotations.some(({ type }) => types.includes(type)))
        this.#at[at] = annotations.filter(({ type }) => !types.includes(type));
    }
  }
  /** The longest annotation of a type (and form) that starts at a token. */
  get(type: string, at: number, form?: string): Annotation | undefined {
    let best: Annotation | undefined;
    for (const annotation of this.annotationsAt(at)) {
      if (annotation.type !== type || (form !== undefined && annotation.form !== form)) continue;
      if (best === undefined || annotation.last > best.last) best = annotation;
    }
    return best;
  }
  is(type: string, at: number, form?: string): boolean {
    for (const annotation of this.annotationsAt(at))
      if (annotation.type === type && (form === undefined || annotation.form === form)) return true;
    return false;
  }
  /** Whether a token begins any annotation whose type starts with a prefix ("Prep"). */
  isAny(prefix: string, at: number): boolean {
    for (const { type } of this.annotationsAt(at)) if (type.startsWith(prefix)) return true;
    return false;
  }
  /** The longest annotation of a type that covers a token, wherever it starts. */
  covering(type: string, at: number): Annotation | undefined {
    let best: Annotation | undefined;
    for (let first = at; first >= Math.max(0, at - LONGEST); first--) {
      if (first + (this.#reach[first] ?? 0) <= at) continue;
      for (const annotation of this.annotationsAt(first))
        if (
          annotation.type === type &&
          annotation.last > at &&
          (best === undefined || annotation.last - annotation.first > best.last - best.first)
        )
          best = annotation;
    }
    return best;
  }
  /** Annotations of a type that start in a run of tokens, left to right, the longest at each token, not overlapping. */
  all(type: string, first: number, last: number): Annotation[] {
    const found: Annotation[] = [];
    for (let at = first; at < last; ) {
      const annotation = this.get(type, at);
      if (annotation !== undefined && annotation.last <= last) {
        found.push(annotation);
        at = annotation.last;
      } else at++;
    }
    return found;
  }
  /** The sentence of an index; callers count the sentences of this document. */
  sentence(index: number): Sentence {
    return this.sentences[index] as Sentence;
  }
  /** Index of the sentence that holds a token; -1 for a token of none. */
  sentenceOf(at: number): number {
    return this.#sentenceOf[at] ?? -1;
  }
  /** The passage from one token to before another. */
  span(first: number, last: number): Span {
    return [this.tokens[first]?.start ?? 0, this.tokens[last - 1]?.end ?? 0];
  }
  /** Words of a passage, no-break and other spaces as plain ones. */
  words(span: Span): string {
    return plainSpaces(this.article.text.slice(span[0], span[1]));
  }
  /** The first token that starts at or after an offset. */
  tokenAt(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  /** Inside a fixed phrase such as "per quanto riguarda", past its first word: no verb or noun of its own. */
  inPhrase(at: number): boolean {
    return this.#inPhrase[at] === 1;
  }
  /** A stage looks for what begins at a token. Only `explain` listens. */
  tries(_stage: string, _at: number): void {}
  /** A rule of the pack was tried at a token, within a run of tokens, and matched or did not. Only `explain` listens. */
  tried(_rule: Rule, _match: Match | undefined, _at: number, _from: number, _to: number): void {}
  reject(rule: string, first: number, last: number, reason: string): void {
    this.rejects.push({ rule, span: this.span(first, last), reason });
  }
  entityType(key: EntityKey): string | undefined {
    return this.entities.get(key)?.type ?? this.local.get(key)?.type;
  }
}
