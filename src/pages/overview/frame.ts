// What overviews share: a form that keeps all state in the address, a picture with its table, its query and its own address
// as SVG, to be embedded elsewhere.
import { type Html, html } from '../html.js';
import { renderKeptFields } from '../kept-fields.js';
import { href, hrefHere, type View } from '../view.js';

export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** What the empty choice stands for; without it there is none. */
  readonly all?: string;
}

/** A form of choices; other parameters of the address are dropped, save the language and the scope. */
export function renderChoices(view: View, choices: readonly Choice[]): Html {
  const { overview } = view.messages;
  return html`<form class="filter" method="get" action="${view.path}" aria-label="${overview.filter}">
${renderKeptFields(view)}
${choices.map(({ name, label, options, all }) => {
  const chosen = view.parameters.get(name) ?? '';
  return html`<label>${label} <select name="${name}">
${all === undefined ? '' : html`<option value="">${all}</option>`}
${options.map(({ value, text }) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>\n`)}</select></label>`;
})}
<button type="submit">${overview.apply}</button>
</form>`;
}

/** The address of this picture alone. */
export const svgAddress = (view: View): string => hrefHere({ ...view, path: `${view.path}.svg` }, {});

export function renderPicture(view: View, svg: Html, caption: string): Html {
  return html`<figure class="picture"><div class="wide" tabindex="0" role="region" aria-label="${caption}">${svg}</div>
<figcaption>${caption} <a href="${svgAddress(view)}">${view.messages.overview.asSvg}</a></figcaption></figure>`;
}

export const renderQueryLink = (view: View, query: string): Html =>
  html`<p class="note"><a href="${href(view, '/sparql', { query })}">${view.messages.overview.asQuery}</a> · <a href="${href(view, '/sparql', { query, format: 'csv' })}">CSV</a></p>`;

export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly (Html | string)[])[];
}

export const renderTable = ({ caption, head, rows }: Table): Html =>
  html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first ?? ''}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody></table></div>`;
