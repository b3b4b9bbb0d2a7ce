// Figures for Prometheus: what is counted while requests are answered, and, when it is asked for them, how the process, the
// store and the cache fare. Each server has its own.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../store/store.js';
import type { Resource } from './http/resource.js';
import { send } from './http/send.js';
import type { CacheEvent } from './sparql/result-cache.js';

const SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];
/** First parts of the addresses that are told apart; all others count together, for anybody can make them up. */
const ROUTES = new Set([
  ...['sparql', 'store', 'id', 'doc', 'article', 'code', 'graph', 'ontology', 'shapes', 'validate', 'convert'],
  ...['search', 'reconcile', 'dataset', 'dump', 'health', 'metrics', 'openapi.json', 'problem'],
]);

export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = this.#counter('http_requests_total', 'Requests answered', ['route', 'method', 'status']);
  readonly #problems = this.#counter('problems_total', 'Requests answered with a problem, by its kind', ['kind']);
  readonly #cache = this.#counter('query_cache_total', 'Queries looked up in the cache of answers', ['result']);
  readonly #seconds = new Histogram({
    name: 'pacta_http_request_seconds',
    help: 'Time from the head of a request to its answer',
    labelNames: ['route'],
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #inFlight = this.#gauge('http_requests_in_flight', 'Requests being answered');
  readonly #refresh: (() => void)[] = [];
  #collecting = false;

  begin(): void {
    this.#inFlight.inc();
  }

  end(path: string, method: string, status: number, ms: number): void {
    const first = path.split('/')[1] ?? '';
    const route = first === '' ? '/' : ROUTES.has(first) ? `/${first}` : 'other';
    this.#inFlight.dec();
    this.#requests.inc({ route, method: /^[A-Z]{3,7}$/.test(method) ? method : 'other', status });
    this.#seconds.observe({ route }, ms / 1000);
  }

  problem(kind: string): void {
    this.#problems.inc({ kind });
  }

  cache(result: CacheEvent): void {
    this.#cache.inc({ result });
  }

  /** What is looked at when the figures are asked for. */
  watch(store: Store, cacheBytes: () => number): void {
    this.#gaugeOf('query_cache_bytes', 'Size of the answers that are kept', cacheBytes);
    const { state } = store;
    if (state === undefined) return;
    const now = (): ReturnType<typeof state> => state.call(store);
    this.#gaugeOf('store_quads', 'Quads in the store', () => now().quads);
    this.#gaugeOf('store_graphs', 'Graphs in the store', () => now().graphs);
    this.#gaugeOf('store_transactions', 'Transactions committed since the start', () => now().transactions);
    this.#gaugeOf('store_journal_bytes', 'Size of the journal', () => now().journalBytes);
    this.#gaugeOf('engines', 'Engines, each with a copy of the data', () => now().engines.threads);
    this.#gaugeOf('engines_busy', 'Engines at work', () => now().engines.busy);
    this.#gaugeOf(
      'engines_memory_bytes',
      'Memory that the engines held when they last answered',
      () => now().engines.memoryBytes,
    );
    this.#gaugeOf('queries_waiting', 'Requests that wait for an engine', () => now().engines.waiting);
    const replaced = this.#gauge('engines_replaced', 'Engines replaced since the start, by reason', ['reason']);
    this.#refresh.push(() => {
      for (const [reason, count] of Object.entries(now().engines.replaced)) replaced.set({ reason }, count);
    });
  }

  readonly resource: Resource = {
    methods: {
      GET: async (c) => {
        // Hint: what looks at the process runs on its own; a server that nobody asks for figures need not.
        if (!this.#collecting) collectDefaultMetrics({ register: this.#registry });
        this.#collecting = true;
        for (const refresh of this.#refresh) refresh();
        const body = await this.#registry.metrics();
        return send(c, { contentType: this.#registry.contentType, body, headers: { 'Cache-Control': 'no-store' } });
      },
    },
  };

  #counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name: `pacta_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name: `pacta_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #gaugeOf(name: string, help: string, value: () => number): void {
    const gauge = this.#gauge(name, help);
    this.#refresh.push(() => gauge.set(value()));
  }
}
