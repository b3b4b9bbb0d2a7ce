// An answer as the picture that the address asks for, with the way to the others, the columns that it is made from, and its own
// address as SVG. The table stands below it on the page.
import { type Html, html } from '../../html.js';
import { renderKeptFields } from '../../kept-fields.js';
import type { Names } from '../../knowledge/names.js';
import { fill } from '../../messages.js';
import type { World } from '../../picture/world.js';
import { href, type View } from '../../view.js';
import type { Results } from '../results-table.js';
import { readColumns } from './columns.js';
import { assignColumns, type Drawn, RESULT_VIEWS, type ResultView, renderParts, viewAsked } from './result-views.js';

export interface Viewed {
  readonly query: string;
  readonly results: Results;
  readonly names: Names;
  readonly world: World | undefined;
  /** Rows that a page shows. */
  readonly maxRows: number;
}

/** Above the table of an answer. */
export function renderViews(view: View, viewed: Viewed): Html {
  const { query } = viewed;
  const words = view.messages.views;
  const asked = viewAsked(view.parameters);
  const link = (name: 'table' | ResultView['name']): Html => {
    const address = href(view, '/sparql', { query, ...(name === 'table' ? {} : { view: name }) });
    return html`<a href="${address}"${name === (asked?.name ?? 'table') ? html` aria-current="true"` : ''}>${words.names[name]}</a> `;
  };
  return html`<nav class="views" aria-label="${words.label}">${link('table')}${RESULT_VIEWS.map(({ name }) => link(name))}</nav>
${asked === undefined ? '' : renderAsked(view, viewed, asked)}`;
}

function renderAsked(view: View, viewed: Viewed, asked: ResultView): Html {
  const words = view.messages.views;
  const { columns, assigned, missing, drawn } = draw(view, viewed, asked, false);
  if (missing.length > 0)
    return html`<p role="status">${fill(words.missing, { parts: missing.map(({ name }) => words.needs[name]).join(', ') })}</p>`;
  if (drawn === undefined) return html`<p role="status">${words.nothing}</p>`;
  const used = Object.fromEntries(assigned);
  const address = href(view, '/sparql', { query: viewed.query, view: asked.name, ...used, format: 'svg' });
  return html`<form class="filter" method="get" action="/sparql" aria-label="${words.columns}"><input type="hidden" name="query" value="${viewed.query}"><input type="hidden" name="view" value="${asked.name}">${renderKeptFields(view)}
${renderParts(view, asked, columns, assigned)}<button type="submit">${view.messages.overview.apply}</button></form>
<figure class="picture"><div class="wide" tabindex="0" role="region" aria-label="${words.names[asked.name]}">${drawn.picture}</div>
<figcaption>${drawn.total > drawn.shown ? html`${fill(view.messages.shownOf, { shown: drawn.shown, total: drawn.total })} ` : ''}<a href="${address}">${view.messages.overview.asSvg}</a></figcaption></figure>`;
}

/** The picture alone; undefined where the address asks for none or the answer has no columns for it. */
export function pictureOf(view: View, viewed: Viewed): Html | undefined {
  const asked = viewAsked(view.parameters);
  return asked === undefined ? undefined : draw(view, viewed, asked, true).drawn?.picture;
}

function draw(view: View, { results, names, world, maxRows }: Viewed, asked: ResultView, alone: boolean) {
  const rows = (results.results?.bindings ?? []).slice(0, maxRows);
  const columns = readColumns(results.head.vars ?? [], rows, view.base);
  const { assigned, missing } = assignColumns(asked, columns, view.parameters);
  const drawn: Drawn | undefined =
    missing.length > 0 ? undefined : asked.draw({ view, names, rows, columns: assigned, world, alone });
  return { columns, assigned, missing, drawn };
}
