// Names and passages that were searched for: a form, and what was found, best first, each with the words that match.
import { type Html, html } from '../html.js';
import { renderKeptFields } from '../kept-fields.js';
import { renderPage } from '../layout.js';
import { localPath } from '../local-path.js';
import { fill, plural } from '../messages.js';
import { href, hrefHere, type View } from '../view.js';

export interface Hit {
  readonly iriText: string;
  readonly label: string;
  readonly labelLanguage: string;
  /** The words in which it was found. */
  readonly matched: string;
  readonly matchedLanguage: string;
  /** Where in them, half-open, in UTF-16 units. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}
export interface SearchParts {
  /** Empty where nothing was asked. */
  readonly query: string;
  readonly hits: readonly Hit[];
  readonly total: number;
  /** How many come before those that are shown. */
  readonly offset: number;
}

export function searchPage(view: View, { query, hits, total, offset }: SearchParts): Promise<string> {
  const { search, list } = view.messages;
  const turn = (to: number, words: string): Html =>
    html`<a href="${hrefHere(view, { offset: to === 0 ? undefined : String(to) })}">${words}</a> `;
  return renderPage(view, {
    title: search.title,
    noIndex: query !== '',
    main: html`${renderSearchForm(view, query)}
${query === '' ? '' : html`<p role="status">${plural(search.found, total, view.language)}</p>`}
<ul class="articles">${hits.map((hit) => renderHit(view, hit))}</ul>
${offset === 0 && offset + hits.length >= total ? '' : html`<nav class="turn" aria-label="${list.label}">${offset === 0 ? '' : turn(0, search.first)}${fill(view.messages.shownOf, { shown: `${offset + 1}–${offset + hits.length}`, total })} ${offset + hits.length >= total ? '' : turn(offset + hits.length, list.next)}</nav>`}`,
  });
}

export const renderSearchForm = (view: View, query: string): Html =>
  html`<form class="search" method="get" action="/search" role="search">
${renderKeptFields(view)}
<label>${view.messages.search.label} <input type="search" name="q" value="${query}" maxlength="500" required></label> <button type="submit">${view.messages.search.run}</button>
</form>`;

function renderHit(view: View, { iriText, label, labelLanguage, matched, matchedLanguage, ranges }: Hit): Html {
  const address = localPath(iriText, view.base);
  const parts: (Html | string)[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(matched.slice(at, start), html`<mark>${matched.slice(start, end)}</mark>`);
    at = end;
  }
  parts.push(matched.slice(at));
  const same = label === matched;
  const words = same ? html`${parts}` : label;
  const name =
    address === undefined ? words : html`<a href="${href(view, address)}" lang="${labelLanguage}">${words}</a>`;
  return html`<li>${name}${same ? '' : html` <span class="note" lang="${matchedLanguage}">${parts}</span>`}</li>\n`;
}
