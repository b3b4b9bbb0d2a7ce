// Answers as pictures: from which columns they are made, what is told where none fits, and pictures that stand alone.
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

const PREFIX = 'PREFIX pacta: <https://w3id.org/pacta/ontology#>\nPREFIX state: <https://w3id.org/pacta/id/state/>\n';
const ask = async (view: string, query: string, more: Readonly<Record<string, string>> = {}): Promise<Response> =>
  app.fetch(
    new Request(`${ORIGIN}/sparql?${new URLSearchParams({ query: PREFIX + query, view, ...more })}`, {
      headers: { accept: 'text/html' },
    }),
  );
const see = async (view: string, query: string, more?: Readonly<Record<string, string>>): Promise<string> => {
  const response = await ask(view, query, more);
  expect(response.status).toBe(200);
  return unescapeHtml(await response.text());
};
const pictureIn = (page: string): string => /<svg[\s\S]*?<\/svg>/.exec(page)?.[0] ?? '';
const titlesIn = (page: string): string[] =>
  [...pictureIn(page).matchAll(/<title>([^<]*)<\/title>/g)].map(([, title = '']) => title);
const count = (text: string, part: string): number => text.split(part).length - 1;

const PAIRS = 'SELECT ?a ?b { VALUES (?a ?b) { (state:KAZ state:RUS) (state:RUS state:KAZ) (state:ITA state:RUS) } }';
const DATES = `SELECT ?what ?day ?until { VALUES (?what ?day ?until) {
  ("long" "2024"^^<http://www.w3.org/2001/XMLSchema#gYear> UNDEF)
  ("visit" "2025-11-11"^^<http://www.w3.org/2001/XMLSchema#date> "2025-11-12"^^<http://www.w3.org/2001/XMLSchema#date>)
  ("yearless" "--11-26"^^<http://www.w3.org/2001/XMLSchema#gMonthDay> UNDEF) } }`;
const NUMBERS = 'SELECT ?state ?n ?m { VALUES (?state ?n ?m) { (state:KAZ 10 1.5) (state:RUS 20 3) } }';

describe('a map', () => {
  test('joins pairs of states, the stronger the more rows, and names them', async () => {
    const page = await see('map', PAIRS);
    expect(titlesIn(page).sort()).toEqual(['Italy – Russia: 1', 'Kazakhstan – Russia: 2']);
    expect(count(pictureIn(page), '<circle')).toBe(6);
    expect(pictureIn(page)).toContain('href="/doc/state/KAZ"');
  });

  test('of one column of states has a dot for each, by its number', async () => {
    const radii = [...pictureIn(await see('map', NUMBERS)).matchAll(/r="([\d.]+)" class="ink"/g)].map(([, r]) =>
      Number(r),
    );
    expect(radii).toHaveLength(2);
    expect(radii[1]).toBeGreaterThan(radii[0] ?? 0);
  });
});

describe('a timeline', () => {
  test('keeps open and partial dates open, and those without a year apart', async () => {
    const page = await see('timeline', DATES);
    expect(titlesIn(page)).toEqual(['long', 'visit', 'yearless']);
    expect(pictureIn(page)).toContain('Year not stated');
    const widths = [...pictureIn(page).matchAll(/width="([\d.]+)" height="8"/g)].map(([, width]) => Number(width));
    expect(widths[0]).toBeGreaterThan(100);
    expect(widths[1]).toBe(8);
  });
});

describe('a network', () => {
  test('has a circle for each thing and a line for each row', async () => {
    const picture = pictureIn(await see('network', PAIRS));
    expect(count(picture, '<line')).toBe(3);
    expect(count(picture, 'class="node state"')).toBe(3);
  });
});

describe('a chart', () => {
  test('has a bar for each row, as long as its number', async () => {
    const page = await see('chart', NUMBERS);
    expect(titlesIn(page)).toEqual(['Kazakhstan: 10', 'Russia: 20']);
    const widths = [...pictureIn(page).matchAll(/width="([\d.]+)" height="16"/g)].map(([, width]) => Number(width));
    expect(widths[1]).toBeCloseTo(2 * (widths[0] ?? 0), 0);
  });

  test('is made from the column that the address names', async () => {
    expect(titlesIn(await see('chart', NUMBERS, { value: 'm' }))).toEqual(['Kazakhstan: 1.5', 'Russia: 3']);
    expect(titlesIn(await see('chart', NUMBERS, { value: 'none' }))).toEqual(['Kazakhstan: 10', 'Russia: 20']);
  });
});

describe('every view', () => {
  test.each([
    ['map', PAIRS],
    ['timeline', DATES],
    ['network', PAIRS],
    ['chart', NUMBERS],
  ])('%s has the table below it, and a picture that stands alone', async (view, query) => {
    const page = await see(view, query);
    expect(page.indexOf('<table')).toBeGreaterThan(page.indexOf('<svg'));
    const address = /href="([^"]*format=svg[^"]*)"/.exec(page)?.[1] ?? '';
    const response = await app.fetch(new Request(ORIGIN + address));
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    const svg = await response.text();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).not.toMatch(/<script|<style| style=|var\(--/);
  });

  test.each([
    ['map', 'lacks a column of states'],
    ['timeline', 'lacks a column of dates'],
    ['network', 'lacks a second column of things or words'],
    ['chart', 'lacks a column of numbers'],
  ])('%s says what it lacks', async (view, words) => {
    const page = await see(view, 'SELECT ?words { VALUES ?words { "a" "b" } }');
    expect(page).toContain(words);
    expect(pictureIn(page)).toBe('');
    const alone = await ask(view, 'SELECT ?words { VALUES ?words { "a" } }', { format: 'svg' });
    expect(alone.status).toBe(400);
  });

  test('of an answer without rows says so', async () => {
    expect(await see('map', 'SELECT ?s { ?s <urn:none> ?o }')).toContain('lacks a column of states');
  });

  test('shows hostile words as words', async () => {
    const page = await (
      await ask('chart', 'SELECT ?w ?n { VALUES (?w ?n) { ("</title><script>alert(1)</script>" 1) } }')
    ).text();
    expect(page).not.toContain('<script>alert');
  });

  test('that there is none of is the table', async () => {
    expect(pictureIn(await see('pie', NUMBERS))).toBe('');
  });
});
