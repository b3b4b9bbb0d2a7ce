// The overviews of the published dataset: what they show is in the data, their pictures stand alone, their queries run.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadWorld } from '../../src/cli/assets.js';
import { loadReferenceGraph } from '../../src/cli/converter.js';
import { publishedGraphs, replacing } from '../../src/cli/dataset.js';
import { makeIris } from '../../src/graph/iris.js';
import { type App, makeApp } from '../../src/server/app.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN } from '../server/http-cases.js';
import { unescapeHtml } from './unescape-html.js';

const iris = makeIris();
let store: Store;
let app: App;
beforeAll(async () => {
  store = await openEmbeddedStore({});
  await store.transaction(replacing(await publishedGraphs(loadReferenceGraph(iris), true, iris)));
  app = makeApp(store, { world: loadWorld() });
});
afterAll(() => store.close());

const fetch = (path: string, accept = 'text/html'): Promise<Response> =>
  app.fetch(new Request(ORIGIN + path, { headers: { accept } }));
const get = async (path: string): Promise<string> => {
  const response = await fetch(path);
  expect(response.status, path).toBe(200);
  return response.text();
};
const PATHS = ['/timeline', '/map', '/network', '/commitments', '/figures', '/compare'];
const DRAWN = PATHS.filter((path) => path !== '/compare');

describe.each(PATHS)('%s', (path) => {
  test('has a query that answers, as a page and as CSV', async () => {
    const links = [...(await get(path)).matchAll(/href="(\/sparql\?query=[^"]+)"/g)].map(([, href = '']) =>
      unescapeHtml(href),
    );
    expect(links).toHaveLength(2);
    expect(await get(links[0] ?? '')).toMatch(/[1-9]\d* rows?/);
    const csv = await fetch(links[1] ?? '');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await csv.text()).trim().split('\r\n').length).toBeGreaterThan(1);
  });

  test('leads only to what there is', async () => {
    const hrefs = new Set(
      [...(await get(path)).matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => unescapeHtml(href)),
    );
    for (const href of [...hrefs].filter((address) => !address.startsWith('/sparql')).slice(0, 60))
      expect((await fetch(href, 'text/html, image/svg+xml')).status, href).toBe(200);
  });
});

describe.each(DRAWN)('%s.svg', (path) => {
  test('is a picture that needs nothing around it', async () => {
    const response = await fetch(`${path}.svg`, 'image/svg+xml');
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    const svg = await response.text();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).not.toMatch(/<script|<style| style=|<image|var\(--/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('is the same each time', async () => {
    expect(await get(`${path}.svg`)).toBe(await get(`${path}.svg`));
  });
});

describe('/completions', () => {
  const ask = async (path: string) =>
    (await (await fetch(path, 'application/json')).json()) as readonly {
      readonly iri: string;
      readonly label: string;
    }[];

  test('offer terms and codes with their names', async () => {
    const terms = await ask('/completions?lang=it');
    expect(terms).toContainEqual({ iri: 'https://w3id.org/pacta/ontology#Treaty', label: 'trattato' });
    expect(terms).toContainEqual({ iri: 'https://w3id.org/pacta/code/theme/security', label: 'sicurezza' });
    expect(terms.filter(({ iri }) => /unit\/[A-Z]{3}$/.test(iri))).toEqual([]);
  });

  test('offer things whose name begins with the text, whatever signs it has', async () => {
    expect(await ask('/completions?text=kaza')).toContainEqual({
      iri: `${iris.base}id/state/KAZ`,
      label: 'Kazakhstan',
    });
    expect(await ask(`/completions?text=${encodeURIComponent('"\\\n) } #')}`)).toEqual([]);
  });
});

describe('the timeline', () => {
  test('keeps apart what has no year, and counts what has no date', async () => {
    const page = await get('/timeline');
    expect(page).toContain('>Year not stated</text>');
    expect(page).toMatch(/\d+ more have no date at all/);
    expect(page).toContain('11 – 12 November (year not stated)'.replaceAll(' – ', '\u2009–\u2009'));
  });

  test('of one state holds what it plays a part in', async () => {
    const page = await get('/timeline?state=KAZ');
    expect(page).toContain('/article/rus-kaz-moscow-declaration/event/298');
    expect(page).not.toContain('/article/rus-kgz-bishkek-declaration/event/');
  });
});

describe('the map', () => {
  test('shows the facts of a pair', async () => {
    const page = await get('/map?a=KAZ&b=RUS');
    expect(page).toContain('<section id="pair">');
    expect(page).toContain('/article/rus-kaz-moscow-declaration/treaty/92');
  });

  test('without shapes is a table', async () => {
    const bare = makeApp(store);
    const page = await (await bare.fetch(new Request(`${ORIGIN}/map`))).text();
    expect(page).toContain('<table>');
    expect(page).not.toContain('<svg');
  });
});

describe('the matrix', () => {
  test('shows as many commitments in a field as it counts', async () => {
    const page = await get('/commitments');
    const [, href = '', count = ''] = /<a href="(\/commitments\?[^"#]*)#cell">(\d+)<\/a>/.exec(page) ?? [];
    const field = await get(unescapeHtml(href));
    const section = field.slice(
      field.indexOf('<section id="cell">'),
      field.indexOf('</section>', field.indexOf('<section id="cell">')),
    );
    expect(Number(count)).toBeGreaterThan(1);
    expect(section.match(/<li class="card commitment">/g)).toHaveLength(Number(count));
  });
});

describe('two treaties', () => {
  test('have what they share marked', async () => {
    const base = 'https://w3id.org/pacta/article/';
    const pair = new URLSearchParams({
      a: `${base}rus-kaz-moscow-declaration/treaty/92`,
      b: `${base}rus-kgz-bishkek-declaration/treaty/281`,
    });
    const page = await get(`/compare?${pair}`);
    expect(page).toContain('<mark><a href="/doc/state/RUS">');
    expect(page).not.toContain('<mark><a href="/doc/state/KAZ">');
  });
});

describe('figures', () => {
  test('end open where the article says "at least"', async () => {
    const page = await get('/figures');
    expect(page).toMatch(/at least 2,000,000,000 US dollars/);
    expect(page).toMatch(/figure\/1745"><title>[^<]*<\/title>.*?l10,8l-10,8z/s);
  });
});
