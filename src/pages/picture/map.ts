// States on a map, with lines between them that are the stronger the more they stand for, and the part of the world in the
// frame where they are.
import { type Html, html } from '../html.js';
import { INK, renderSvg, round } from './svg.js';
import type { World } from './world.js';

export interface MapPicture {
  readonly label: string;
  readonly world: World;
  /** Each state once, by its code. `weight` from 0 to 1 makes its dot larger. */
  readonly places: readonly {
    readonly code: string;
    readonly name: string;
    readonly href: string;
    readonly weight?: number;
  }[];
  /** Between codes. */
  readonly lines: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string;
    readonly strength: number;
    readonly href?: string;
  }[];
  readonly alone: boolean;
}

const LEAST_WIDTH = 320;
const WHOLE = 960;

/** A state that the world does not have is left out, and so are its lines. */
export function drawMap({ label, world, places, lines, alone }: MapPicture): Html {
  const placed = places.filter(({ code }) => world.states[code] !== undefined);
  const codes = new Set(placed.map(({ code }) => code));
  const at = (code: string): readonly [number, number] => world.states[code]?.at ?? [0, 0];
  const frame = frameOf(
    placed.map(({ code }) => at(code)),
    world,
  );
  const unit = frame.width / WHOLE;
  const most = Math.max(1, ...lines.map(({ strength }) => strength));
  const shapes = html`<path d="${world.land}" class="land" fill="${INK.line}"/>
${placed.map(({ code }) => html`<path d="${world.states[code]?.path ?? ''}" class="state" fill="${INK.accent}" fill-opacity="0.22" stroke="${INK.accent}" stroke-width="${round(unit * 10) / 10}"/>`)}`;
  const drawn = lines
    .filter(({ from, to }) => codes.has(from) && codes.has(to))
    .map((line) => {
      const width = Math.max(1.5, (9 * line.strength) / most) * unit;
      const path = arc(at(line.from), at(line.to));
      const content = html`<title>${line.label}</title><path d="${path}" fill="none" stroke="transparent" stroke-width="${round(26 * unit)}"/><path d="${path}" class="tie" fill="none" stroke="${INK.treaty}" stroke-opacity="0.75" stroke-linecap="round" stroke-width="${Math.round(width * 100) / 100}"/>`;
      return line.href === undefined
        ? html`<g>${content}</g>`
        : html`<a href="${line.href}" aria-label="${line.label}">${content}</a>`;
    });
  const dots = placed.map(({ code, name, href, weight = 0 }) => {
    const [x, y] = at(code);
    const radius = Math.round((4.5 + 14 * Math.sqrt(weight)) * unit * 100) / 100;
    return html`<a href="${href}"><circle cx="${x}" cy="${y}" r="${round(14 * unit)}" fill="transparent"/><circle cx="${x}" cy="${y}" r="${radius}" class="ink" fill="${INK.ink}"${weight > 0 ? html` fill-opacity="0.65"` : ''}/><text x="${round(x + 8 * unit)}" y="${round(y - 8 * unit)}" font-size="${round(15 * unit)}" class="ink halo" fill="${INK.ink}" stroke="${INK.paper}" stroke-width="${round(3 * unit)}" paint-order="stroke">${name}</text></a>`;
  });
  return renderSvg({ ...frame, label, alone }, html`${shapes}${drawn}${dots}`);
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
