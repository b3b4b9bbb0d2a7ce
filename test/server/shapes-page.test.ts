// The page on the shapes: every class with its example, which conforms; every shape at its place; RDF for who wants that.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDocuments } from '../../src/cli/documents.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { CLASSES, pacta, rdf, SHAPES } from '../../src/graph/vocabulary.js';
import { type App, makeApp } from '../../src/server/app.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { check, readTurtle } from '../shapes/built-in.js';
import { ORIGIN } from './http-cases.js';

let store: Store;
let app: App;
beforeAll(async () => {
  store = await openEmbeddedStore({});
  app = makeApp(store, { documents: await loadDocuments() });
});
afterAll(() => store.close());
const get = (path: string, accept: string): Promise<Response> =>
  app.fetch(new Request(ORIGIN + path, { headers: { accept } }));
const example = readTurtle(FOLDERS.example);

describe('the example', () => {
  test('has nothing to mend', async () => {
    expect(await check(example).render('text')).toBe('Nothing to mend.\n');
  });

  test('has a node of each class', () => {
    const types = new Set(
      example.filter(({ predicate }) => predicate.equals(rdf.type)).map(({ object }) => object.value),
    );
    expect(CLASSES.filter((name) => name !== 'Fact' && !types.has(pacta[name].value))).toEqual([]);
  });
});

describe('/shapes', () => {
  test.each([
    ['/shapes', 'text/html'],
    ['/shapes.html', '*/*'],
  ])('at %s is a page with a place for every shape and an example of every class', async (path, accept) => {
    const response = await get(path, accept);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const page = await response.text();
    const names = (await loadDocuments()).get('shapes')?.map(({ subject }) => subject.value) ?? [];
    for (const name of new Set(names))
      if (name.startsWith(SHAPES)) expect(page).toContain(`id="${name.slice(SHAPES.length)}"`);
    for (const name of CLASSES)
      if (name !== 'Fact') expect(page).toMatch(new RegExp(`<pre>[^<]* a [^<]*pacta:${name}\\b`));
    expect(page).toContain('Say once what the article calls the instrument');
  });

  test('is RDF for who wants that', async () => {
    const response = await get('/shapes', 'text/turtle');
    expect(response.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
    expect(await response.text()).toContain('shape:TreatyShape a sh:NodeShape');
  });
});
