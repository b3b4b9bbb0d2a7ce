// What a query sees: the union of all graphs as a set, or the unnamed graph alone; named graphs; and the datasets that the
// query or the protocol name.
import { describe, expect, test } from 'vitest';
import { count, iri, open, put, rows, update } from './stores.js';

const NINE = Array.from({ length: 9 }, (_, index) => `g${index}`);

describe('a plain query', () => {
  test('joins a triple that stands in nine graphs once', async () => {
    const store = await open();
    await store.transaction(NINE.map((graph) => put(graph, ':a :knows :b .')));
    expect(await rows(store, 'SELECT * { ?x :knows ?y . ?x ?p ?y . :a :knows ?y }')).toEqual(['a b knows']);
    expect(await count(store, 'GRAPH ?g { ?x :knows ?y }')).toBe(9);
  });

  test('sees named graphs and the unnamed one, of which GRAPH sees the named ones only', async () => {
    const store = await open();
    await store.transaction([put('g', ':a :p 1 .'), put('', ':b :p 2 .')]);
    expect(await rows(store, 'SELECT ?s { ?s :p ?o }')).toEqual(['a', 'b']);
    expect(await rows(store, 'SELECT ?g ?s { GRAPH ?g { ?s :p ?o } }')).toEqual(['g a']);
    expect(await rows(store, 'SELECT ?g { GRAPH ?g {} }')).toEqual(['g']);
    expect(await store.graphs()).toEqual([iri('g')]);
  });

  test('loses a triple only when the last graph that holds it loses it', async () => {
    const store = await open();
    await store.transaction([put('g', ':a :p 1 .'), put('h', ':a :p 1 .'), put('', ':a :p 1 .')]);
    await store.transaction([{ kind: 'delete', graph: iri('g') }]);
    expect(await count(store, ':a :p 1')).toBe(1);
    await store.transaction([update('DELETE DATA { GRAPH :h { :a :p 1 } }')]);
    expect(await count(store, ':a :p 1')).toBe(1);
    await store.transaction([update('CLEAR DEFAULT')]);
    expect(await count(store, ':a :p 1')).toBe(0);
  });

  test('with the setting "own" sees the unnamed graph alone', async () => {
    const store = await open({ defaultGraph: 'own' });
    await store.transaction([put('g', ':a :p 1 .'), put('', ':b :p 2 .')]);
    expect(await rows(store, 'SELECT ?s { ?s :p ?o }')).toEqual(['b']);
    expect(await rows(store, 'SELECT ?g ?s { GRAPH ?g { ?s :p ?o } }')).toEqual(['g a']);
  });
});

describe('a dataset', () => {
  const filled = async () => {
    const store = await open();
    await store.transaction([
      put('g', ':a :p 1 . :x :p :y .'),
      put('h', ':b :p 2 . :x :p :y .'),
      put('i', ':c :p 3 .'),
      put('', ':d :p 4 .'),
    ]);
    return store;
  };

  test('of several FROM is their merge without duplicates', async () => {
    const store = await filled();
    expect(await rows(store, 'SELECT ?s FROM :g FROM :h { ?s :p ?o }')).toEqual(['a', 'b', 'x']);
    expect(
      await rows(store, 'SELECT ?s FROM <g> { ?s :p ?o }', {
        baseIri: iri(''),
      }),
    ).toEqual(['a', 'x']);
    expect(await rows(store, 'SELECT ?s FROM :g FROM :g { ?s :p ?o }')).toEqual(['a', 'x']);
  });

  test('of FROM NAMED alone has an empty default graph', async () => {
    const store = await filled();
    expect(await rows(store, 'SELECT ?s FROM NAMED :g { ?s :p ?o }')).toEqual([]);
    expect(await rows(store, 'SELECT ?g ?s FROM NAMED :g FROM NAMED :i { GRAPH ?g { ?s :p ?o } }')).toEqual([
      'g a',
      'g x',
      'i c',
    ]);
  });

  test('of the protocol overrides FROM', async () => {
    const store = await filled();
    const query = 'SELECT ?s FROM :g FROM NAMED :g { { ?s :p ?o } UNION { GRAPH ?g { ?s :p ?o } } }';
    expect(await rows(store, query, { defaultGraphs: [iri('i')] })).toEqual(['c']);
    expect(await rows(store, query, { namedGraphs: [iri('h')] })).toEqual(['b', 'x']);
    expect(
      await rows(store, query, {
        defaultGraphs: [iri('g'), iri('h')],
        namedGraphs: [],
      }),
    ).toEqual(['a', 'b', 'x']);
    expect(await rows(store, query, { defaultGraphs: [iri('nothing')] })).toEqual([]);
  });

  test('leaves no trace of the merge', async () => {
    const store = await filled();
    await rows(store, 'SELECT ?s FROM :g FROM :h { ?s :p ?o }');
    expect(await rows(store, 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }')).toEqual(['g', 'h', 'i']);
  });

  test('names no graph by what is no IRI', async () => {
    const store = await filled();
    await expect(rows(store, 'SELECT ?s { ?s :p ?o }', { defaultGraphs: ['no iri'] })).rejects.toThrow(/IRI/);
  });
});
