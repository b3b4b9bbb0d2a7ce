// SPARQL results in, a table for people out. IRIs take the prefixes that Turtle has; a line break within a value is shown
// as a space. Columns are cut to fit only where a width is given.
import { PREFIXES } from '../graph/vocabulary.js';

export interface ResultTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
}
export interface SelectResults {
  readonly head: { readonly vars?: readonly string[] };
  readonly results?: { readonly bindings: readonly Readonly<Record<string, ResultTerm>>[] };
  readonly boolean?: boolean;
}

const NAMESPACES = Object.entries(PREFIXES).sort((a, b) => b[1].length - a[1].length);
const LEAST_WIDTH = 8;
const GAP = '  ';

function show(term: ResultTerm | undefined): string {
  if (term === undefined) return '';
  const value = term.value.replace(/\s+/g, ' ');
  if (term.type !== 'uri') return value;
  const known = NAMESPACES.find(
    ([, namespace]) => value.startsWith(namespace) && /^[\p{L}\p{N}_-]+$/u.test(value.slice(namespace.length)),
  );
  return known === undefined ? `<${value}>` : `${known[0]}:${value.slice(known[1].length)}`;
}

/** `width` is that of the terminal; undefined leaves every value whole. */
export function renderTable({ head, results }: SelectResults, width?: number): string {
  const columns = head.vars ?? [];
  const rows = (results?.bindings ?? []).map((binding) => columns.map((name) => show(binding[name])));
  const widths = columns.map((name, at) => Math.max(length(name), ...rows.map((row) => length(row[at] ?? ''))));
  if (width !== undefined) shrink(widths, width - GAP.length * (columns.length - 1));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => pad(cell, widths[at] ?? 0))
      .join(GAP)
      .trimEnd();
  return `${[line(columns), line(widths.map((size) => '-'.repeat(size))), ...rows.map(line)].join('\n')}\n`;
}

const length = (text: string): number => [...text].length;

function pad(text: string, size: number): string {
  const signs = [...text];
  return signs.length > size ? `${signs.slice(0, size - 1).join('')}…` : text + ' '.repeat(size - signs.length);
}

/** Takes from the widest column, again and again, until all fit or none can give more. */
function shrink(widths: number[], available: number): void {
  let excess = widths.reduce((sum, size) => sum + size, 0) - available;
  while (excess > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= LEAST_WIDTH) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
}
