// An answer of the store, in JSON or Turtle, in; what a page shows of it out. Things of the data are links under their names;
// of the rest only http and https become links.
import { type Html, html } from '../html.js';
import { type Names, shorten } from '../knowledge/names.js';
import { localPath } from '../local-path.js';
import { fill, plural } from '../messages.js';
import { href, type View } from '../view.js';

export interface ShownAnswer {
  readonly kind: 'boolean' | 'bindings' | 'graph';
  /** SPARQL results in JSON, or Turtle. */
  readonly body: string;
  /** Addresses of SILENT services that gave nothing. */
  readonly failedServices?: readonly string[];
  /** Names of the things in it. */
  readonly names: Names;
}
export interface ResultTerm {
  readonly type: string;
  readonly value: unknown;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}
export interface Results {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, ResultTerm>>[] };
}

/** An answer over this length is no reading for a page. */
export const MAX_LENGTH = 8_000_000;

/** Shows at most so many rows, and says so when there are more; and which services failed in silence. */
export function renderAnswer(view: View, answer: ShownAnswer, maxRows: number): Html {
  const { failedServices = [] } = answer;
  const services = failedServices.join(', ');
  return html`${services === '' ? '' : html`<p role="status">${fill(view.messages.query.failedServices, { services })}</p>`}${renderWhole(view, answer, maxRows)}`;
}

function renderWhole(view: View, answer: ShownAnswer, maxRows: number): Html {
  const { query } = view.messages;
  if (answer.body.length > MAX_LENGTH)
    return html`<p>${fill(query.tooLong, { size: Math.round(answer.body.length / 1e6) })}</p>`;
  if (answer.kind === 'graph') return html`<pre tabindex="0">${answer.body}</pre>`;
  const { head, boolean, results } = JSON.parse(answer.body) as Results;
  if (answer.kind === 'boolean') return html`<p><strong>${boolean === true ? query.yes : query.no}</strong></p>`;
  const columns = head.vars ?? [];
  const rows = results?.bindings ?? [];
  const shown = rows.slice(0, maxRows);
  return html`<p>${plural(query.rows, rows.length, view.language)}${rows.length > shown.length ? html` ${fill(query.cut, { shown: shown.length })}` : ''}</p>
${renderRows(view, answer.names, {
  label: query.answer,
  columns,
  rows: shown.map((row) => columns.map((column) => row[column])),
})}`;
}

export interface ResultRows {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (ResultTerm | undefined)[])[];
}

export const renderRows = (view: View, names: Names, { label, columns, rows }: ResultRows): Html =>
  html`<div class="wide" tabindex="0" role="region" aria-label="${label}"><table>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((term) => html`<td>${renderResult(view, names, term)}</td>`)}</tr>\n`)}</tbody>
</table></div>`;

function renderResult(view: View, names: Names, term: ResultTerm | undefined): Html | string {
  if (term === undefined) return '';
  const text = typeof term.value === 'string' ? term.value : JSON.stringify(term.value);
  if (term.type === 'bnode') return `_:${text}`;
  if (term.type === 'uri') return renderLink(view, names, text);
  const language = term['xml:lang'];
  if (language !== undefined) return html`<span lang="${language}">${text}</span> <small>${language}</small>`;
  return term.datatype === undefined ? text : html`${text} <small>${term.datatype.replace(/^.*[#/]/, '')}</small>`;
}

function renderLink(view: View, names: Names, iriText: string): Html | string {
  const local = localPath(iriText, view.base);
  const name = names(iriText);
  const words =
    name === undefined
      ? shorten(iriText)
      : name.language === ''
        ? name.text
        : html`<span lang="${name.language}">${name.text}</span>`;
  if (local !== undefined) return html`<a href="${href(view, local)}" title="${iriText}">${words}</a>`;
  return /^https?:\/\//.test(iriText)
    ? html`<a href="${iriText}" rel="external noreferrer">${words}</a>`
    : html`${words}`;
}
