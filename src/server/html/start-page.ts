// The start page: what this is, what it holds, where to go on.
import { html } from 'hono/html';
import { PACTA } from '../../graph/vocabulary.js';
import type { Services } from '../http/context.js';
import type { Resource } from '../http/resource.js';
import { send } from '../http/send.js';
import { localPath } from '../linked-data/address.js';
import { type Html, page } from './page.js';

const COUNTED = {
  Article: 'articles',
  Treaty: 'treaties and other instruments',
  Commitment: 'commitments',
  Event: 'events',
  Figure: 'figures',
  Statement: 'statements',
  OfficeHolding: 'holdings of an office',
} as const;
const COUNT_QUERY =
  'SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE { GRAPH ?graph { ?thing a ?class } } GROUP BY ?class';

interface CountResults {
  readonly results: {
    readonly bindings: readonly {
      readonly class: { readonly value: string };
      readonly count: { readonly value: string };
    }[];
  };
}

const ARTICLES_SHOWN = 50;

export function startPage({ store, settings }: Services): Resource {
  const articles = async (): Promise<string[]> => {
    const own = `${settings.base}article/`;
    const names = await store.graphs();
    return names.filter((name) => name.startsWith(own) && !name.slice(own.length).includes('/'));
  };
  let counted: { readonly version: string; readonly counts: ReadonlyMap<string, string> } | undefined;
  /** Things by class, counted once for each state of the store; empty where the store cannot say. */
  const counts = async (): Promise<ReadonlyMap<string, string>> => {
    const version = store.version();
    if (counted?.version === version && settings.revalidates) return counted.counts;
    try {
      const { body } = await store.query({ query: COUNT_QUERY, timeoutMs: settings.queryTimeoutMs });
      const { results } = JSON.parse(body) as CountResults;
      counted = { version, counts: new Map(results.bindings.map((row) => [row.class.value, row.count.value])) };
      return counted.counts;
    } catch (error) {
      settings.report?.(error, 'GET / (counting)');
      return new Map();
    }
  };
  return {
    methods: {
      GET: async (c) => {
        const [known, listed] = await Promise.all([counts(), articles()]);
        const main = html`<p>What news articles say about diplomacy, as linked data: who met whom, which treaties were signed, who undertook what, in whose words, with which figures. Each fact points at the characters of the article that say it.</p>
<ul>
${Object.entries(COUNTED).map(([name, words]) => {
  const count = known.get(PACTA + name);
  return count === undefined ? '' : html`<li>${count} ${words}</li>\n`;
})}</ul>
${listed.length === 0 ? '' : renderArticles(listed, settings.base)}
<h2>Addresses</h2>
<dl>
<dt><a href="/sparql">/sparql</a></dt><dd>questions in SPARQL, with examples by topic</dd>
<dt>/store</dt><dd>whole graphs, after the SPARQL 1.1 Graph Store HTTP Protocol; ${settings.token === undefined ? 'read-only' : 'writing needs a token'}</dd>
<dt><a href="/ontology">/ontology</a>, <a href="/shapes">/shapes</a></dt><dd>the terms, and what data must conform to</dd>
<dt><a href="/openapi.json">/openapi.json</a></dt><dd>all addresses, for programs</dd>
</dl>`;
        return send(c, {
          contentType: 'text/html; charset=utf-8',
          body: await page('News about diplomacy as linked data', main),
          headers: { 'Cache-Control': 'no-cache' },
        });
      },
    },
  };
}

function renderArticles(names: readonly string[], base: string): Html {
  const shown = names.slice(0, ARTICLES_SHOWN);
  const more = names.length > shown.length ? html`<p>The first ${shown.length} of ${names.length}.</p>` : '';
  return html`<h2>Articles</h2>${more}
<ul>${shown.map((name) => html`<li><a href="${localPath(name, base)}">${name.slice(name.lastIndexOf('/') + 1)}</a></li>\n`)}</ul>`;
}
