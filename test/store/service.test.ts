// SERVICE and LOAD against a real endpoint on this machine: refused unless allowed, right where allowed, SILENT honoured.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Served, serve } from '../../src/server/serve.js';
import { QueryRefused, QuerySyntaxError, StoreUnavailable } from '../../src/store/errors.js';
import { open, put, rows, update } from './stores.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function endpoint(turtle: string): Promise<string> {
  const store = await open({ readers: 1 });
  await store.transaction([put('remote', turtle)]);
  const server: Served = await serve(store, { port: 0, host: '127.0.0.1' });
  closing.push(() => server.close());
  return `${server.url}/sparql`;
}

async function plainServer(
  answer: (url: string) => {
    status: number;
    headers: Record<string, string>;
    body: string;
  },
): Promise<string> {
  const server: Server = createServer((request, response) => {
    const { status, headers, body } = answer(request.url ?? '');
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const NOWHERE = 'http://127.0.0.1:1/sparql';
const LOCAL = ':a :name "A" . :b :name "B" . _:x :name "X" .';
const REMOTE = ':a :age 5 . :b :age 7 . :c :age 9 . _:y :age 1 .';

describe('SERVICE', () => {
  test('is refused with the words that would allow it', async () => {
    const store = await open();
    const asking = rows(store, 'SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }');
    await expect(asking).rejects.toThrow(QueryRefused);
    await expect(asking).rejects.toThrow('--allow-service http://127.0.0.1:1/sparql');
    await expect(rows(store, 'SELECT * { VALUES ?e { :e } SERVICE ?e { ?s ?p ?o } }')).rejects.toThrow(QueryRefused);
  });

  test('joins what the endpoint says with what the store holds, blank nodes with none', async () => {
    const address = await endpoint(REMOTE);
    const store = await open({ allowService: [address] });
    await store.transaction([put('g', LOCAL), put('h', LOCAL.replace('_:x', ':x'))]);
    expect(await rows(store, `SELECT ?s ?n ?a { ?s :name ?n SERVICE <${address}> { ?s :age ?a } }`)).toEqual([
      'a A 5',
      'b B 7',
    ]);
    expect(await rows(store, `SELECT ?g ?a { GRAPH ?g { ?s :name "A" } SERVICE <${address}> { ?s :age ?a } }`)).toEqual(
      ['g 5', 'h 5'],
    );
    expect(
      await rows(
        store,
        `SELECT ?s ?a { ?s :name ?n OPTIONAL { SERVICE <${address}> { ?s :age ?a FILTER(?a > 5) } } FILTER(isIRI(?s)) }`,
      ),
    ).toContain('b 7');
    expect(await rows(store, `SELECT (SUM(?a) AS ?sum) { SERVICE <${address}> { ?s :age ?a } }`)).toEqual(['22']);
    expect(await rows(store, `SELECT ?a FROM :h { ?s :name "A" SERVICE <${address}> { ?s :age ?a } }`)).toEqual(['5']);
    expect(await rows(store, `SELECT ?a FROM :none { ?s :name "A" SERVICE <${address}> { ?s :age ?a } }`)).toEqual([]);
  });

  test('answers in all forms, blank nodes of the store as such', async () => {
    const address = await endpoint(REMOTE);
    const store = await open({ allowService: [address] });
    await store.transaction([put('g', LOCAL)]);
    const query = `PREFIX : <http://example.org/> SELECT ?x ?a { ?x :name "X" SERVICE <${address}> { :a :age ?a } }`;
    const { body } = await store.query({ query });
    expect(JSON.parse(body).results.bindings).toMatchObject([
      { x: { type: 'bnode' }, a: { type: 'literal', value: '5' } },
    ]);
    expect((await store.query({ query, results: 'text/tab-separated-values' })).body).toMatch(/^_:\S+\t/m);
    const graph = await store.query({
      query: query.replace('SELECT ?x ?a', 'CONSTRUCT { ?x :age ?a } WHERE'),
    });
    expect(graph).toMatchObject({
      kind: 'graph',
      mediaType: 'text/turtle',
      body: expect.stringMatching(/^_:\S+ <http:\/\/example.org\/age> 5 \.$/m),
    });
    const ask = await store.query({
      query: query.replace('SELECT ?x ?a', 'ASK'),
    });
    expect(ask).toMatchObject({
      kind: 'boolean',
      body: expect.stringContaining('true'),
    });
  });

  test('SILENT gives the solution that binds nothing when it is not allowed or fails', async () => {
    const broken = await plainServer(() => ({
      status: 500,
      headers: {},
      body: 'broken',
    }));
    const address = await endpoint(REMOTE);
    const store = await open({
      allowService: [NOWHERE, `${broken}/sparql`, address],
    });
    await store.transaction([put('g', ':a :name "A" .')]);
    for (const failing of ['http://127.0.0.1:2/sparql', NOWHERE, `${broken}/sparql`]) {
      expect(
        await rows(store, `SELECT ?n ?a { ?s :name ?n SERVICE SILENT <${failing}> { ?s :age ?a } }`),
        failing,
      ).toEqual(['A ']);
      const both = `SELECT ?n ?a { ?s :name ?n SERVICE SILENT <${failing}> { ?s :x ?y } SERVICE <${address}> { ?s :age ?a } }`;
      expect(await rows(store, both), failing).toEqual(['A 5']);
    }
    expect(await rows(store, `SELECT ?a { SERVICE SILENT <${address}> { :b :age ?a } }`)).toEqual(['7']);
  });

  test('that fails is the fault of the service, which is named', async () => {
    const store = await open({ allowService: [NOWHERE] });
    await store.transaction([put('g', LOCAL)]);
    const asking = rows(store, `SELECT * { ?s :name ?n SERVICE <${NOWHERE}> { ?s ?p ?o } }`);
    await expect(asking).rejects.toThrow(StoreUnavailable);
    await expect(asking).rejects.toThrow(NOWHERE);
    await expect(rows(store, `SELECT * { ?s ?p SERVICE <${NOWHERE}> { ?s ?p ?o } }`)).rejects.toThrow(QuerySyntaxError);
  });

  test('does not follow a redirect to where it may not ask', async () => {
    const other = await endpoint(REMOTE);
    const redirecting = await plainServer((url) => ({
      status: 307,
      headers: { location: `${other}${url.replace('/sparql', '')}` },
      body: '',
    }));
    const query = (address: string) => `SELECT ?a { SERVICE <${address}> { :a :age ?a } }`;
    const strict = await open({ allowService: [`${redirecting}/sparql`] });
    await expect(rows(strict, query(`${redirecting}/sparql`))).rejects.toThrow(/redirect to <.*> is not allowed/);
    const both = await open({ allowService: [`${redirecting}/sparql`, other] });
    expect(await rows(both, query(`${redirecting}/sparql`))).toEqual(['5']);
  });

  test('is asked by the WHERE of an update, too', async () => {
    const address = await endpoint(REMOTE);
    const store = await open({ allowService: [address] });
    await store.transaction([put('g', LOCAL)]);
    await store.transaction([
      update(`INSERT { GRAPH :h { ?s :age ?a } } WHERE { ?s :name ?n SERVICE <${address}> { ?s :age ?a } }`),
    ]);
    expect(await rows(store, 'SELECT ?s ?a { GRAPH :h { ?s :age ?a } }')).toEqual(['a 5', 'b 7']);
    await expect(
      store.transaction([update(`INSERT { ?s :q 1 } WHERE { SERVICE <${NOWHERE}> { ?s ?p ?o } }`)]),
    ).rejects.toThrow(QueryRefused);
  });
});

describe('a literal that a SERVICE gives to an update', () => {
  test('is kept as it came, found by its value, and deleted by it', async () => {
    const value = { type: 'literal', value: '02.50', datatype: 'http://www.w3.org/2001/XMLSchema#decimal' };
    const results = { head: { vars: ['v'] }, results: { bindings: [{ v: value }] } };
    const address = `${await plainServer(() => ({
      status: 200,
      headers: { 'content-type': 'application/sparql-results+json' },
      body: JSON.stringify(results),
    }))}/sparql`;
    const store = await open({ allowService: [address] });
    const where = `WHERE { SERVICE <${address}> { ?x :p ?v } }`;
    await store.transaction([update(`INSERT { GRAPH :g { :a :p ?v . :a :says <<( :a :p ?v )>> } } ${where}`)]);
    expect(await rows(store, 'SELECT ?s { ?s :p 2.5 }')).toEqual(['a']);
    expect(await rows(store, 'SELECT ?s { ?s :says <<( :a :p 2.5 )>> }')).toEqual(['a']);
    const kept = (await store.graph('http://example.org/g'))?.find(({ predicate }) => predicate.value.endsWith('/p'));
    expect(kept?.object.value).toBe('02.50');
    await store.transaction([update('DELETE DATA { GRAPH :g { :a :p 2.50 } }')]);
    expect(await rows(store, 'SELECT ?s { ?s :p ?o }')).toEqual([]);
    await store.transaction([put('g', ':a :p 2.500 .')]);
    await store.transaction([update(`DELETE { GRAPH :g { :a :p ?v } } ${where}`)]);
    expect(await store.graph('http://example.org/g')).toEqual([]);
  });
});

describe('LOAD', () => {
  test('reads a document from an allowed address, as it is written there', async () => {
    const documents = await plainServer((url) => ({
      status: url === '/data' ? 200 : 404,
      headers: { 'content-type': 'text/turtle; charset=utf-8' },
      body: '<> <http://example.org/p> 01, _:x . _:x <http://example.org/q> <other> .',
    }));
    const store = await open({
      allowService: [`${documents}/data`, `${documents}/none`],
    });
    await store.transaction([update(`LOAD <${documents}/data> INTO GRAPH :g`)]);
    expect(await rows(store, 'SELECT ?o { GRAPH :g { ?s :p ?x . ?x :q ?o } }')).toEqual([`${documents}/other`]);
    expect((await store.graph('http://example.org/g'))?.map(({ object }) => object.value)).toContain('01');
    await expect(store.transaction([update(`LOAD <${documents}/none>`)])).rejects.toThrow(/404/);
    await expect(store.transaction([update(`LOAD <${documents}/secret>`)])).rejects.toThrow(QueryRefused);
    await store.transaction([update(`LOAD SILENT <${documents}/secret> ; LOAD SILENT <${documents}/none>`)]);
    expect(await store.graphs()).toEqual(['http://example.org/g']);
  });
});
