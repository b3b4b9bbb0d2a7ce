// One query over two servers, both ways, by standard SERVICE: ours asks Virtuoso 7, Virtuoso and Jena ask ours, over HTTP and
// on the command line. Which server failed is always named. Needs the Debian packages virtuoso-opensource-7-bin and, for
// Jena, libapache-jena-java; what lacks is skipped.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../../src/bench/endpoint/processes.js';
import { type Served, serve } from '../../src/server/serve.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';
import { lineOf } from '../../src/store/lines.js';
import { pacta } from '../cli/run.js';
import { hasJena, runJena } from './programs.js';

const GRAPH = 'http://example.org/g';
const OURS = `@prefix : <http://example.org/> .
:declaration :party :aland, :borland ; :title "Dichiarazione congiunta"@it .
:protocol :party :borland ; :title "Protocollo"@it .`;
const THEIRS = `@prefix : <http://example.org/> .
:aland :head :ana . :borland :head :boris . :cland :head :carl .
:ana :name "Ana Costa"@en . :boris :name "Борис"@ru .`;
const NOWHERE = 'http://127.0.0.1:1/sparql';
const PREFIX = 'PREFIX : <http://example.org/>';
/** 40 MB. */
const BUFFERS = 5000;

if (!hasVirtuoso()) process.stderr.write('Federation with Virtuoso is skipped: install virtuoso-opensource-7-bin\n');

const folder = mkdtempSync(join(tmpdir(), 'pacta-federation-'));
const lines = (turtle: string): Set<string> =>
  new Set(new Parser().parse(turtle).map((quad) => lineOf(quad, (label) => label)));
let virtuoso: Virtuoso | undefined;
let store: EmbeddedStore;
let ours: Served;
beforeAll(async () => {
  if (hasVirtuoso()) {
    virtuoso = await startVirtuoso(join(folder, 'virtuoso'), new Map([[GRAPH, lines(THEIRS)]]), BUFFERS);
    // Virtuoso's own documentation asks for these rights before its endpoint may ask others.
    virtuoso.sql(
      'GRANT SELECT ON DB.DBA.SPARQL_SINV_2 TO "SPARQL"; GRANT EXECUTE ON DB.DBA.SPARQL_SINV_IMP TO "SPARQL";',
    );
  }
  store = await openEmbeddedStore({ allowService: [virtuoso?.url ?? NOWHERE, NOWHERE] });
  await store.transaction([{ kind: 'put', graph: GRAPH, quads: new Parser().parse(OURS) }]);
  ours = await serve(store, { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await ours.close();
  await store.close();
  await virtuoso?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (endpoint: string, query: string, accept = 'text/csv'): Promise<Response> =>
  fetch(endpoint, { method: 'POST', headers: { accept }, body: new URLSearchParams({ query }) });
const sorted = (csv: string): string[] =>
  csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.replaceAll('"', ''))
    .sort();
const heads = (): string =>
  `${PREFIX} SELECT ?title ?name { ?treaty :party ?state ; :title ?title SERVICE <${virtuoso?.url}> { ?state :head ?head . ?head :name ?name } }`;
const HEADS = ['Dichiarazione congiunta,Ana Costa', 'Dichiarazione congiunta,Борис', 'Protocollo,Борис'];

describe.skipIf(!hasVirtuoso())('with Virtuoso', () => {
  test('ours asks it, with what ours holds joined to what it holds', async () => {
    const response = await ask(`${ours.url}/sparql`, heads());
    const body = await response.text();
    expect(response.status, body).toBe(200);
    expect(response.headers.get('link')).toBeNull();
    expect(sorted(body)).toEqual(HEADS);
  });

  test('the command line asks it', async () => {
    const file = join(folder, 'ours.ttl');
    writeFileSync(file, OURS);
    const data = join(folder, 'store');
    expect((await pacta(['load', file, '--data', data])).code).toBe(0);
    const run = await pacta([
      'query',
      heads(),
      '--data',
      data,
      '--format',
      'csv',
      '--allow-service',
      virtuoso?.url ?? '',
    ]);
    expect(run.code, run.stderr).toBe(0);
    expect(sorted(run.stdout)).toEqual(HEADS);
  });

  test('it asks ours', async () => {
    const query = `${PREFIX} SELECT ?title ?name { GRAPH <${GRAPH}> { ?state :head ?head . ?head :name ?name } SERVICE <${ours.url}/sparql> { ?treaty :party ?state . ?treaty :title ?title } }`;
    const response = await ask(virtuoso?.url ?? '', query);
    const body = await response.text();
    expect(response.status, body).toBe(200);
    expect(sorted(body)).toEqual(HEADS);
  });

  test.skipIf(!hasJena)('Jena asks both in one query', async () => {
    const query = `${PREFIX} SELECT ?title ?name { SERVICE <${ours.url}/sparql> { ?treaty :party ?state ; :title ?title } SERVICE <${virtuoso?.url}> { ?state :head ?head . ?head :name ?name } }`;
    expect(sorted(await runJena('arq.arq', '--results', 'csv', query))).toEqual(HEADS);
  });
});

describe('a source that fails', () => {
  const failing = (silent: string): string =>
    `${PREFIX} SELECT ?title { :protocol :title ?title SERVICE ${silent}<${NOWHERE}> { ?s ?p ?o } }`;

  test('is named by the problem', async () => {
    const response = await ask(`${ours.url}/sparql`, failing(''), 'application/sparql-results+json');
    expect(response.status).toBe(502);
    expect(((await response.json()) as { readonly detail: string }).detail).toContain(`<${NOWHERE}>`);
  });

  test('is named beside the results where it may fail in silence', async () => {
    const response = await ask(`${ours.url}/sparql`, failing('SILENT '));
    expect(response.status).toBe(200);
    expect(response.headers.get('link')).toBe(`<${NOWHERE}>; rel="https://w3id.org/pacta/problem/service-unavailable"`);
    expect(sorted(await response.text())).toEqual(['Protocollo']);
    const page = await (await ask(`${ours.url}/sparql`, failing('SILENT '), 'text/html')).text();
    expect(page).toContain(`<p role="status">Without what was asked of ${NOWHERE}: there was no answer.</p>`);
  });

  test('is named on the command line', async () => {
    const text = `SELECT * { { SELECT ?t { ?t a <https://w3id.org/pacta/ontology#Treaty> } LIMIT 1 } SERVICE ~<${NOWHERE}> { ?s ?p ?o } }`;
    const args = ['--format', 'csv', '--allow-service', NOWHERE];
    const loud = await pacta(['query', text.replace('~', ''), ...args]);
    expect(loud.code).toBe(4);
    expect(loud.stderr).toContain(`<${NOWHERE}>`);
    const silent = await pacta(['query', text.replace('~', 'SILENT '), ...args]);
    expect(silent.code, silent.stderr).toBe(0);
    expect(silent.stderr).toContain(`the service <${NOWHERE}> did not answer`);
    expect(silent.stdout.trim().split('\n')).toHaveLength(2);
  });
});
