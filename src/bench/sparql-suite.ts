// The W3C's SPARQL 1.1 tests in, for each whether the embedded store passes it out. Every test runs on the same store,
// which sees the unnamed graph alone as the suite wants; services are stores of their own behind our own server.
import { readFileSync } from 'node:fs';
import { makeIris } from '../graph/iris.js';
import { parseRdf } from '../graph/parse.js';
import { type Served, serve } from '../server/serve.js';
import { type EmbeddedStore, openEmbeddedStore } from '../store/embedded.js';
import { QuerySyntaxError } from '../store/errors.js';
import type { Accept, Change } from '../store/store.js';
import { loadGraphFile, readSparqlTests, type SparqlTest, type TestGraph } from './sparql-manifest.js';
import { type ResultsForm, readResultSet, readResults, renderGraph, renderResults } from './sparql-results.js';

export interface SuiteResult {
  readonly name: string;
  readonly passed: boolean;
  readonly reason?: string;
}
interface Bench {
  readonly store: EmbeddedStore;
  readonly services: readonly Service[];
}
interface Service {
  readonly store: EmbeddedStore;
  readonly server: Served;
  readonly address: string;
}

const SERVICES = 2;
const TIMEOUT_MS = 20_000;
const FORMS: Readonly<Record<string, { readonly form: ResultsForm; readonly accept: Accept }>> = {
  srx: { form: 'xml', accept: 'application/sparql-results+xml' },
  srj: { form: 'json', accept: 'application/sparql-results+json' },
  csv: { form: 'csv', accept: 'text/csv' },
  tsv: { form: 'tsv', accept: 'text/tab-separated-values' },
};

export async function runSparqlSuite(folder: string): Promise<SuiteResult[]> {
  const tests = await readSparqlTests(folder);
  const services: Service[] = [];
  // Hint: the first service may ask the second, which is therefore opened before it.
  while (services.length < SERVICES) services.unshift(await openService(services.map(({ address }) => address)));
  const allowService = services.map(({ address }) => address);
  const store = await openEmbeddedStore({ defaultGraph: 'own', queryTimeoutMs: TIMEOUT_MS, allowService, readers: 1 });
  const results: SuiteResult[] = [];
  try {
    for (const test of tests) results.push(await runTest(test, { store, services }));
  } finally {
    await store.close();
    for (const service of services) {
      await service.server.close();
      await service.store.close();
    }
  }
  return results;
}

async function openService(allowService: readonly string[]): Promise<Service> {
  const store = await openEmbeddedStore({ defaultGraph: 'own', readers: 1, allowService });
  const server = await serve(store, { port: 0, host: '127.0.0.1', base: makeIris().base });
  return { store, server, address: `${server.url}/sparql` };
}

async function runTest(test: SparqlTest, bench: Bench): Promise<SuiteResult> {
  const { name } = test;
  try {
    const reason = await RUNNERS[test.kind](test, bench);
    return reason === undefined ? { name, passed: true } : { name, passed: false, reason };
  } catch (error) {
    return { name, passed: false, reason: String(error) };
  }
}

/** What is wrong, or undefined. */
type Runner = (test: SparqlTest, bench: Bench) => Promise<string | undefined>;
const RUNNERS: Readonly<Record<SparqlTest['kind'], Runner>> = {
  query: evaluateQuery,
  update: evaluateUpdate,
  'query-syntax': (test, bench) => parses(test, bench, true),
  'query-no-syntax': (test, bench) => parses(test, bench, false),
  'update-syntax': (test, bench) => parses(test, bench, true),
  'update-no-syntax': (test, bench) => parses(test, bench, false),
};

async function evaluateQuery(test: SparqlTest, bench: Bench): Promise<string | undefined> {
  const { store } = bench;
  await fill(store, test.graphs);
  const query = await withServices(test, bench);
  const file = test.results ?? '';
  const expected = FORMS[file.split('.').pop() ?? ''];
  const { form, accept } = expected ?? { form: 'json', accept: 'application/sparql-results+json' };
  const answer = await store.query({ query, baseIri: test.baseIri, results: accept, graph: 'application/n-triples' });
  if (answer.kind === 'graph') {
    return differs(
      await renderGraph(await parseRdf(answer.body, 'ntriples', file)),
      await renderGraph(await loadGraphFile(file)),
    );
  }
  const wanted =
    expected === undefined ? readResultSet(await loadGraphFile(file)) : readResults(readFileSync(file, 'utf8'), form);
  return differs(await renderResults(readResults(answer.body, form)), await renderResults(wanted));
}

async function evaluateUpdate(test: SparqlTest, { store }: Bench): Promise<string | undefined> {
  await fill(store, test.graphs);
  await store.transaction([{ kind: 'update', update: test.text, baseIri: test.baseIri }]);
  const names = new Set(['', ...(await store.graphs()), ...test.after.map(({ name }) => name)]);
  for (const name of [...names].sort()) {
    const wanted = test.after.filter((graph) => graph.name === name).flatMap(({ quads }) => quads);
    const wrong = differs(await renderGraph((await store.graph(name)) ?? []), await renderGraph(wanted));
    if (wrong !== undefined) return `the graph <${name}>: ${wrong}`;
  }
  return undefined;
}

/** Whatever else is wrong with it, a text that parses is not refused for its syntax. */
async function parses(test: SparqlTest, { store }: Bench, should: boolean): Promise<string | undefined> {
  await fill(store, []);
  try {
    if (test.kind.startsWith('query')) await store.query({ query: test.text, baseIri: test.baseIri });
    else await store.transaction([{ kind: 'update', update: test.text, baseIri: test.baseIri }]);
  } catch (error) {
    if (error instanceof QuerySyntaxError) return should ? `is refused: ${error.message}` : undefined;
    if (!should) return `is refused for another reason than its syntax: ${String(error)}`;
    return undefined;
  }
  return should ? undefined : 'is taken';
}

async function fill(store: EmbeddedStore, graphs: readonly TestGraph[]): Promise<void> {
  const adding: Change[] = graphs.map(({ name, quads }) => ({ kind: 'add', graph: name, quads }));
  await store.transaction([{ kind: 'clear' }, ...adding]);
}

/** The query with the addresses of the suite's services replaced by those of our own. */
async function withServices({ text, services }: SparqlTest, bench: Bench): Promise<string> {
  let query = text;
  for (const [index, { address, quads }] of services.entries()) {
    const service = bench.services[index];
    if (service === undefined) throw new Error(`the test needs more than ${SERVICES} services`);
    await fill(service.store, [{ name: '', quads }]);
    query = query.replaceAll(`<${address}>`, `<${service.address}>`);
  }
  return query;
}

const differs = (given: string, wanted: string): string | undefined =>
  given === wanted ? undefined : `expected\n${wanted}\ngiven\n${given}`;
