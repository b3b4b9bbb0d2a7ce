// The model in, boxes with places out: which class stands where in the picture, how large its box is, and where the rows of
// its properties lie. Three columns: the text, what it says, the world that it speaks of. A subclass stands inside the box
// of the class above it; a box without a name holds the classes that many properties share as their values.
import type { ModelClass, ModelLink } from './model.js';

export type Hue = 'text' | 'fact' | 'world';

/** A class or, without a name, a choice of the classes inside. */
interface Plan {
  readonly name?: string;
  readonly inside?: readonly Plan[];
  /** Empty room above, where the column would otherwise be lopsided. */
  readonly drop?: number;
  /** Empty room below what is inside, for the arrows that end at the box. */
  readonly tail?: number;
}
interface Column {
  readonly hue: Hue;
  readonly caption: string;
  readonly x: number;
  readonly width: number;
  /** Room for lines along the left of what stands inside a box. */
  readonly lane: number;
  readonly boxes: readonly Plan[];
}

/** A property, or the part of it whose values lie to one side. */
export interface Row {
  readonly link: ModelLink;
  /** Where it is written, and its line leaves; a property between things of one class is written left and has no line. */
  readonly side: 'left' | 'right' | 'none';
  /** Middle of the row. */
  readonly y: number;
}
export interface Box {
  readonly name?: string;
  readonly hue: Hue;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Left end of what is written in it. */
  readonly indent: number;
  readonly rows: readonly Row[];
  /** Lines of codes and literals; a code is marked by a leading asterisk. */
  readonly attributes: readonly (readonly string[])[];
  readonly attributesY: number;
  readonly inside: readonly Box[];
  /** Names of all classes in it, itself included. */
  readonly classes: ReadonlySet<string>;
}

export const WIDTH = 1000;
const TOP = 50;
const COLUMNS: readonly Column[] = [
  {
    hue: 'text',
    caption: 'THE TEXT',
    x: 30,
    width: 200,
    lane: 0,
    boxes: [
      { name: 'Passage', inside: [{ name: 'Mention' }] },
      { name: 'Article', drop: 34 },
      { name: 'Curation', drop: 120 },
    ],
  },
  {
    hue: 'fact',
    caption: 'WHAT IT SAYS',
    x: 300,
    width: 310,
    lane: 46,
    boxes: [
      {
        name: 'Fact',
        inside: [
          { name: 'OfficeHolding' },
          { name: 'Treaty' },
          { name: 'Commitment' },
          { name: 'Event' },
          { name: 'Figure' },
          { name: 'Statement' },
        ],
      },
    ],
  },
  {
    hue: 'world',
    caption: 'THE WORLD IT SPEAKS OF',
    x: 770,
    width: 200,
    lane: 0,
    boxes: [
      {
        drop: 100,
        inside: [
          {
            drop: 36,
            tail: 46,
            inside: [{ name: 'Person' }, { drop: 8, inside: [{ name: 'State' }, { name: 'Organization', drop: 12 }] }],
          },
          { name: 'Place', drop: 8 },
        ],
      },
    ],
  },
];
/** Properties that would need a line from every dated fact; they are written as attributes instead. */
const WITHOUT_LINE = new Set(['anchor']);
const SIZES = { title: 30, row: 19, attribute: 16, padding: 12, gap: 14, indent: 12, character: 5.9 };

export const CAPTIONS = COLUMNS.map(({ caption, hue, x, boxes }) => ({
  text: caption,
  hue,
  x,
  y: TOP + (boxes[0]?.drop ?? 0) - 9,
}));

/** Throws RangeError when a class of the model has no place, or a place no class. */
export function arrange(model: readonly ModelClass[]): { readonly boxes: readonly Box[]; readonly height: number } {
  const byName = new Map(model.map((known) => [known.name, known]));
  const boxes = COLUMNS.flatMap((column) => {
    let y = TOP;
    return column.boxes.map((plan) => {
      const box = place(plan, column, column.x, y + (plan.drop ?? 0), column.width, byName);
      y = box.y + box.height + SIZES.gap;
      return box;
    });
  });
  const placed = new Set(boxes.flatMap((box) => [...box.classes]));
  const missing = model.filter(({ name }) => !placed.has(name)).map(({ name }) => name);
  if (missing.length > 0) throw new RangeError(`the picture has no place for ${missing.join(', ')}`);
  return { boxes, height: Math.max(...boxes.map((box) => box.y + box.height)) };
}

function place(
  plan: Plan,
  column: Column,
  x: number,
  top: number,
  width: number,
  byName: ReadonlyMap<string, ModelClass>,
): Box {
  const known = plan.name === undefined ? undefined : byName.get(plan.name);
  if (plan.name !== undefined && known === undefined) throw new RangeError(`the ontology has no class ${plan.name}`);
  const container = plan.inside !== undefined && known !== undefined;
  const indent = SIZES.indent + (container ? column.lane : 0);
  const links = (known?.links ?? [])
    .filter(({ property }) => !WITHOUT_LINE.has(property))
    .flatMap((link) => parts(link, known?.name, column))
    .sort((a, b) => a.rank - b.rank);
  let y = top + (known === undefined ? 0 : SIZES.title);
  const left = links
    .filter(({ side }) => side !== 'right')
    .map((part, index) => ({ ...part, y: y + (index + 0.5) * SIZES.row }));
  const right = links
    .filter(({ side }) => side === 'right')
    .map((part, index) => ({ ...part, y: top + SIZES.title / 2 + index * SIZES.row + 1 }));
  const rows = [...left, ...right];
  y = Math.max(y, ...rows.map((row) => row.y + SIZES.row / 2));
  const attributesY = y;
  const attributes = wrap(known, width - indent - SIZES.indent);
  y += attributes.length * SIZES.attribute + (known === undefined || attributes.length + rows.length === 0 ? 0 : 8);
  const inside: Box[] = [];
  if (plan.inside !== undefined) {
    y += known === undefined ? SIZES.padding : 4;
    for (const inner of plan.inside) {
      const box = place(
        inner,
        column,
        x + SIZES.padding + column.lane,
        y + (inner.drop ?? 0),
        width - 2 * SIZES.padding - column.lane,
        byName,
      );
      inside.push(box);
      y = box.y + box.height + SIZES.gap;
    }
    y += SIZES.padding - SIZES.gap + (plan.tail ?? 0);
  }
  const classes = new Set([...(known === undefined ? [] : [known.name]), ...inside.flatMap((box) => [...box.classes])]);
  const named = known === undefined ? {} : { name: known.name };
  return {
    ...named,
    hue: column.hue,
    x,
    y: top,
    width,
    height: y - top,
    indent,
    rows,
    attributes,
    attributesY,
    inside,
    classes,
  };
}

interface Part extends Omit<Row, 'y'> {
  /** Parts with lines that go far are written above those with lines within the column and those without. */
  readonly rank: number;
}

/** A property's values by the side on which they lie: what stands in the same column or further left, and all others. */
function parts({ property, targets }: ModelLink, from: string | undefined, column: Column): Part[] {
  if (targets.every((target) => target === from))
    return [{ link: { property, targets }, side: 'none', rank: COLUMNS.length }];
  const columnOf = (name: string): number => COLUMNS.findIndex(({ boxes }) => boxes.some((plan) => holds(plan, name)));
  const own = COLUMNS.indexOf(column);
  const isRight = (target: string): boolean => own === COLUMNS.length - 1 || columnOf(target) > own;
  return (['left', 'right'] as const).flatMap((side) => {
    const meant = targets.filter((target) => isRight(target) === (side === 'right'));
    const rank = side === 'right' ? 0 : Math.max(...meant.map(columnOf));
    return meant.length === 0 ? [] : [{ link: { property, targets: meant }, side, rank }];
  });
}
const holds = (plan: Plan, name: string): boolean =>
  plan.name === name || (plan.inside ?? []).some((inner) => holds(inner, name));

/** Codes and literals of a class in lines of at most `width`. */
function wrap(known: ModelClass | undefined, width: number): string[][] {
  if (known === undefined) return [];
  const single = known.links.filter(({ property }) => WITHOUT_LINE.has(property)).map(({ property }) => property);
  const lines: string[][] = [];
  let used = 0;
  for (const word of [...known.codes.map((code) => `*${code}`), ...[...known.literals, ...single].sort()]) {
    const length = (word.replace('*', '').length + 3) * SIZES.character;
    if (lines.length === 0 || used + length > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(word);
    used += length;
  }
  return lines;
}
