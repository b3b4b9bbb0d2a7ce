// The frame of every page: head, skip link, site navigation, the switch of languages, the main part.
import { type Html, html } from './html.js';
import { renderScopeBar } from './scope/scope-bar.js';
import { href, inOtherLanguages, type View } from './view.js';

export interface Page {
  readonly title: string;
  /** Of the title, where it is not that of the interface. */
  readonly titleLanguage?: string;
  /** The title as the page shows it, where that is more than words. */
  readonly heading?: Html;
  /** What stands above the title, such as "Treaty". */
  readonly kicker?: Html | string;
  readonly main: Html;
  /** Names a style of the whole page. */
  readonly layout?: 'article' | 'wide';
  /** Scripts by name ("article.js"); the page must be whole without them. */
  readonly scripts?: readonly string[];
  /** Other forms of the page, by media type. */
  readonly alternates?: readonly { readonly href: string; readonly mediaType: string }[];
  /** Not for search engines, such as the answer to a form. */
  readonly noIndex?: boolean;
}

const LANGUAGE_NAMES = { en: 'English', it: 'Italiano' } as const;

export async function renderPage(view: View, page: Page): Promise<string> {
  const { messages, assets } = view;
  const style = assets.get('style.css');
  const title = html`<h1${page.titleLanguage === undefined ? '' : html` lang="${page.titleLanguage}"`}>${page.heading ?? page.title}</h1>`;
  const document = await html`<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${page.noIndex === true ? html`<meta name="robots" content="noindex">` : ''}
<title>${page.title} · Pacta</title>
${style === undefined ? '' : html`<link rel="stylesheet" href="${style}">`}
${(page.alternates ?? []).map((form) => html`<link rel="alternate" type="${form.mediaType}" href="${form.href}">\n`)}
${(page.scripts ?? []).flatMap((name) => {
  const address = assets.get(name);
  return address === undefined ? [] : [html`<script type="module" src="${address}"></script>`];
})}
</head>
<body class="${page.layout ?? 'text'}">
<a class="skip" href="#main">${messages.skip}</a>
<header class="site">
<nav aria-label="${messages.nav.label}"><a class="brand" href="${href(view, '/')}">Pacta</a>
${renderNavigation(view)}</nav>
<nav class="languages" aria-label="${messages.nav.languages}">${inOtherLanguages(view).map(
    (other) =>
      html`<a href="${other.href}" lang="${other.language}" hreflang="${other.language}"${other.language === view.language ? html` aria-current="true"` : ''}>${LANGUAGE_NAMES[other.language]}</a> `,
  )}</nav>
</header>
${renderScopeBar(view)}
<main id="main" tabindex="-1">
${page.kicker === undefined ? '' : html`<p class="kicker">${page.kicker}</p>`}
${title}
${page.main}
</main>
<footer class="site"><p>${messages.footer}</p></footer>
</body>
</html>
`;
  return document.toString();
}

function renderNavigation(view: View): Html {
  const { nav } = view.messages;
  const places: readonly (readonly [path: string, words: string])[] = [
    ['/articles', nav.articles],
    ['/timeline', nav.timeline],
    ['/map', nav.map],
    ['/network', nav.network],
    ['/commitments', nav.commitments],
    ['/figures', nav.figures],
    ['/compare', nav.compare],
    ['/search', view.messages.search.title],
    ['/sparql', nav.query],
    ['/validate', view.messages.trial.nav],
    ['/ontology', nav.ontology],
  ];
  return html`${places.map(
    ([path, words]) =>
      html`<a href="${href(view, path)}"${path === view.path ? html` aria-current="page"` : ''}>${words}</a>\n`,
  )}`;
}
