// As of a day and according to a source: each page shows what is within, its queries too, and links keep it.
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCORDING_TO, AS_OF } from '../../src/pages/scope/scope.js';
import { type App, makeApp } from '../../src/server/app.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN } from '../server/http-cases.js';
import { unescapeHtml } from './unescape-html.js';

const BASE = 'https://w3id.org/pacta/';
const PREFIXES = `@prefix pacta: <${BASE}ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;
const REFERENCE = `${PREFIXES}
<${BASE}id/state/ITA> a pacta:State ; skos:prefLabel "Italy"@en .
<${BASE}id/state/FRA> a pacta:State ; skos:prefLabel "France"@en .
<${BASE}code/theme/trade> skos:prefLabel "trade"@en .
<${BASE}id/person/anna-rossi> a pacta:Person ; rdfs:label "Anna Rossi" .`;

/** An article with one fact of each kind, named after it; its figure and its statement are according to Anna Rossi where said. */
const article = (slug: string, source: string, spoken: boolean): string => {
  const own = `${BASE}article/${slug}`;
  const by = spoken ? `; pacta:accordingTo <${own}/statement/0> ` : '';
  const evidence = `pacta:evidence <${own}#char=0,5>`;
  return `${PREFIXES}
<${own}> a pacta:Article ; schema:headline "Headline ${slug}" ; schema:inLanguage "en" ; pacta:text "Words of ${slug}" ${source} .
<${own}#char=0,5> a pacta:Passage ; pacta:exact "Words of ${slug}" ; pacta:inArticle <${own}> .
<${own}/treaty/0> a pacta:Treaty, pacta:Fact ; rdfs:label "Treaty ${slug}" ; pacta:date "2020-01-01"^^xsd:date ; pacta:party <${BASE}id/state/ITA>, <${BASE}id/state/FRA> ; ${evidence} ${by}.
<${own}/event/0> a pacta:Event, pacta:Fact ; rdfs:label "Event ${slug}" ; pacta:startDate "2020-01-02"^^xsd:date ; pacta:participant <${BASE}id/state/ITA>, <${BASE}id/state/FRA> ; ${evidence} ${by}.
<${own}/commitment/0> a pacta:Commitment, pacta:Fact ; pacta:text "Commitment ${slug}" ; pacta:theme <${BASE}code/theme/trade> ; pacta:under <${own}/treaty/0> ; pacta:undertakenBy <${BASE}id/state/ITA>, <${BASE}id/state/FRA> ; ${evidence} ${by}.
<${own}/figure/0> a pacta:Figure, pacta:Fact ; pacta:value 5 ; pacta:unit <${BASE}code/unit/USD> ; pacta:measures "Measure ${slug}" ; pacta:about <${BASE}id/state/ITA> ; ${evidence} ${by}.
${spoken ? `<${own}/statement/0> a pacta:Statement, pacta:Fact ; pacta:text "Statement ${slug}" ; pacta:speaker <${BASE}id/person/anna-rossi> ; ${evidence} .` : ''}`;
};
const ARTICLES = {
  early: article('early', '; schema:datePublished "2020-03-01"^^xsd:date ; schema:publisher "The Gazette"', false),
  late: article('late', '; schema:datePublished "2024-03-01"^^xsd:date ; schema:publisher "The Courier"', true),
  undated: article('undated', '', false),
};

let store: Store;
let app: App;
beforeAll(async () => {
  store = await openEmbeddedStore({});
  const graphs = Object.entries(ARTICLES).map(([slug, turtle]) => [`${BASE}article/${slug}`, turtle] as const);
  await store.transaction(
    [...graphs, [`${BASE}graph/reference`, REFERENCE] as const].map(([graph, turtle]) => ({
      kind: 'put',
      graph,
      quads: new Parser().parse(turtle),
    })),
  );
  app = makeApp(store);
});
afterAll(() => store.close());

const fetch = (path: string): Promise<Response> =>
  app.fetch(new Request(ORIGIN + path, { headers: { accept: 'text/html' } }));
const get = async (path: string): Promise<string> => {
  const response = await fetch(path);
  expect(response.status, path).toBe(200);
  return unescapeHtml(await response.text());
};
/** Main part without the queries and forms, which name what they leave out. */
const mainOf = (page: string): string => page.slice(page.indexOf('<main'), page.indexOf('</main>'));
const bounded = (path: string, scope: Readonly<Record<string, string>>): string =>
  `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(scope)}`;
const slugsIn = (page: string): string[] =>
  Object.keys(ARTICLES).filter((slug) =>
    new RegExp(`(?:article/|(?:Headline|Treaty|Event|Commitment|Measure|of) )${slug}\\b`).test(page),
  );

const SCOPES: readonly (readonly [name: string, scope: Readonly<Record<string, string>>, slugs: readonly string[]])[] =
  [
    ['none', {}, ['early', 'late', 'undated']],
    ['a day', { [AS_OF]: '2022-12-31' }, ['early']],
    ['the day itself', { [AS_OF]: '2024-03-01' }, ['early', 'late']],
    ['a publisher', { [ACCORDING_TO]: 'The Courier' }, ['late']],
    ['an article', { [ACCORDING_TO]: `${BASE}article/undated` }, ['undated']],
    ['a speaker', { [ACCORDING_TO]: `${BASE}id/person/anna-rossi` }, ['late']],
    ['a day and a speaker', { [AS_OF]: '2022-12-31', [ACCORDING_TO]: `${BASE}id/person/anna-rossi` }, []],
  ];
const PLACES = [
  '/timeline',
  '/figures',
  '/map?a=FRA&b=ITA',
  '/commitments?theme=trade&a=FRA&b=ITA',
  '/network',
  '/articles',
  '/',
  '/search?q=words',
  '/doc/state/ITA',
];

describe.each(SCOPES)('within %s', (_, scope, slugs) => {
  test.each(PLACES)('%s shows what it should and nothing else', async (path) => {
    const main = mainOf(await get(bounded(path, scope)));
    expect(slugsIn(main.replace(/according-to=[^"&]*/g, ''))).toEqual(slugs);
  });

  test('the query of an overview gives the same', async () => {
    const page = await get(bounded('/timeline', scope));
    const csv = /href="(\/sparql\?query=[^"]+format=csv[^"]*)"/.exec(page)?.[1] ?? '';
    expect(slugsIn(await (await fetch(csv)).text())).toEqual(slugs);
  });
});

describe('the scope', () => {
  const scope = { [AS_OF]: '2024-12-31', [ACCORDING_TO]: 'The Courier' };

  test('is kept by links and forms, and lifted by one link', async () => {
    const page = await get(bounded('/timeline?state=ITA&lang=it', scope));
    const links = [...page.matchAll(/href="(\/(?:map|articles|doc\/|article\/)[^"]*)"/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(3);
    for (const href of links) expect(href).toContain('as-of=2024-12-31&according-to=The+Courier');
    expect(page).toContain('<input type="hidden" name="according-to" value="The Courier">');
    expect(page).toContain('<a href="/timeline?state=ITA&lang=it">Togli</a>');
  });

  test('is told in words, also on pages that do not keep to it', async () => {
    expect(await get(bounded('/figures', scope))).toContain('Published by 31 December 2024 · According to The Courier');
    expect(await get(bounded('/article/early', scope))).toContain('this page shows all');
  });

  test('offers publishers, speakers and articles', async () => {
    const page = await get('/timeline');
    const options = [...page.matchAll(/<option value="[^"]*">([^<]*)<\/option>/g)].map(([, text]) => text);
    expect(options).toEqual(
      expect.arrayContaining(['The Courier', 'The Gazette', 'Anna Rossi', 'Headline early', 'Headline undated']),
    );
  });

  test('that is no day is refused with what to give', async () => {
    const response = await fetch('/timeline?as-of=2024-02-30');
    expect(response.status).toBe(400);
    expect(unescapeHtml(await response.text())).toContain('"as-of" is "2024-02-30"; give a day as YYYY-MM-DD');
  });

  test('that would break out of a query does not', async () => {
    const page = await get(bounded('/timeline', { [ACCORDING_TO]: '") } <script> \\' }));
    expect(slugsIn(mainOf(page))).toEqual([]);
  });
});
