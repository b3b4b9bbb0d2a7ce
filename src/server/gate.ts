// The gate before the store: what a write would leave is checked against the shapes before it is committed, as far as it can
// matter. Of an article that the write touches, its graph and that of its editors are checked; elsewhere the nodes that it
// touches, and what refers to those that lose a class or all that is said of them. What these name is looked up. So the
// cost is that of what is written and of its articles, whatever the store holds. A write may not add violations: those
// that were there before it does not answer for, so that a graph with faults can be mended in steps.
import { DataFactory, type Quad } from 'n3';
import { rdf } from '../graph/vocabulary.js';
import type { Change, Outcome, Store } from '../store/store.js';
import { Articles, contextOf, type Source } from '../validate/context.js';
import { Problem, type Report } from './http/problem.js';

export interface CheckReport extends Report {
  readonly conforms: boolean;
  readonly findings: number;
  /** What is violated where: equal for what is the same fault of two states of the data. */
  readonly violations: readonly string[];
  /** The same report with those of the violations alone, and nothing below them. */
  violating(which: ReadonlySet<string>): CheckReport;
}
/** Checks quads together with the reference graph; `context` is looked up beside it and not itself checked. */
export type Check = (quads: readonly Quad[], context?: readonly Quad[]) => Promise<CheckReport>;

type Graph = (name: string) => Promise<readonly Quad[] | undefined>;

export class Gate {
  readonly #check: Check | undefined;
  readonly #base: string;
  readonly #articles: Articles;

  constructor(check: Check | undefined, base: string) {
    this.#check = check;
    this.#base = base;
    this.#articles = new Articles(base);
  }

  /** Commits the changes as one transaction. Throws Problem 422 with the report, and commits nothing, when they would add
   * violations. */
  pass(store: Store, changes: readonly Change[]): Promise<void> {
    const check = this.#check;
    return check === undefined
      ? store.transaction(changes)
      : store.transaction(changes, (outcome) => this.#approve(outcome, check));
  }

  async #approve(outcome: Outcome, check: Check): Promise<void> {
    const { added, removed } = await outcome.difference();
    if (added.length + removed.length === 0) return;
    const graphs = this.#articleGraphs([...added, ...removed]);
    const touched = await this.#touched(outcome, added, removed, graphs);
    const after = [...(await gather(graphs, (name) => outcome.graph(name))), ...touched];
    if (after.length === 0) return;
    let report = await check(after);
    if (report.conforms) return;
    const context = await contextOf(after, sourceOf(outcome), this.#base, new Set(graphs));
    report = await check(after, context);
    if (report.conforms) return;
    const before = [...(await gather(graphs, (name) => outcome.before(name))), ...undone(touched, added, removed)];
    const old = new Set((await check(before, context)).violations);
    const fresh = new Set(report.violations.filter((violation) => !old.has(violation)));
    if (fresh.size === 0) return;
    throw refused(report.violating(fresh));
  }

  /** Graphs of the articles that the quads speak of, where they stand in one of them. */
  #articleGraphs(quads: readonly Quad[]): string[] {
    const found = new Set<string>();
    for (const { graph, subject } of quads) {
      if (!this.#articles.isGraph(graph.value)) continue;
      for (const iriText of [graph.value, subject.value]) {
        const article = this.#articles.of(iriText);
        if (article !== undefined) for (const name of this.#articles.graphsOf(article)) found.add(name);
      }
    }
    return [...found];
  }

  /** What would be said, outside these graphs, of the nodes that the write touches and of those that lose what they name. */
  async #touched(
    outcome: Outcome,
    added: readonly Quad[],
    removed: readonly Quad[],
    graphs: readonly string[],
  ): Promise<Quad[]> {
    const inside = new Set(graphs);
    const outside = [...added, ...removed].filter(({ graph }) => !inside.has(graph.value));
    const nodes = new Set(outside.map(({ subject }) => subject.value));
    const lost = new Set(
      removed
        .filter(({ predicate, subject }) => predicate.equals(rdf.type) && subject.termType === 'NamedNode')
        .map(({ subject }) => subject.value),
    );
    for (const { subject, graph } of lost.size === 0 ? [] : await outcome.referring([...lost]))
      if (!inside.has(graph.value)) nodes.add(subject.value);
    if (nodes.size === 0) return [];
    const unnamed = outside.some(({ graph }) => graph.value === '')
      ? await gather([''], (name) => outcome.graph(name))
      : [];
    const described = [
      ...(await outcome.describing([...nodes])),
      ...unnamed.filter(({ subject }) => nodes.has(subject.value)),
    ];
    return described.filter(({ graph }) => !inside.has(graph.value));
  }
}

const sourceOf = (outcome: Outcome): Source => ({
  graph: async (name) => gather([name], (one) => outcome.graph(one)),
  describing: (iris) => outcome.describing(iris),
});

/** Hint: the check tells an editor's graph from the converter's by name, and leaves out what the one retracts of the other. */
async function gather(names: readonly string[], graph: Graph): Promise<Quad[]> {
  const quads: Quad[] = [];
  for (const name of names) {
    const node = name === '' ? DataFactory.defaultGraph() : DataFactory.namedNode(name);
    for (const { subject, predicate, object } of (await graph(name)) ?? [])
      quads.push(DataFactory.quad(subject, predicate, object, node));
  }
  return quads;
}

/** The quads as they were before the change. */
function undone(quads: readonly Quad[], added: readonly Quad[], removed: readonly Quad[]): Quad[] {
  const subjects = new Set(quads.map(({ subject }) => subject.value));
  const isNew = (quad: Quad): boolean => added.some((one) => one.equals(quad));
  return [...quads.filter((quad) => !isNew(quad)), ...removed.filter(({ subject }) => subjects.has(subject.value))];
}

function refused(report: CheckReport): Problem {
  const count = report.findings === 1 ? 'is one finding' : `are ${report.findings} findings`;
  return new Problem('does-not-conform', `Nothing was written: there ${count}. Each says what to do.`, { report });
}
