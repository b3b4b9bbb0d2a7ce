// How well names of states and organizations are recognised, over a table of variants: other languages and scripts,
// transliterations, acronyms, misspellings, and names that stand for nothing that is known.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FOLDERS } from '../../src/cli/folders.js';
import { openStore } from '../../src/cli/open-store.js';
import { DEFAULT_BASE } from '../../src/graph/iris.js';
import { Matcher, weigh } from '../../src/link/matcher.js';
import { Catalog } from '../../src/search/catalog.js';
import { loadFurtherNames } from '../../src/search/further-names.js';
import type { Store } from '../../src/store/store.js';

const table = readFileSync(new URL('../cases/link/name-variants.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const variants = table.slice(1).map((line) => {
  const [variant = '', entity = '', kind = ''] = line.split('\t');
  return { variant, entity, kind };
});

let store: Store;
let matcher: Matcher;
beforeAll(async () => {
  store = await openStore({ curated: true });
  matcher = new Matcher(new Catalog(store, loadFurtherNames(FOLDERS.names, DEFAULT_BASE)));
});
afterAll(() => store.close());

/** What is surely meant, below "id/"; "" where nothing is. */
async function matchOf(name: string, classes: readonly string[]): Promise<string> {
  const match = weigh(await matcher.candidates(name, classes), undefined).find((one) => one.match);
  return match?.entry.iriText.replace(`${DEFAULT_BASE}id/`, '') ?? '';
}

describe('names of states and organizations', () => {
  test('are recognised with a precision of 0.98 and a recall of 0.95', async () => {
    expect(new Set(variants.map(({ variant }) => variant)).size).toBe(variants.length);
    expect(variants.length).toBeGreaterThanOrEqual(200);
    const found = await Promise.all(
      variants.map(async (one) => ({ ...one, found: await matchOf(one.variant, ['State', 'Organization']) })),
    );
    const wanted = found.filter(({ entity }) => entity !== '');
    const given = found.filter((one) => one.found !== '');
    const right = given.filter((one) => one.found === one.entity);
    const wrong = found.filter((one) => one.found !== one.entity);
    const told = wrong.map((one) => `${one.variant}: ${one.found} for ${one.entity}`).join('\n');
    expect(right.length / given.length, told).toBeGreaterThanOrEqual(0.98);
    expect(right.length / wanted.length, told).toBeGreaterThanOrEqual(0.95);
  });
});

describe('names of persons', () => {
  test.each(['Japarov', 'Žaparov', 'Жапаров', 'Sadyr Zhaparov', 'Садыр Жапаров', 'Dzhaparov'])(
    '%s may be Sadyr Japarov',
    async (name) => {
      const [first] = await matcher.candidates(name, ['Person']);
      expect(first?.entry.iriText).toBe(`${DEFAULT_BASE}id/person/sadyr-japarov`);
    },
  );

  test.each(['Tokayev', 'Tokaev', 'Токаев', 'Kassym-Zhomart Tokaev', 'Касым-Жомарт Токаев', 'Qasym-Jomart Toqaev'])(
    '%s may be Kassym-Jomart Tokayev',
    async (name) => {
      const [first] = await matcher.candidates(name, ['Person']);
      expect(first?.entry.iriText).toBe(`${DEFAULT_BASE}id/person/kassym-jomart-tokayev`);
    },
  );
});
