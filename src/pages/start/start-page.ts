// The start page: what this is, what it holds, where to go on; and the list of all articles, a page at a time.
import { type Html, html } from '../html.js';
import { renderPage } from '../layout.js';
import { fill, plural } from '../messages.js';
import { renderSearchForm } from '../search/search-page.js';
import { href, hrefHere, type View } from '../view.js';

export interface ListedArticle {
  /** On this server. */
  readonly path: string;
  readonly title: string;
  readonly language: string;
  readonly published?: string | undefined;
  /** Facts in it. */
  readonly facts: number;
}
export interface StartParts {
  /** Things by the kind that the messages name; a kind that nothing is known of is left out. */
  readonly counts: ReadonlyMap<keyof View['messages']['counts'], number>;
  readonly articles: readonly ListedArticle[];
  readonly totalArticles: number;
}

export function startPage(view: View, { counts, articles, totalArticles }: StartParts): Promise<string> {
  const { start, counts: words } = view.messages;
  return renderPage(view, {
    title: start.title,
    main: html`<p class="lead">${start.lead}</p>
${renderSearchForm(view, '')}
<ul class="counts">${[...counts].map(([kind, count]) => html`<li class="${kind}">${plural(words[kind], count, view.language)}</li>\n`)}</ul>
${
  articles.length === 0
    ? ''
    : html`<section><h2>${start.articles}</h2>${renderArticleList(view, articles)}
${totalArticles > articles.length ? html`<p>${fill(view.messages.shownOf, { shown: articles.length, total: totalArticles })} <a href="${href(view, '/articles')}">${view.messages.allOfThem}</a></p>` : ''}</section>`
}
<section><h2>${start.addresses}</h2>
<dl class="details">
<div><dt><a href="${href(view, '/sparql')}">/sparql</a></dt><dd>${start.sparql}</dd></div>
<div><dt>/store</dt><dd>${start.store}</dd></div>
<div><dt><a href="${href(view, '/ontology')}">/ontology</a>, <a href="${href(view, '/shapes')}">/shapes</a></dt><dd>${start.ontology}</dd></div>
<div><dt><a href="${href(view, '/links')}">/links</a></dt><dd>${start.links}</dd></div>
<div><dt><a href="/openapi.json">/openapi.json</a></dt><dd>${start.api}</dd></div>
</dl></section>`,
  });
}

export function renderArticleList(view: View, articles: readonly ListedArticle[]): Html {
  return html`<ul class="articles">${articles.map(
    ({ path, title, language, published, facts }) =>
      html`<li><a href="${href(view, path)}" lang="${language}">${title}</a> <span class="note">${published === undefined ? '' : html`${published} · `}${plural(view.messages.counts.facts, facts, view.language)}</span></li>\n`,
  )}</ul>`;
}

export interface ArticlesParts {
  readonly articles: readonly ListedArticle[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

export function articlesPage(view: View, { articles, page, pages, total }: ArticlesParts): Promise<string> {
  const { list } = view.messages;
  const turn = (to: number, words: string): Html | string =>
    to < 1 || to > pages ? '' : html`<a href="${hrefHere(view, { page: String(to) })}">${words}</a> `;
  return renderPage(view, {
    title: view.messages.start.articles,
    main: html`<p>${plural(view.messages.counts.articles, total, view.language)}</p>
${renderArticleList(view, articles)}
${pages === 1 ? '' : html`<nav class="turn" aria-label="${list.label}">${turn(page - 1, list.before)}${fill(list.page, { page, pages })} ${turn(page + 1, list.next)}</nav>`}`,
  });
}
