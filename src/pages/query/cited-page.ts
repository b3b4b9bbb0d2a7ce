// The page of an answer that was cited: what it was, whether it still is so and what has changed, the query, and how to cite it.
import { type Html, html } from '../html.js';
import type { Names } from '../knowledge/names.js';
import { renderPage } from '../layout.js';
import { plural } from '../messages.js';
import { href, type View } from '../view.js';
import { type ResultRows, renderRows } from './results-table.js';

type Rows = Omit<ResultRows, 'label'>;
export interface CitedParts {
  readonly query: string;
  /** Before and now; the version is empty where it is not known. */
  readonly before: { readonly day: string; readonly version: string; readonly count: number; readonly hash: string };
  readonly now: { readonly version: string; readonly count: number; readonly hash: string };
  readonly ordered: boolean;
  readonly holds: 'rows' | 'marks' | 'hash';
  readonly change: {
    readonly same: boolean;
    readonly reordered: boolean;
    readonly added?: Rows;
    /** Or only how many. */
    readonly removed?: Rows | number;
  };
  /** The answer may change while the data stay. */
  readonly volatile: boolean;
  readonly answer: Rows;
  readonly names: Names;
  readonly bibtex: string;
  /** Of the cited rows and of the entry for a bibliography. */
  readonly addresses: { readonly csv?: string; readonly bib: string };
  readonly maxRows: number;
}

export function citedPage(view: View, parts: CitedParts): Promise<string> {
  const { cited } = view.messages;
  const { query, change, answer, names, maxRows, addresses, bibtex } = parts;
  const shown = { ...answer, rows: answer.rows.slice(0, maxRows) };
  return renderPage(view, {
    title: cited.title,
    layout: 'wide',
    noIndex: true,
    main: html`<div role="status">${renderChange(view, parts)}</div>
${renderThenAndNow(view, parts)}
${change.added === undefined || change.added.rows.length === 0 ? '' : renderSection(view, names, change.added, plural(cited.added, change.added.rows.length, view.language), maxRows)}
${change.removed === undefined || typeof change.removed === 'number' || change.removed.rows.length === 0 ? '' : renderSection(view, names, change.removed, plural(cited.removed, change.removed.rows.length, view.language), maxRows)}
<section aria-label="${cited.how}"><h2>${cited.how}</h2>
<pre tabindex="0">${bibtex}</pre>
<p class="note"><a href="${addresses.bib}">BibTeX</a>${addresses.csv === undefined ? '' : html` · <a href="${addresses.csv}">${cited.csvThen}</a>`} · <a href="${href(view, '/sparql', { query, format: 'csv' })}">${cited.csvNow}</a> · <a href="${href(view, '/sparql', { query })}">${cited.ask}</a></p></section>
<section aria-label="${cited.query}"><h2>${cited.query}</h2><pre tabindex="0">${query}</pre></section>
${renderSection(view, names, shown, cited.answer, maxRows)}
<p class="note">${cited[parts.holds === 'rows' ? 'holdsRows' : parts.holds === 'marks' ? 'holdsMarks' : 'holdsHash']} ${parts.ordered ? cited.ordered : cited.unordered} ${cited.limits}${parts.volatile ? html` ${cited.volatile}` : ''}</p>`,
  });
}

function renderChange(view: View, { change, before, now }: CitedParts): Html {
  const { cited } = view.messages;
  if (change.same) return html`<p class="lead">${cited.same}</p>`;
  if (change.reordered) return html`<p class="lead">${cited.reordered}</p>`;
  const { added, removed } = change;
  const counts = [
    ...(added === undefined ? [] : [plural(cited.added, added.rows.length, view.language)]),
    ...(removed === undefined
      ? []
      : [plural(cited.removed, typeof removed === 'number' ? removed : removed.rows.length, view.language)]),
  ];
  const contradicted = before.version !== '' && before.version === now.version;
  return html`<p class="lead">${cited.changed}${counts.length === 0 ? '' : html` ${counts.join(', ')}.`}</p>${contradicted ? html`<p class="problem">${cited.contradicted}</p>` : ''}`;
}

function renderThenAndNow(view: View, { before, now }: CitedParts): Html {
  const { cited } = view.messages;
  const row = (name: string, first: Html | string, second: Html | string): Html =>
    html`<tr><th scope="row">${name}</th><td>${first}</td><td>${second}</td></tr>\n`;
  const version = (text: string): Html | string => (text === '' ? cited.unknown : html`<code>${text}</code>`);
  return html`<div class="wide" tabindex="0" role="region" aria-label="${cited.compared}"><table>
<thead><tr><td></td><th scope="col">${cited.before}</th><th scope="col">${cited.now}</th></tr></thead>
<tbody>${row(cited.day, html`<time datetime="${before.day}">${before.day}</time>`, '')}${row(cited.version, version(before.version), version(now.version))}${row(cited.rows, String(before.count), String(now.count))}${row(cited.hash, html`<code>${before.hash}</code>`, html`<code>${now.hash}</code>`)}</tbody></table></div>`;
}

function renderSection(view: View, names: Names, { columns, rows }: Rows, title: string, maxRows: number): Html {
  return html`<section aria-label="${title}"><h2>${title}</h2>${renderRows(view, names, { label: title, columns, rows: rows.slice(0, maxRows) })}</section>`;
}
