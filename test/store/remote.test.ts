// The remote store against our own server over HTTP: the same answers as the embedded one, and errors that say whose fault
// it is.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { toNQuads } from '../../src/graph/serialize.js';
import { serve } from '../../src/server/serve.js';
import type { EmbeddedOptions, EmbeddedStore } from '../../src/store/embedded.js';
import { QueryRefused, QuerySyntaxError, QueryTimeout, StoreUnavailable } from '../../src/store/errors.js';
import { openRemoteStore, type RemoteStore } from '../../src/store/remote.js';
import { type Change, GRAPH_TYPES, RESULT_TYPES } from '../../src/store/store.js';
import { closeLater, iri, open, put, quads, rows, update } from './stores.js';

const TOKEN = 'a-token-of-more-than-16-signs';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function pair(
  options: EmbeddedOptions = {},
  token = TOKEN,
): Promise<{ embedded: EmbeddedStore; remote: RemoteStore }> {
  const embedded = await open({ readers: 1, ...options });
  const server = await serve(embedded, {
    port: 0,
    host: '127.0.0.1',
    token: TOKEN,
    queryTimeoutMs: options.queryTimeoutMs ?? 30_000,
  });
  closing.push(() => server.close());
  const remote = closeLater(
    await openRemoteStore({
      url: `${server.url}/sparql`,
      ...(token === '' ? {} : { token }),
    }),
  );
  return { embedded, remote };
}

async function answering(status: number, headers: Record<string, string>, body: string): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status, headers).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`;
}

const CHANGES: readonly Change[] = [
  put('g', ':a :p 1, "x\\n\\"y\\""@en, 2.5 ; :q [ :r ( 1 2 ) ] . _:b :s "b\\\\" .'),
  put('', ':d :p 4 .'),
  {
    kind: 'add',
    graph: iri('g'),
    quads: quads(':b :p 2 . _:b :s "another" .'),
  },
  put('h', Array.from({ length: 2500 }, (_, index) => `:n${index} :number ${index} .`).join('\n')),
  put('i', ':a :p 1 .'),
  update('INSERT { GRAPH :j { ?s :copied ?o } } WHERE { ?s :p ?o } ;'),
  { kind: 'delete', graph: iri('i') },
  put('empty', ''),
];
const QUERIES = [
  'SELECT ?s ?o { ?s :p ?o }',
  'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g',
  'SELECT ?v ?w { ?s :q/:r ?l . ?l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> ?v ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>/<http://www.w3.org/1999/02/22-rdf-syntax-ns#first> ?w }',
  'SELECT (COUNT(DISTINCT ?b) AS ?n) { ?b :s ?o }',
  'SELECT ?s FROM :g FROM :h { ?s :p|:number 2 }',
];

describe('a remote store', () => {
  test('gives the same answers after the same changes as an embedded one', async () => {
    const { remote } = await pair();
    const other = await open({ readers: 1 });
    await remote.transaction(CHANGES);
    await other.transaction(CHANGES);
    for (const query of QUERIES) expect(await rows(remote, query), query).toEqual(await rows(other, query));
    expect(await remote.graphs()).toEqual(await other.graphs());
    expect(await remote.graphs()).toEqual([iri('g'), iri('h'), iri('j')]);
    expect(toNQuads((await remote.graph(iri('h'))) ?? [])).toBe(toNQuads((await other.graph(iri('h'))) ?? []));
    expect(await remote.graph(iri('nothing'))).toBeUndefined();
    const dataset = { defaultGraphs: [iri('h')], namedGraphs: [iri('g')] };
    const query = 'SELECT ?s { { ?s :number 7 } UNION { GRAPH ?g { ?s :p 2 } } }';
    expect(await rows(remote, query, dataset)).toEqual(['b', 'n7']);
    expect(await rows(other, query, dataset)).toEqual(['b', 'n7']);
  });

  test('gives each form of answer', async () => {
    const { remote, embedded } = await pair();
    await remote.transaction([put('g', ':a :p 1 .')]);
    for (const results of RESULT_TYPES) {
      const query = 'SELECT * { ?s ?p ?o }';
      expect(await remote.query({ query, results })).toEqual(await embedded.query({ query, results }));
      expect(await remote.query({ query: 'ASK {}', results })).toEqual(
        await embedded.query({ query: 'ASK {}', results }),
      );
    }
    for (const graph of GRAPH_TYPES) {
      const query = 'CONSTRUCT WHERE { ?s ?p ?o }';
      expect(await remote.query({ query, graph })).toEqual(await embedded.query({ query, graph }));
    }
  });

  test('does all changes of a transaction or none where the endpoint does', async () => {
    const { remote, embedded } = await pair();
    await remote.transaction([put('g', ':a :p 1 .')]);
    const version = remote.version();
    await expect(remote.transaction([put('g', ':b :p 2 .'), update('DROP GRAPH :missing')])).rejects.toThrow(
      QueryRefused,
    );
    expect(await rows(embedded, 'SELECT ?s { ?s ?p ?o }')).toEqual(['a']);
    expect(remote.version()).toBe(version);
    await remote.transaction([{ kind: 'clear' }]);
    expect(remote.version()).not.toBe(version);
    expect(await rows(embedded, 'SELECT ?s { ?s ?p ?o }')).toEqual([]);
  });

  test('says an update what to read from', async () => {
    const { remote, embedded } = await pair();
    await remote.transaction([put('g', ':a :p 1 .'), put('h', ':b :p 2 .')]);
    const change = update('INSERT { GRAPH :i { ?s :q ?o } } WHERE { ?s :p ?o }') as Extract<Change, { kind: 'update' }>;
    await remote.transaction([{ ...change, usingGraphs: [iri('h')] }]);
    expect(await rows(embedded, 'SELECT ?s { GRAPH :i { ?s :q ?o } }')).toEqual(['b']);
    const both = [
      { ...change, usingGraphs: [iri('h')] },
      { ...change, usingGraphs: [iri('g')] },
    ];
    await expect(remote.transaction(both)).rejects.toThrow(QueryRefused);
  });

  test('hands on what the endpoint says of a query', async () => {
    const { remote } = await pair({ queryTimeoutMs: 500 });
    const wrong = remote.query({ query: 'SELECT * {\n ?s ex:p ?o }' });
    await expect(wrong).rejects.toThrow(QuerySyntaxError);
    await expect(wrong).rejects.toThrow(/prefix "ex:"/);
    await expect(wrong).rejects.toMatchObject({ line: 2, column: 5 });
    await expect(remote.query({ query: 'SELECT * { SERVICE <http://x/> { ?s ?p ?o } }' })).rejects.toThrow(
      /--allow-service/,
    );
    await remote.transaction([
      put('g', Array.from({ length: 300 }, (_, index) => `:n${index} :p ${index} .`).join('\n')),
    ]);
    const away = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }';
    await expect(remote.query({ query: away })).rejects.toThrow(QueryTimeout);
  });

  test('says that it may not write, and how it might', async () => {
    const { remote } = await pair({}, '');
    await expect(remote.transaction([put('g', ':a :p 1 .')])).rejects.toThrow(/PACTA_STORE_TOKEN/);
    expect(await rows(remote, 'SELECT ?s { ?s ?p ?o }')).toEqual([]);
  });

  test('that is not there, is no endpoint or takes too long is an error of its own', async () => {
    const gone = await answering(200, {}, '');
    await closing.pop()?.();
    const nowhere = await openRemoteStore({ url: gone });
    await expect(nowhere.query({ query: 'ASK {}' })).rejects.toThrow(StoreUnavailable);
    await expect(nowhere.query({ query: 'ASK {}' })).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:\d+\/sparql does not answer: .*ECONNREFUSED/,
    );
    const page = await openRemoteStore({
      url: await answering(200, { 'content-type': 'text/html' }, '<p>'),
    });
    await expect(page.query({ query: 'ASK {}' })).rejects.toThrow(/answered with text\/html where/);
    const absent = await openRemoteStore({
      url: await answering(404, {}, 'nothing here'),
    });
    await expect(absent.query({ query: 'ASK {}' })).rejects.toThrow(/answered 404: nothing here/);
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    closing.push(async () => {
      silent.closeAllConnections();
      silent.close();
    });
    const slow = await openRemoteStore({
      url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`,
    });
    await expect(slow.query({ query: 'ASK {}', timeoutMs: 200 })).rejects.toThrow(QueryTimeout);
  });

  test('writes the form of a graph that the endpoint lacks', async () => {
    const url = await answering(200, { 'content-type': 'application/n-triples' }, '<http://a> <http://b> "c" .\n');
    const store = await openRemoteStore({ url });
    const query = 'CONSTRUCT WHERE { ?s ?p ?o }';
    expect(await store.query({ query, graph: 'text/turtle' })).toEqual({
      kind: 'graph',
      mediaType: 'text/turtle',
      body: '<http://a> <http://b> "c" .\n',
    });
    await expect(store.query({ query, graph: 'application/rdf+xml' })).rejects.toThrow(StoreUnavailable);
  });
});
