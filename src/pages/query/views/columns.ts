// The columns of an answer in, what each holds out: states, other things, dates, numbers or words. A column is of a kind when
// all that is bound in it is.
import { EDTF, xsd } from '../../../graph/vocabulary.js';
import { daysOf } from '../../picture/spans.js';
import type { ResultTerm } from '../results-table.js';

export type ColumnKind = 'state' | 'thing' | 'date' | 'number' | 'words';
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}
export type ResultRow = Readonly<Record<string, ResultTerm>>;

const DATES = new Set([xsd.date, xsd.gYearMonth, xsd.gYear, xsd.gMonth, xsd.gMonthDay, EDTF].map(({ value }) => value));
const NUMBERS = new Set(
  ['integer', 'decimal', 'double', 'float', 'nonNegativeInteger', 'int', 'long'].map(
    (name) => `http://www.w3.org/2001/XMLSchema#${name}`,
  ),
);

/** In their order; a column in which nothing is bound is left out. */
export function readColumns(names: readonly string[], rows: readonly ResultRow[], base: string): Column[] {
  return names.flatMap((name) => {
    const terms = rows.flatMap((row) => row[name] ?? []);
    return terms.length === 0 ? [] : [{ name, kind: kindOf(terms, base) }];
  });
}

function kindOf(terms: readonly ResultTerm[], base: string): ColumnKind {
  if (terms.every(({ type }) => type === 'uri'))
    return terms.every(({ value }) => stateCode(String(value), base) !== undefined) ? 'state' : 'thing';
  if (terms.every(({ datatype }) => datatype !== undefined && NUMBERS.has(datatype))) return 'number';
  const isDate = ({ type, value, datatype }: ResultTerm): boolean =>
    type !== 'uri' &&
    (datatype === undefined || datatype === xsd.string.value || DATES.has(datatype)) &&
    daysOf(String(value)) !== undefined &&
    (datatype !== undefined || /^\d{4}-\d\d/.test(String(value)));
  return terms.every(isDate) ? 'date' : 'words';
}

/** "KAZ" for the IRI of Kazakhstan. */
export const stateCode = (iriText: string, base: string): string | undefined =>
  iriText.startsWith(`${base}id/state/`) ? /^[A-Z]{3}$/.exec(iriText.slice(`${base}id/state/`.length))?.[0] : undefined;
