// The changes of one transaction over the truth, before they are committed: what is read here already shows them, the truth
// does not. Each step taken from it brings an engine that shows the draft so far up to date; commit writes it into the
// truth; undo gives the step that brings the engine back.
import type { Line } from './lines.js';
import { AS_IS, type Truth } from './truth.js';

/** Deletions first, then drops, creations, insertions. Each may be done twice without harm. */
export interface Step {
  readonly deletes: readonly (readonly [graph: string, lines: readonly Line[]])[];
  /** Lines that stand in no graph any more. */
  readonly gone: readonly Line[];
  readonly dropped: readonly string[];
  readonly created: readonly string[];
  readonly inserts: readonly (readonly [graph: string, lines: readonly Line[]])[];
}

/** What a commit changes, in the forms in which lines were put. A graph is dropped before its lines are looked at. */
export interface Diff {
  readonly dropped: readonly string[];
  /** Graphs that did not exist; also those that get lines. */
  readonly created: readonly string[];
  readonly removed: readonly (readonly [graph: string, lines: readonly Line[]])[];
  readonly added: readonly (readonly [graph: string, lines: readonly Line[]])[];
}

/** Forms in which a line was put, or undefined for one that is deleted. */
type Staged = Map<Line, readonly Line[] | undefined>;

const NONE: ReadonlyMap<Line, readonly Line[] | undefined> = new Map();

export class Draft {
  readonly #truth: Truth;
  readonly #staged = new Map<string, Staged>();
  /** Whether a graph exists, where that differs from the truth or did. */
  readonly #exists = new Map<string, boolean>();
  readonly #counts = new Map<Line, number>();
  #touched = new Map<string, Set<Line>>();
  #touchedNames = new Set<string>();
  /** Whether an engine was shown a step, so that it shows something else than the truth. */
  #taken = false;

  constructor(truth: Truth) {
    this.#truth = truth;
  }

  exists(graph: string): boolean {
    return this.#exists.get(graph) ?? this.#truth.has(graph);
  }

  /** Names of the graphs that exist, the unnamed one left out. */
  names(): string[] {
    const names = [...this.#truth.graphs()].map(([name]) => name);
    for (const [name, exists] of this.#exists) if (exists && !this.#truth.has(name)) names.push(name);
    return names.filter((name) => name !== '' && this.exists(name));
  }

  /** Lines of a graph with the forms in which they were put. */
  *lines(graph: string): Generator<[Line, readonly Line[]]> {
    const staged = this.#staged.get(graph) ?? NONE;
    for (const entry of this.#truth.graph(graph) ?? []) if (!staged.has(entry[0])) yield entry;
    for (const [line, originals] of staged) if (originals !== undefined) yield [line, originals];
  }

  /** Names of the graphs that a commit makes, changes or deletes. */
  changed(): string[] {
    return [...new Set([...this.#staged.keys(), ...this.#exists.keys()])];
  }

  /** Lines of a graph as they were put; undefined for a graph that does not exist. */
  originals(graph: string): Line[] | undefined {
    if (!this.exists(graph)) return undefined;
    return [...this.lines(graph)].flatMap(([line, originals]) => (originals.length === 0 ? [line] : originals));
  }

  create(graph: string): void {
    if (this.exists(graph)) return;
    this.#exists.set(graph, true);
    this.#touchedNames.add(graph);
  }

  /** Empties a graph; it goes on existing. */
  clear(graph: string): void {
    for (const [line] of [...this.lines(graph)]) this.delete(graph, line);
  }

  drop(graph: string): void {
    this.clear(graph);
    if (graph === '' || !this.exists(graph)) return;
    this.#exists.set(graph, false);
    this.#touchedNames.add(graph);
  }

  /** `original` is the form in which it is put. A line that is there already keeps the forms it has. */
  insert(graph: string, line: Line, original: Line = line): void {
    this.create(graph);
    const before = this.#get(graph, line);
    if (before !== undefined) {
      const forms = before === AS_IS ? [line] : before;
      if (!forms.includes(original)) this.#stage(graph, line, [...forms, original]);
      return;
    }
    this.#stage(graph, line, original === line ? AS_IS : [original]);
    this.#counts.set(line, this.#count(line) + 1);
    this.#touch(graph, line);
  }

  delete(graph: string, line: Line): void {
    if (this.#get(graph, line) === undefined) return;
    this.#stage(graph, line, undefined);
    this.#counts.set(line, this.#count(line) - 1);
    this.#touch(graph, line);
  }

  /** What an engine that shows the draft as it was at the last step has yet to do. */
  takeStep(): Step {
    const state: State = {
      has: (graph, line) => this.#get(graph, line) !== undefined,
      exists: (graph) => this.exists(graph),
      count: (line) => this.#count(line),
    };
    const step = this.#step(this.#touched, this.#touchedNames, state, this.#taken ? undefined : this.#truth);
    this.#taken = true;
    this.#touched = new Map();
    this.#touchedNames = new Set();
    return step;
  }

  /** From the truth to the draft, in one step. */
  wholeStep(): Step {
    const state: State = {
      has: (graph, line) => this.#get(graph, line) !== undefined,
      exists: (graph) => this.exists(graph),
      count: (line) => this.#count(line),
    };
    return this.#all(state, this.#truth);
  }

  /** From the draft back to the truth, in one step. */
  undoStep(): Step {
    const truth = this.#truth;
    return this.#all({
      has: (graph, line) => truth.graph(graph)?.has(line) === true,
      exists: (graph) => truth.has(graph),
      count: (line) => truth.count(line),
    });
  }

  diff(): Diff {
    const differing = [...this.#exists].filter(([graph, exists]) => exists !== this.#truth.has(graph));
    const dropped = new Set(differing.flatMap(([graph, exists]) => (exists ? [] : [graph])));
    const created = differing.flatMap(([graph, exists]) => (exists ? [graph] : []));
    const removed: [string, Line[]][] = [];
    const added: [string, Line[]][] = [];
    for (const [graph, staged] of this.#staged) {
      if (dropped.has(graph)) continue;
      const before = this.#truth.graph(graph);
      const gone: Line[] = [];
      const come: Line[] = [];
      for (const [line, originals] of staged) {
        const old = formsOf(line, before?.get(line));
        const now = formsOf(line, originals);
        for (const form of old) if (!now.includes(form)) gone.push(form);
        for (const form of now) if (!old.includes(form)) come.push(form);
      }
      if (gone.length > 0) removed.push([graph, gone]);
      if (come.length > 0) added.push([graph, come]);
    }
    return { dropped: [...dropped], created, removed, added };
  }

  commit(): void {
    for (const [graph, exists] of this.#exists) if (!exists) this.#truth.drop(graph);
    for (const [graph, staged] of this.#staged)
      for (const [line, originals] of staged) if (originals === undefined) this.#truth.remove(graph, line);
    for (const [graph, exists] of this.#exists) if (exists) this.#truth.create(graph);
    for (const [graph, staged] of this.#staged)
      for (const [line, originals] of staged) if (originals !== undefined) this.#truth.set(graph, line, originals);
  }

  #get(graph: string, line: Line): readonly Line[] | undefined {
    const staged = this.#staged.get(graph);
    return staged?.has(line) ? staged.get(line) : this.#truth.graph(graph)?.get(line);
  }

  #count(line: Line): number {
    return this.#counts.get(line) ?? this.#truth.count(line);
  }

  #stage(graph: string, line: Line, originals: readonly Line[] | undefined): void {
    const staged = this.#staged.get(graph);
    if (staged === undefined) this.#staged.set(graph, new Map([[line, originals]]));
    else staged.set(line, originals);
  }

  #touch(graph: string, line: Line): void {
    const touched = this.#touched.get(graph);
    if (touched === undefined) this.#touched.set(graph, new Set([line]));
    else touched.add(line);
  }

  #all(state: State, shown?: Truth): Step {
    const touched = new Map([...this.#staged].map(([graph, staged]) => [graph, new Set(staged.keys())]));
    return this.#step(touched, new Set(this.#exists.keys()), state, shown);
  }

  /** What the engine shows already, where that is known, is left out: of a graph that is put anew, often most of it. */
  #step(
    touched: ReadonlyMap<string, ReadonlySet<Line>>,
    names: ReadonlySet<string>,
    state: State,
    shown?: Truth,
  ): Step {
    const deletes: [string, Line[]][] = [];
    const inserts: [string, Line[]][] = [];
    const gone: Line[] = [];
    for (const [graph, lines] of touched) {
      const present: Line[] = [];
      const absent: Line[] = [];
      for (const line of lines) {
        const has = state.has(graph, line);
        if (shown?.graph(graph)?.has(line) === has) continue;
        (has ? present : absent).push(line);
      }
      for (const line of absent) if (state.count(line) === 0) gone.push(line);
      if (absent.length > 0) deletes.push([graph, absent]);
      if (present.length > 0) inserts.push([graph, present]);
    }
    const created = [...names].filter((graph) => state.exists(graph));
    const dropped = [...names].filter((graph) => !state.exists(graph));
    return { deletes, gone, dropped, created, inserts };
  }
}

const formsOf = (line: Line, originals: readonly Line[] | undefined): readonly Line[] =>
  originals === undefined ? [] : originals === AS_IS ? [line] : originals;

interface State {
  has(graph: string, line: Line): boolean;
  exists(graph: string): boolean;
  count(line: Line): number;
}
