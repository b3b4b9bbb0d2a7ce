// Links to sources of others over HTTP: what waits for a decision is listed, decided with the token, kept with who, when,
// score and reasons, and asked no more. Behind the real gate.
import { Parser } from 'n3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openChecking } from '../../src/cli/check.js';
import { makeIris } from '../../src/graph/iris.js';
import { LinkBook } from '../../src/link/external/link-book.js';
import { type ExternalLink, linkGraphs } from '../../src/link/external/linkset.js';
import { type App, makeApp } from '../../src/server/app.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';
import { ORIGIN, TOKEN } from './http-cases.js';

const iris = makeIris();
const ID = `${iris.base}id/`;
const WD = 'http://www.wikidata.org/entity/';
const JAPAROV = `${ID}person/sadyr-japarov`;
const KAZ = `${ID}state/KAZ`;
const OURS = `
@prefix pacta: <https://w3id.org/pacta/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<${KAZ}> a pacta:State ; pacta:isoAlpha3 "KAZ" ; skos:prefLabel "Kazakhstan"@en .
<${JAPAROV}> a pacta:Person ; skos:prefLabel "Sadyr Japarov"@en .
`;
const proposal = (subject: string, item: string, score: number, state: ExternalLink['state']): ExternalLink => ({
  subject,
  object: WD + item,
  state,
  by: 'Pacta 1.2.3',
  made: new Date('2026-01-02T03:04:05Z'),
  score,
  reasons: ['name 1.00', 'class 1.00'],
  objectLabel: `The thing ${item}`,
});

let store: EmbeddedStore;
let app: App;
let readOnly: App;
beforeAll(async () => {
  store = await openEmbeddedStore();
  const { check } = await openChecking(iris);
  app = makeApp(store, { token: TOKEN, check });
  readOnly = makeApp(store);
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.transaction([
    { kind: 'clear' },
    { kind: 'put', graph: iris.graph('reference').value, quads: new Parser().parse(OURS) },
  ]);
  const book = await openBook('wikidata');
  book.propose(JAPAROV, [proposal(JAPAROV, 'Q112', 0.91, 'doubtful'), proposal(JAPAROV, 'Q111', 0.93, 'doubtful')]);
  book.propose(KAZ, [proposal(KAZ, 'Q232', 1, 'linked')]);
  const other = await openBook('dbpedia');
  other.propose(KAZ, [proposal(KAZ, 'Q999', 0.7, 'doubtful')]);
  await store.transaction([...book.changes(), ...other.changes()]);
});

const openBook = (source: string): Promise<LinkBook> =>
  LinkBook.open(linkGraphs(source, iris), (name) => store.graph(name));

interface Listed {
  readonly total: number;
  readonly counts: Readonly<Record<string, object>>;
  readonly links: readonly Readonly<Record<string, unknown>>[];
}
const get = (query = '', accept = 'application/json'): Promise<Response> =>
  app.fetch(new Request(`${ORIGIN}/links${query}`, { headers: { accept } }));
const list = async (query = ''): Promise<Listed> => {
  const response = await get(query);
  expect(response.status).toBe(200);
  return (await response.json()) as Listed;
};
const post = (body: unknown, { token = TOKEN, to = app }: { token?: string; to?: App } = {}): Promise<Response> =>
  to.fetch(
    new Request(`${ORIGIN}/links`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
const decision = (item: string, word: string): object => ({
  source: 'wikidata',
  subject: JAPAROV,
  object: WD + item,
  decision: word,
  by: 'Ana Costa',
});
const pairs = ({ links }: Listed): string[] =>
  links.map(({ subject, object }) => `${String(subject).replace(ID, '')} ${String(object).replace(WD, '')}`);

describe('the list', () => {
  test('holds what waits, the best first, with what both sides call it and why it is proposed', async () => {
    const listed = await list();
    expect(pairs(listed)).toEqual(['person/sadyr-japarov Q111', 'person/sadyr-japarov Q112', 'state/KAZ Q999']);
    expect(listed).toMatchObject({
      total: 3,
      counts: {
        dbpedia: { doubtful: 1, linked: 0 },
        wikidata: { doubtful: 2, linked: 1, accepted: 0, refused: 0 },
      },
    });
    expect(listed.links[0]).toEqual({
      source: 'wikidata',
      subject: JAPAROV,
      label: 'Sadyr Japarov',
      type: 'Person',
      object: `${WD}Q111`,
      objectLabel: 'The thing Q111',
      state: 'doubtful',
      score: 0.93,
      reasons: ['name 1.00', 'class 1.00'],
      by: 'Pacta 1.2.3',
      made: '2026-01-02T03:04:05.000Z',
    });
  });

  test.each([
    ['?source=dbpedia', ['state/KAZ Q999']],
    ['?state=linked', ['state/KAZ Q232']],
    [`?state=all&subject=${encodeURIComponent(KAZ)}`, ['state/KAZ Q232', 'state/KAZ Q999']],
    ['?limit=1&offset=1', ['person/sadyr-japarov Q112']],
    ['?state=refused', []],
  ])('with %s is narrowed', async (query, wanted) => {
    expect(pairs(await list(query))).toEqual(wanted);
  });

  test.each(['?state=no', '?limit=0', '?source=A%20b', '?offset=x'])('with %s is refused', async (query) => {
    expect((await get(query)).status).toBe(400);
  });

  test('comes as RDF that states no link', async () => {
    const response = await get('', 'text/turtle');
    expect(response.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
    const turtle = await response.text();
    const quads = new Parser().parse(turtle);
    expect(quads.filter(({ predicate }) => predicate.value.endsWith('annotatedTarget'))).toHaveLength(3);
    expect(quads.filter(({ predicate }) => predicate.value.endsWith('#exactMatch'))).toEqual([]);
    expect((await get('', 'image/png')).status).toBe(406);
  });
});

describe('a decision', () => {
  test('is kept with who, when, score and reasons, becomes a link, and ends the question', async () => {
    const response = await post(decision('Q111', 'accept'));
    expect(response.status).toBe(200);
    const { decided } = (await response.json()) as { readonly decided: readonly Record<string, unknown>[] };
    expect(decided).toMatchObject([{ state: 'accepted', by: 'Ana Costa', score: 0.93, label: 'Sadyr Japarov' }]);
    expect(Date.now() - Date.parse(String(decided[0]?.['made']))).toBeLessThan(60_000);
    expect(pairs(await list())).toEqual(['state/KAZ Q999']);
    expect((await list('?state=accepted')).links[0]).toEqual(decided[0]);
    const ask = `ASK { GRAPH <${iris.graph('links/wikidata').value}> { <${JAPAROV}> <http://www.w3.org/2004/02/skos/core#exactMatch> <${WD}Q111> } }`;
    expect((await store.query({ query: ask })).body).toContain('true');
    const book = await openBook('wikidata');
    expect(book.settled().subjects).toContain(JAPAROV);
    book.propose(JAPAROV, []);
    expect(book.links().find(({ object }) => object === `${WD}Q111`)?.state).toBe('accepted');
  });

  test('that refuses takes a link away and is never proposed again', async () => {
    const no = { ...decision('Q232', 'reject'), subject: KAZ };
    expect((await post([no, decision('Q112', 'reject')])).status).toBe(200);
    expect(pairs(await list('?state=refused')).sort()).toEqual(['person/sadyr-japarov Q112', 'state/KAZ Q232']);
    const ask = `ASK { <${KAZ}> <http://www.w3.org/2004/02/skos/core#exactMatch> <${WD}Q232> }`;
    expect((await store.query({ query: ask })).body).toContain('false');
    const book = await openBook('wikidata');
    book.propose(KAZ, [proposal(KAZ, 'Q232', 1, 'linked')]);
    expect(book.links().find(({ object }) => object === `${WD}Q232`)?.state).toBe('refused');
    expect(book.settled().refused).toContain(`${KAZ} ${WD}Q232`);
  });

  test('may come as a form', async () => {
    const response = await app.fetch(
      new Request(`${ORIGIN}/links`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}` },
        body: new URLSearchParams({ ...decision('Q111', 'accept') }),
      }),
    );
    expect(response.status).toBe(200);
    expect((await list()).total).toBe(1);
  });

  test('needs the token', async () => {
    expect((await post(decision('Q111', 'accept'), { token: '' })).status).toBe(401);
    expect((await post(decision('Q111', 'accept'), { token: 'another-token-of-some-length' })).status).toBe(401);
    expect((await post(decision('Q111', 'accept'), { to: readOnly })).status).toBe(403);
    expect((await list()).total).toBe(3);
  });

  test.each([
    ['{', 400, 'not JSON'],
    [[], 400, '0 decisions'],
    [{ ...decision('Q111', 'perhaps') }, 400, 'Decision 1: "decision" must be "accept" or "reject"'],
    [{ ...decision('Q111', 'accept'), by: ' ' }, 400, '"by" must be who decides'],
    [{ ...decision('Q111', 'accept'), source: '../x' }, 400, '"source" must be the name of a source'],
    [[decision('Q111', 'accept'), { ...decision('Q1', 'accept'), object: 'Q1' }], 400, 'Decision 2: "object"'],
    [{ ...decision('Q111', 'accept'), subject: `${ID}person/nobody` }, 404, 'Nothing is known of'],
  ])('%j is refused with %d, and nothing is kept', async (body, status, detail) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { readonly detail: string }).detail).toContain(detail);
    expect((await list()).total).toBe(3);
  });
});
