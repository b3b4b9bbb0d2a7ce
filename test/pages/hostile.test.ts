// Labels and texts that would break out of a page, turn it around or fill it are shown as text.
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, makeApp } from '../../src/server/app.js';
import { cite, write } from '../../src/server/citations/citation.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN } from '../server/http-cases.js';

const SCRIPT = '</p></title><script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="alert(1)';
const TURNED = '\u202Edlrow\u2066';
const LONG = 'endless '.repeat(1250);
const TEXT = `${SCRIPT} ${TURNED} ${LONG}`;
const string = JSON.stringify;
const BASE = 'https://w3id.org/pacta/';
const DATA = `
@prefix pacta: <https://w3id.org/pacta/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
<${BASE}article/a> a pacta:Article ; schema:headline ${string(SCRIPT)} ; schema:inLanguage ${string('"><script>')} ; pacta:text ${string(TEXT)} ;
  schema:url <javascript:alert(1)> .
<${BASE}id/state/ITA> a pacta:State ; skos:prefLabel ${string(SCRIPT)}@it, ${string(TURNED)}@en, ${string(LONG)}@fr ; skos:exactMatch <javascript:alert(2)> .
<${BASE}article/a#char=0,12> a pacta:Passage ; pacta:exact ${string(SCRIPT.slice(0, 12))} ; pacta:inArticle <${BASE}article/a> .
<${BASE}article/a/treaty/0> a pacta:Treaty, pacta:Fact ; rdfs:label ${string(SCRIPT)} ; pacta:party <${BASE}id/state/ITA> ; pacta:evidence <${BASE}article/a#char=0,12> ; pacta:rule ${string(SCRIPT)} .
<${BASE}article/a/statement/0> a pacta:Statement, pacta:Fact ; pacta:text ${string(LONG)} ; pacta:speaker <${BASE}id/state/ITA> ; pacta:evidence <${BASE}article/a#char=0,12> .
<${BASE}article/a/event/0> a pacta:Event, pacta:Fact ; pacta:startDate ${string(SCRIPT)} ; pacta:participant <${BASE}id/state/ITA> ; pacta:evidence <${BASE}article/a#char=0,12> .
<${BASE}article/a/figure/0> a pacta:Figure, pacta:Fact ; pacta:value ${string(SCRIPT)} ; pacta:measures ${string(SCRIPT)} ; pacta:about <${BASE}id/state/ITA> ; pacta:evidence <${BASE}article/a#char=0,12> .
`;
/** Of a query and rows that no server of this kind ever gave. */
const CITED = write(
  cite(
    `SELECT * { ?s ?p ?o } # ${SCRIPT}`,
    SCRIPT,
    '2025-01-01',
    { columns: ['s', 'p', 'o'], rows: [['<javascript:alert(1)', `@"><script>"${SCRIPT}`, `^${SCRIPT}"1`]] },
    false,
  ),
);
const QUERY = encodeURIComponent('SELECT * { ?s ?p ?o }');
const PATHS = [
  '/',
  '/articles',
  '/article/a',
  `/article/a?kind=${encodeURIComponent(SCRIPT)}&by=${encodeURIComponent(SCRIPT)}&lang=${encodeURIComponent(SCRIPT)}`,
  '/article/a/treaty/0',
  '/article/a/statement/0',
  '/article/a/event/0',
  '/article/a/figure/0',
  '/doc/state/ITA',
  '/doc/state/ITA?lang=it',
  '/graph/hostile',
  '/timeline',
  '/map',
  '/map?a=ITA&b=FRA&state=%3Cscript%3E',
  '/network',
  `/network?focus=${encodeURIComponent(`${BASE}id/state/ITA`)}`,
  `/network?focus=${encodeURIComponent(`${BASE}x> } <script>alert(1)</script>`)}`,
  '/commitments',
  '/validate',
  '/search?q=script',
  `/search?q=${encodeURIComponent(SCRIPT)}`,
  '/figures',
  `/compare?a=${encodeURIComponent(SCRIPT)}`,
  `/sparql?query=${QUERY}`,
  `/sparql?query=${encodeURIComponent('ASK {} #</textarea><script>alert(1)</script>')}`,
  `/cite/${CITED}`,
  `/none/${encodeURIComponent('<script>alert(1)</script>')}`,
];

let store: Store;
let app: App;
beforeAll(async () => {
  store = await openEmbeddedStore({});
  const quads = new Parser({ format: 'Turtle' }).parse(DATA);
  await store.transaction(
    [`${BASE}article/a`, `${BASE}graph/hostile`].map((graph) => ({ kind: 'put', graph, quads }) as const),
  );
  app = makeApp(store);
});
afterAll(() => store.close());

describe.each(PATHS)('the page %s', (path) => {
  let page: string;
  beforeAll(async () => {
    const response = await app.fetch(new Request(ORIGIN + path, { headers: { accept: 'text/html' } }));
    expect(response.status).toBe(path.startsWith('/none/') ? 404 : 200);
    page = await response.text();
  });

  test('holds no tag, attribute or address out of the data', () => {
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script>|<img|<style/i);
    expect(page.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/i);
    expect(page).not.toMatch(/href="javascript:/i);
    expect(page.slice(0, page.indexOf('<body')).match(/<\/title>/g)).toHaveLength(1);
  });

  test('is whole', () => {
    expect(page.trimEnd()).toMatch(/<\/html>$/);
    for (const name of ['main', 'body', 'h1'])
      expect(page.match(new RegExp(`<${name}[ >]`, 'g'))?.length, name).toBe(
        page.match(new RegExp(`</${name}>`, 'g'))?.length,
      );
  });
});

describe('the labels themselves', () => {
  test('are read as text', async () => {
    const page = await (
      await app.fetch(new Request(`${ORIGIN}/doc/state/ITA?lang=it`, { headers: { accept: 'text/html' } }))
    ).text();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain(LONG.trim());
  });
});
