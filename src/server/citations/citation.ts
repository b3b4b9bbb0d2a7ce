// What was cited in, an address for it out, and back. The address alone is what lasts: it holds the query, the version of the
// dataset, the day, the hash of the answer, and, as far as there is room, the rows themselves or else a mark of each. So a
// citation outlives the server's memory, and readers need no right to write. Nothing proves that an address was made here.
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Problem } from '../http/problem.js';
import { type AnswerTable, hashOf, type Row } from './answer-table.js';

export interface Citation {
  readonly query: string;
  /** Of the dataset; "" where it is not known. */
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** SHA-256 of the answer, hex. */
  readonly hash: string;
  readonly ordered: boolean;
  readonly count: number;
  /** All rows, or a mark of each, or nothing but the hash. */
  readonly kept: { readonly table: AnswerTable } | { readonly marks: readonly string[] } | undefined;
}

/** Hint: word processors and spreadsheets take links of no more than 2,083 signs; the host needs some of them. */
const ROOM = 1_900;
const LONGEST = 6_000;
const LARGEST_UNPACKED = 1_000_000;
/** Bytes of the hash of a row: among a few hundred rows no two will be alike. */
const MARK_BYTES = 5;
/** Leads each address, and is counted up when the form or the words below change. */
const FORM = '1';
/** What queries and answers share, so that it takes no room in an address. */
const SHARED = Buffer.from(
  'https://w3id.org/pacta/code/https://w3id.org/pacta/id/organization/https://w3id.org/pacta/id/person/https://w3id.org/pacta/article/office-holding/commitment/statement/figure/event/treaty/#char=http://www.w3.org/2001/XMLSchema#integer"http://www.w3.org/2001/XMLSchema#decimal"http://www.w3.org/2001/XMLSchema#date"<https://w3id.org/pacta/id/state/PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>PREFIX skos: <http://www.w3.org/2004/02/skos/core#>PREFIX pacta: <https://w3id.org/pacta/ontology#>\\n\\nSELECT DISTINCT ? WHERE {\\n  ?  OPTIONAL { ? pacta:FILTER NOT EXISTS {VALUES ? {ORDER BY ?LIMIT ',
);

export const markOf = (row: Row): string =>
  createHash('sha256').update(JSON.stringify(row)).digest().subarray(0, MARK_BYTES).toString('base64url');

export function cite(query: string, version: string, day: string, table: AnswerTable, ordered: boolean): Citation {
  return { query, version, day, hash: hashOf(table, ordered), ordered, count: table.rows.length, kept: { table } };
}

/** What the citation keeps of its rows is as much as has room. Throws Problem 400 where the query alone has none. */
export function write(citation: Citation): string {
  const { query, version, day, hash, ordered, count, kept } = citation;
  const head = [query, version, day, Buffer.from(hash, 'hex').toString('base64url'), ordered ? 1 : 0, count];
  const pack = (more: readonly unknown[]): string =>
    FORM + deflateRawSync(JSON.stringify([...head, ...more]), { level: 9, dictionary: SHARED }).toString('base64url');
  if (kept !== undefined && 'table' in kept && count <= ROOM) {
    const { columns, rows } = kept.table;
    for (const more of [[columns, rows], [rows.map(markOf).join('')]]) {
      const text = pack(more);
      if (text.length <= ROOM) return text;
    }
  }
  const text = pack([]);
  if (text.length > LONGEST)
    throw new Problem(
      'malformed-request',
      `The query takes ${text.length} signs of an address, which may have ${LONGEST}; keep it as a file, and cite it with the version of the dataset.`,
    );
  return text;
}

/** Throws Problem 404 for what no server of this kind wrote. */
export function read(text: string): Citation {
  const damaged = (why: string): Problem =>
    new Problem('not-found', `The address of the citation is damaged: ${why}. Copy it whole from where it is cited.`);
  if (!text.startsWith(FORM)) throw damaged(`it does not begin with ${FORM}`);
  let parts: unknown;
  try {
    const packed = Buffer.from(text.slice(FORM.length), 'base64url');
    parts = JSON.parse(
      inflateRawSync(packed, { dictionary: SHARED, maxOutputLength: LARGEST_UNPACKED }).toString('utf8'),
    );
  } catch {
    throw damaged('it cannot be unpacked');
  }
  const [query, version, day, hash, ordered, count, columns, rows] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (
    typeof query !== 'string' ||
    typeof version !== 'string' ||
    typeof day !== 'string' ||
    !/^\d{4}-\d\d-\d\d$/.test(day) ||
    typeof hash !== 'string' ||
    (ordered !== 0 && ordered !== 1) ||
    !Number.isSafeInteger(count)
  )
    throw damaged('parts of it are missing');
  const citation = {
    query,
    version,
    day,
    hash: Buffer.from(hash, 'base64url').toString('hex'),
    ordered: ordered === 1,
    count: count as number,
  };
  if (columns === undefined) return { ...citation, kept: undefined };
  if (typeof columns === 'string') return { ...citation, kept: { marks: columns.match(/.{7}/g) ?? [] } };
  const table = readTable(columns, rows);
  if (table === undefined || hashOf(table, citation.ordered) !== citation.hash)
    throw damaged('its rows do not have the hash that it states');
  return { ...citation, kept: { table } };
}

function readTable(columns: unknown, rows: unknown): AnswerTable | undefined {
  const areWords = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((word) => typeof word === 'string');
  if (!areWords(columns) || !Array.isArray(rows)) return undefined;
  return rows.every((row): row is string[] => areWords(row) && row.length === columns.length)
    ? { columns, rows }
    : undefined;
}
