// How many triples each graph of a store holds. Counted whole once, then only those that a commit changed; a store that does
// not tell what others write to it is counted whole each time.
import type { Store } from '../../store/store.js';

type Row = Readonly<Record<string, { readonly value: string } | undefined>>;

const ALL = 'SELECT ?graph (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph';
/** Of more graphs, each by itself takes longer than all together. */
const MOST_SINGLE = 100;

export class GraphCounts {
  readonly #store: Store;
  readonly #timeoutMs: number;
  readonly #known = new Map<string, number>();
  #stale: Set<string> | 'all' = 'all';
  #counting: Promise<ReadonlyMap<string, number>> = Promise.resolve(this.#known);

  constructor(store: Store, timeoutMs: number) {
    this.#store = store;
    this.#timeoutMs = timeoutMs;
    store.watch?.((changed) => {
      if (this.#stale !== 'all') for (const name of changed) this.#stale.add(name);
    });
  }

  /** By name; the unnamed graph and those that hold nothing are left out. Shows every commit before the call. */
  counts(): Promise<ReadonlyMap<string, number>> {
    const counting = this.#counting.then(
      () => this.#count(),
      () => this.#count(),
    );
    this.#counting = counting;
    return counting;
  }

  async #count(): Promise<ReadonlyMap<string, number>> {
    const stale = this.#stale;
    // Hint: what is committed while this counts is marked anew.
    this.#stale = this.#store.watch === undefined ? 'all' : new Set();
    try {
      if (stale === 'all' || stale.size > MOST_SINGLE) {
        const rows = await this.#ask(ALL);
        this.#known.clear();
        for (const { graph, count } of rows) this.#known.set(graph?.value ?? '', Number(count?.value));
      } else for (const name of stale) await this.#countOne(name);
    } catch (error) {
      this.#stale = 'all';
      throw error;
    }
    return new Map(this.#known);
  }

  async #countOne(name: string): Promise<void> {
    if (name === '') return;
    const [row] = await this.#ask('SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }', name);
    const count = Number(row?.['count']?.value);
    if (count === 0) this.#known.delete(name);
    else this.#known.set(name, count);
  }

  async #ask(query: string, graph?: string): Promise<readonly Row[]> {
    const { body } = await this.#store.query({
      query,
      timeoutMs: this.#timeoutMs,
      ...(graph === undefined ? {} : { defaultGraphs: [graph] }),
    });
    return (JSON.parse(body) as { readonly results: { readonly bindings: readonly Row[] } }).results.bindings;
  }
}
