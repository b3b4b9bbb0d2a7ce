// Linking to sources of others, over real HTTP: a SPARQL endpoint with data in Wikidata's shape, a reconciliation service of
// another host, and servers that fail in the ways in which servers fail.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from 'n3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeIris } from '../../src/graph/iris.js';
import { choose } from '../../src/link/external/choose.js';
import { Counterparts } from '../../src/link/external/counterparts.js';
import { NO_FACTS } from '../../src/link/external/facts.js';
import { PoliteClient } from '../../src/link/external/polite-client.js';
import type { Wanted } from '../../src/link/external/source.js';
import { type Served, serve } from '../../src/server/serve.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';
import { pacta } from '../cli/run.js';

const iris = makeIris();
const OURS = `
@prefix pacta: <https://w3id.org/pacta/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix id: <https://w3id.org/pacta/id/> .
<https://w3id.org/pacta/id/state/GEO> a pacta:State ; skos:prefLabel "Georgia"@en, "Géorgie"@fr .
<https://w3id.org/pacta/id/state/KAZ> a pacta:State ; skos:prefLabel "Kazakhstan"@en, "Kazakistan"@it .
<https://w3id.org/pacta/id/person/sadyr-japarov> a pacta:Person ; rdfs:label "Sadyr Japarov"@it .
<https://w3id.org/pacta/id/person/ivan-nobody> a pacta:Person ; rdfs:label "Ivan Nobody"@it .
<https://w3id.org/pacta/id/organization/csto> a pacta:Organization ; skos:prefLabel "Collective Security Treaty Organization"@en .
`;
const THEIRS = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
wd:Q230 wdt:P31 wd:Q3624078 ; rdfs:label "Georgia"@en, "Géorgie"@fr .
wd:Q1428 wdt:P31 wd:Q35657 ; rdfs:label "Georgia"@en ; skos:altLabel "Peach State"@en .
wd:Q232 wdt:P31 wd:Q3624078 ; rdfs:label "Kazakhstan"@en, "Kazakistan"@it, "Казахстан"@ru .
wd:Q111 wdt:P31 wd:Q5 ; rdfs:label "Sadyr Japarov"@en ; skos:altLabel "Sadyr Japarov"@it .
wd:Q112 wdt:P31 wd:Q5 ; rdfs:label "Sadyr Japarov"@it .
wd:Q177 wdt:P31 wd:Q245065 ; rdfs:label "Collective Security Treaty Organization"@en .
`;
const WD = 'http://www.wikidata.org/entity/';

let theirStore: EmbeddedStore;
let theirs: Served;
let other: Served;
let otherStore: EmbeddedStore;
beforeAll(async () => {
  theirStore = await openEmbeddedStore({});
  await theirStore.transaction([{ kind: 'put', graph: 'https://example.org/wd', quads: new Parser().parse(THEIRS) }]);
  theirs = await serve(theirStore, { port: 0, host: 'localhost' });
  otherStore = await openEmbeddedStore({});
  const quads = new Parser().parse(OURS.replaceAll('https://w3id.org/pacta/id/', 'https://other.example/id/'));
  await otherStore.transaction([{ kind: 'put', graph: 'https://other.example/g', quads }]);
  other = await serve(otherStore, { port: 0, host: 'localhost', base: 'https://other.example/' });
});
afterAll(async () => {
  await Promise.all([theirs.close(), other.close()]);
  await Promise.all([theirStore.close(), otherStore.close()]);
});

const scratch = (): string => mkdtempSync(join(tmpdir(), 'pacta-link-'));
async function loaded(): Promise<string> {
  const folder = scratch();
  const file = join(folder, 'ours.trig');
  writeFileSync(file, OURS.replace(/^(<.*)$/gms, `<${iris.graph('reference').value}> { $1 }`));
  const data = join(folder, 'store');
  const run = await pacta(['load', file, '--data', data, '--from', 'trig']);
  expect(run.code, run.stderr).toBe(0);
  return data;
}
interface Told {
  readonly answer: string;
  readonly subject: string;
  readonly object: string;
}
const link = async (
  data: string,
  args: readonly string[],
): Promise<{ code: number | null; told: Told[]; stderr: string }> => {
  const run = await pacta(['link', '--data', data, '--json', '--interval', '0', ...args]);
  return { code: run.code, told: run.stdout === '' ? [] : (JSON.parse(run.stdout) as Told[]), stderr: run.stderr };
};
const pairs = (told: readonly Told[], answer: string): string[] =>
  told
    .filter((one) => one.answer === answer)
    .map(({ subject, object }) => `${subject.replace(`${iris.base}id/`, '')} ${object}`)
    .filter((pair) => /^(?:state\/(?:GEO|KAZ)|person|organization\/csto)/.test(pair))
    .sort();

describe('a SPARQL endpoint in Wikidata’s shape', () => {
  test('is linked to where one thing stands clear; the rest is left to a person, whose word is kept', async () => {
    const data = await loaded();
    const source = ['--endpoint', `${theirs.url}/sparql`, '--as', 'wikidata'];
    const first = await link(data, source);
    expect(first.code, first.stderr).toBe(0);
    expect(pairs(first.told, 'yes')).toEqual([
      `organization/csto ${WD}Q177`,
      `state/GEO ${WD}Q230`,
      `state/KAZ ${WD}Q232`,
    ]);
    expect(pairs(first.told, '?')).toEqual([`person/sadyr-japarov ${WD}Q111`, `person/sadyr-japarov ${WD}Q112`]);
    const graph = await pacta(['export', '--data', data, '--graph', 'graph/links/wikidata', '--to', 'turtle']);
    for (const part of ['skos:exactMatch', 'sssom:confidence', 'dcterms:creator "Pacta ', 'dcterms:created'])
      expect(graph.stdout).toContain(part);

    const again = await link(data, source);
    expect(pairs(again.told, 'yes')).toEqual([]);
    const decisions = join(scratch(), 'decisions.tsv');
    const who = `${iris.base}id/person/sadyr-japarov`;
    writeFileSync(
      decisions,
      `# two of one name\nyes\t${who}\t${WD}Q111\nno\t${who}\t${WD}Q112\nno\t${iris.base}id/state/GEO\t${WD}Q230\n`,
    );
    expect((await link(data, ['--decide', decisions, '--as', 'wikidata'])).code).toBe(0);
    const last = await link(data, source);
    expect(pairs(last.told, '?')).toEqual([]);
    const kept = (await pacta(['export', '--data', data, '--graph', 'graph/links/wikidata', '--to', 'ntriples']))
      .stdout;
    const links = kept
      .split('\n')
      .filter((line) => /^\S+ <[^>]*exactMatch> /.test(line))
      .join('\n');
    expect(links).toContain('Q111');
    expect(links).not.toContain('Q112');
    expect(links).not.toContain('Q230');
    expect(kept.match(/predicate_modifier> "Not"/g)).toHaveLength(2);
  });
});

describe('a reconciliation service', () => {
  test('is linked to by name and class', async () => {
    const { code, told, stderr } = await link(await loaded(), [
      '--reconcile',
      `${other.url}/reconcile`,
      '--as',
      'other',
    ]);
    expect(code, stderr).toBe(0);
    expect(pairs(told, 'yes')).toEqual([
      'organization/csto https://other.example/id/organization/csto',
      'person/ivan-nobody https://other.example/id/person/ivan-nobody',
      'person/sadyr-japarov https://other.example/id/person/sadyr-japarov',
      'state/GEO https://other.example/id/state/GEO',
      'state/KAZ https://other.example/id/state/KAZ',
    ]);
  });

  test('that is down ends with 4 and loses nothing; offline only the cache is asked', async () => {
    const data = await loaded();
    const cache = join(scratch(), 'cache');
    const source = ['--as', 'wikidata', '--cache', cache];
    const offline = await link(data, [...source, '--offline', '--endpoint', `${theirs.url}/sparql`]);
    expect(offline.code).toBe(4);
    expect(offline.stderr).toContain('is not asked offline');
    const filled = await link(data, [...source, '--dry-run', '--endpoint', `${theirs.url}/sparql`]);
    const again = await link(data, [...source, '--offline', '--endpoint', `${theirs.url}/sparql`]);
    expect(again.code, again.stderr).toBe(0);
    expect(pairs(again.told, 'yes')).toEqual(pairs(filled.told, 'yes'));
  });
});

describe('a polite client', () => {
  const servers = new Set<Server>();
  afterEach(() => {
    for (const server of servers) server.close();
    servers.clear();
  });
  async function listen(
    answer: (request: IncomingMessage, response: ServerResponse, nth: number) => void,
  ): Promise<string> {
    let count = 0;
    const server = createServer((request, response) => answer(request, response, ++count));
    servers.add(server);
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return `http://localhost:${(server.address() as AddressInfo).port}/`;
  }
  const ok = (response: ServerResponse, body = '{"a":1}'): void => {
    response.setHeader('content-type', 'application/json');
    response.end(body);
  };
  const client = (options: object = {}): PoliteClient =>
    new PoliteClient({ userAgent: 'test', intervalMs: 0, attempts: 2, timeoutMs: 2000, ...options });

  test.each([
    ['too many requests', (response: ServerResponse) => response.writeHead(429, { 'retry-after': '0' }).end()],
    ['unavailable', (response: ServerResponse) => response.writeHead(503, { 'retry-after': '0' }).end()],
    ['a connection that breaks', (response: ServerResponse) => response.destroy()],
    ['an answer that is cut off', (response: ServerResponse) => ok(response, '{"a":')],
    ['silence', () => {}],
    [
      'a part of an answer',
      (response: ServerResponse) => {
        response.setHeader('x-sql-state', 'S1TAT');
        ok(response, '{"a":0}');
      },
    ],
  ])('tries again after %s', async (_name, fail) => {
    const url = await listen((_request, response, nth) => (nth === 1 ? fail(response) : ok(response)));
    expect(await client().json({ url, accept: 'application/json' })).toEqual({ a: 1 });
  });

  test.each([
    ['not found', (response: ServerResponse) => response.writeHead(404).end()],
    ['another media type', (response: ServerResponse) => response.setHeader('content-type', 'text/html').end('<p>')],
  ])('does not try again after %s', async (_name, fail) => {
    let asked = 0;
    const url = await listen((_request, response) => {
      asked += 1;
      fail(response);
    });
    await expect(client().json({ url, accept: 'application/json' })).rejects.toThrow(/does not answer as it should/);
    expect(asked).toBe(1);
  });

  test('says who asks and keeps what it was told', async () => {
    const agents: (string | undefined)[] = [];
    const url = await listen((request, response) => {
      agents.push(request.headers['user-agent']);
      ok(response);
    });
    const polite = client({ cacheFolder: join(scratch(), 'cache') });
    await polite.json({ url, accept: 'application/json' });
    await polite.json({ url, accept: 'application/json' });
    expect(agents).toEqual(['test']);
  });
});

test('what is of another class is not linked, whatever its name', () => {
  const wanted: Wanted = {
    iriText: 'https://w3id.org/pacta/id/state/GEO',
    type: 'State',
    names: [{ text: 'Georgia', language: 'en', kind: 'preferred' }],
    ...NO_FACTS,
    partyNames: [],
  };
  const person = {
    iriText: 'https://example.org/1',
    names: [{ text: 'Georgia', language: 'en' }],
    classes: ['http://www.wikidata.org/entity/Q5'],
  };
  const compared = { accept: 0.9, known: new Counterparts(), codes: new Map() };
  expect(choose(wanted, [person], compared).outcome).not.toBe('linked');
  expect(choose(wanted, [], compared).outcome).toBe('none');
});
