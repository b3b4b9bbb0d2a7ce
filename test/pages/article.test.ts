// The pages of the project's own articles: the text to the letter, every passage marked once, every fact beside it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadReferenceGraph } from '../../src/cli/converter.js';
import { publishedGraphs, replacing } from '../../src/cli/dataset.js';
import { makeIris } from '../../src/graph/iris.js';
import { pacta } from '../../src/graph/vocabulary.js';
import { readFacts } from '../../src/pages/facts/fact.js';
import { Triples } from '../../src/pages/knowledge/triples.js';
import { type App, makeApp } from '../../src/server/app.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN } from '../server/http-cases.js';
import { unescapeHtml } from './unescape-html.js';

const iris = makeIris();
const SLUGS = ['rus-kaz-moscow-declaration', 'rus-kgz-bishkek-declaration'];
let store: Store;
let app: App;
beforeAll(async () => {
  store = await openEmbeddedStore({});
  await store.transaction(replacing(await publishedGraphs(loadReferenceGraph(iris), true, iris)));
  app = makeApp(store);
});
afterAll(() => store.close());

const get = async (path: string): Promise<string> => {
  const response = await app.fetch(new Request(ORIGIN + path, { headers: { accept: 'text/html' } }));
  expect(response.status, path).toBe(200);
  return response.text();
};
const own = async (slug: string): Promise<Triples> => {
  const names = [iris.article(slug).value, iris.curated(slug).value];
  return new Triples((await Promise.all(names.map((name) => store.graph(name)))).flatMap((quads) => quads ?? []));
};
/** What a reader reads: no tags, no numbers of facts. */
const wordsOf = (page: string): string =>
  unescapeHtml(page.replace(/<sup[\s\S]*?<\/sup>/g, '').replace(/<[^>]*>/g, ''));

describe.each(SLUGS)('the page of %s', (slug) => {
  let page: string;
  let triples: Triples;
  beforeAll(async () => {
    page = await get(`/article/${slug}`);
    triples = await own(slug);
  });

  test('has the text to the letter, its first line as headline or as paragraph', () => {
    const text = triples.text(iris.article(slug).value, pacta.text) ?? '';
    const paragraphs = [...page.matchAll(/<p>([\s\S]*?)<\/p>/g)].map(([, inner = '']) => wordsOf(inner));
    const headline = wordsOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(page)?.[1] ?? '');
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect([headline, ...paragraphs]).toContain(line);
  });

  test('marks every passage once, with the facts that it shows', () => {
    const passages = triples.subjects().filter((subject) => subject.includes('#char='));
    const ids = [...page.matchAll(/<mark id="(char=\d+,\d+)"/g)].map(([, id = '']) => id);
    expect(passages.length).toBeGreaterThan(70);
    expect([...ids].sort()).toEqual(passages.map((iriText) => iriText.split('#')[1] ?? '').sort());
    for (const fact of readFacts(triples))
      for (const { start, end } of fact.evidence) {
        const mark = new RegExp(`<mark id="char=${start},${end}"[^>]*data-fact="([^"]*)"`).exec(page)?.[1] ?? '';
        expect(mark.split(' ')).toContain(fact.iriText);
      }
  });

  test('lists every fact, and every link within the page leads somewhere', () => {
    const facts = readFacts(triples);
    expect(page.match(/<li id="[a-z-]+-\d+(?:-\d+)?" class="card/g)).toHaveLength(facts.length);
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(ids.size).toBe([...page.matchAll(/ id="[^"]+"/g)].length);
  });

  test('filters by kind and by speaker without a script', async () => {
    const treaties = await get(`/article/${slug}?kind=treaty`);
    const open = [...treaties.matchAll(/<li id="([a-z-]+?)-\d[^>]*class="card [a-z-]+"([^>]*)>/g)].filter(
      ([, , rest = '']) => !rest.includes(' hidden'),
    );
    expect(new Set(open.map(([, kind]) => kind))).toEqual(new Set(['treaty']));
    expect(treaties).not.toMatch(/<mark[^>]*class="[^"]*commitment/);
    const own = await get(`/article/${slug}?by=article`);
    expect(own).toMatch(/data-by="https:[^"]+" hidden/);
    expect(own).not.toMatch(/data-by="article" hidden/);
  });

  test('leads to a page for each fact, which shows its sentence', async () => {
    for (const fact of readFacts(triples)) {
      const factPage = await get(fact.iriText.replace(iris.base, '/'));
      const words = /<blockquote[^>]*><p>[\s\S]*?<mark>([\s\S]*?)<\/mark>/.exec(factPage)?.[1] ?? '';
      expect(unescapeHtml(words)).toBe(fact.evidence[0]?.exact);
    }
  });
});

describe('an article whose text is withheld', () => {
  test('shows the passages that facts point at, each in its place for links', async () => {
    const article = iris.article(SLUGS[0] ?? '').value;
    const whole = (await store.graph(article)) ?? [];
    const quads = whole.filter(({ predicate, subject }) => subject.value !== article || !predicate.equals(pacta.text));
    const bare = await openEmbeddedStore({});
    await bare.transaction([{ kind: 'put', graph: article, quads }]);
    const response = await makeApp(bare).fetch(
      new Request(`${ORIGIN}/article/${SLUGS[0]}`, { headers: { accept: 'text/html' } }),
    );
    const page = await response.text();
    await bare.close();
    expect(page).toContain('is not shown here');
    expect(page).toMatch(/<mark id="char=92,207"[^>]*>Dichiarazione/);
    expect(new Set([...page.matchAll(/<mark id="([^"]+)"/g)].map(([, id]) => id)).size).toBeGreaterThan(50);
  });
});

describe('the page of a state', () => {
  test('tells what is known of it, according to whom, with names and links', async () => {
    const page = await get('/doc/state/KAZ');
    expect(page).toContain('<h1 lang="en">Kazakhstan</h1>');
    expect(page).toContain('<section id="commitment">');
    expect(page).toContain('href="/article/rus-kaz-moscow-declaration#char=');
    expect(page).toMatch(/<td lang="ru">Казахстан<\/td>/);
    expect(page).toContain('http://www.wikidata.org/entity/Q232');
    expect(page).toContain('href="/doc/state/KAZ.jsonld"');
    expect(await get('/doc/state/KAZ?lang=it')).toContain('<h1 lang="it">Kazakistan</h1>');
  });

  test('gives a query whose CSV holds the same facts', async () => {
    const page = await get('/doc/state/KAZ');
    const link = unescapeHtml(/href="(\/sparql\?query=[^"]*format=csv)"/.exec(page)?.[1] ?? '');
    const response = await app.fetch(new Request(ORIGIN + link));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await response.text()).trim().split('\r\n');
    expect(lines[0]).toBe('kind,role,words,speaker,article,passage,fact');
    expect(lines.length).toBeGreaterThan(20);
  });
});
