// Arranged boxes in, the lines between them out: from the row of a property to the boxes that hold its classes. A line ends
// at the largest box all of whose classes are meant, so that "state or organization" is one line and not two.
import type { Box, Hue, Row } from './arrange.js';

export interface Line {
  readonly property: string;
  readonly hue: Hue;
  /** Name of the only class of the box at its end, else undefined. */
  readonly target: string | undefined;
  /** SVG path data. */
  readonly path: string;
  readonly end: readonly [x: number, y: number];
  /** Where the arrow points. */
  readonly heading: 'left' | 'right' | 'down';
}
interface Start {
  readonly box: Box;
  readonly row: Row;
  readonly to: Box;
}
type Kind = 'across' | 'lane' | 'over' | 'around';

const LANE = 10;
const MARGIN = 12;
const OVER = 14;
/** A free stretch of a box's edge is used for its arrows from this height on. */
const FREE = 34;
/** Middle of a box's name. */
const TITLE = 16;

export const allBoxes = (boxes: readonly Box[]): Box[] => boxes.flatMap((box) => [box, ...allBoxes(box.inside)]);

export function route(boxes: readonly Box[]): Line[] {
  const all = allBoxes(boxes);
  const starts = all.flatMap((box) =>
    box.rows
      .filter(({ side }) => side !== 'none')
      .flatMap((row) =>
        cover(row.link.targets, boxes)
          .filter((to) => to !== box)
          .map((to) => ({ box, row, to })),
      ),
  );
  const kinds = new Map(starts.map((start) => [start, kindOf(start, boxes)] as const));
  const lanes = [...starts].filter((start) => kinds.get(start) === 'lane').sort((a, b) => length(a) - length(b));
  return starts.map((start): Line => {
    const { box, row, to } = start;
    const peers = starts.filter(
      (other) =>
        other.to === to && sideAt(kinds.get(other) ?? 'across', other) === sideAt(kinds.get(start) ?? 'across', start),
    );
    const common = { property: row.link.property, hue: to.hue, target: to.name };
    const kind = kinds.get(start) ?? 'across';
    const alone = kind === 'lane' && peers.length === 1;
    const y = alone ? to.y + TITLE : anchor(to, peers.sort((a, b) => a.row.y - b.row.y).indexOf(start), peers.length);
    if (kind === 'lane') {
      const from = box.x + (box.inside.length > 0 ? box.indent - 4 : 0);
      const x = Math.min(from, to.x) - LANE * (lanes.filter((lane) => nearby(lane, start)).indexOf(start) + 1);
      return { ...common, path: bent(from, row.y, x, y, to.x), end: [to.x, y], heading: 'right' };
    }
    const from = row.side === 'right' ? box.x + box.width : box.x + (box.inside.length > 0 ? box.indent - 4 : 0);
    if (kind === 'around')
      return {
        ...common,
        path: bent(from, row.y, Math.max(...boxes.map((outer) => outer.x + outer.width)) + LANE, y, to.x + to.width),
        end: [to.x + to.width, y],
        heading: 'left',
      };
    if (kind === 'over') {
      const x = to.x + to.width - 2 * MARGIN;
      return { ...common, path: over(from, row.y, x, to.y), end: [x, to.y], heading: 'down' };
    }
    const end = row.side === 'right' ? to.x : to.x + to.width;
    return {
      ...common,
      path: curve(from, row.y, end, y),
      end: [end, y],
      heading: row.side === 'right' ? 'right' : 'left',
    };
  });
}

/** The fewest boxes that hold the classes meant and no other; a class that has boxes inside is meant as a whole. */
function cover(targets: readonly string[], boxes: readonly Box[]): Box[] {
  return boxes.flatMap((box) => {
    if (box.name !== undefined) return targets.includes(box.name) ? [box] : cover(targets, box.inside);
    return [...box.classes].every((name) => targets.includes(name)) ? [box] : cover(targets, box.inside);
  });
}

function kindOf({ box, row, to }: Start, boxes: readonly Box[]): Kind {
  const same = box.hue === to.hue;
  if (same) return row.side === 'right' && to.hue !== 'fact' ? 'around' : 'lane';
  const columns = [...new Set(boxes.map(({ hue }) => hue))];
  return columns.indexOf(to.hue) - columns.indexOf(box.hue) > 1 ? 'over' : 'across';
}
const sideAt = (kind: Kind, { row }: Start): string =>
  kind === 'across' ? (row.side === 'right' ? 'left' : 'right') : kind === 'lane' ? 'left' : kind;
const length = ({ row, to }: Start): number => Math.abs(row.y - (to.y + to.height / 2));
/** Lanes are numbered within their column. */
const nearby = (a: Start, b: Start): boolean => a.box.hue === b.box.hue;

/** Evenly along the height of the box, or of the first stretch of its edge that no box in it is behind. */
function anchor(to: Box, nth: number, count: number): number {
  const edges = [to.y, ...to.inside.flatMap((box) => [box.y, box.y + box.height]), to.y + to.height];
  const stretches = edges
    .map((top, index) => [top, edges[index + 1] ?? top] as const)
    .filter((_, index) => index % 2 === 0);
  const free = to.name === undefined ? stretches.find(([top, bottom]) => bottom - top >= FREE) : undefined;
  const [top, bottom] = free ?? [to.y, to.y + to.height];
  const step = Math.min(18, (bottom - top - MARGIN) / Math.max(1, count - 1));
  return (top + bottom) / 2 + (nth - (count - 1) / 2) * step;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const curve = (x1: number, y1: number, x2: number, y2: number): string => {
  const bow = (x2 - x1) / 2;
  return `M${round(x1)} ${round(y1)}C${round(x1 + bow)} ${round(y1)} ${round(x2 - bow)} ${round(y2)} ${round(x2)} ${round(y2)}`;
};
/** Out to a lane, along it, and back in, with round corners. */
function bent(x1: number, y1: number, lane: number, y2: number, x2: number): string {
  const r = Math.min(7, Math.abs(y2 - y1) / 2);
  const out = Math.sign(lane - x1) * r;
  const down = Math.sign(y2 - y1) * r;
  return `M${round(x1)} ${round(y1)}H${round(lane - out)}q${round(out)} 0 ${round(out)} ${round(down)}V${round(y2 - down)}q0 ${round(down)} ${round(-out)} ${round(down)}H${round(x2)}`;
}
/** Above all boxes of the columns between, and down. */
function over(x1: number, y1: number, x2: number, y2: number): string {
  const r = 9;
  const up = x1 + 36;
  return `M${round(x1)} ${round(y1)}H${round(up - r)}q${r} 0 ${r} ${-r}V${OVER + r}q0 ${-r} ${r} ${-r}H${round(x2 - r)}q${r} 0 ${r} ${r}V${round(y2)}`;
}
