// Reads the competency questions from `cases/*.yaml` and puts one to an endpoint.

import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { bindValues, type Values } from './bind.js';
import type { Select } from './endpoint.js';
import type { Known } from './endpoint-facts.js';
import { type AnswerRow, compareRows } from './matching.js';
import type { Cell } from './notation.js';

export interface Question {
  readonly question: number;
  readonly title: string;
  /** Path below `queries/`, without `.rq`. */
  readonly query: string;
  /** Terms for VALUES blocks of the query, where the file's own are those of another question. */
  readonly values?: Values;
  /** The columns that are compared; a query may give more. */
  readonly columns: readonly string[];
  /** One passage may render several of the expected rows. */
  readonly glosses?: boolean;
  readonly rows: readonly (readonly Cell[])[];
  /** Words of the question itself in the language of the articles, where the query has to look for them. */
  readonly asked?: string;
}

const casesUrl = new URL('cases/', import.meta.url);
const queriesUrl = new URL('../../queries/', import.meta.url);

export function loadQuestions(): readonly Question[] {
  return readdirSync(casesUrl)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name): Question[] => parse(readFileSync(new URL(name, casesUrl), 'utf8')));
}

export function queryText(question: Question): string {
  const text = readFileSync(new URL(`${question.query}.rq`, queriesUrl), 'utf8');
  return bindValues(text, question.values ?? {});
}

/** What is wrong with the endpoint's answer, one line each; empty when it is exactly the expected rows. */
export async function ask(question: Question, select: Select, known: Known): Promise<readonly string[]> {
  const answer = await select(queryText(question));
  const rows = distinct(answer.map((row) => question.columns.map((column) => row[column])));
  const { missing, surplus } = compareRows(question.rows, rows, known, question.glosses ?? false);
  return [
    ...missing.map(
      (row) => `missing ${row.map((cell) => (typeof cell === 'string' ? cell : cell.join('; '))).join(' | ')}`,
    ),
    ...surplus.map((row) => `surplus ${row.map((value) => value ?? 'absent').join(' | ')}`),
  ];
}

function distinct(rows: readonly AnswerRow[]): readonly AnswerRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
