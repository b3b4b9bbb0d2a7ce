// States and the ties between them on a map: treaties that both are parties to, events that both take part in, commitments
// that both undertake. The line is the stronger the more there are; a pair that is chosen shows its facts below.
import type { Fact } from '../facts/fact.js';
import { renderFactLines } from '../facts/fact-lines.js';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { renderIri } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import { localPath } from '../local-path.js';
import { fill } from '../messages.js';
import { href, hrefHere, type View } from '../view.js';
import { type Choice, renderChoices, renderPicture, renderQueryLink, renderTable } from './frame.js';
import { INK, renderSvg, round } from './svg.js';
import type { World } from './world.js';

export interface Tie {
  /** IRIs of two states. */
  readonly a: string;
  readonly b: string;
  readonly treaties: number;
  readonly events: number;
  readonly commitments: number;
}
export interface MapParts {
  readonly knowledge: Knowledge;
  /** The strongest first. */
  readonly ties: readonly Tie[];
  readonly choices: readonly Choice[];
  readonly world: World | undefined;
  /** Facts of the pair that is chosen. */
  readonly chosen?:
    | { readonly a: string; readonly b: string; readonly facts: readonly Fact[]; readonly total: number }
    | undefined;
  readonly query: string;
}

const LEAST_WIDTH = 320;

export const strength = ({ treaties, events, commitments }: Tie): number => treaties + events + commitments;
const codeOf = (iriText: string): string => iriText.slice(iriText.lastIndexOf('/') + 1);

export function mapPage(view: View, parts: MapParts): Promise<string> {
  const { map, overview } = view.messages;
  const { knowledge, ties, world, chosen, choices, query } = parts;
  return renderPage(view, {
    title: map.title,
    layout: 'wide',
    main: html`<p class="lead">${map.lead}</p>
${renderChoices(view, choices)}
${ties.length === 0 ? html`<p class="absent">${overview.none}</p>` : world === undefined ? '' : html`${renderPicture(view, mapPicture(view, parts, false), map.title)}<p class="note">${map.shapes}</p>`}
${chosen === undefined ? '' : renderChosen(view, knowledge, chosen)}
${renderTable({
  caption: overview.table,
  head: [map.pair, map.treaties, map.events, map.commitments, ''],
  rows: ties.map((tie) => [
    html`${renderIri(view, knowledge, tie.a)} – ${renderIri(view, knowledge, tie.b)}`,
    String(tie.treaties),
    String(tie.events),
    String(tie.commitments),
    html`<a href="${pairAddress(view, tie)}">${map.facts}</a>`,
  ]),
})}
${renderQueryLink(view, query)}`,
  });
}

const pairAddress = (view: View, { a, b }: Tie): string =>
  `${hrefHere({ ...view, path: '/map' }, { a: codeOf(a), b: codeOf(b) })}#pair`;

function renderChosen(view: View, knowledge: Knowledge, { a, b, facts, total }: NonNullable<MapParts['chosen']>): Html {
  return html`<section id="pair"><h2>${renderIri(view, knowledge, a)} – ${renderIri(view, knowledge, b)} <span class="count">${total}</span></h2>
${total > facts.length ? html`<p>${fill(view.messages.shownOf, { shown: facts.length, total })}</p>` : ''}
${renderFactLines(view, knowledge, facts)}</section>`;
}

export function mapPicture(view: View, { knowledge, ties, world }: MapParts, alone: boolean): Html {
  if (world === undefined) return html``;
  const codes = [...new Set(ties.flatMap(({ a, b }) => [a, b]))];
  const placed = codes.filter((state) => world.states[codeOf(state)] !== undefined);
  const at = (state: string): readonly [number, number] => world.states[codeOf(state)]?.at ?? [0, 0];
  const frame = frameOf(placed.map(at), world);
  const unit = frame.width / 960;
  const most = Math.max(1, ...ties.map(strength));
  const nameOf = (state: string): string => knowledge.names(state)?.text ?? codeOf(state);
  const shapes = html`<path d="${world.land}" class="land" fill="${INK.line}"/>
${placed.map((state) => html`<path d="${world.states[codeOf(state)]?.path ?? ''}" class="state" fill="${INK.accent}" fill-opacity="0.22" stroke="${INK.accent}" stroke-width="${round(unit * 10) / 10}"/>`)}`;
  const lines = ties
    .filter(({ a, b }) => placed.includes(a) && placed.includes(b))
    .map((tie) => {
      const label = `${nameOf(tie.a)} – ${nameOf(tie.b)}: ${strength(tie)}`;
      const width = Math.max(1.5, (9 * strength(tie)) / most) * unit;
      return html`<a href="${pairAddress(view, tie)}" aria-label="${label}"><title>${label}</title><path d="${arc(at(tie.a), at(tie.b))}" fill="none" stroke="transparent" stroke-width="${round(26 * unit)}"/><path d="${arc(at(tie.a), at(tie.b))}" class="tie" fill="none" stroke="${INK.treaty}" stroke-opacity="0.75" stroke-linecap="round" stroke-width="${Math.round(width * 100) / 100}"/></a>`;
    });
  const dots = placed.map((state) => {
    const [x, y] = at(state);
    return html`<a href="${href(view, localPath(state, view.base) ?? '')}"><circle cx="${x}" cy="${y}" r="${round(14 * unit)}" fill="transparent"/><circle cx="${x}" cy="${y}" r="${Math.round(4.5 * unit * 100) / 100}" class="ink" fill="${INK.ink}"/><text x="${round(x + 8 * unit)}" y="${round(y - 8 * unit)}" font-size="${round(15 * unit)}" class="ink halo" fill="${INK.ink}" stroke="${INK.paper}" stroke-width="${round(3 * unit)}" paint-order="stroke">${nameOf(state)}</text></a>`;
  });
  return renderSvg({ ...frame, label: view.messages.map.title, alone }, html`${shapes}${lines}${dots}`);
}

/** A bow, so that ties between neighbours can be told apart. */
function arc([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const bend = 0.18;
  return `M${x1},${y1}Q${round(mx + (y2 - y1) * bend)},${round(my - (x2 - x1) * bend)} ${x2},${y2}`;
}

/** The part of the world where the places are, with room around them. */
function frameOf(
  places: readonly (readonly [number, number])[],
  world: World,
): { x: number; y: number; width: number; height: number } {
  if (places.length === 0) return { x: 0, y: 0, width: world.width, height: world.height };
  const xs = places.map(([x]) => x);
  const ys = places.map(([, y]) => y);
  const ratio = world.width / world.height;
  const middle = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2] as const;
  const width = Math.min(
    world.width,
    Math.max(LEAST_WIDTH, (Math.max(...xs) - Math.min(...xs)) * 1.6, (Math.max(...ys) - Math.min(...ys)) * 1.6 * ratio),
  );
  const height = width / ratio;
  const within = (from: number, size: number, whole: number): number =>
    round(Math.min(Math.max(0, from - size / 2), whole - size));
  return {
    x: within(middle[0], width, world.width),
    y: within(middle[1], height, world.height),
    width: round(width),
    height: round(height),
  };
}
