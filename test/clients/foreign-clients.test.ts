// Clients of others, as they are, against the server: each reads what is there and, where it can send a token, writes.
import { writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { QueryEngine } from '@comunica/query-sparql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Served, serve } from '../../src/server/serve.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';
import { scratchFolder } from '../cli/run.js';
import { count, put } from '../store/stores.js';
import { hasCurl, hasJena, hasRdflib, hasSparqlWrapper, run, runJena, runPython } from './programs.js';

const TOKEN = 'a-token-for-foreign-clients';
const AUTHORIZATION = `Bearer ${TOKEN}`;
const SELECT = 'SELECT ?s ?o WHERE { ?s <http://example.org/p> ?o } ORDER BY ?o';
const INSERT =
  'INSERT DATA { GRAPH <http://example.org/g> { <http://example.org/new> <http://example.org/q> "neu è" } }';
const WRITTEN = 'GRAPH <http://example.org/g> { :new :q "neu è" }';

let store: EmbeddedStore;
let served: Served;
let endpoint: string;
beforeAll(async () => {
  store = await openEmbeddedStore();
  served = await serve(store, { port: 0, host: '127.0.0.1', token: TOKEN });
  endpoint = `${served.url}/sparql`;
});
afterAll(async () => {
  await served.close();
  await store.close();
});
beforeEach(() => store.transaction([{ kind: 'clear' }, put('g', ':a :p 1 . :b :p 2 .')]));

describe.skipIf(!hasCurl)('curl', () => {
  test('queries, updates, puts and gets a graph', async () => {
    const asked = await run('curl', ['-sS', endpoint, '-H', 'Accept: text/csv', '--data-urlencode', `query=${SELECT}`]);
    expect(asked).toBe('s,o\r\nhttp://example.org/a,1\r\nhttp://example.org/b,2\r\n');
    const header = ['-H', `Authorization: ${AUTHORIZATION}`];
    await run('curl', ['-sSf', ...header, endpoint, '--data-urlencode', `update=${INSERT}`]);
    expect(await count(store, WRITTEN)).toBe(1);
    const graph = `${served.url}/store?graph=http%3A%2F%2Fexample.org%2Fcurl`;
    const file = join(scratchFolder(), 'graph.ttl');
    writeFileSync(file, '<http://example.org/c> <http://example.org/p> 3 .\n');
    await run('curl', ['-sSf', ...header, '-H', 'Content-Type: text/turtle', '-T', file, graph]);
    expect(await run('curl', ['-sSf', '--compressed', graph, '-H', 'Accept: application/n-triples'])).toContain('/c>');
  });
});

describe('Comunica', () => {
  test('selects, constructs and inserts', async () => {
    const engine = new QueryEngine();
    const authorized: typeof fetch = (input, init) =>
      fetch(input, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), authorization: AUTHORIZATION },
      });
    const source = { type: 'sparql', value: endpoint } as const;
    const rows = await (await engine.queryBindings(SELECT, { sources: [source] })).toArray();
    expect(rows.map((row) => row.get('o')?.value)).toEqual(['1', '2']);
    const quads = await (
      await engine.queryQuads('CONSTRUCT WHERE { ?s <http://example.org/p> ?o }', { sources: [source] })
    ).toArray();
    expect(quads).toHaveLength(2);
    await engine.queryVoid(INSERT, { sources: [source], destination: source, fetch: authorized });
    expect(await count(store, WRITTEN)).toBe(1);
  });
});

/** As far as it is used here; the package has no types of its own. */
interface ParsingClient {
  readonly query: {
    select(query: string): Promise<readonly Readonly<Record<string, { readonly value: string }>>[]>;
    ask(query: string): Promise<boolean>;
    construct(query: string): Promise<Iterable<unknown>>;
    update(update: string): Promise<void>;
  };
}

describe('sparql-http-client', () => {
  test('selects, asks, constructs and updates', async () => {
    const { default: Client } = (await import('sparql-http-client/ParsingClient.js' as string)) as {
      readonly default: new (options: object) => ParsingClient;
    };
    const headers = { authorization: AUTHORIZATION };
    const { query } = new Client({ endpointUrl: endpoint, updateUrl: endpoint, headers });
    expect((await query.select(SELECT)).map((row) => row['o']?.value)).toEqual(['1', '2']);
    expect(await query.ask('ASK { ?s ?p 2 }')).toBe(true);
    expect([...(await query.construct('CONSTRUCT WHERE { ?s ?p 1 }'))]).toHaveLength(1);
    await query.update(INSERT);
    expect(await count(store, WRITTEN)).toBe(1);
  });
});

describe.skipIf(!hasSparqlWrapper)('SPARQLWrapper', () => {
  test('selects, constructs and updates', async () => {
    const script = `
import sys
from SPARQLWrapper import SPARQLWrapper, JSON, TURTLE, XML, POST
url, token, select, insert = sys.argv[1:]
client = SPARQLWrapper(url)
client.setQuery(select)
for form in (JSON, XML):
    client.setReturnFormat(form)
    result = client.queryAndConvert()
    print(len(result["results"]["bindings"]) if form == JSON else len(result.getElementsByTagName("result")))
client.setQuery("CONSTRUCT WHERE { ?s <http://example.org/p> ?o }")
client.setReturnFormat(TURTLE)
print(client.queryAndConvert().decode().count("example.org/p"))
client.setMethod(POST)
client.addCustomHttpHeader("Authorization", token)
client.setQuery(insert)
client.query()
`;
    expect((await runPython(script, endpoint, AUTHORIZATION, SELECT, INSERT)).split('\n')).toEqual(['2', '2', '2', '']);
    expect(await count(store, WRITTEN)).toBe(1);
  });
});

describe.skipIf(!hasRdflib)('SPARQLUpdateStore of rdflib', () => {
  test('reads, adds and removes triples of a named graph', async () => {
    const script = `
import sys
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
url, token = sys.argv[1:]
store = SPARQLUpdateStore(url, url, headers={"Authorization": token}, context_aware=True)
graph = Graph(store, identifier=URIRef("http://example.org/g"))
p = URIRef("http://example.org/p")
print(len(graph), sorted(int(o) for o in graph.objects(None, p)))
graph.add((URIRef("http://example.org/new"), URIRef("http://example.org/q"), Literal("neu è")))
graph.remove((URIRef("http://example.org/a"), p, None))
print(len(graph), [str(row.s) for row in graph.query("SELECT ?s { ?s <http://example.org/p> 2 }")])
`;
    expect(await runPython(script, endpoint, AUTHORIZATION)).toBe("2 [1, 2]\n2 ['http://example.org/b']\n");
    expect(await count(store, WRITTEN)).toBe(1);
  });
});

describe.skipIf(!hasJena)('Jena', () => {
  test('asks by rsparql and by SERVICE', async () => {
    const asked = await runJena('arq.rsparql', '--service', endpoint, '--results', 'csv', SELECT);
    expect(asked).toContain('http://example.org/b,2');
    const service = `SELECT ?o { SERVICE <${endpoint}> { ?s <http://example.org/p> ?o } FILTER(?o > 1) }`;
    expect((await runJena('arq.arq', '--results', 'csv', service)).trim().split(/\s+/)).toEqual(['o', '2']);
  });

  test('updates by rupdate, which knows no tokens, through a proxy that adds it', async () => {
    const proxy = await addingToken(endpoint);
    const { port } = proxy.address() as AddressInfo;
    await runJena('arq.rupdate', '--service', `http://127.0.0.1:${port}/sparql`, INSERT);
    proxy.close();
    expect(await count(store, WRITTEN)).toBe(1);
  });
});

async function addingToken(target: string): Promise<Server> {
  const proxy = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, authorization: AUTHORIZATION };
    const onward = request(target, { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
}
