// What a picture says of a term of an answer: its name in words, and where it leads.
import { EDTF, xsd } from '../../../graph/vocabulary.js';
import { dateInWords } from '../../knowledge/dates.js';
import { type Names, shorten } from '../../knowledge/names.js';
import { numberInWords } from '../../knowledge/render-term.js';
import { localPath } from '../../local-path.js';
import { href, type View } from '../../view.js';
import type { ResultTerm } from '../results-table.js';

const NUMBERS = new Set([xsd.integer.value, xsd.decimal.value]);
const DATES = new Set([xsd.date, xsd.gYearMonth, xsd.gYear, xsd.gMonthDay, EDTF].map(({ value }) => value));

export function termInWords(view: View, names: Names, term: ResultTerm | undefined): string {
  if (term === undefined) return '';
  const text = typeof term.value === 'string' ? term.value : JSON.stringify(term.value);
  if (term.type === 'bnode') return `_:${text}`;
  if (term.type === 'uri') return names(text)?.text ?? shorten(text);
  if (term.datatype !== undefined && NUMBERS.has(term.datatype)) return numberInWords(text, view);
  if (term.datatype !== undefined && DATES.has(term.datatype)) return dateInWords(text, view.language, view.messages);
  return text;
}

/** Undefined where it leads nowhere on this server. */
export function addressOfTerm(view: View, term: ResultTerm | undefined): string | undefined {
  if (term?.type !== 'uri') return undefined;
  const local = localPath(String(term.value), view.base);
  return local === undefined ? undefined : href(view, local);
}
