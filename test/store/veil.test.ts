// Triples that a store keeps and does not show: in no query, no graph and no union, whatever is written in which order; and
// still there for what checks a write.
import { DataFactory, type Quad } from 'n3';
import { afterEach, expect, test } from 'vitest';
import { hiddenTexts } from '../../src/cli/hidden-texts.js';
import { DEFAULT_BASE } from '../../src/graph/iris.js';
import { dcterms, pacta } from '../../src/graph/vocabulary.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';

const opened: EmbeddedStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
async function open(host: string, wanted?: boolean): Promise<EmbeddedStore> {
  const hidden = hiddenTexts(wanted, host, DEFAULT_BASE);
  const store = await openEmbeddedStore(hidden === undefined ? {} : { hidden });
  opened.push(store);
  return store;
}

const article = DataFactory.namedNode(`${DEFAULT_BASE}article/a-1`);
const fact = DataFactory.namedNode(`${DEFAULT_BASE}article/a-1/statement/0`);
const text = DataFactory.quad(article, pacta.text, DataFactory.literal('the whole text'));
const hash = DataFactory.quad(article, pacta.sha256, DataFactory.literal('f00'));
const words = DataFactory.quad(fact, pacta.text, DataFactory.literal('some words'));
const license = DataFactory.quad(article, dcterms.license, DataFactory.literal('CC0'));

/** The texts that a query over the union, a query over graphs and the graph itself show. */
async function shown(store: EmbeddedStore): Promise<string[][]> {
  const ask = async (query: string): Promise<string[]> => {
    const { body } = await store.query({ query, results: 'text/csv' });
    return body.trim().split('\r\n').slice(1).sort();
  };
  const graph = (await store.graph(article.value)) ?? [];
  return [
    await ask(`SELECT ?t WHERE { ?s <${pacta.text.value}> ?t }`),
    await ask(`SELECT ?t WHERE { GRAPH ?g { ?s <${pacta.text.value}> ?t } }`),
    graph
      .filter(({ predicate }) => predicate.equals(pacta.text))
      .map(({ object }) => object.value)
      .sort(),
  ];
}
const put = (store: EmbeddedStore, quads: readonly Quad[]): Promise<void> =>
  store.transaction([{ kind: 'put', graph: article.value, quads }]);
const all = (value: string[]): string[][] => [value, value, value];

test.each([
  ['localhost', undefined, true, true],
  ['127.0.0.1', undefined, true, true],
  ['0.0.0.0', undefined, false, true],
  ['0.0.0.0', true, true, true],
  ['example.org', false, false, false],
  ['localhost', false, false, false],
])('on %s with %s a text is shown: %s; with a licence: %s', async (host, wanted, plain, licensed) => {
  const store = await open(host, wanted);
  await put(store, [text, hash, words]);
  expect(await shown(store)).toEqual(all(plain ? ['some words', 'the whole text'] : ['some words']));
  await put(store, [text, hash, words, license]);
  expect(await shown(store)).toEqual(all(licensed ? ['some words', 'the whole text'] : ['some words']));
});

test('a licence that comes or goes shows or hides the text', async () => {
  const store = await open('0.0.0.0');
  await put(store, [text, words]);
  const data = `GRAPH <${article.value}> { <${article.value}> <${dcterms.license.value}> "CC0" }`;
  await store.transaction([{ kind: 'update', update: `INSERT DATA { ${data} }` }]);
  expect(await shown(store)).toEqual(all(['some words', 'the whole text']));
  await store.transaction([{ kind: 'update', update: `DELETE DATA { ${data} }` }]);
  expect(await shown(store)).toEqual(all(['some words']));
  await store.transaction([{ kind: 'delete', graph: article.value }]);
  expect(await shown(store)).toEqual(all([]));
});

test('a write is checked with the whole of it', async () => {
  const store = await open('0.0.0.0', false);
  await put(store, [text, words]);
  let seen: readonly Quad[] | undefined;
  await store.transaction([{ kind: 'add', graph: article.value, quads: [hash] }], async (outcome) => {
    seen = await outcome.graph(article.value);
  });
  expect(seen?.map(({ object }) => object.value).sort()).toEqual(['f00', 'some words', 'the whole text']);
});
