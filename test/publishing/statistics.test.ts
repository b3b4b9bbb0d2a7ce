// The counts of a store that is written to are those of one that was counted anew, whatever was written.
import { Parser } from 'n3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Statistics } from '../../src/server/publishing/statistics.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';
import type { Change } from '../../src/store/store.js';

const TIMEOUT_MS = 30_000;
let store: EmbeddedStore;
beforeAll(async () => {
  store = await openEmbeddedStore();
});
afterAll(() => store.close());

const PREFIX = '@prefix : <http://example.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .';
const put = (name: string, turtle: string): Change => ({
  kind: 'put',
  graph: `http://example.org/${name}`,
  quads: new Parser().parse(`${PREFIX} ${turtle}`),
});
const update = (text: string): Change => ({ kind: 'update', update: `PREFIX : <http://example.org/> ${text}` });

test('counts follow every kind of write', async () => {
  const lasting = new Statistics(store, TIMEOUT_MS, true);
  const seen: number[] = [];
  const writes: readonly (readonly Change[])[] = [
    [put('g', ':a a :C ; :p 1, 2 . :b a :C ; skos:exactMatch <http://other.example/x/b> .')],
    [put('h', ':a a :C ; :p 1 . :c a :D .')],
    [put('g', ':a a :C .')],
    [update('INSERT DATA { :d :p 3 . GRAPH :h { :d a :D ; :p 3 } }')],
    [update('DELETE WHERE { GRAPH :g { ?s ?p ?o } }')],
    [{ kind: 'delete', graph: 'http://example.org/h' }],
    Array.from({ length: 150 }, (_, index) => put(`many-${index}`, `:s${index} :p ${index % 7} .`)),
    [put('many-3', ''), put('many-4', ':x a :C .')],
    [{ kind: 'clear' }],
  ];
  for (const changes of writes) {
    await store.transaction(changes);
    const counts = await lasting.counts();
    expect(counts).toEqual(await new Statistics(store, TIMEOUT_MS, true).counts());
    seen.push(counts.triples);
  }
  expect(seen).toEqual([5, 6, 3, 5, 5, 1, 151, 150, 0]);
});

test('counts asked for while others are made are right too', async () => {
  const lasting = new Statistics(store, TIMEOUT_MS, true);
  const asked: Promise<unknown>[] = [];
  for (let nth = 0; nth < 20; nth++) {
    await store.transaction([put(`busy-${nth % 3}`, `:s${nth} a :C ; :p ${nth} .`)]);
    asked.push(lasting.counts());
  }
  await Promise.all(asked);
  expect(await lasting.counts()).toEqual(await new Statistics(store, TIMEOUT_MS, true).counts());
});
