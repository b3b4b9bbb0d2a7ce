// The reconciliation service over the published dataset. Each kind of answer is held against the JSON schemas of the
// Reconciliation Service API 0.2, where these lie beside the repository.
import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FOLDERS } from '../../src/cli/folders.js';
import { openStore } from '../../src/cli/open-store.js';
import { DEFAULT_BASE } from '../../src/graph/iris.js';
import { loadFurtherNames } from '../../src/search/further-names.js';
import { type App, makeApp } from '../../src/server/app.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN } from './http-cases.js';

const SCHEMAS = new URL('../../../shared/specs/reconciliation-0.2/', import.meta.url);
const there = existsSync(SCHEMAS);

/** Throws where the value is not as the schema wants it. Checks nothing where the schemas are not there. */
function assertValid(value: unknown, schema: string): void {
  if (!there) return;
  const ajv = new Ajv({ strict: false, validateSchema: false });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  const load = (name: string): AnySchema => {
    const { $schema: _, ...rest } = JSON.parse(readFileSync(new URL(name, SCHEMAS), 'utf8')) as Record<string, unknown>;
    return rest;
  };
  ajv.addSchema(load('type.json'));
  // Hint: the manifest refers to Swagger's definition of authentication, which this service has not.
  ajv.addSchema({
    $id: 'http://swagger.io/v2/schema.json',
    definitions: { securityDefinitions: { additionalProperties: {} } },
  });
  const valid = ajv.compile(load(schema));
  expect(valid(value), JSON.stringify(valid.errors)).toBe(true);
}

let store: Store;
let app: App;
beforeAll(async () => {
  store = await openStore({ curated: true });
  app = makeApp(store, { furtherNames: loadFurtherNames(FOLDERS.names, DEFAULT_BASE) });
});
afterAll(() => store.close());

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  app.fetch(new Request(new URL(path, ORIGIN), init));
const get = async (path: string, schema: string): Promise<never> => {
  const response = await ask(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const value = (await response.json()) as never;
  assertValid(value, schema);
  return value;
};
const post = (fields: Readonly<Record<string, string>>): Promise<Response> =>
  ask('/reconcile', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

interface Result {
  readonly id: string;
  readonly score: number;
  readonly match: boolean;
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[];
}
type Batch = Readonly<Record<string, { readonly result: readonly Result[] }>>;

async function reconcile(queries: object): Promise<Batch> {
  assertValid(queries, 'reconciliation-query-batch.json');
  const response = await post({ queries: JSON.stringify(queries) });
  expect(response.status).toBe(200);
  const batch = (await response.json()) as Batch;
  assertValid(batch, 'reconciliation-result-batch.json');
  return batch;
}

test('describes itself', async () => {
  const manifest = await get('/reconcile', 'manifest.json');
  expect(manifest).toMatchObject({
    versions: ['0.2'],
    identifierSpace: DEFAULT_BASE,
    view: { url: `${ORIGIN}/{{id}}` },
  });
});

describe('queries', () => {
  test('find the same by POST and by GET', async () => {
    const queries = { a: { query: 'Kirghizistan' }, b: { query: 'ОДКБ', type: 'Organization' } };
    const posted = await reconcile(queries);
    expect(posted['a']?.result[0]).toMatchObject({ id: 'id/state/KGZ', match: true, score: 100 });
    expect(posted['b']?.result[0]).toMatchObject({ id: 'id/organization/csto', match: true });
    const query = new URLSearchParams({ queries: JSON.stringify(queries) });
    expect(await get(`/reconcile?${query}`, 'reconciliation-result-batch.json')).toEqual(posted);
  });

  test('narrow the candidates by class and by number', async () => {
    const { all, any, one, none } = await reconcile({
      all: { query: 'Georgia', type: ['State', 'Person'], type_strict: 'all' },
      any: { query: 'Georgia', type: ['State', 'Person'] },
      one: { query: 'Republic', limit: 1 },
      none: { query: 'Georgia', type: 'Unicorn' },
    });
    expect(all?.result).toEqual([]);
    expect(any?.result[0]).toMatchObject({ id: 'id/state/GEO', type: [{ id: 'State', name: 'state' }] });
    expect(one?.result).toHaveLength(1);
    expect(none?.result).toEqual([]);
  });

  test('weigh what properties say', async () => {
    const { right, wrong, literal } = await reconcile({
      right: { query: 'Congo', properties: [{ pid: 'capital', v: 'Brazzaville' }] },
      wrong: { query: 'Congo', properties: [{ pid: 'capital', v: [{ id: 'id/place/kinshasa' }] }] },
      literal: { query: 'Congo', properties: [{ pid: 'isoAlpha3', v: 'COD' }] },
    });
    expect(right?.result[0]).toMatchObject({ id: 'id/state/COG', match: true });
    expect(right?.result[0]?.features).toContainEqual({ id: 'property_capital', value: 1 });
    expect(wrong?.result[0]).toMatchObject({ id: 'id/state/COD' });
    expect(literal?.result[0]).toMatchObject({ id: 'id/state/COD' });
  });

  test('go by properties alone', async () => {
    const { code, capital } = await reconcile({
      code: { properties: [{ pid: 'isoAlpha3', v: 'kaz' }] },
      capital: { properties: [{ pid: 'capital', v: 'Mosca' }], type: 'State' },
    });
    expect(code?.result[0]).toMatchObject({ id: 'id/state/KAZ', match: true });
    expect(capital?.result[0]).toMatchObject({ id: 'id/state/RUS', match: true });
  });

  test('answer keys that JavaScript has a meaning for', async () => {
    const batch = await reconcile(JSON.parse('{"__proto__": {"query": "Italia"}, "constructor": {"query": "Italia"}}'));
    expect(Object.keys(batch)).toEqual(['__proto__', 'constructor']);
  });

  test.each([
    ['{', '"queries" is not JSON'],
    ['[]', '"queries" is no JSON object'],
    ['{"a": {}}', 'Query "a": it has neither "query" nor "properties"'],
    ['{"a": {"query": 1}}', 'Query "a": "query" is no string'],
    ['{"a": {"query": "x", "limit": 0}}', 'Query "a": "limit" is no number from 1'],
    ['{"a": {"query": "x", "type_strict": "no"}}', 'Query "a": "type_strict" is none of any, should, all'],
    ['{"a": {"query": "x", "properties": [{"pid": "no such", "v": 1}]}}', '"no such" is no property'],
  ])('%s is refused', async (queries, detail) => {
    const response = await post({ queries });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { readonly detail: string }).detail).toContain(detail);
  });
});

describe('suggestions', () => {
  test('complete the name of an entity', async () => {
    const { result } = (await get('/reconcile/suggest/entity?prefix=kirgh', 'suggest-entities-response.json')) as {
      result: object[];
    };
    expect(result[0]).toMatchObject({ id: 'id/state/KGZ', name: 'Kyrgyzstan', notable: [{ id: 'State' }] });
    const second = (await get('/reconcile/suggest/entity?prefix=kirgh&cursor=1', 'suggest-entities-response.json')) as {
      result: object[];
    };
    expect(second.result).toEqual(result.slice(1));
  });

  test('complete names of classes and properties', async () => {
    expect(await get('/reconcile/suggest/type?prefix=sta', 'suggest-types-response.json')).toMatchObject({
      result: [{ id: 'State' }],
    });
    expect(await get('/reconcile/suggest/property?prefix=cap', 'suggest-properties-response.json')).toMatchObject({
      result: [{ id: 'capital' }],
    });
  });

  test.each([
    ['entity', 'id/state/KGZ', 'Kyrgyzstan'],
    ['type', 'State', 'ontology#State'],
    ['property', 'capital', 'ontology#capital'],
  ])('show a few words on the %s %s', async (kind, id, words) => {
    const shown = (await (await ask(`/reconcile/flyout/${kind}?id=${encodeURIComponent(id)}`)).json()) as Record<
      string,
      string
    >;
    expect(shown['id']).toBe(id);
    expect(shown['html']).toContain(words);
    expect((await ask(`/reconcile/flyout/${kind}?id=no%20such`)).status).toBe(404);
  });
});

describe('the preview', () => {
  test('is a page that other sites may show in a frame', async () => {
    const response = await ask('/reconcile/preview?id=id/organization/csto');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(response.headers.has('x-frame-options')).toBe(false);
    expect(await response.text()).toContain('<h1 lang="en">Collective Security Treaty Organization</h1>');
    expect((await ask('/reconcile/preview?id=id/state/none')).status).toBe(404);
    expect((await ask('/reconcile')).headers.get('x-frame-options')).toBe('DENY');
  });
});

describe('data extension', () => {
  test('gives the values of properties', async () => {
    const extend = {
      ids: ['id/state/KAZ', 'id/state/none'],
      properties: [
        { id: 'capital' },
        { id: 'skos:prefLabel', settings: { language: 'it', limit: 1 } },
        { id: 'skos:altLabel', settings: { limit: 2 } },
      ],
    };
    assertValid(extend, 'data-extension-query.json');
    const response = await post({ extend: JSON.stringify(extend) });
    const extended = (await response.json()) as { readonly rows: Record<string, Record<string, object[]>> };
    assertValid(extended, 'data-extension-response.json');
    expect(extended).toMatchObject({
      meta: [
        { id: 'capital', name: 'capital', type: { id: 'Place' } },
        { id: 'skos:prefLabel' },
        { id: 'skos:altLabel' },
      ],
      rows: {
        'id/state/KAZ': {
          capital: [{ id: 'id/place/astana', name: 'Astana' }],
          'skos:prefLabel': [{ str: 'Kazakistan' }],
        },
        'id/state/none': { capital: [], 'skos:prefLabel': [] },
      },
    });
    expect(extended.rows['id/state/KAZ']?.['skos:altLabel']).toHaveLength(2);
  });

  test('gives numbers and days as such, and words for what is less than a day', async () => {
    const slug = 'article/rus-kgz-bishkek-declaration';
    const extend = {
      ids: [`${slug}#char=674,729`, `${slug}/treaty/281`],
      properties: [{ id: 'startOffset' }, { id: 'date' }],
    };
    const response = await post({ extend: JSON.stringify(extend) });
    const extended = await response.json();
    assertValid(extended, 'data-extension-response.json');
    expect(extended).toMatchObject({ rows: { [`${slug}#char=674,729`]: { startOffset: [{ int: 674 }] } } });
  });

  test('proposes the properties of a class', async () => {
    const proposed = (await get(
      '/reconcile/properties?type=State&limit=6',
      'data-extension-property-proposal.json',
    )) as { readonly properties: object[] };
    expect(proposed.properties).toHaveLength(6);
    expect((await ask('/reconcile/properties?type=Unicorn')).status).toBe(404);
  });

  test.each(['{"ids": "a", "properties": []}', '{"ids": [], "properties": [{"id": "no such"}]}', '1'])(
    '%s is refused',
    async (extend) => {
      expect((await post({ extend })).status).toBe(400);
    },
  );
});

test('a body that is no form is refused', async () => {
  const response = await ask('/reconcile', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' });
  expect(response.status).toBe(415);
});
