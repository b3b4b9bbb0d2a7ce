// Whatever is sent, the server answers with something below 500: what is wrong with a request is never its own failure.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, makeApp } from '../../src/server/app.js';
import { negotiate } from '../../src/server/http/negotiate.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN, TOKEN } from './http-cases.js';

let store: Store;
let app: App;
const reports: string[] = [];
beforeAll(async () => {
  store = await openEmbeddedStore({});
  app = makeApp(store, { token: TOKEN, report: (error, request) => reports.push(`${request}: ${error}`) });
});
afterAll(() => store.close());

const PATHS = [
  '/',
  '/sparql',
  '/sparql/',
  '/store',
  '/store/x',
  '/doc/state/RUS',
  '/article/a',
  '/graph/reference',
  '/id/x',
];
const NAMES = [
  'query',
  'update',
  'graph',
  'default',
  'default-graph-uri',
  'named-graph-uri',
  'using-graph-uri',
  'example',
];
const TYPES = [
  'application/sparql-query',
  'application/sparql-update',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=b',
  'text/turtle',
  'application/ld+json',
  'application/rdf+xml',
  'application/n-quads',
  'application/trig',
];
const VALUES = [
  'ASK {}',
  'SELECT * { ?s ?p ?o }',
  'CLEAR ALL',
  'http://e/g',
  '<http://e/s> <http://e/p> 1 .',
  '{"@id":"x"}',
  '',
];
const value = fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: 'binary', maxLength: 40 }));
const header = fc.oneof(
  fc.constantFrom('*/*', 'text/html', 'text/csv', 'gzip, br'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
);
const ascii = (text: string): string => text.replace(/[^\x20-\x7e]/g, '');

test('no request makes the server fail', async () => {
  const request = fc.record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
    path: fc.constantFrom(...PATHS),
    parameters: fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 3 }),
    raw: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.string({ unit: 'grapheme-ascii', maxLength: 20 })),
    type: fc.oneof(fc.constantFrom(...TYPES), header),
    accept: header,
    coding: fc.constantFrom(undefined, 'gzip', 'identity', 'br'),
    tag: fc.constantFrom(undefined, '*', '"x"', 'W/"x", "y', 'x'),
    body: value,
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, parameters, raw, type, accept, coding, tag, body }) => {
      const query = [...parameters.map(([name, text]) => `${name}=${encode(text)}`), ascii(raw)].join('&');
      const headers = new Headers({
        authorization: `Bearer ${TOKEN}`,
        accept: ascii(accept),
        'content-type': ascii(type),
      });
      if (coding !== undefined) headers.set('content-encoding', coding);
      if (tag !== undefined) headers.set('if-match', tag);
      if (tag !== undefined) headers.set('if-none-match', tag);
      const sent = method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? {} : { body };
      const response = await app.fetch(new Request(`${ORIGIN}${path}?${query}`, { method, headers, ...sent }));
      await response.arrayBuffer();
      expect(response.status).toBeLessThan(500);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }),
    { numRuns: 1500 },
  );
  expect(reports).toEqual([]);
}, 60_000);

const encode = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%FF';
  }
};

test('what is chosen was offered and is not excluded', () => {
  const offers = ['text/turtle', 'text/csv', 'application/ld+json'].map((mediaType) => ({ mediaType }));
  const name = fc.constantFrom('text/turtle', 'text/csv', 'application/ld+json', 'text/*', '*/*', 'image/png');
  const range = fc.tuple(name, fc.constantFrom('', ';q=0', ';q=0.3', ';q=1'));
  fc.assert(
    fc.property(fc.uniqueArray(range, { selector: ([type]) => type, minLength: 1, maxLength: 5 }), (ranges) => {
      const chosen = negotiate(ranges.map((parts) => parts.join('')).join(','), offers)?.mediaType;
      const q = new Map<string, number>(
        ranges.map(([type, weight]) => [type, weight === '' ? 1 : Number(weight.slice(3))]),
      );
      const weightOf = (mediaType: string): number =>
        q.get(mediaType) ?? q.get(`${mediaType.split('/')[0]}/*`) ?? q.get('*/*') ?? 0;
      const best = Math.max(...offers.map(({ mediaType }) => weightOf(mediaType)));
      if (chosen === undefined) expect(best).toBe(0);
      else expect(weightOf(chosen)).toBe(best);
    }),
  );
});
