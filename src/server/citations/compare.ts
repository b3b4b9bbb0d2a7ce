// A citation and the answer of now in, what changed between them out. A row that stands twice counts twice.
import { type AnswerTable, hashOf, type Row } from './answer-table.js';
import { type Citation, markOf } from './citation.js';

export interface Difference {
  readonly same: boolean;
  /** The rows are those that were cited, in another order. */
  readonly reordered: boolean;
  /** Rows that are new; undefined where the citation does not tell. */
  readonly added?: readonly Row[];
  /** Rows that are no more, or only how many. */
  readonly removed?: readonly Row[] | number;
}

export function compare({ hash, ordered, kept }: Citation, now: AnswerTable): Difference {
  if (hashOf(now, ordered) === hash) return { same: true, reordered: false };
  if (kept === undefined) return { same: false, reordered: false };
  if ('marks' in kept) {
    const { added, lost } = against(kept.marks, now.rows, markOf);
    return { same: false, reordered: added.length + lost.length === 0, added, removed: lost.length };
  }
  const { added, lost } = against(kept.table.rows.map(keyOf), now.rows, keyOf);
  const removed = lost.map((key) => JSON.parse(key) as Row);
  const sameColumns = keyOf(kept.table.columns) === keyOf(now.columns);
  return { same: false, reordered: sameColumns && added.length + lost.length === 0, added, removed };
}

const keyOf = (row: Row): string => JSON.stringify(row);

function against(before: readonly string[], now: readonly Row[], key: (row: Row) => string) {
  const left = new Map<string, number>();
  for (const name of before) left.set(name, (left.get(name) ?? 0) + 1);
  const added = now.filter((row) => {
    const count = left.get(key(row)) ?? 0;
    if (count > 0) left.set(key(row), count - 1);
    return count === 0;
  });
  return { added, lost: [...left].flatMap(([name, count]) => Array<string>(count).fill(name)) };
}
