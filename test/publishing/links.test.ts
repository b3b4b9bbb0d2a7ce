// Every IRI of the published dataset, followed as a link: in HTML, Turtle and JSON-LD, on a host of another name than the
// data have. None is unknown, each RDF answer parses and says something of the IRI; what was retracted says so.
import { expect, test } from 'vitest';
import { DEFAULT_BASE } from '../../src/graph/iris.js';
import { parseRdf } from '../../src/graph/parse.js';
import { pacta } from '../../src/graph/vocabulary.js';
import { usePublishedServer } from './published-server.js';

const server = usePublishedServer();
const TOGETHER = 8;

interface Links {
  /** Address of a document to the IRIs that it must describe. */
  readonly documents: ReadonlyMap<string, ReadonlySet<string>>;
  readonly retracted: ReadonlySet<string>;
}

async function collect(): Promise<Links> {
  const documents = new Map<string, Set<string>>();
  const retracted = new Set<string>();
  for (const name of await server.store.graphs()) {
    const quads = (await server.store.graph(name)) ?? [];
    for (const { subject, predicate, object } of quads) {
      if (predicate.equals(pacta.retracts)) retracted.add(object.value);
      for (const term of [subject, predicate, object]) {
        if (term.termType !== 'NamedNode' || !term.value.startsWith(DEFAULT_BASE)) continue;
        const path = `/${term.value.slice(DEFAULT_BASE.length).split('#')[0]}`;
        const known = documents.get(path) ?? new Set();
        documents.set(path, known.add(term.value));
      }
    }
  }
  return { documents, retracted };
}

/** The document behind an address, redirects followed. */
async function follow(path: string, accept: string): Promise<Response> {
  const response = await server.get(path, { accept });
  return response.status === 303 ? server.get(response.headers.get('location') ?? '', { accept }) : response;
}

async function faultsOf(path: string, iris: ReadonlySet<string>, retracted: ReadonlySet<string>): Promise<string[]> {
  const faults: string[] = [];
  for (const [accept, format] of [
    ['text/html', undefined],
    ['text/turtle', 'turtle'],
    ['application/ld+json', 'jsonld'],
  ] as const) {
    const response = await follow(path, accept);
    const text = await response.text();
    const wanted = response.status === 200 || (response.status === 410 && [...iris].every((iri) => retracted.has(iri)));
    if (!wanted || !(response.headers.get('content-type') ?? '').startsWith(accept)) {
      faults.push(`${path} as ${accept}: ${response.status} ${response.headers.get('content-type')}`);
      continue;
    }
    if (format === undefined) continue;
    const quads = await parseRdf(text, format, path);
    const told = new Set(
      quads.flatMap(({ subject, object }) => (response.status === 410 ? [object.value] : [subject.value])),
    );
    for (const iri of iris) if (!told.has(iri)) faults.push(`${path} as ${accept} says nothing of ${iri}`);
  }
  return faults;
}

test('every IRI of the data is answered with what is said of it', { timeout: 300_000 }, async () => {
  const { documents, retracted } = await collect();
  const todo = [...documents];
  const faults: string[] = [];
  const walk = async (): Promise<void> => {
    for (let next = todo.pop(); next !== undefined; next = todo.pop())
      faults.push(...(await faultsOf(next[0], next[1], retracted)));
  };
  await Promise.all(Array.from({ length: TOGETHER }, walk));
  expect(faults).toEqual([]);
  expect(documents.size).toBeGreaterThan(1000);
});

test('what a curation retracts and does not replace says who retracted it and why', async () => {
  const path = '/article/rus-kgz-bishkek-declaration/figure/1943';
  const response = await server.get(path, { accept: 'text/turtle' });
  expect(response.status).toBe(410);
  const text = await response.text();
  expect(text).toContain('pacta:retracts <https://w3id.org/pacta/article/rus-kgz-bishkek-declaration/figure/1943>');
  expect(text).toContain('rdfs:comment');
  expect(text).toContain('the editors of Pacta');
  expect((await server.get(path, { accept: 'text/html' })).status).toBe(410);
  expect((await server.get('/article/rus-kgz-bishkek-declaration/figure/1', { accept: 'text/html' })).status).toBe(404);
});
