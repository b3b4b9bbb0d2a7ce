// States, persons, organizations and treaties around one of them, to be walked through: each leads to its own surroundings. The
// places are found by forces that start from the same order each time, so that the same data give the same picture.
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { type Html, html } from '../html.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { cut, renderIri, renderName } from '../knowledge/render-term.js';
import { renderPage } from '../layout.js';
import { fill } from '../messages.js';
import { hrefHere, type View } from '../view.js';
import { type Choice, renderChoices, renderPicture, renderQueryLink, renderTable } from './frame.js';
import { INK, renderSvg, round } from './svg.js';

export type NodeKind = 'state' | 'person' | 'organization' | 'treaty';
export interface NetworkParts {
  readonly knowledge: Knowledge;
  /** IRI of the thing in the middle. */
  readonly focus: string;
  readonly nodes: readonly { readonly iriText: string; readonly kind: NodeKind }[];
  /** `property` is what the first is to the second, such as pacta:party. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly property: string }[];
  /** How many neighbours there are, and how many of them are shown. */
  readonly total: number;
  readonly shown: number;
  readonly choices: readonly Choice[];
  readonly query: string;
}

const WIDTH = 960;
const HEIGHT = 560;
const MARGIN = 120;
const TICKS = 260;
const COLOURS: Readonly<Record<NodeKind, string>> = {
  state: INK.accent,
  person: INK.statement,
  organization: INK.commitment,
  treaty: INK.treaty,
};

export function networkPage(view: View, parts: NetworkParts): Promise<string> {
  const { network, overview } = view.messages;
  const { knowledge, edges, nodes, total, shown, choices, query } = parts;
  return renderPage(view, {
    title: network.title,
    layout: 'wide',
    main: html`<p class="lead">${network.lead}</p>
${renderChoices(view, choices)}
${nodes.length === 0 ? html`<p class="absent">${overview.none}</p>` : renderPicture(view, networkPicture(view, parts, false), network.title)}
${total > shown ? html`<p>${fill(view.messages.shownOf, { shown, total })}</p>` : ''}
${renderTable({
  caption: overview.table,
  head: [network.from, network.relation, network.to],
  rows: edges.map(({ from, to, property }) => [
    renderIri(view, knowledge, from),
    renderName(knowledge, property),
    renderIri(view, knowledge, to),
  ]),
})}
${renderQueryLink(view, query)}`,
  });
}

interface Placed extends SimulationNodeDatum {
  readonly iriText: string;
  readonly kind: NodeKind;
}

export function networkPicture(view: View, { knowledge, focus, nodes, edges }: NetworkParts, alone: boolean): Html {
  const placed = place(nodes, edges, focus);
  const at = new Map(placed.map((node) => [node.iriText, node]));
  const lines = edges.flatMap(({ from, to, property }) => {
    const [a, b] = [at.get(from), at.get(to)];
    if (a === undefined || b === undefined) return [];
    const relation = knowledge.names(property)?.text ?? '';
    return [
      html`<line x1="${round(a.x ?? 0)}" y1="${round(a.y ?? 0)}" x2="${round(b.x ?? 0)}" y2="${round(b.y ?? 0)}" class="edge" stroke="${INK.muted}" stroke-opacity="0.5"><title>${relation}</title></line>`,
    ];
  });
  const circles = placed.map(({ iriText, kind, x = 0, y = 0 }) => {
    const label = knowledge.names(iriText)?.text ?? iriText;
    const middle = iriText === focus;
    return html`<a href="${hrefHere({ ...view, path: '/network' }, { focus: iriText })}" aria-label="${label}"><title>${label}</title><circle cx="${round(x)}" cy="${round(y)}" r="15" fill="transparent"/><circle cx="${round(x)}" cy="${round(y)}" r="${middle ? 11 : 7}" class="node ${kind}" fill="${COLOURS[kind]}"/><text x="${round(x)}" y="${round(y + (middle ? 27 : 22))}" text-anchor="middle" font-weight="${middle ? 600 : 400}" class="ink halo" fill="${INK.ink}" stroke="${INK.paper}" stroke-width="3" paint-order="stroke">${cut(label, 34)}</text></a>`;
  });
  return renderSvg(
    { width: WIDTH, height: HEIGHT, label: view.messages.network.title, alone },
    html`${lines}${circles}`,
  );
}

function place(nodes: NetworkParts['nodes'], edges: NetworkParts['edges'], focus: string): Placed[] {
  const placed: Placed[] = nodes.map((node) => ({
    ...node,
    ...(node.iriText === focus ? { fx: WIDTH / 2, fy: HEIGHT / 2 } : {}),
  }));
  const known = new Set(nodes.map(({ iriText }) => iriText));
  const links = edges
    .filter(({ from, to }) => known.has(from) && known.has(to))
    .map(({ from, to }) => ({ source: from, target: to }));
  forceSimulation(placed)
    .force(
      'link',
      forceLink<Placed, { source: string; target: string }>(links)
        .id(({ iriText }) => iriText)
        .distance(120),
    )
    .force('charge', forceManyBody().strength(-420))
    .force('collide', forceCollide(46))
    .force('x', forceX(WIDTH / 2).strength(0.05))
    .force('y', forceY(HEIGHT / 2).strength(0.11))
    .stop()
    .tick(TICKS);
  return spread(placed);
}

/** Spread over the whole frame, with room for the names. */
function spread(placed: readonly Placed[]): Placed[] {
  const scale = (values: readonly number[], from: number, to: number): ((value: number) => number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return (value) => (most === least ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from));
  };
  const x = scale(
    placed.map((node) => node.x ?? 0),
    MARGIN,
    WIDTH - MARGIN,
  );
  const y = scale(
    placed.map((node) => node.y ?? 0),
    30,
    HEIGHT - 50,
  );
  return placed.map((node) => ({ ...node, x: x(node.x ?? 0), y: y(node.y ?? 0) }));
}
