// An answer is cited by an address, and the address says later what has changed.
import { DataFactory, Parser } from 'n3';
import { beforeEach, describe, expect, test } from 'vitest';
import { type App, makeApp } from '../../src/server/app.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { unescapeHtml } from '../pages/unescape-html.js';
import { ORIGIN } from './http-cases.js';

const GRAPH = 'https://w3id.org/pacta/graph/cited';
const ALL = '# Who names whom?\nSELECT ?s ?o { ?s <urn:p> ?o }';
const LONG = 'SELECT ?s ?o { ?s <urn:long> ?o }';

let store: Store;
let app: App;
beforeEach(async () => {
  store = await openEmbeddedStore({});
  app = makeApp(store);
  return () => store.close();
});

const put = (turtle: string): Promise<void> =>
  store.transaction([{ kind: 'put', graph: GRAPH, quads: new Parser().parse(turtle) }]);
/** So many rows, of which none can be guessed from the others. */
const putMany = (count: number, shift = 0): Promise<void> =>
  store.transaction([
    {
      kind: 'put',
      graph: GRAPH,
      quads: Array.from({ length: count }, (_, index) =>
        DataFactory.quad(
          DataFactory.namedNode(`urn:s${index + shift}`),
          DataFactory.namedNode('urn:long'),
          DataFactory.literal(String(Math.sin(index + shift + 1))),
        ),
      ),
    },
  ]);
const fetch = (address: string): Promise<Response> =>
  app.fetch(new Request(new URL(address, ORIGIN), { headers: { accept: 'text/html' } }));
async function cite(query: string): Promise<string> {
  const response = await fetch(`/cite?query=${encodeURIComponent(query)}`);
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
}
async function see(address: string): Promise<string> {
  const response = await fetch(address);
  expect(response.status).toBe(200);
  return unescapeHtml(await response.text());
}
const changeOn = (page: string): string =>
  (/<div role="status">([\s\S]*?)<\/div>/.exec(page)?.[1] ?? '').replace(/<[^>]*>/g, '').trim();

describe('a citation', () => {
  test('says that nothing has changed, whatever else is written', async () => {
    await put('<urn:a> <urn:p> "x"@en, 2.5, <urn:b>, [] .');
    const address = await cite(ALL);
    expect(changeOn(await see(address))).toContain('Nothing has changed');
    await store.transaction([{ kind: 'put', graph: `${GRAPH}2`, quads: new Parser().parse('<urn:q> <urn:r> 1 .') }]);
    const page = await see(address);
    expect(changeOn(page)).toContain('Nothing has changed');
    const [before, now] = [...page.matchAll(/<td><code>([0-9a-f]{12})<\/code>/g)].map(([, version]) => version);
    expect(before).not.toBe(now);
  });

  test('says which rows are new and which are no more', async () => {
    await put('<urn:a> <urn:p> <urn:stays>, <urn:goes> .');
    const address = await cite(ALL);
    await put('<urn:a> <urn:p> <urn:stays>, <urn:comes> .');
    const page = await see(address);
    expect(changeOn(page)).toBe('The answer has changed since it was cited. 1 row is new, 1 row is no more.');
    const section = (label: string): string =>
      new RegExp(`<section aria-label="${label}">([\\s\\S]*?)</section>`).exec(page)?.[1] ?? '';
    expect(section('1 row is new')).toContain('urn:comes');
    expect(section('1 row is new')).not.toContain('urn:stays');
    expect(section('1 row is no more')).toContain('urn:goes');
    const csv = await fetch(`${address}.csv`);
    expect((await csv.text()).trim().split('\r\n').sort()).toEqual(['s,o', 'urn:a,urn:goes', 'urn:a,urn:stays']);
  });

  test('holds with another server that has the same data', async () => {
    await put('<urn:a> <urn:p> <urn:b> .');
    const address = await cite(ALL);
    const other = await openEmbeddedStore({});
    await other.transaction([{ kind: 'put', graph: GRAPH, quads: (await store.graph(GRAPH)) ?? [] }]);
    const response = await makeApp(other).fetch(
      new Request(new URL(address, ORIGIN), { headers: { accept: 'text/html' } }),
    );
    expect(changeOn(await response.text())).toContain('Nothing has changed');
    await other.close();
  });

  test('of a longer answer holds marks, of a very long one the hash alone, and never more than a link may have', async () => {
    await putMany(120);
    const marked = await cite(LONG);
    expect(marked.length).toBeLessThan(2000);
    await putMany(120, 2);
    let page = await see(marked);
    expect(changeOn(page)).toBe('The answer has changed since it was cited. 2 rows are new, 2 rows are no more.');
    expect(page).toContain('a mark of each row');
    expect((await fetch(`${marked}.csv`)).status).toBe(410);
    await putMany(2000);
    const hashed = await cite(LONG);
    expect(hashed.length).toBeLessThan(500);
    expect(changeOn(await see(hashed))).toContain('Nothing has changed');
    expect((await (await fetch(`${hashed}.csv`)).text()).split('\r\n')).toHaveLength(2002);
    await putMany(1999);
    page = await see(hashed);
    expect(changeOn(page)).toBe('The answer has changed since it was cited.');
    expect(page).toContain('<td>2000</td><td>1999</td>');
  });

  test('counts the order of rows where the query asks for one, and only there', async () => {
    await put('<urn:a> <urn:p> 1, 2 .');
    const ordered = await cite('SELECT ?o { ?s <urn:p> ?o } ORDER BY ?o');
    const within = await cite('SELECT ?o { { SELECT ?o { ?s <urn:p> ?o } ORDER BY ?o } }');
    expect(await see(ordered)).toContain('The order of the rows is part of the hash.');
    expect(await see(within)).toContain('The order of the rows does not count.');
  });

  test('of yes or no, and of triples, is told as well', async () => {
    await put('<urn:a> <urn:p> <urn:b> .');
    const asked = await cite('ASK { <urn:a> <urn:p> <urn:c> }');
    const built = await cite('CONSTRUCT WHERE { ?s <urn:p> ?o }');
    expect(changeOn(await see(asked))).toContain('Nothing has changed');
    expect(changeOn(await see(built))).toContain('Nothing has changed');
    await put('<urn:a> <urn:p> <urn:c> .');
    expect(changeOn(await see(asked))).toContain('1 row is new, 1 row is no more');
    expect(changeOn(await see(built))).toContain('1 row is new, 1 row is no more');
  });

  test('comes as BibTeX with title, version, hash and address', async () => {
    await put('<urn:a> <urn:p> <urn:b> .');
    const address = await cite(ALL.replace('Who', 'Who_{'));
    const response = await fetch(`${address}.bib`);
    expect(response.headers.get('content-type')).toContain('application/x-bibtex');
    const entry = await response.text();
    expect(entry).toMatch(/^@misc\{pacta-[0-9a-f]{8},\n/);
    expect(entry).toContain('title = {{Who\\_\\{ names whom?}}');
    expect(entry).toContain(`url = {${ORIGIN}${address}}`);
    expect(entry).toMatch(/note = \{Version [0-9a-f]{12} of the dataset\. 1 row, SHA-256 [0-9a-f]{16}\}/);
  });

  test('warns of a query whose answer changes by itself', async () => {
    expect(await see(await cite('SELECT (RAND() AS ?chance) {}'))).toContain('asks for the time, for chance');
  });
});

describe('what is no citation', () => {
  test.each(['1', '2abc', '1!!!', `1${'A'.repeat(50)}`])('is told: %s', async (text) => {
    const response = await fetch(`/cite/${text}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Copy it whole from where it is cited');
  });

  test('an address whose rows were changed is damaged', async () => {
    await put('<urn:a> <urn:p> <urn:b> .');
    const { read, write } = await import('../../src/server/citations/citation.js');
    const citation = read((await cite(ALL)).replace('/cite/', ''));
    const forged = write({ ...citation, kept: { table: { columns: ['s', 'o'], rows: [['<urn:a', '<urn:forged']] } } });
    const response = await fetch(`/cite/${forged}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('do not have the hash');
  });

  test('a query that fails, lacks or is too long is told', async () => {
    expect((await fetch('/cite')).status).toBe(400);
    expect((await fetch(`/cite?query=${encodeURIComponent('SELECT {')}`)).status).toBe(400);
    const noise = Array.from({ length: 900 }, (_, index) => Math.sin(index)).join(' ');
    const response = await fetch(`/cite?query=${encodeURIComponent(`${ALL} # ${noise}`)}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('keep it as a file');
  });
});
