// An answer of the store, in JSON or Turtle, in; what a page shows of it out. Only http and https become links.
import { html } from 'hono/html';
import type { QueryAnswer } from '../../store/store.js';
import type { Html } from './page.js';

interface Term {
  readonly type: string;
  readonly value: unknown;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}
interface Results {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, Term>>[] };
}

/** An answer over this length is no reading for a page. */
const MAX_LENGTH = 8_000_000;

/** Shows at most so many rows, and says so when there are more. */
export function renderAnswer(answer: QueryAnswer, maxRows: number): Html {
  if (answer.body.length > MAX_LENGTH)
    return html`<p>The answer is too long for a page (${Math.round(answer.body.length / 1e6)} MB). Add a LIMIT, or ask for it as CSV or Turtle from a program.</p>`;
  if (answer.kind === 'graph') return html`<pre>${answer.body}</pre>`;
  const { head, boolean, results } = JSON.parse(answer.body) as Results;
  if (answer.kind === 'boolean') return html`<p><strong>${boolean === true ? 'Yes' : 'No'}</strong></p>`;
  const columns = head.vars ?? [];
  const rows = results?.bindings ?? [];
  const shown = rows.slice(0, maxRows);
  const count = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  return html`<p>${count}${rows.length > shown.length ? `, of which the first ${shown.length} are shown` : ''}.</p>
<div class="wide"><table>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${shown.map((row) => html`<tr>${columns.map((column) => html`<td>${renderTerm(row[column])}</td>`)}</tr>\n`)}</tbody>
</table></div>`;
}

function renderTerm(term: Term | undefined): Html | string {
  if (term === undefined) return '';
  const text = typeof term.value === 'string' ? term.value : JSON.stringify(term.value);
  if (term.type === 'bnode') return `_:${text}`;
  if (term.type === 'uri') return /^https?:\/\//.test(text) ? html`<a href="${text}">${text}</a>` : text;
  const language = term['xml:lang'];
  if (language !== undefined) return html`<span lang="${language}">${text}</span> <small>${language}</small>`;
  return term.datatype === undefined ? text : html`${text} <small>${term.datatype.replace(/^.*[#/]/, '')}</small>`;
}
