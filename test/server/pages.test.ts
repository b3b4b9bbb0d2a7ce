// Pages that need the project's own files: the questions of queries/, the ontology and the shapes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDocuments } from '../../src/cli/documents.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { listQueries } from '../../src/cli/query-source.js';
import { topicsOf } from '../../src/pages/query/examples.js';
import { type App, makeApp } from '../../src/server/app.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN } from './http-cases.js';

const queries = listQueries(FOLDERS.queries);
let store: Store;
let app: App;
beforeAll(async () => {
  store = await openEmbeddedStore({});
  app = makeApp(store, { examples: queries, documents: await loadDocuments() });
});
afterAll(() => store.close());

const get = async (path: string, accept: string): Promise<string> => {
  const response = await app.fetch(new Request(ORIGIN + path, { headers: { accept } }));
  expect(response.status, path).toBe(200);
  return response.text();
};
const unescapeHtml = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
  );

describe('the query page', () => {
  test('lists every question under its topic', async () => {
    const page = unescapeHtml(await get('/sparql', 'text/html'));
    expect(queries.length).toBeGreaterThanOrEqual(40);
    for (const { question } of queries) expect(page).toContain(`>${question}</a>`);
    for (const { title, examples } of topicsOf(queries))
      expect(page).toContain(`<summary>${title} (${examples.length})`);
    expect(page).toContain('<summary>Not stated (');
  });

  test('puts a question that is chosen into the form', async () => {
    const page = await get('/sparql', 'text/html');
    const links = [...page.matchAll(/href="(\/sparql\?example=[^"]+)"/g)].map(([, href = '']) => href);
    expect(links).toHaveLength(queries.length);
    for (const [index, { text }] of queries.entries()) {
      const link = links.find((href) => href.endsWith(encodeURIComponent(queries[index]?.name ?? ''))) ?? '';
      const filled = /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(await get(link, 'text/html'))?.[1];
      expect(unescapeHtml(filled ?? '')).toBe(text);
    }
  });
});

describe('documents', () => {
  test('the ontology comes as Turtle, and as a page with an anchor for each term', async () => {
    expect(await get('/ontology', 'text/turtle')).toContain('pacta:Treaty a ');
    const page = await get('/ontology.html', '*/*');
    expect(page).toContain('id="Treaty"');
    expect(page).toContain('href="/ontology#Commitment"');
  });

  test('the shapes come as Turtle and as a page', async () => {
    expect(await get('/shapes.ttl', '*/*')).toContain('shape:ArticleShape a sh:NodeShape');
    expect(await get('/shapes', 'text/html')).toContain('id="ArticleShape"');
  });
});
