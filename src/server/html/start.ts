// The start page and the list of articles: what the store holds, counted once for each of its states.
import { pacta, schema } from '../../graph/vocabulary.js';
import { FACT_KINDS, KINDS } from '../../pages/facts/kinds.js';
import { cut } from '../../pages/knowledge/render-term.js';
import { localPath } from '../../pages/local-path.js';
import { isBounded } from '../../pages/scope/scope.js';
import { articlesPage, type ListedArticle, type StartParts, startPage } from '../../pages/start/start-page.js';
import type { View } from '../../pages/view.js';
import type { Services } from '../http/context.js';
import type { Resource } from '../http/resource.js';
import { articlesWithin } from './scope.js';
import { sendPage } from './send-page.js';
import { select, sparql } from './sparql.js';

const SHOWN_AT_START = 12;
const SHOWN_ON_A_PAGE = 100;
const LONGEST_TITLE = 120;

export function startResource(services: Services): Resource {
  const { store, settings } = services;
  let counted: { readonly version: string; readonly counts: StartParts['counts'] } | undefined;
  /** Empty where the store cannot say. */
  const counts = async (): Promise<StartParts['counts']> => {
    const version = store.version();
    if (counted?.version === version && settings.revalidates) return counted.counts;
    try {
      counted = { version, counts: await count(services) };
      return counted.counts;
    } catch (error) {
      settings.report?.(error, 'GET / (counting)');
      return new Map();
    }
  };
  return {
    methods: {
      GET: async (c) =>
        sendPage(c, services, async (view) => {
          const [known, names] = await Promise.all([
            isBounded(view.scope) ? new Map() : counts(),
            articleNames(services, view),
          ]);
          const articles = await listArticles(services, names.slice(0, SHOWN_AT_START));
          return startPage(view, { counts: known, articles, totalArticles: names.length });
        }),
    },
  };
}

export const articlesResource = (services: Services): Resource => ({
  methods: {
    GET: async (c) =>
      sendPage(c, services, async (view) => {
        const names = await articleNames(services, view);
        const pages = Math.max(1, Math.ceil(names.length / SHOWN_ON_A_PAGE));
        const page = Math.min(pages, Math.max(1, Math.trunc(Number(view.parameters.get('page') ?? 1)) || 1));
        const shown = names.slice((page - 1) * SHOWN_ON_A_PAGE, page * SHOWN_ON_A_PAGE);
        return articlesPage(view, { articles: await listArticles(services, shown), page, pages, total: names.length });
      }),
  },
});

async function articleNames(services: Services, view: View): Promise<string[]> {
  const { store, settings } = services;
  if (isBounded(view.scope)) {
    const rows = await select(
      services,
      sparql`SELECT DISTINCT ?article WHERE {\n  ?article a ${pacta.Article}\n${articlesWithin(view, '?article')}} ORDER BY ?article`,
    );
    return rows.flatMap(({ article }) => article ?? []);
  }
  const own = `${settings.base}article/`;
  const names = await store.graphs();
  return names.filter((name) => name.startsWith(own) && !name.slice(own.length).includes('/'));
}

async function count(services: Services): Promise<StartParts['counts']> {
  const rows = await select(
    services,
    sparql`SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  VALUES ?class { ${[pacta.Article, ...FACT_KINDS.map((kind) => KINDS[kind].type)]} }
  GRAPH ?graph { ?thing a ?class }
} GROUP BY ?class`,
  );
  const of = (type: string): number => Number(rows.find((row) => row['class'] === type)?.['count'] ?? 0);
  const all = [
    ['articles', of(pacta.Article.value)] as const,
    ...FACT_KINDS.map((kind) => [kind, of(KINDS[kind].type.value)] as const),
  ];
  return new Map(all.filter(([, total]) => total > 0));
}

async function listArticles(services: Services, names: readonly string[]): Promise<ListedArticle[]> {
  if (names.length === 0) return [];
  const rows = await select(
    services,
    sparql`SELECT ?article ?headline ?opening ?language ?published (COUNT(DISTINCT ?fact) AS ?facts) WHERE {
  VALUES (?article ?graph) { ${names.flatMap((name) => [sparql`(${name} ${name})`, sparql`(${name} ${`${name}/curated`})`])} }
  OPTIONAL { ?article ${schema.headline} ?headline }
  OPTIONAL { ?article ${pacta.text} ?text BIND (SUBSTR(?text, 1, 300) AS ?opening) }
  OPTIONAL { ?article ${schema.inLanguage} ?language }
  OPTIONAL { ?article ${schema.datePublished} ?published }
  OPTIONAL { GRAPH ?graph { ?fact a ${pacta.Fact} } }
} GROUP BY ?article ?headline ?opening ?language ?published`,
  );
  return names.map((name) => {
    const row = rows.find(({ article }) => article === name);
    const opening = row?.['opening']?.trim().split('\n')[0];
    return {
      path: localPath(name, services.settings.base) ?? name,
      title: row?.['headline'] ?? (opening === undefined ? name : cut(opening, LONGEST_TITLE)),
      language: row?.['language'] ?? '',
      published: row?.['published'],
      facts: Number(row?.['facts'] ?? 0),
    };
  });
}
