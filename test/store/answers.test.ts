// Answers in every form, and what is said of a query that cannot be read.
import { DataFactory, Parser } from 'n3';
import { describe, expect, test } from 'vitest';
import { parseRdf } from '../../src/graph/parse.js';
import { toNQuads } from '../../src/graph/serialize.js';
import { QueryRefused, QuerySyntaxError } from '../../src/store/errors.js';
import { GRAPH_TYPES, RESULT_TYPES } from '../../src/store/store.js';
import { open, put, quads } from './stores.js';

const TURTLE = ':b :p "x, \\"y\\"\\n"@en, 2 . :a :p :b, 1.5 .';
const filled = async () => {
  const store = await open();
  await store.transaction([put('g', TURTLE)]);
  return store;
};

describe('an answer to SELECT *', () => {
  test.each([
    ['SELECT * { ?z ?a ?m }', 'z,a,m'],
    ['SELECT DISTINCT * { ?s ?p ?o OPTIONAL { ?s ?b ?a } } ORDER BY ?a', 's,p,o,b,a'],
    ['SELECT * { { SELECT ?o (COUNT(?hidden) AS ?n) { ?hidden ?z ?o } GROUP BY ?o } ?s ?p ?o }', 'o,n,s,p'],
    ['SELECT * { ?s ?p ?o FILTER EXISTS { ?unseen ?p ?s } MINUS { ?gone ?p 3 } BIND(1 AS ?b) }', 's,p,o,b'],
    ['SELECT * { GRAPH ?g { ?s $p ?o } } VALUES ?v { 1 }', 'g,s,p,o,v'],
    ["SELECT * { # ?comment\n BIND('?text' AS ?t) }", 't'],
    ['SELECT * {}', ''],
  ])('%s has its columns in the order of the query', async (query, columns) => {
    const store = await filled();
    const { body } = await store.query({ query, results: 'text/csv' });
    expect(body.split('\r\n')[0]).toBe(columns);
  });
});

describe('the count of all triples', () => {
  const count = 'SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o . }';
  const walked = 'SELECT (COUNT(?s) AS ?n) WHERE { ?s ?p ?o }';
  test('is what a walk over them gives, before and after writes, each once however many graphs hold it', async () => {
    const store = await filled();
    const answer = async (query: string, results: (typeof RESULT_TYPES)[number]): Promise<string> =>
      (await store.query({ query, results })).body;
    const changes = [
      put('g', TURTLE),
      put('h', `${TURTLE} :c :p :d .`),
      { kind: 'delete', graph: 'http://example.org/g' },
    ];
    for (const change of [undefined, ...changes]) {
      if (change !== undefined) await store.transaction([change as ReturnType<typeof put>]);
      for (const results of RESULT_TYPES) expect(await answer(count, results)).toBe(await answer(walked, results));
    }
    expect(JSON.parse(await answer(count, 'application/sparql-results+json')).results.bindings[0].n.value).toBe('5');
  });

  test('says where a query of that kind is wrong', async () => {
    const store = await filled();
    await expect(store.query({ query: `PREFIX a: <b c> ${count}` })).rejects.toThrow(QuerySyntaxError);
  });
});

describe('an answer', () => {
  test('to SELECT and ASK comes in each form of results', async () => {
    const store = await filled();
    const query = 'SELECT ?o { <http://example.org/b> ?p ?o } ORDER BY DESC(STR(?o))';
    const select = await Promise.all(RESULT_TYPES.map((results) => store.query({ query, results })));
    expect(select.map(({ mediaType, kind }) => [mediaType, kind])).toEqual(
      RESULT_TYPES.map((type) => [type, 'bindings']),
    );
    const [json, xml, csv, tsv] = select.map(({ body }) => body);
    expect(JSON.parse(json ?? '').results.bindings).toEqual([
      { o: { type: 'literal', value: 'x, "y"\n', 'xml:lang': 'en' } },
      {
        o: {
          type: 'literal',
          value: '2',
          datatype: 'http://www.w3.org/2001/XMLSchema#integer',
        },
      },
    ]);
    expect(xml).toContain('<literal xml:lang="en">x, &quot;y&quot;');
    expect(csv).toBe('o\r\n"x, ""y""\n"\r\n2\r\n');
    expect(tsv).toBe('?o\n"x, \\"y\\"\\n"@en\n2\n');
    const ask = await Promise.all(RESULT_TYPES.map((results) => store.query({ query: 'ASK {}', results })));
    expect(ask.map(({ kind, body }) => [kind, /true/.test(body)])).toEqual(RESULT_TYPES.map(() => ['boolean', true]));
  });

  test('to CONSTRUCT and DESCRIBE comes in each form of graphs, the same bytes each time', async () => {
    const store = await filled();
    const query = 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }';
    const wanted = toNQuads(quads(TURTLE));
    for (const graph of GRAPH_TYPES) {
      const [first, again] = [await store.query({ query, graph }), await store.query({ query, graph })];
      expect(first).toEqual({
        kind: 'graph',
        mediaType: graph,
        body: again.body,
      });
      if (graph === 'application/rdf+xml')
        expect(first.body).toMatch(/<rdf:RDF[\s\S]*rdf:about="http:\/\/example.org\/a"[\s\S]*<\/rdf:RDF>/);
      else if (graph === 'application/ld+json') expect(toNQuads(await parseRdf(first.body, 'jsonld', ''))).toBe(wanted);
      else expect(toNQuads(new Parser({ format: graph }).parse(first.body))).toBe(wanted);
    }
    const { body } = await store.query({
      query: 'DESCRIBE <http://example.org/a>',
    });
    expect(new Parser().parse(body)).toHaveLength(2);
  });

  test('holds terms of RDF 1.2 in the forms that can say them', async () => {
    const store = await open();
    const [triple] = quads(':a :p 1 .');
    const stated = DataFactory.quad(
      DataFactory.namedNode('http://r'),
      DataFactory.namedNode('http://of'),
      triple as never,
    );
    await store.transaction([{ kind: 'put', graph: '', quads: [stated] }]);
    const query = 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }';
    const answer = await store.query({ query, graph: 'application/n-triples' });
    expect(answer.body).toBe(
      '<http://r> <http://of> <<( <http://example.org/a> <http://example.org/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> )>> .\n',
    );
    expect((await store.query({ query })).body).toContain('<<(');
    expect(toNQuads((await store.graph('')) ?? [])).toContain('<<(');
  });
});

describe('a query that cannot be read', () => {
  const CASES: readonly (readonly [query: string, message: RegExp, line: number, column: number])[] = [
    ['SELECT * {\n  ?s ex:p ?o }', /prefix "ex:" is not declared; write PREFIX ex: <…>/, 2, 6],
    ['SELECT * { ?s a skos:Concept }', /PREFIX skos: <http:\/\/www.w3.org\/2004\/02\/skos\/core#>/, 1, 17],
    ['SELECT * {\n  ?s ?p ?o\n  ?s ?q ?r }', /a dot is missing before \?s/, 3, 3],
    ['SELECT * { ?s ?p }', /triple before "}" is not complete/, 1, 18],
    ['SELECT * { ?s ?p "abc }', /string that begins with "abc/, 1, 18],
    ['SELECT * { ?s ?p ?o', /"{" is not closed/, 1, 10],
    ['SELECT * { ?s ?p ?o )', /"\)" stands where/, 1, 21],
    ['SELECT * { ?s ?p ?o } }', /"}" closes nothing/, 1, 23],
    ['SELEKT * { ?s ?p ?o }', /does not begin with SELECT/, 1, 10],
  ];
  test.each(CASES)('is told its place: %s', async (query, message, line, column) => {
    const store = await open();
    const error = await store.query({ query }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(QuerySyntaxError);
    expect((error as Error).message).toMatch(message);
    expect(error).toMatchObject({ line, column });
  });

  test('is not given a hint that would be wrong', async () => {
    const store = await open();
    for (const query of [
      'SELECT * { { SELECT ?a ?b ?c ?d { ?a ?b ?c . ?c ?b ?d } GROUP BY ?a ?b ?c ?d } LIMIT x }',
      'SELECT * { ?s ?p "a"@en, 1 ; ?q [ ?x ?y ] . FILTER EXISTS { ?s ?p ?o } VALUES ?z { 1 2 3 4 5 } } LIMIT x',
    ])
      await expect(store.query({ query })).rejects.toThrow(/cannot be read as SPARQL/);
  });

  test('is told apart from one that asks for what is not there', async () => {
    const store = await open();
    await expect(store.query({ query: 'SELECT (<http://f>(1) AS ?x) {}' })).rejects.toThrow(QueryRefused);
  });
});
