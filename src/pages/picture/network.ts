// Things as circles and what ties them as lines. The places are found by forces that start from the same order each time, so that
// the same data give the same picture.
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
import { cut } from '../knowledge/render-term.js';
import { INK, renderSvg, round } from './svg.js';

export type NodeKind = 'state' | 'person' | 'organization' | 'treaty';
export interface NetworkPicture {
  readonly label: string;
  readonly nodes: readonly {
    /** By which edges name it. */
    readonly name: string;
    readonly label: string;
    /** Without it, a thing of no kind that has a colour. */
    readonly kind?: NodeKind | undefined;
    readonly href?: string | undefined;
    /** Stands in the middle of the picture. */
    readonly middle?: boolean;
  }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  readonly alone: boolean;
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

type Placed = NetworkPicture['nodes'][number] & SimulationNodeDatum;

export function drawNetwork({ label: title, nodes, edges, alone }: NetworkPicture): Html {
  const placed = place(nodes, edges);
  const at = new Map(placed.map((node) => [node.name, node]));
  const lines = edges.flatMap(({ from, to, label }) => {
    const [a, b] = [at.get(from), at.get(to)];
    if (a === undefined || b === undefined) return [];
    return [
      html`<line x1="${round(a.x ?? 0)}" y1="${round(a.y ?? 0)}" x2="${round(b.x ?? 0)}" y2="${round(b.y ?? 0)}" class="edge" stroke="${INK.muted}" stroke-opacity="0.5"><title>${label}</title></line>`,
    ];
  });
  const circles = placed.map(({ label, kind, href, middle = false, x = 0, y = 0 }) => {
    const content = html`<title>${label}</title><circle cx="${round(x)}" cy="${round(y)}" r="15" fill="transparent"/><circle cx="${round(x)}" cy="${round(y)}" r="${middle ? 11 : 7}" class="node ${kind ?? 'ink'}" fill="${kind === undefined ? INK.ink : COLOURS[kind]}"/><text x="${round(x)}" y="${round(y + (middle ? 27 : 22))}" text-anchor="middle" font-weight="${middle ? 600 : 400}" class="ink halo" fill="${INK.ink}" stroke="${INK.paper}" stroke-width="3" paint-order="stroke">${cut(label, 34)}</text>`;
    return href === undefined ? html`<g>${content}</g>` : html`<a href="${href}" aria-label="${label}">${content}</a>`;
  });
  return renderSvg({ width: WIDTH, height: HEIGHT, label: title, alone }, html`${lines}${circles}`);
}

function place(nodes: NetworkPicture['nodes'], edges: NetworkPicture['edges']): Placed[] {
  const placed: Placed[] = nodes.map((node) => ({
    ...node,
    ...(node.middle === true ? { fx: WIDTH / 2, fy: HEIGHT / 2 } : {}),
  }));
  const known = new Set(nodes.map(({ name }) => name));
  const links = edges
    .filter(({ from, to }) => known.has(from) && known.has(to))
    .map(({ from, to }) => ({ source: from, target: to }));
  forceSimulation(placed)
    .force(
      'link',
      forceLink<Placed, { source: string; target: string }>(links)
        .id(({ name }) => name)
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
