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
import { drawMap } from '../picture/map.js';
import type { World } from '../picture/world.js';
import { href, hrefHere, type View } from '../view.js';
import { type Choice, renderChoices, renderPicture, renderQueryLink, renderTable } from './frame.js';

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
    | {
        readonly a: string;
        readonly b: string;
        readonly facts: readonly Fact[];
        readonly total: number;
        /** All that joins them, in words. */
        readonly query: string;
      }
    | undefined;
  readonly query: string;
}

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

function renderChosen(
  view: View,
  knowledge: Knowledge,
  { a, b, facts, total, query }: NonNullable<MapParts['chosen']>,
): Html {
  return html`<section id="pair"><h2>${renderIri(view, knowledge, a)} – ${renderIri(view, knowledge, b)} <span class="count">${total}</span></h2>
${total > facts.length ? html`<p>${fill(view.messages.shownOf, { shown: facts.length, total })}</p>` : ''}
${renderFactLines(view, knowledge, facts)}
${renderQueryLink(view, query)}</section>`;
}

export function mapPicture(view: View, { knowledge, ties, world }: MapParts, alone: boolean): Html {
  if (world === undefined) return html``;
  const nameOf = (state: string): string => knowledge.names(state)?.text ?? codeOf(state);
  return drawMap({
    label: view.messages.map.title,
    world,
    alone,
    places: [...new Set(ties.flatMap(({ a, b }) => [a, b]))].map((state) => ({
      code: codeOf(state),
      name: nameOf(state),
      href: href(view, localPath(state, view.base) ?? ''),
    })),
    lines: ties.map((tie) => ({
      from: codeOf(tie.a),
      to: codeOf(tie.b),
      label: `${nameOf(tie.a)} – ${nameOf(tie.b)}: ${strength(tie)}`,
      strength: strength(tie),
      href: pairAddress(view, tie),
    })),
  });
}
