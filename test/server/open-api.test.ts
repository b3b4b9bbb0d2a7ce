// The list of addresses says what there is: each address that it names answers with the methods that it names.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, makeApp } from '../../src/server/app.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN } from './http-cases.js';

type Json = Readonly<Record<string, unknown>>;

let store: Store;
let app: App;
let paths: Record<string, Record<string, unknown>>;
beforeAll(async () => {
  store = await openEmbeddedStore({});
  app = makeApp(store, { version: '1.2.3' });
  const response = await app.fetch(new Request(`${ORIGIN}/openapi.json`));
  const document = (await response.json()) as { readonly info: object; readonly paths: typeof paths };
  expect(document.info).toMatchObject({ title: 'Pacta', version: '1.2.3' });
  paths = document.paths;
});
afterAll(() => store.close());

describe('/openapi.json', () => {
  test('names at least the addresses of the contract that exist', () => {
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/', '/sparql', '/store', '/store/{path}', '/health/live', '/health/ready', '/ontology']),
    );
  });

  test('says of each address the methods that it has', async () => {
    for (const [path, methods] of Object.entries(paths)) {
      const response = await app.fetch(
        new Request(ORIGIN + path.replaceAll(/\{\w+\}/g, 'not-found'), { method: 'OPTIONS' }),
      );
      expect(response.status, path).toBe(204);
      const named = Object.keys(methods)
        .filter((name) => name !== 'parameters')
        .map((name) => name.toUpperCase());
      const allowed = response.headers.get('allow')?.split(', ') ?? [];
      expect(allowed.filter((method) => method !== 'HEAD' && method !== 'OPTIONS').sort(), path).toEqual(named.sort());
    }
  });

  test('points at nothing that it does not hold', async () => {
    const text = await (await app.fetch(new Request(`${ORIGIN}/openapi.json`))).text();
    const document = JSON.parse(text) as Json;
    for (const [, pointer = ''] of text.matchAll(/"\$ref": "#\/([^"]+)"/g)) {
      const target = pointer
        .split('/')
        .reduce<Json | undefined>((node, key) => node?.[key] as Json | undefined, document);
      expect(target, pointer).toBeDefined();
    }
  });
});
