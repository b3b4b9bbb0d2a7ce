// Stores for tests, closed after each, and short ways to fill and to ask them.
import { Parser, type Quad } from 'n3';
import { afterEach } from 'vitest';
import { type EmbeddedOptions, type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';
import type { Change, QueryRequest, Store } from '../../src/store/store.js';

const opened: Store[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

export const closeLater = <T extends Store>(store: T): T => {
  opened.push(store);
  return store;
};

export const open = async (options: EmbeddedOptions = {}): Promise<EmbeddedStore> =>
  closeLater(await openEmbeddedStore(options));

const PREFIXES = '@prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n';
export const quads = (turtle: string): Quad[] =>
  new Parser({ baseIRI: 'http://example.org/' }).parse(PREFIXES + turtle);
export const iri = (name: string): string => `http://example.org/${name}`;

/** "" stays the unnamed graph. */
export const put = (graph: string, turtle: string): Change => ({
  kind: 'put',
  graph: graph === '' ? '' : iri(graph),
  quads: quads(turtle),
});
export const update = (text: string): Change => ({
  kind: 'update',
  update: `PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n${text}`,
});

/** Rows of a SELECT, sorted, cells joined by a space, IRIs without the base of the tests. */
export async function rows(store: Store, query: string, request: Partial<QueryRequest> = {}): Promise<string[]> {
  const { body } = await store.query({
    query: `PREFIX : <http://example.org/>\n${query}`,
    results: 'text/csv',
    ...request,
  });
  return body
    .replaceAll('http://example.org/', '')
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.replaceAll(',', ' '))
    .sort();
}

export const count = async (store: Store, pattern: string): Promise<number> =>
  Number((await rows(store, `SELECT (COUNT(*) AS ?n) WHERE { ${pattern} }`))[0]);
