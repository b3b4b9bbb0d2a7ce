// A pattern language over tokens and the typed spans laid on them, compiled to closures.
//   word          a token by its folded form          [Type] [Type:form]   a typed span (a lexicon class, State, Date …)
//   ( a | b )     alternatives                          x? x* x+ x{1,3}      repetition, greedy
//   name=x        capture, unless x matches nothing      !x                   nothing that x matches stands here
//   .             any token                             ^                    first token of the sentence
// Words are compared in folded form, so they are written in lower case with straight apostrophes. Matching backtracks
// within one sentence; every repetition is bounded, so time is linear in the text. A slip in a pattern is a PatternError.
import { fold } from '../article/tokens.js';

/** A typed run of tokens, half-open, with the form of the word where that matters ("past", "plural"). */
export interface Annotation {
  readonly type: string;
  readonly form: string;
  readonly first: number;
  readonly last: number;
  readonly data?: unknown;
  /** How the lexicon wants its first word written, if it does. */
  readonly case?: 'capital' | 'acronym' | undefined;
}

/** What a pattern runs on: folded tokens and the annotations that start at each of them. */
export interface Matchable {
  norm(at: number): string;
  annotationsAt(at: number): readonly Annotation[];
}

export interface Captured {
  readonly first: number;
  readonly last: number;
  /** The last typed span in it. */
  readonly annotation?: Annotation;
}
export interface Match {
  readonly first: number;
  readonly last: number;
  readonly captures: ReadonlyMap<string, Captured>;
}

interface State {
  readonly on: Matchable;
  readonly from: number;
  readonly to: number;
  readonly captures: Map<string, Captured>;
  /** Farthest token at which something was tried, for `explain`. */
  farthest: number;
}
type Next = (at: number, annotation?: Annotation) => boolean;
type Run = (state: State, at: number, next: Next) => boolean;
/** What a match can begin with, so that most patterns are given up at a token without being run. */
interface First {
  readonly words: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** Anything can begin it. */
  readonly any: boolean;
  /** It can match nothing, so what follows can begin the match too. */
  readonly empty: boolean;
}
interface Node {
  readonly run: Run;
  readonly first: First;
}
const NONE: ReadonlySet<string> = new Set();
const NOTHING: First = { words: NONE, types: NONE, any: false, empty: true };
const either = (one: First, two: First, empty: boolean): First => ({
  words: new Set([...one.words, ...two.words]),
  types: new Set([...one.types, ...two.types]),
  any: one.any || two.any,
  empty,
});

/** Most repetitions of anything; what `*` and `+` stand for. */
const MOST = 24;

export class PatternError extends Error {
  override readonly name = 'PatternError';
}

export class Pattern {
  readonly source: string;
  readonly #run: Run;
  readonly #first: First;
  /** Throws PatternError. */
  constructor(source: string) {
    this.source = source;
    const { run, first } = compile(source);
    this.#run = run;
    this.#first = first;
  }

  /** Words and types with which a match can begin; `anything` when there is no telling. */
  get begins(): { words: ReadonlySet<string>; types: ReadonlySet<string>; anything: boolean } {
    const { words, types, any, empty } = this.#first;
    return { words, types, anything: any || empty };
  }

  #canBegin(on: Matchable, at: number): boolean {
    const { words, types, any, empty } = this.#first;
    if (any || empty || words.has(on.norm(at))) return true;
    for (const { type } of on.annotationsAt(at)) if (types.has(type)) return true;
    return false;
  }

  /** The first match that begins exactly at `at`, alternatives in their order and repetitions greedy; tokens from `from` to `to` are in reach. */
  matchAt(on: Matchable, at: number, from: number, to: number): Match | undefined {
    if (!this.#canBegin(on, at)) return undefined;
    const state: State = { on, from, to, captures: new Map(), farthest: at };
    let end = -1;
    const found = this.#run(state, at, (last) => {
      end = last;
      return true;
    });
    return found ? { first: at, last: end, captures: new Map(state.captures) } : undefined;
  }

  /** The token at which the pattern failed when it was tried at `at`. */
  failsAt(on: Matchable, at: number, from: number, to: number): number {
    const state: State = { on, from, to, captures: new Map(), farthest: at };
    this.#run(state, at, () => true);
    return state.farthest;
  }

  /** All matches in a run of tokens, left to right, not overlapping. */
  matches(on: Matchable, from: number, to: number): Match[] {
    const found: Match[] = [];
    for (let at = from; at < to; ) {
      const match = this.matchAt(on, at, from, to);
      if (match !== undefined && match.last > at) {
        found.push(match);
        at = match.last;
      } else at++;
    }
    return found;
  }
}

const LEXEME = /\s+|[()|?*+!^.]|\{(\d+),(\d+)\}|([\p{L}_][\p{L}\p{N}_]*)=|\[([^\]]+)\]|([^\s()|?*+!^.[\]{}=]+)/uy;

function compile(source: string): Node {
  let position = 0;
  const lexemes: string[] = [];
  while (position < source.length) {
    LEXEME.lastIndex = position;
    const match = LEXEME.exec(source);
    if (match === null)
      throw new PatternError(`cannot read "${source.slice(position, position + 12)}" in pattern "${source}"`);
    if (match[0].trim() !== '') lexemes.push(match[0]);
    position = LEXEME.lastIndex;
  }
  let at = 0;
  const alternatives = (): Node => {
    const options = [sequence()];
    while (lexemes[at] === '|') {
      at++;
      options.push(sequence());
    }
    if (options.length === 1) return options[0] as Node;
    const first = options.map((option) => option.first).reduce((one, two) => either(one, two, one.empty || two.empty));
    return { run: (state, i, next) => options.some((option) => option.run(state, i, next)), first };
  };
  const sequence = (): Node => {
    const parts: Node[] = [];
    while (at < lexemes.length && lexemes[at] !== '|' && lexemes[at] !== ')') parts.push(repeated());
    if (parts.length === 0) throw new PatternError(`an alternative is empty in "${source}"`);
    return parts.reduceRight<Node>(
      (rest, part) => ({
        run: (state, i, next) =>
          part.run(state, i, (j, annotation) => rest.run(state, j, (k, later) => next(k, later ?? annotation))),
        first: part.first.empty ? either(part.first, rest.first, rest.first.empty) : part.first,
      }),
      { run: (_state, i, next) => next(i), first: NOTHING },
    );
  };
  const repeated = (): Node => {
    const node = single();
    const sign = lexemes[at];
    const [least, most] = bounds(sign) ?? [];
    if (least === undefined || most === undefined) return node;
    at++;
    if (most < least || most === 0 || most > MOST)
      throw new PatternError(`${sign} is no repetition from 0 to ${MOST} in "${source}"`);
    return times(node, least, most);
  };
  const single = (): Node => {
    const lexeme = lexemes[at++];
    if (lexeme === undefined) throw new PatternError(`pattern ends too early: "${source}"`);
    if (lexeme === '(') {
      const inner = alternatives();
      if (lexemes[at++] !== ')') throw new PatternError(`a bracket is not closed in "${source}"`);
      return inner;
    }
    if (lexeme === '|' || lexeme === ')' || bounds(lexeme) !== undefined)
      throw new PatternError(`nothing stands before ${lexeme} in "${source}"`);
    if (lexeme === '!') return absent(single());
    if (lexeme === '.')
      return { run: (state, i, next) => i < state.to && next(i + 1), first: { ...NOTHING, any: true, empty: false } };
    if (lexeme === '^') return { run: (state, i, next) => i === state.from && next(i), first: NOTHING };
    if (lexeme.startsWith('[')) return typed(lexeme.slice(1, -1));
    if (lexeme.endsWith('=')) return capture(lexeme.slice(0, -1), repeated());
    if (lexeme !== fold(lexeme)) throw new PatternError(`"${lexeme}" must be written "${fold(lexeme)}" in "${source}"`);
    return word(lexeme);
  };
  const root = alternatives();
  if (at < lexemes.length) throw new PatternError(`"${lexemes[at]}" is not expected in "${source}"`);
  return root;
}

/** How often a sign of repetition means, or undefined for what is none. */
function bounds(sign: string | undefined): readonly [least: number, most: number] | undefined {
  if (sign === '?') return [0, 1];
  if (sign === '*') return [0, MOST];
  if (sign === '+') return [1, MOST];
  const counts = sign === undefined ? null : /^\{(\d+),(\d+)\}$/.exec(sign);
  return counts === null ? undefined : [Number(counts[1]), Number(counts[2])];
}

const word = (norm: string): Node => ({
  run: (state, at, next) => {
    if (at > state.farthest) state.farthest = at;
    return at < state.to && state.on.norm(at) === norm && next(at + 1);
  },
  first: { ...NOTHING, words: new Set([norm]), empty: false },
});

function typed(name: string): Node {
  const [type, form] = name.split(':') as [string, string | undefined];
  const run: Run = (state, at, next) => {
    if (at > state.farthest) state.farthest = at;
    if (at >= state.to) return false;
    for (const annotation of state.on.annotationsAt(at)) {
      if (annotation.type !== type || (form !== undefined && annotation.form !== form)) continue;
      if (annotation.last <= state.to && next(annotation.last, annotation)) return true;
    }
    return false;
  };
  return { run, first: { ...NOTHING, types: new Set([type]), empty: false } };
}

const times = (node: Node, least: number, most: number): Node => ({
  run: (state, at, next) => {
    const more = (count: number, i: number, annotation?: Annotation): boolean =>
      (count < most && node.run(state, i, (j, found) => j > i && more(count + 1, j, found ?? annotation))) ||
      (count >= least && next(i, annotation));
    return more(0, at);
  },
  first: least === 0 ? { ...node.first, empty: true } : node.first,
});

/** What must not stand there says nothing of what does. */
const absent = (node: Node): Node => ({
  run: (state, at, next) =>
    // Hint: on a copy, so that what is captured in it does not outlive it.
    !node.run({ ...state, captures: new Map(state.captures) }, at, () => true) && next(at),
  first: NOTHING,
});

const capture = (name: string, node: Node): Node => ({
  run: (state, at, next) =>
    node.run(state, at, (last, annotation) => {
      const earlier = state.captures.get(name);
      if (last > at)
        state.captures.set(name, annotation === undefined ? { first: at, last } : { first: at, last, annotation });
      if (next(last, annotation)) return true;
      if (earlier === undefined) state.captures.delete(name);
      else state.captures.set(name, earlier);
      return false;
    }),
  first: node.first,
});
