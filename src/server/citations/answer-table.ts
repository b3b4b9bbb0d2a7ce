// The answer to a query in, a table of it out that two visits can be compared by: columns, and rows of cells as short text. An
// answer that is yes or no is a table of one cell; triples are a table of three columns.
import { createHash } from 'node:crypto';
import type { Term } from 'n3';
import { parseRdf } from '../../graph/parse.js';
import { xsd } from '../../graph/vocabulary.js';
import type { Results, ResultTerm } from '../../pages/query/results-table.js';
import type { JsonTerm } from '../../store/lines.js';
import { renderSolutions } from '../../store/results-text.js';
import type { QueryAnswer } from '../../store/store.js';
import { isSign, isWord, readTokens } from '../../store/tokens.js';

/** A term: "<iri", "\"words", "@en\"words", "^datatype\"numeral", "_" for any blank node; "" where nothing is bound. */
export type Cell = string;
export type Row = readonly Cell[];
export interface AnswerTable {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** `answer` has its bindings in JSON or its triples in N-Triples. */
export async function tableOf({ kind, body }: QueryAnswer): Promise<AnswerTable> {
  if (kind === 'graph')
    return {
      columns: ['subject', 'predicate', 'object'],
      rows: (await parseRdf(body, 'ntriples', 'answer')).map(({ subject, predicate, object }) =>
        [subject, predicate, object].map((term) => cellOf(resultTermOf(term as Term))),
      ),
    };
  const { head, boolean, results } = JSON.parse(body) as Results;
  if (kind === 'boolean') return { columns: ['answer'], rows: [[`^${xsd.boolean.value}"${boolean === true}`]] };
  const columns = head.vars ?? [];
  return { columns, rows: (results?.bindings ?? []).map((row) => columns.map((column) => cellOf(row[column]))) };
}

const resultTermOf = (term: Term): ResultTerm => {
  if (term.termType === 'NamedNode') return { type: 'uri', value: term.value };
  if (term.termType !== 'Literal') return { type: 'bnode', value: term.value };
  return term.language === ''
    ? { type: 'literal', value: term.value, datatype: term.datatype.value }
    : { type: 'literal', value: term.value, 'xml:lang': term.language };
};

/** Hint: labels of blank nodes are made anew with each answer. */
function cellOf(term: ResultTerm | undefined): Cell {
  if (term === undefined) return '';
  if (term.type === 'bnode') return '_';
  if (typeof term.value !== 'string') return `"${JSON.stringify(term.value)}`;
  if (term.type === 'uri') return `<${term.value}`;
  if (term['xml:lang'] !== undefined) return `@${term['xml:lang']}"${term.value}`;
  const { datatype } = term;
  return datatype === undefined || datatype === xsd.string.value ? `"${term.value}` : `^${datatype}"${term.value}`;
}

/** Undefined where nothing is bound. */
export function termOf(cell: Cell): ResultTerm | undefined {
  if (cell === '') return undefined;
  if (cell === '_') return { type: 'bnode', value: 'b' };
  if (cell.startsWith('<')) return { type: 'uri', value: cell.slice(1) };
  const quote = cell.indexOf('"');
  const [mark, value] = [cell.slice(0, quote), cell.slice(quote + 1)];
  if (mark.startsWith('@')) return { type: 'literal', value, 'xml:lang': mark.slice(1) };
  return mark === '' ? { type: 'literal', value } : { type: 'literal', value, datatype: mark.slice(1) };
}

/** Whether the order of the rows is part of the answer: ORDER BY outside all braces. */
export function isOrdered(query: string): boolean {
  let depth = 0;
  const tokens = readTokens(query);
  return tokens.some((token, index) => {
    if (isSign(token, '{')) depth += 1;
    else if (isSign(token, '}')) depth -= 1;
    return depth === 0 && isWord(token, 'ORDER') && isWord(tokens[index + 1], 'BY');
  });
}

/** SHA-256 in hex of the columns and the rows, whose order counts only where `ordered` says so. */
export function hashOf({ columns, rows }: AnswerTable, ordered: boolean): string {
  const lines = rows.map((row) => JSON.stringify(row));
  if (!ordered) lines.sort();
  const hash = createHash('sha256').update(JSON.stringify(columns));
  for (const line of lines) hash.update('\n').update(line);
  return hash.digest('hex');
}

/** As the store writes answers: values without what marks their kind. */
export function csvOf({ columns, rows }: AnswerTable): string {
  const bindings = rows.map((row) =>
    Object.fromEntries(
      columns.flatMap((column, index) => {
        const term = termOf(row[index] ?? '');
        return term === undefined ? [] : [[column, term as JsonTerm]];
      }),
    ),
  );
  return renderSolutions({ variables: columns, rows: bindings }, 'text/csv');
}
