// The gate before the store: what a write would leave is checked against the shapes before it is committed, as far as it can
// matter. Of an article that the write touches, its graph and that of its editors are checked; elsewhere the nodes that it
// touches, and what refers to those that lose a class or all that is said of them. What these name is looked up. So the
// cost is that of what is written and of its articles, whatever the store holds. A write may not add violations: those
// that were there before it does not answer for, so that a graph with faults can be mended in steps.
import { DataFactory, type Quad } from 'n3';
import { rdf } from '../graph/vocabulary.js';
import type { Change, Outcome, Store } from '../store/store.js';
import { Articles, contextOf, type Source } from '../validate/context.js';
import { termKey } from '../validate/triple-index.js';
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
    if (check === undefined) return store.transaction(changes);
    const [only] = changes;
    // Hint: what is put stands there as it was given, and need not be read back.
    const put =
      changes.length === 1 && only?.kind === 'put'
        ? new Map([[only.graph, only.quads]])
        : new Map<string, readonly Quad[]>();
    return store.transaction(changes, (outcome) =>
      this.#approve({ ...outcome, graph: async (name) => put.get(name) ?? outcome.graph(name) }, check),
    );
  }

  async #approve(outcome: Outcome, check: Check): Promise<void> {
    const changes = await this.#read(outcome);
    const after = [...(await gather(changes.graphs, (name) => outcome.graph(name))), ...changes.touched];
    if (after.length === 0) return;
    // Hint: of an article that is not at hand nothing is missed, so that its nodes alone would pass whatever they say.
    const isWhole = this.#articles.spokenOf(changes.touched).size === 0;
    if (isWhole && (await check(after)).conforms) return;
    const context = await contextOf(after, sourceOf(outcome), this.#base, new Set(changes.graphs));
    const report = await check(after, context);
    if (report.conforms) return;
    const before = [...(await gather(changes.graphs, (name) => outcome.before(name))), ...undone(changes)];
    const old = new Set((await check(before, context)).violations);
    const fresh = new Set(report.violations.filter((violation) => !old.has(violation)));
    if (fresh.size > 0) throw refused(report.violating(fresh));
  }

  async #read(outcome: Outcome): Promise<Changes> {
    const graphs = new Set<string>();
    const added: Quad[] = [];
    const removed: Quad[] = [];
    for (const name of outcome.changed) {
      const article = this.#articles.isGraph(name) ? this.#articles.of(name) : undefined;
      for (const graph of article === undefined ? [] : this.#articles.graphsOf(article)) graphs.add(graph);
      if (article === undefined) for (const quad of await outcome.added(name)) added.push(quad);
      for (const quad of await outcome.removed(name)) removed.push(quad);
    }
    const isOutside = ({ graph }: Quad): boolean => !graphs.has(graph.value);
    const outside = { added, removed: removed.filter(isOutside) };
    const nodes = new Set([...outside.added, ...outside.removed].map(({ subject }) => subject.value));
    const lost = removed.filter(({ predicate }) => predicate.equals(rdf.type)).map(({ subject }) => subject.value);
    for (const quad of lost.length === 0 ? [] : await outcome.referring([...new Set(lost)]))
      if (isOutside(quad)) nodes.add(quad.subject.value);
    const touched = nodes.size === 0 ? [] : (await outcome.describing([...nodes])).filter(isOutside);
    // Hint: a blank node cannot be asked for; what comes of it is all that is said of it.
    touched.push(...outside.added.filter(({ subject }) => subject.termType === 'BlankNode'));
    if (outside.added.some(isUnnamed) || outside.removed.some(isUnnamed))
      for (const quad of await gather([''], (name) => outcome.graph(name)))
        if (nodes.has(quad.subject.value)) touched.push(quad);
    return { graphs: [...graphs], touched, ...outside };
  }
}

/** What a write does, as far as it is checked. */
interface Changes {
  /** Graphs of the articles that it touches, which are checked whole. */
  readonly graphs: readonly string[];
  /** What would be said, outside these, of the nodes that it touches and of those that lose what they name. */
  readonly touched: readonly Quad[];
  /** Outside these graphs. */
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
}
const isUnnamed = ({ graph }: Quad): boolean => graph.value === '';

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

/** The touched quads as they were before the change. */
function undone({ touched, added, removed }: Changes): Quad[] {
  const isNew = new Set(added.map(keyOf));
  return [...touched.filter((quad) => !isNew.has(keyOf(quad))), ...removed];
}
const keyOf = ({ subject, predicate, object, graph }: Quad): string =>
  [subject, predicate, object, graph].map(termKey).join('\n');

function refused(report: CheckReport): Problem {
  const count = report.findings === 1 ? 'is one finding' : `are ${report.findings} findings`;
  return new Problem('does-not-conform', `Nothing was written: there ${count}. Each says what to do.`, { report });
}
