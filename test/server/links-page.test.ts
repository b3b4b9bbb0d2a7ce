// The page of links to sources of others: what waits, why, and the form that decides.
import { Parser } from 'n3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openChecking } from '../../src/cli/check.js';
import { makeIris } from '../../src/graph/iris.js';
import { LinkBook } from '../../src/link/external/link-book.js';
import { linkGraphs } from '../../src/link/external/linkset.js';
import { type App, makeApp } from '../../src/server/app.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';
import { unescapeHtml } from '../pages/unescape-html.js';
import { ORIGIN, TOKEN } from './http-cases.js';

const iris = makeIris();
const PERSON = `${iris.base}id/person/sadyr-japarov`;
const ITEM = 'http://www.wikidata.org/entity/Q';
const HOSTILE = '<script>alert(1)</script>';

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
  const turtle = `<${PERSON}> a <https://w3id.org/pacta/ontology#Person> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Sadyr Japarov"@en .`;
  await store.transaction([
    { kind: 'clear' },
    { kind: 'put', graph: iris.graph('reference').value, quads: new Parser().parse(turtle) },
  ]);
  const book = await openBook();
  const proposal = (number: number, score: number, objectLabel: string) => ({
    subject: PERSON,
    object: ITEM + number,
    state: 'doubtful' as const,
    by: 'Pacta 1.2.3',
    made: new Date('2026-01-02T03:04:05Z'),
    score,
    reasons: ['name 1.00'],
    objectLabel,
  });
  book.propose(PERSON, [proposal(1, 0.93, 'The president'), proposal(2, 0.9, HOSTILE)]);
  await store.transaction(book.changes());
});

const openBook = (): Promise<LinkBook> => LinkBook.open(linkGraphs('wikidata', iris), (name) => store.graph(name));
const states = async (): Promise<string[]> =>
  (await openBook())
    .links()
    .map(({ object, state, by }) => `${object.slice(ITEM.length)} ${state} ${by}`)
    .sort();
const see = async (path: string, asked = app): Promise<string> => {
  const response = await asked.fetch(new Request(ORIGIN + path, { headers: { accept: 'text/html' } }));
  expect(response.status).toBe(200);
  return response.text();
};
const field = (number: number): string => `link wikidata ${PERSON} ${ITEM}${number}`;
const decide = (form: Readonly<Record<string, string>>, path = '/links?lang=it'): Promise<Response> =>
  app.fetch(
    new Request(ORIGIN + path, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    }),
  );

describe('the page of links', () => {
  test('shows each thing with its candidates, how sure they are and why', async () => {
    const page = await see('/links');
    expect(page).toContain('>Sadyr Japarov</a></h2>');
    expect(page).toMatch(/The president<\/a> <span class="note">wikidata · 93 % sure/);
    expect(page).toContain('Compared: name 1.00');
    expect(page.indexOf('The president')).toBeLessThan(page.indexOf('&lt;script&gt;'));
    expect(page).not.toContain(HOSTILE);
    const names = [...page.matchAll(/type="radio" name="([^"]*)" value="accept"/g)].map(([, name = '']) =>
      unescapeHtml(name),
    );
    expect(names).toEqual([field(1), field(2)]);
  });

  test('keeps all decisions of a form, with who made them, and says how many', async () => {
    const response = await decide({ [field(1)]: 'accept', [field(2)]: 'reject', by: 'Anna', token: TOKEN });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/links?lang=it&decided=2');
    expect(await states()).toEqual(['1 accepted Anna', '2 refused Anna']);
    expect(await see('/links?decided=2')).toContain('2 decisions are kept.');
    expect(await see('/links?state=refused')).toContain('refused · Anna');
  });

  test('leaves what is put off', async () => {
    await decide({ [field(1)]: '', [field(2)]: 'reject', by: 'Anna', token: TOKEN });
    expect(await states()).toEqual(['1 doubtful Pacta 1.2.3', '2 refused Anna']);
  });

  test.each(['a-wrong-token', '', 'not a token\n'])(
    'keeps nothing without the token ("%s"), and keeps the form filled',
    async (token) => {
      const response = await decide({ [field(2)]: 'reject', by: '"Anna"', token });
      expect(response.status).toBe(401);
      const page = unescapeHtml(await response.text());
      expect(page).toContain('The token is not the one of this server');
      expect(page).toContain('name="by" value=""Anna""');
      expect(page).toMatch(/value="reject" checked/);
      expect(page).not.toContain('a-wrong-token');
      expect(await states()).toEqual(['1 doubtful Pacta 1.2.3', '2 doubtful Pacta 1.2.3']);
    },
  );

  test('says so where nobody may decide', async () => {
    const page = await see('/links', readOnly);
    expect(page).toContain('No token is set');
    expect(page).not.toContain('type="radio"');
  });

  test('is not what programs get', async () => {
    const response = await app.fetch(new Request(`${ORIGIN}/links`));
    expect(response.headers.get('content-type')).toBe('application/json');
  });
});
