// A source that fails in the ways in which sources fail, in the middle of a run: nothing that was found is lost, the next run
// goes on from there, and in the end there is what a source without faults gives. A real proxy misbehaves before a real endpoint.
import { createServer, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeIris } from '../../src/graph/iris.js';
import { readLinks } from '../../src/link/external/linkset.js';
import { type Served, serve } from '../../src/server/serve.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';
import { lineOf } from '../../src/store/lines.js';
import { readContents } from '../../src/store/read-folder.js';
import { writeSnapshot } from '../../src/store/snapshot.js';
import { pacta, scratchFolder } from '../cli/run.js';

const iris = makeIris();
const STATES = 35;
const names = Array.from({ length: STATES }, (_, index) => `Land${String.fromCharCode(97 + (index % 26))}ia ${index}`);
const code = (index: number): string => `Q${String.fromCharCode(77 + Math.floor(index / 26), 65 + (index % 26))}`;
const OURS = names
  .map(
    (name, index) =>
      `<${iris.base}id/state/${code(index)}> a <https://w3id.org/pacta/ontology#State> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "${name}"@en .`,
  )
  .join('\n');
const THEIRS = names
  .map(
    (name, index) =>
      `<http://www.wikidata.org/entity/Q${900 + index}> <http://www.wikidata.org/prop/direct/P31> <http://www.wikidata.org/entity/Q3624078> ; <http://www.w3.org/2000/01/rdf-schema#label> "${name}"@en .`,
  )
  .join('\n');
/** Requests of a batch: names, labels, traits, terms; the fault comes in the second of four batches. */
const FIRST_FAULT = 6;

let store: EmbeddedStore;
let theirs: Served;
beforeAll(async () => {
  store = await openEmbeddedStore();
  await store.transaction([{ kind: 'put', graph: 'https://example.org/wd', quads: new Parser().parse(THEIRS) }]);
  theirs = await serve(store, { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await theirs.close();
  await store.close();
});

type Fault = (response: ServerResponse) => void;
interface Proxy {
  readonly url: string;
  readonly server: Server;
  count: number;
}
/** Passes requests on, but for those from `from` to `to`, counted from 1. */
async function proxy(fault: Fault, from: number, to: number): Promise<Proxy> {
  const server = createServer((incoming, outgoing) => {
    made.count += 1;
    if (made.count >= from && made.count <= to) {
      incoming.resume().on('end', () => fault(outgoing));
      return;
    }
    const { headers, method } = incoming;
    incoming.pipe(
      request(`${theirs.url}/sparql`, { method, headers: { ...headers, host: new URL(theirs.url).host } }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const made: Proxy = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`, server, count: 0 };
  return made;
}
async function close({ server }: Proxy): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function loaded(): Promise<string> {
  const data = scratchFolder();
  const lines = new Parser().parse(OURS).map((quad) => lineOf(quad, (label) => label));
  await writeSnapshot(data, 1, new Map([[iris.graph('reference').value, new Set(lines)]]));
  return data;
}
const link = (data: string, url: string, more: readonly string[] = []): ReturnType<typeof pacta> =>
  pacta(['link', '--data', data, '--endpoint', url, '--as', 'theirs', '--interval', '0', '--timeout', '1', ...more]);
async function linked(data: string): Promise<string[]> {
  const lines = (await readContents(data))?.get(iris.graph('links/theirs').value) ?? new Set<string>();
  const quads = new Parser().parse([...lines].map((line) => `${line} .`).join('\n'));
  return readLinks(quads, false).map(({ subject, object }) => `${subject} ${object}`);
}

const json = (response: ServerResponse, body: string, headers: object = {}): void => {
  response.writeHead(200, { 'content-type': 'application/sparql-results+json', ...headers });
  response.end(body);
};
const FAULTS: readonly (readonly [name: string, fault: Fault])[] = [
  ['does not connect', (response) => response.destroy()],
  ['is slow', () => {}],
  ['has too many requests', (response) => response.writeHead(429, { 'retry-after': '0' }).end()],
  [
    'answers with another media type',
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
  ],
  ['cuts its answer off', (response) => json(response, '{"results": {"bindings": [', { 'content-length': '5000' })],
  [
    'gives a part of its answer',
    (response) => json(response, '{"results":{"bindings":[]}}', { 'x-sql-state': 'S1TAT' }),
  ],
  ['answers with no results', (response) => json(response, '{"message": "busy"}')],
];
const WANTED = names.map(
  (_, index) => `${iris.base}id/state/${code(index)} http://www.wikidata.org/entity/Q${900 + index}`,
);

describe.each(FAULTS)('a source that %s', (_name, fault) => {
  test('for long ends the run with 4; what was found is kept, and the next run does the rest', async () => {
    const [data, cache] = [await loaded(), join(scratchFolder(), 'cache')];
    const failing = await proxy(fault, FIRST_FAULT, Number.POSITIVE_INFINITY);
    const broken = await link(data, failing.url, ['--cache', cache]);
    await close(failing);
    expect(broken.code, broken.stderr).toBe(4);
    expect(broken.stderr).toContain(new URL(failing.url).origin);
    const before = await linked(data);
    expect(before).toHaveLength(10);
    const healthy = await proxy(fault, 0, 0);
    const rest = await link(data, healthy.url, ['--cache', cache]);
    await close(healthy);
    expect(rest.code, rest.stderr).toBe(0);
    expect(await linked(data)).toEqual(WANTED);
    expect(rest.stdout.split('\n').filter((line) => line.startsWith('yes\t'))).toHaveLength(STATES - before.length);
  });
});

test('a run with a cache that broke off asks nothing twice', async () => {
  const [data, cache] = [await loaded(), join(scratchFolder(), 'cache')];
  const source = await proxy((response) => response.writeHead(404).end(), FIRST_FAULT, FIRST_FAULT);
  expect((await link(data, source.url, ['--cache', cache])).code).toBe(4);
  const asked = source.count;
  expect((await link(data, source.url, ['--cache', cache])).code).toBe(0);
  const onward = source.count - asked;
  expect((await link(await loaded(), source.url, ['--cache', cache, '--offline'])).code).toBe(0);
  expect(source.count).toBe(asked + onward);
  await close(source);
  expect(await linked(data)).toEqual(WANTED);
});
