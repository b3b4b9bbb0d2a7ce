// Commitments as a matrix: a row for each theme, a column for each pair of states (or states alone) that undertake them, in each
// field how many there are. A field that is chosen shows its commitments below.
import type { Fact } from '../facts/fact.js';
import { renderFactLines } from '../facts/fact-lines.js';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { cut, renderIri, renderName } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import { fill } from '../messages.js';
import { INK, renderSvg } from '../picture/svg.js';
import { hrefHere, type View } from '../view.js';
import { renderPicture, renderQueryLink } from './frame.js';

export interface Cell {
  readonly theme: string;
  /** IRIs of two states. */
  readonly a: string;
  readonly b: string;
  readonly count: number;
}
export interface MatrixParts {
  readonly knowledge: Knowledge;
  readonly cells: readonly Cell[];
  readonly chosen?: (Cell & { readonly facts: readonly Fact[]; readonly query: string }) | undefined;
  readonly query: string;
}

/** Steps of shade, from the fewest to the most. */
const STEPS = 5;
const LABELS = 230;
const COLUMN = 74;
const ROW = 26;
const HEAD = 120;

interface Matrix {
  readonly themes: readonly string[];
  readonly pairs: readonly (readonly [a: string, b: string])[];
  readonly cell: (theme: string, pair: readonly [string, string]) => Cell | undefined;
  readonly step: (count: number) => number;
}

function matrixOf(cells: readonly Cell[]): Matrix {
  const key = (theme: string, a: string, b: string): string => `${theme} ${a} ${b}`;
  const byKey = new Map(cells.map((cell) => [key(cell.theme, cell.a, cell.b), cell]));
  const sums = (keyOf: (cell: Cell) => string): string[] => {
    const totals = new Map<string, number>();
    for (const cell of cells) totals.set(keyOf(cell), (totals.get(keyOf(cell)) ?? 0) + cell.count);
    return [...totals].sort(([x, m], [y, n]) => n - m || (x < y ? -1 : 1)).map(([name]) => name);
  };
  const most = Math.max(1, ...cells.map(({ count }) => count));
  return {
    themes: sums(({ theme }) => theme),
    pairs: sums(({ a, b }) => `${a} ${b}`).map((pair) => pair.split(' ') as [string, string]),
    cell: (theme, [a, b]) => byKey.get(key(theme, a, b)),
    step: (count) => Math.max(1, Math.ceil((STEPS * count) / most)),
  };
}

export function matrixPage(view: View, parts: MatrixParts): Promise<string> {
  const { matrix: words, overview } = view.messages;
  const { knowledge, cells, chosen, query } = parts;
  const { themes, pairs, cell, step } = matrixOf(cells);
  return renderPage(view, {
    title: words.title,
    layout: 'wide',
    main: html`<p class="lead">${words.lead}</p>
${cells.length === 0 ? html`<p class="absent">${overview.none}</p>` : ''}
<div class="wide" tabindex="0" role="region" aria-label="${words.title}"><table class="matrix"><caption>${words.title}</caption>
<thead><tr><th scope="col">${words.theme}</th>${pairs.map(([a, b]) => html`<th scope="col">${renderName(knowledge, a)} – ${renderName(knowledge, b)}</th>`)}</tr></thead>
<tbody>${themes.map(
      (theme) =>
        html`<tr><th scope="row">${renderIri(view, knowledge, theme)}</th>${pairs.map((pair) => {
          const known = cell(theme, pair);
          return known === undefined
            ? html`<td class="none">·</td>`
            : html`<td class="step-${step(known.count)}"><a href="${cellAddress(view, known)}">${known.count}</a></td>`;
        })}</tr>\n`,
    )}</tbody></table></div>
${
  chosen === undefined
    ? ''
    : html`<section id="cell"><h2>${renderName(knowledge, chosen.theme)}: ${renderName(knowledge, chosen.a)} – ${renderName(knowledge, chosen.b)} <span class="count">${chosen.count}</span></h2>
${chosen.count > chosen.facts.length ? html`<p>${fill(view.messages.shownOf, { shown: chosen.facts.length, total: chosen.count })}</p>` : ''}
${renderFactLines(view, knowledge, chosen.facts)}
${renderQueryLink(view, chosen.query)}</section>`
}
${cells.length === 0 ? '' : html`<details><summary>${overview.picture}</summary>${renderPicture(view, matrixPicture(view, parts, false), words.title)}</details>`}
${renderQueryLink(view, query)}`,
  });
}

const slugOf = (iriText: string): string => iriText.slice(iriText.lastIndexOf('/') + 1);
const cellAddress = (view: View, { theme, a, b }: Cell): string =>
  `${hrefHere({ ...view, path: '/commitments' }, { theme: slugOf(theme), a: slugOf(a), b: slugOf(b) })}#cell`;

export function matrixPicture(view: View, { knowledge, cells }: MatrixParts, alone: boolean): Html {
  const { themes, pairs, cell, step } = matrixOf(cells);
  const name = (iriText: string): string => knowledge.names(iriText)?.text ?? slugOf(iriText);
  const width = LABELS + Math.max(1, pairs.length) * COLUMN + 60;
  const height = HEAD + themes.length * ROW + 8;
  const columns = pairs.map(([a, b], index) => {
    const x = LABELS + index * COLUMN + COLUMN / 2;
    return html`<text transform="translate(${x} ${HEAD - 10}) rotate(-32)" class="ink" fill="${INK.ink}" font-size="12">${cut(`${name(a)} – ${name(b)}`, 26)}</text>`;
  });
  const rows = themes.map((theme, row) => {
    const y = HEAD + row * ROW;
    const fields = pairs.map((pair, column) => {
      const known = cell(theme, pair);
      if (known === undefined) return '';
      const x = LABELS + column * COLUMN;
      return html`<a href="${cellAddress(view, known)}"><rect x="${x}" y="${y}" width="${COLUMN - 2}" height="${ROW - 2}" class="commitment" fill="${INK.commitment}" fill-opacity="${step(known.count) / (STEPS + 2)}"/><text x="${x + COLUMN / 2 - 1}" y="${y + 17}" text-anchor="middle" class="ink" fill="${INK.ink}">${known.count}</text></a>`;
    });
    return html`<text x="0" y="${y + 17}" class="ink" fill="${INK.ink}">${cut(name(theme), 34)}</text>${fields}`;
  });
  return renderSvg({ width, height, label: view.messages.matrix.title, alone }, html`${columns}${rows}`);
}
