// Solutions in, a document in one of SPARQL's four forms out: for answers that another engine than ours has found.
import { type JsonRow, type JsonTerm, jsonTermText } from './lines.js';
import type { Accept } from './store.js';

export interface Solutions {
  readonly variables: readonly string[];
  readonly rows: readonly JsonRow[];
}

const XMLNS = 'http://www.w3.org/2005/sparql-results#';
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
const escapeXml = (text: string): string => text.replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign);

export function renderSolutions({ variables, rows }: Solutions, mediaType: Accept): string {
  if (mediaType === 'text/csv') return table(variables, rows, ',', '\r\n', (name) => name, csvCell);
  if (mediaType === 'text/tab-separated-values')
    return table(variables, rows, '\t', '\n', (name) => `?${name}`, tsvCell);
  if (mediaType !== 'application/sparql-results+xml')
    return JSON.stringify({ head: { vars: variables }, results: { bindings: rows } });
  const head = variables.map((name) => `<variable name="${escapeXml(name)}"/>`).join('');
  const results = rows.map(
    (row) => `<result>${variables.map((name) => xmlBinding(name, row[name])).join('')}</result>`,
  );
  return `<?xml version="1.0"?><sparql xmlns="${XMLNS}"><head>${head}</head><results>${results.join('')}</results></sparql>`;
}

export function renderBoolean(value: boolean, mediaType: Accept): string {
  if (mediaType === 'text/csv' || mediaType === 'text/tab-separated-values') return String(value);
  if (mediaType !== 'application/sparql-results+xml') return JSON.stringify({ head: {}, boolean: value });
  return `<?xml version="1.0"?><sparql xmlns="${XMLNS}"><head></head><boolean>${value}</boolean></sparql>`;
}

function table(
  variables: readonly string[],
  rows: readonly JsonRow[],
  between: string,
  end: string,
  head: (name: string) => string,
  cell: (term: JsonTerm) => string,
): string {
  const line = (cells: readonly string[]): string => cells.join(between) + end;
  const lines = rows.map((row) => line(variables.map((name) => (row[name] === undefined ? '' : cell(row[name])))));
  return line(variables.map(head)) + lines.join('');
}

/** Values alone, as CSV wants them (SPARQL 1.1 CSV and TSV, 3). */
function csvCell(term: JsonTerm): string {
  const text = term.type === 'bnode' || term.type === 'triple' ? jsonTermText(term) : String(term.value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const tsvCell = (term: JsonTerm): string => jsonTermText(term).replaceAll('\t', '\\t');

function xmlBinding(name: string, term: JsonTerm | undefined): string {
  return term === undefined ? '' : `<binding name="${escapeXml(name)}">${xmlTerm(term)}</binding>`;
}

function xmlTerm(term: JsonTerm): string {
  const { value } = term;
  if (typeof value !== 'string') {
    const { subject, predicate, object } = value;
    return `<triple><subject>${xmlTerm(subject)}</subject><predicate>${xmlTerm(predicate)}</predicate><object>${xmlTerm(object)}</object></triple>`;
  }
  if (term.type === 'uri') return `<uri>${escapeXml(value)}</uri>`;
  if (term.type === 'bnode') return `<bnode>${escapeXml(value)}</bnode>`;
  const language = term['xml:lang'];
  const attribute =
    language !== undefined
      ? ` xml:lang="${language}"`
      : term.datatype === undefined
        ? ''
        : ` datatype="${escapeXml(term.datatype)}"`;
  return `<literal${attribute}>${escapeXml(value)}</literal>`;
}
