// The pictures that an answer can be seen as. Each names the columns that it is made from; a column that the address does not
// name is the first that fits and that no other part of the picture uses.
import { type Html, html } from '../../html.js';
import type { Names } from '../../knowledge/names.js';
import type { World } from '../../picture/world.js';
import type { View } from '../../view.js';
import { chartView } from './chart-view.js';
import type { Column, ColumnKind, ResultRow } from './columns.js';
import { mapView } from './map-view.js';
import { networkView } from './network-view.js';
import { timelineView } from './timeline-view.js';

export interface Part {
  /** In the address and among the messages. */
  readonly name: 'state' | 'other' | 'weight' | 'start' | 'end' | 'label' | 'from' | 'to' | 'relation' | 'value';
  /** Kinds of columns that fit, those before the others. */
  readonly takes: readonly ColumnKind[];
  readonly optional?: boolean;
}
export interface Drawing {
  readonly view: View;
  readonly names: Names;
  readonly rows: readonly ResultRow[];
  /** The column of each part that has one. */
  readonly columns: ReadonlyMap<Part['name'], string>;
  readonly world: World | undefined;
  readonly alone: boolean;
}
export interface Drawn {
  readonly picture: Html;
  /** Of what could be drawn, how much is. */
  readonly shown: number;
  readonly total: number;
}
export interface ResultView {
  readonly name: 'map' | 'timeline' | 'network' | 'chart';
  readonly parts: readonly Part[];
  /** Undefined where there is nothing to draw. */
  draw(drawing: Drawing): Drawn | undefined;
}

export const RESULT_VIEWS: readonly ResultView[] = [mapView, timelineView, networkView, chartView];

/** The view that an address asks for; undefined for the table. */
export const viewAsked = (parameters: URLSearchParams): ResultView | undefined =>
  RESULT_VIEWS.find(({ name }) => name === parameters.get('view'));

const NO_COLUMN = '-';

/** A part that is needed and has no column is undefined in `missing`. */
export function assignColumns(
  { parts }: ResultView,
  columns: readonly Column[],
  parameters: URLSearchParams,
): { readonly assigned: ReadonlyMap<Part['name'], string>; readonly missing: readonly Part[] } {
  const assigned = new Map<Part['name'], string>();
  const refused = new Set<Part['name']>();
  for (const { name, takes, optional } of parts) {
    const asked = parameters.get(name);
    if (asked === NO_COLUMN && optional === true) refused.add(name);
    if (columns.some((column) => column.name === asked && takes.includes(column.kind)))
      assigned.set(name, asked as string);
  }
  for (const { name, takes } of parts) {
    if (assigned.has(name) || refused.has(name)) continue;
    const used = new Set(assigned.values());
    const free = columns.filter((column) => !used.has(column.name));
    const fitting = takes.flatMap((kind) => free.filter((column) => column.kind === kind));
    if (fitting[0] !== undefined) assigned.set(name, fitting[0].name);
  }
  return { assigned, missing: parts.filter(({ name, optional }) => optional !== true && !assigned.has(name)) };
}

/** Choices of the columns that a picture is made from. */
export function renderParts(
  view: View,
  { parts }: ResultView,
  columns: readonly Column[],
  assigned: ReadonlyMap<Part['name'], string>,
): Html {
  const words = view.messages.views;
  return html`${parts.map(({ name, takes, optional }) => {
    const fitting = columns.filter(({ kind }) => takes.includes(kind));
    return fitting.length === 0
      ? ''
      : html`<label>${words.parts[name]} <select name="${name}">${optional === true ? html`<option value="${NO_COLUMN}">–</option>` : ''}${fitting.map((column) => html`<option value="${column.name}"${assigned.get(name) === column.name ? html` selected` : ''}>${column.name}</option>`)}</select></label>\n`;
  })}`;
}
