// Whether the rows of an answer are the rows expected. Rows are a set: none missing, none surplus.
// Each expected row takes an answer row of its own, except where the expected cells are glosses: one passage may
// render several of them, so there every expected row needs an answer row and every answer row an expected one.

import { type Known, plain } from './endpoint-facts.js';
import { type Cell, goldItem, readCell, readIri } from './notation.js';

/** Values of the compared columns; `undefined` where unbound. */
export type AnswerRow = readonly (string | undefined)[];

export interface Comparison {
  readonly missing: readonly (readonly Cell[])[];
  readonly surplus: readonly AnswerRow[];
}

/** The expected rows that no answer row gives, and the answer rows that no expected row accounts for. */
export function compareRows(
  expected: readonly (readonly Cell[])[],
  answer: readonly AnswerRow[],
  known: Known,
  glosses: boolean,
): Comparison {
  const fits = expected.map((cells) => answer.map((row) => cells.every((cell, i) => matches(cell, row[i], known))));
  if (glosses) {
    return {
      missing: expected.filter((_, e) => !fits[e]?.includes(true)),
      surplus: answer.filter((_, a) => !fits.some((row) => row[a])),
    };
  }
  const takenBy = assign(fits, answer.length);
  const taken = new Set(takenBy.filter((e) => e !== undefined));
  return {
    missing: expected.filter((_, e) => !taken.has(e)),
    surplus: answer.filter((_, a) => takenBy[a] === undefined),
  };
}

/** A largest one-to-one assignment (augmenting paths); for each answer row the expected row that takes it. */
function assign(fits: readonly (readonly boolean[])[], answerCount: number): (number | undefined)[] {
  const takenBy: (number | undefined)[] = new Array(answerCount).fill(undefined);
  const place = (e: number, seen: Set<number>): boolean => {
    for (let a = 0; a < answerCount; a++) {
      if (!fits[e]?.[a] || seen.has(a)) continue;
      seen.add(a);
      const holder = takenBy[a];
      if (holder === undefined || place(holder, seen)) {
        takenBy[a] = e;
        return true;
      }
    }
    return false;
  };
  fits.forEach((_, e) => {
    place(e, new Set());
  });
  return takenBy;
}

function matches(cell: Cell, value: string | undefined, known: Known): boolean {
  if (typeof cell !== 'string') {
    const values = (value ?? '') === '' ? [] : (value ?? '').split('; ');
    const { missing, surplus } = compareRows(
      cell.map((one) => [one]),
      values.map((one) => [one]),
      known,
      false,
    );
    return missing.length === 0 && surplus.length === 0;
  }
  if (cell === '*') return true;
  if (cell === 'absent') return value === undefined;
  if (value === undefined) return false;
  const iriText = readIri(cell);
  if (iriText !== undefined) return value === iriText;
  const { kind, value: wanted } = readCell(cell);
  switch (kind) {
    case 'date':
      return value === wanted;
    case 'number':
      return Number(value) === Number(wanted);
    case 'text':
      return plain(value) === wanted;
    case 'words':
      return containsWords(value, wanted, known);
    case 'label':
      return known.labels.get(value)?.has(wanted.toLowerCase()) ?? false;
    case 'gold':
      return standsOn(value, wanted, known);
    default:
      throw new Error(`no such cell: ${cell}`);
  }
}

function containsWords(value: string, wanted: string, known: Known): boolean {
  const passages = known.evidence.get(value)?.map((passage) => plain(passage.exact)) ?? [plain(value)];
  return wanted.split(' & ').every((part) => passages.some((words) => words.includes(part)));
}

/** True when a passage of the fact covers half or more of a passage of the gold item. */
function standsOn(fact: string, key: string, known: Known): boolean {
  const item = goldItem(key);
  if (!known.classes.get(fact)?.has(item.factClass)) return false;
  return (known.evidence.get(fact) ?? []).some(
    (passage) =>
      passage.articleIriText === item.articleIriText &&
      item.spans.some(([start, end]) => {
        const shared = Math.min(end, passage.end) - Math.max(start, passage.start);
        return shared * 2 >= end - start;
      }),
  );
}
