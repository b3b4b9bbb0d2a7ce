// A tab-separated source table in, rows out. The first line names the columns; a cell that holds several values parts
// them with "; ". Every fault names file and line, because people write these tables by hand.
import { readFileSync } from 'node:fs';

/** A source table cannot be used; the message names file and line. */
export class TableError extends Error {}

export type Row<Column extends string> = Readonly<Record<Column, string>> & {
  readonly where: string;
};

/** Reads a table whose header is exactly `columns`. Throws TableError for another header or a row with more cells. */
export function loadTable<Column extends string>(file: string, columns: readonly Column[]): Row<Column>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');
  if (header !== columns.join('\t')) throw new TableError(`${file}:1: the header must be: ${columns.join(', ')}`);
  return lines.map((line, index) => {
    const where = `${file}:${index + 2}`;
    const cells = line.split('\t');
    if (cells.length > columns.length)
      throw new TableError(`${where}: ${cells.length} cells in a table of ${columns.length} columns`);
    const row = Object.fromEntries(columns.map((column, at) => [column, (cells[at] ?? '').trim()]));
    return { ...row, where } as unknown as Row<Column>;
  });
}

/** The values of a cell in their order; none for an empty cell. */
export const values = (cell: string): string[] =>
  (cell === '' ? [] : cell.split(';').map((value) => value.trim())).filter((value) => value !== '');
