// The same store over any endpoint of the SPARQL 1.1 Protocol. A transaction is one update request, its changes joined by
// ";": whether all of it or none happens is what the endpoint makes of one request (ours: all or none). Nothing is kept
// here, so that originals of literals are what the endpoint gives back.
import type { Quad } from 'n3';
import { type Format, serialize } from '../graph/serialize.js';
import { QueryRefused } from './errors.js';
import { foresee } from './foresee.js';
import { quadsOf } from './lines.js';
import { type QueryForm, readForm } from './outline.js';
import { RemoteCalls } from './remote-calls.js';
import { assertOneUsing, writeUpdate } from './remote-update.js';
import type { Accept, Approve, Change, QueryAnswer, QueryRequest, Store } from './store.js';

export interface RemoteOptions {
  readonly url: string;
  /** Sent as a bearer token with every request. */
  readonly token?: string;
  readonly queryTimeoutMs?: number;
}

const QUERY_TIMEOUT_MS = 60_000;
const UPDATE_TIMEOUT_MS = 300_000;

/** Asks nothing of the endpoint yet. */
export async function openRemoteStore({ url, token, queryTimeoutMs }: RemoteOptions): Promise<RemoteStore> {
  return new RemoteStore(new RemoteCalls(url, token), queryTimeoutMs ?? QUERY_TIMEOUT_MS);
}

export class RemoteStore implements Store {
  readonly #calls: RemoteCalls;
  readonly #queryTimeoutMs: number;
  readonly #opened = Date.now().toString(36);
  #transactions = 0;

  constructor(calls: RemoteCalls, queryTimeoutMs: number) {
    this.#calls = calls;
    this.#queryTimeoutMs = queryTimeoutMs;
  }

  async query(request: QueryRequest): Promise<QueryAnswer> {
    const { results = 'application/sparql-results+json', graph = 'text/turtle', defaultGraphs, namedGraphs } = request;
    const form = readForm(request.query);
    const isGraph = form === 'CONSTRUCT' || form === 'DESCRIBE';
    const body = new URLSearchParams({ query: withBase(request.query, request.baseIri) });
    for (const name of defaultGraphs ?? []) body.append('default-graph-uri', name);
    for (const name of namedGraphs ?? []) body.append('named-graph-uri', name);
    if (defaultGraphs?.length === 0 && (namedGraphs ?? []).length === 0)
      throw new QueryRefused('a dataset without any graph cannot be said to an endpoint');
    const wanted = isGraph ? graph : results;
    const accept = isGraph ? `${graph}, application/n-triples;q=0.5` : results;
    const timeoutMs = request.timeoutMs ?? this.#queryTimeoutMs;
    const given = await this.#calls.post(body, 'application/x-www-form-urlencoded', accept, timeoutMs);
    return {
      kind: kindOf(form),
      mediaType: wanted,
      body: await inForm(given.body, given.mediaType, wanted, this.#calls),
    };
  }

  async transaction(changes: readonly Change[], approve?: Approve): Promise<void> {
    const outcome = approve && foresee(changes, this);
    if (approve !== undefined && outcome === undefined)
      throw new QueryRefused('what an endpoint would hold after an update cannot be checked before it is committed');
    if (outcome !== undefined) await approve?.(outcome);
    const using = assertOneUsing(changes);
    const update = writeUpdate(changes);
    if (update !== '') await this.#calls.post(update, 'application/sparql-update', '*/*', UPDATE_TIMEOUT_MS, using);
    this.#transactions += 1;
  }

  async graphs(): Promise<string[]> {
    const query = 'SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }';
    const { body } = await this.query({ query });
    const { results } = JSON.parse(body) as {
      readonly results: { readonly bindings: readonly { readonly graph?: { readonly value: string } }[] };
    };
    return results.bindings.flatMap(({ graph }) => (graph === undefined ? [] : [graph.value])).sort();
  }

  /** Undefined for a graph that holds nothing; "" is what the endpoint takes as its default graph. */
  async graph(name: string): Promise<Quad[] | undefined> {
    const { body } = await this.query({
      query: 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }',
      graph: 'application/n-triples',
      ...(name === '' ? {} : { defaultGraphs: [name] }),
    });
    const lines = body.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().replace(/\s*\.$/, '')]));
    return lines.length === 0 && name !== '' ? undefined : quadsOf(lines);
  }

  async hasGraph(name: string): Promise<boolean> {
    return name === '' || (await this.graphs()).includes(name);
  }

  /** Hint: knows of the changes that went through here only; others write to the endpoint, too. */
  version(): string {
    return `${this.#opened}-${this.#transactions}`;
  }

  async close(): Promise<void> {}
}

const kindOf = (form: QueryForm | undefined): QueryAnswer['kind'] =>
  form === 'CONSTRUCT' || form === 'DESCRIBE' ? 'graph' : form === 'ASK' ? 'boolean' : 'bindings';

const withBase = (query: string, baseIri: string | undefined): string =>
  baseIri === undefined ? query : `BASE <${baseIri}> ${query}`;

const WRITTEN: Readonly<Partial<Record<Accept, Format>>> = {
  'text/turtle': 'turtle',
  'application/trig': 'trig',
  'application/n-quads': 'nquads',
  'application/n-triples': 'ntriples',
  'application/ld+json': 'jsonld',
};

/** An endpoint that has not the wanted form of a graph gives N-Triples, from which it is written here. */
async function inForm(body: string, mediaType: string, wanted: Accept, calls: RemoteCalls): Promise<string> {
  if (mediaType === wanted) return body;
  const format = WRITTEN[wanted];
  if (mediaType !== 'application/n-triples' || format === undefined) throw calls.unexpected(mediaType, wanted);
  const lines = body.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().replace(/\s*\.$/, '')]));
  return serialize(quadsOf(lines), format);
}
