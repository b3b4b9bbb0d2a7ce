// The gate before the store: what a write would leave is checked against the shapes before it is committed. A graph is
// checked together with the other graphs of the articles that it speaks of, for an editor's graph says things of what the
// converter found; what else it names is looked up in the store when the reference graph does not know it.
import { DataFactory, type Quad } from 'n3';
import type { Change, Outcome, Store } from '../store/store.js';
import { Problem, type Report } from './http/problem.js';

export interface CheckReport extends Report {
  readonly conforms: boolean;
  readonly findings: number;
}
/** Checks quads together with the reference graph; `context` is looked up beside it and not itself checked. */
export type Check = (quads: readonly Quad[], context?: readonly Quad[]) => Promise<CheckReport>;

export class Gate {
  readonly #check: Check | undefined;
  readonly #articles: string;

  constructor(check: Check | undefined, base: string) {
    this.#check = check;
    this.#articles = `${base}article/`;
  }

  /** Commits the changes as one transaction. Throws Problem 422 with the report, and commits nothing, when the graphs that
   * they touch would not conform. */
  pass(store: Store, changes: readonly Change[]): Promise<void> {
    const check = this.#check;
    return check === undefined
      ? store.transaction(changes)
      : store.transaction(changes, (outcome) => this.#approve(outcome, check));
  }

  async #approve(outcome: Outcome, check: Check): Promise<void> {
    const changed: Quad[] = [];
    for (const name of outcome.changed) await gather(changed, outcome, name);
    const others = (await outcome.names()).filter((name) => !outcome.changed.includes(name));
    const own = [...changed, ...(await this.#sameArticles(outcome, changed, others))];
    if (own.length === 0) return;
    let report = await check(own);
    if (!report.conforms) report = await check(own, await this.#described(outcome, own, others));
    if (report.conforms) return;
    const count = report.findings === 1 ? 'is one finding' : `are ${report.findings} findings`;
    throw new Problem('does-not-conform', `Nothing was written: there ${count}. Each says what to do.`, { report });
  }

  /** Quads of the other graphs of the articles that the changed graphs speak of. */
  async #sameArticles(outcome: Outcome, changed: readonly Quad[], others: readonly string[]): Promise<Quad[]> {
    const slugs = new Set(outcome.changed.map((name) => this.#slugOf(name)));
    for (const { subject, object } of changed) {
      slugs.add(this.#slugOf(subject.value));
      if (object.termType === 'NamedNode') slugs.add(this.#slugOf(object.value));
    }
    slugs.delete(undefined);
    const found: Quad[] = [];
    for (const name of others)
      if (slugs.has(this.#slugOf(name)) && !isEarlierVersion(name)) await gather(found, outcome, name);
    return found;
  }

  /** What graphs that belong to no article say of the things that the quads name. */
  async #described(outcome: Outcome, own: readonly Quad[], others: readonly string[]): Promise<Quad[]> {
    const named = new Set(own.flatMap(({ object }) => (object.termType === 'NamedNode' ? [object.value] : [])));
    const found: Quad[] = [];
    for (const name of others) {
      if (this.#slugOf(name) !== undefined) continue;
      for (const quad of (await outcome.graph(name)) ?? []) if (named.has(quad.subject.value)) found.push(quad);
    }
    return found;
  }

  #slugOf(iriText: string): string | undefined {
    if (!iriText.startsWith(this.#articles)) return undefined;
    return /^[a-z0-9-]+/.exec(iriText.slice(this.#articles.length))?.[0];
  }
}

/** Hint: the check tells an editor's graph from the converter's by name, and leaves out what the one retracts of the other. */
async function gather(quads: Quad[], outcome: Outcome, name: string): Promise<void> {
  const graph = name === '' ? DataFactory.defaultGraph() : DataFactory.namedNode(name);
  for (const { subject, predicate, object } of (await outcome.graph(name)) ?? [])
    quads.push(DataFactory.quad(subject, predicate, object, graph));
}

/** The graph of a text that was corrected since; it says other things of the same IRIs. */
const isEarlierVersion = (name: string): boolean => /\/v\/\d+$/.test(name);
