// The descriptions of the dataset: VoID conforms to shapes of ours, DCAT to those of DCAT-AP 3, and every number is that of
// the store, counted here in another way.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Parser, type Quad, Store as QuadStore } from 'n3';
import Validator from 'rdf-validate-shacl';
import { describe, expect, test } from 'vitest';
import { dcat, spdx, voids } from '../../src/graph/dataset-vocabulary.js';
import { DEFAULT_BASE } from '../../src/graph/iris.js';
import { parseRdf } from '../../src/graph/parse.js';
import { rdf } from '../../src/graph/vocabulary.js';
import { ORIGIN, usePublishedServer } from './published-server.js';

const server = usePublishedServer();
const DCAT_AP = new URL('../../../shared/specs/dcat-ap-3/shapes.ttl', import.meta.url);

const readTurtle = (file: URL): QuadStore => new QuadStore(new Parser().parse(readFileSync(file, 'utf8')));

async function getQuads(address: string): Promise<QuadStore> {
  const response = await server.get(address, { accept: 'text/turtle' });
  expect(response.status).toBe(200);
  return new QuadStore(await parseRdf(await response.text(), 'turtle', address));
}

async function findings(data: QuadStore, shapes: QuadStore): Promise<string[]> {
  const { results } = (await new Validator(shapes as never).validate(data as never)) as unknown as {
    readonly results: readonly { readonly focusNode: { value: string }; readonly path?: { value: string } }[];
  };
  return results.map(({ focusNode, path }) => `${focusNode.value} ${path?.value ?? ''}`);
}

/** All quads of the store, in graphs, and each triple once. */
async function held(): Promise<{ readonly quads: readonly Quad[]; readonly triples: readonly Quad[] }> {
  const quads: Quad[] = [];
  for (const name of ['', ...(await server.store.graphs())]) quads.push(...((await server.store.graph(name)) ?? []));
  return { quads, triples: new QuadStore([...quads]).getQuads(null, null, null, null) };
}

const numberOf = (data: QuadStore, subject: string, predicate: { readonly value: string }): number =>
  Number(data.getObjects(subject, predicate.value, null)[0]?.value);

describe('/void', () => {
  test('conforms to its shapes', async () => {
    const shapes = readTurtle(new URL('../cases/publishing/void-shapes.ttl', import.meta.url));
    expect(await findings(await getQuads('/void'), shapes)).toEqual([]);
    const lacking = new QuadStore(
      [...(await getQuads('/void'))].filter(({ predicate }) => !predicate.equals(voids.class)),
    );
    expect((await findings(lacking, shapes)).length).toBeGreaterThan(0);
  });

  test('counts what the store holds', async () => {
    const data = await getQuads('/void.ttl');
    const { quads, triples } = await held();
    const dataset = `${DEFAULT_BASE}dataset`;
    const distinct = (values: readonly string[]): number => new Set(values).size;
    expect(numberOf(data, dataset, voids.triples)).toBe(triples.length);
    expect(numberOf(data, dataset, voids.distinctSubjects)).toBe(distinct(triples.map(({ subject }) => subject.value)));
    expect(numberOf(data, dataset, voids.properties)).toBe(distinct(triples.map(({ predicate }) => predicate.value)));
    const ofGraphs = data
      .getObjects(dataset, voids.subset.value, null)
      .filter((subset) => !data.has(new Parser().parse(`<${subset.value}> a <${voids.Linkset.value}> .`)[0] as Quad));
    expect(ofGraphs.reduce((sum, { value }) => sum + numberOf(data, value, voids.triples), 0)).toBe(quads.length);
    const partitions = data.getObjects(dataset, voids.classPartition.value, null);
    for (const { value } of partitions) {
      const type = data.getObjects(value, voids.class.value, null)[0]?.value;
      const instances = triples.filter(({ predicate, object }) => predicate.equals(rdf.type) && object.value === type);
      expect(numberOf(data, value, voids.entities), type).toBe(instances.length);
    }
    expect(partitions.length).toBeGreaterThan(15);
    for (const { value } of data.getObjects(dataset, voids.propertyPartition.value, null)) {
      const property = data.getObjects(value, voids.property.value, null)[0]?.value;
      expect(numberOf(data, value, voids.triples)).toBe(
        triples.filter(({ predicate }) => predicate.value === property).length,
      );
    }
  });

  test('is found at the well-known address', async () => {
    const response = await server.get('/.well-known/void');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/void.ttl');
  });
});

describe('/dataset', () => {
  test.skipIf(!existsSync(DCAT_AP))('conforms to DCAT-AP 3', async () => {
    const shapes = readTurtle(DCAT_AP);
    expect(await findings(await getQuads('/dataset'), shapes)).toEqual([]);
    const lacking = new QuadStore(
      [...(await getQuads('/dataset'))].filter(({ predicate }) => !predicate.value.endsWith('/title')),
    );
    expect((await findings(lacking, shapes)).length).toBeGreaterThan(0);
  });

  test('names files that are there, with their length and checksum', async () => {
    const data = await getQuads('/dataset');
    const files = data.getQuads(null, dcat.downloadURL.value, null, null);
    expect(files).toHaveLength(2);
    for (const { subject, object } of files) {
      const response = await server.get(object.value);
      expect(response.status).toBe(200);
      expect(object.value.startsWith(`${ORIGIN}/dump/`)).toBe(true);
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect(numberOf(data, subject.value, dcat.byteSize)).toBe(bytes.byteLength);
      const checksum = data.getObjects(subject.value, spdx.checksum.value, null)[0]?.value ?? '';
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(data.getObjects(checksum, spdx.checksumValue.value, null)[0]?.value).toBe(sha256);
      const listed = await (await server.get(`${object.value}.sha256`)).text();
      expect(listed).toBe(`${sha256}  ${object.value.replace(/^.*\//, '')}\n`);
    }
  });
});

describe('/dump', () => {
  test.each([
    ['nq.gz', 'nquads'],
    ['trig.gz', 'trig'],
  ] as const)('%s holds every quad of the store', async (extension, format) => {
    const redirect = await server.get(`/dump/pacta.${extension}`);
    expect(redirect.status).toBe(302);
    const response = await server.get(redirect.headers.get('location') ?? '');
    const text = gunzipSync(new Uint8Array(await response.arrayBuffer())).toString('utf8');
    const quads = await parseRdf(text, format, extension);
    expect(quads.length).toBe((await held()).quads.length);
  });

  test('has another version after a write and knows the former no more', async () => {
    const before = (await server.get('/dump/pacta.nq.gz')).headers.get('location') ?? '';
    const held = await server.get(before);
    const again = await server.get(before, { 'if-none-match': held.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    const graph = 'https://example.org/another';
    await server.store.transaction([
      { kind: 'put', graph, quads: new Parser().parse('<https://example.org/a> a <https://example.org/B> .') },
    ]);
    try {
      const after = (await server.get('/dump/pacta.nq.gz')).headers.get('location') ?? '';
      expect(after).not.toBe(before);
      const gone = await server.get(before);
      expect(gone.status).toBe(410);
    } finally {
      await server.store.transaction([{ kind: 'delete', graph }]);
    }
    expect((await server.get('/dump/pacta.nq.gz')).headers.get('location')).toBe(before);
  });

  test('knows no other file', async () => {
    expect((await server.get('/dump/other.nq.gz')).status).toBe(404);
  });
});

describe('/sitemap.xml', () => {
  test('lists pages that are there', async () => {
    const response = await server.get('/sitemap.xml');
    expect(response.headers.get('content-type')).toBe('application/xml');
    const addresses = [...(await response.text()).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address ?? '');
    expect(addresses).toContain(`${ORIGIN}/doc/state/KGZ`);
    expect(addresses).toContain(`${ORIGIN}/article/rus-kgz-bishkek-declaration`);
    for (const address of addresses.filter((_, index) => index % 50 === 0))
      expect((await server.get(address, { accept: 'text/html' })).status, address).toBe(200);
  });
});
