// Turtle that others publish about states and organizations, in their vocabularies, through the gate with the project's own
// shapes: it goes in as it is, joins with what articles say by its links, and is refused where it says wrong things in our terms.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCheck } from '../../src/cli/check.js';
import { loadReferenceGraph } from '../../src/cli/converter.js';
import { publishedGraphs, replacing } from '../../src/cli/dataset.js';
import { makeIris } from '../../src/graph/iris.js';
import { type App, makeApp } from '../../src/server/app.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';
import { ORIGIN, TOKEN } from './http-cases.js';

const iris = makeIris();
const GRAPH = 'https://data.example/bodies';
const PREFIXES = `
@prefix dbo: <http://dbpedia.org/ontology/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix pacta: <https://w3id.org/pacta/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix state: <https://w3id.org/pacta/id/state/> . @prefix organization: <https://w3id.org/pacta/id/organization/> .
`;
const FOREIGN = `${PREFIXES}
wd:Q232 a schema:Country ; wdt:P31 wd:Q3624078 ; wdt:P1082 "20075271"^^xsd:decimal ; rdfs:label "Kazakhstan"@en, "Қазақстан"@kk ; geo:lat 48.0 .
<http://dbpedia.org/resource/Kazakhstan> a dbo:Country ; owl:sameAs wd:Q232 ; foaf:name "Republic of Kazakhstan"@en ; dbo:populationTotal 20075271 .
<https://data.example/body/csto> a org:FormalOrganization ; skos:prefLabel "CSTO"@en ; org:hasMember wd:Q232 ; schema:foundingDate "2002-10-07"^^xsd:date .
state:KAZ skos:exactMatch <http://dbpedia.org/resource/Kazakhstan> .
organization:csto skos:exactMatch <https://data.example/body/csto> .
`;

let store: EmbeddedStore;
let app: App;
beforeAll(async () => {
  store = await openEmbeddedStore();
  await store.transaction(replacing(await publishedGraphs(loadReferenceGraph(iris), true, iris)));
  app = makeApp(store, { token: TOKEN, check: await openCheck(iris) });
});
afterAll(() => store.close());

const put = (body: string): Promise<Response> =>
  app.fetch(
    new Request(`${ORIGIN}/store?graph=${encodeURIComponent(GRAPH)}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'text/turtle', accept: 'application/json' },
      body,
    }),
  );

test('goes in as it is and joins with what articles say', async () => {
  const response = await put(FOREIGN);
  expect(response.status, await response.text()).toBe(201);
  expect(await store.graph(GRAPH)).toHaveLength(16);
  const query = `PREFIX pacta: <https://w3id.org/pacta/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT DISTINCT ?population WHERE { ?treaty a pacta:Treaty ; pacta:party ?state . ?state skos:exactMatch ?item . ?item <http://dbpedia.org/ontology/populationTotal> ?population }`;
  const { body } = await store.query({ query, results: 'text/csv' });
  expect(body.trim().split(/\r?\n/)).toEqual(['population', '20075271']);
});

test.each([
  ['a link that is no IRI', 'state:KAZ skos:exactMatch "Q232" .', 'KAZ'],
  [
    'a class of ours on a thing that lacks what it must have',
    'organization:new-body a pacta:Organization .',
    'new-body',
  ],
  ['a term that our ontology does not have', 'state:KAZ pacta:populaton 20075271 .', 'KAZ'],
  ['a blank node', 'wd:Q232 pacta:capital [ rdfs:label "Astana"@en ] .', 'Q232'],
])('is refused for %s, and what was there stays', async (_name, line, node) => {
  const before = await store.graph(GRAPH);
  const response = await put(`${FOREIGN}${line}`);
  const problem = JSON.stringify(await response.json());
  expect(response.status, problem).toBe(422);
  expect(problem).toContain(node);
  expect(await store.graph(GRAPH)).toEqual(before);
});

test('a state of theirs may be told by what is ours', async () => {
  const more = `${PREFIXES} organization:new-body a pacta:Organization ; pacta:kind <https://w3id.org/pacta/code/organization-kind/igo> ; skos:prefLabel "New Body"@en ; skos:exactMatch <https://data.example/body/new> .`;
  const response = await put(FOREIGN + more);
  expect(response.status, await response.text()).toBe(204);
  const found = await app.fetch(new Request(`${ORIGIN}/search?q=New%20Body`));
  expect(await found.text()).toContain('organization/new-body');
});
