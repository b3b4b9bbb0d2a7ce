// Results of SPARQL queries in, in each of the four forms, a text out that is equal for equal results: numbers by value,
// blank nodes by what they are joined with, rows in any order.
import jsonld from 'jsonld';
import { DataFactory, Parser, type Quad, type Term } from 'n3';
import { toNQuads } from '../graph/serialize.js';
import { type JsonRow, jsonTermText, quadsOf } from '../store/lines.js';

export interface Results {
  readonly boolean?: boolean;
  readonly variables: readonly string[];
  /** Terms by variable. */
  readonly rows: readonly ReadonlyMap<string, Term>[];
}
export type ResultsForm = 'xml' | 'json' | 'csv' | 'tsv';

const READERS: Readonly<Record<ResultsForm, (text: string) => Results>> = {
  xml: readXml,
  json: readJson,
  csv: readCsv,
  tsv: readTsv,
};
export const readResults = (text: string, form: ResultsForm): Results => READERS[form](text.replace(/^\ufeff/, ''));

export async function renderResults({ boolean, variables, rows }: Results): Promise<string> {
  if (boolean !== undefined) return String(boolean);
  const plain: string[] = [];
  const quads: Quad[] = [];
  for (const [index, row] of rows.entries()) {
    const cells = [...row].map(([name, term]) => [name, byValue(term)] as const);
    if (cells.every(([, term]) => term.termType !== 'BlankNode'))
      plain.push(
        cells
          .map(([name, term]) => `${name} ${keyOf(term)}`)
          .sort()
          .join(' | '),
      );
    else
      for (const [name, term] of cells)
        quads.push(
          DataFactory.quad(DataFactory.blankNode(`row${index}`), DataFactory.namedNode(`urn:x:${name}`), term as never),
        );
  }
  return `${[...variables].sort().join(' ')}\n${plain.sort().join('\n')}\n${await canonical(quads)}`;
}

export const renderGraph = (quads: readonly Quad[]): Promise<string> =>
  canonical(
    quads.map(({ subject, predicate, object, graph }) =>
      DataFactory.quad(subject, predicate, byValue(object as Term) as never, graph),
    ),
  );

/** Equal for isomorphic graphs. */
async function canonical(quads: readonly Quad[]): Promise<string> {
  const options = { inputFormat: 'application/n-quads', format: 'application/n-quads', algorithm: 'RDFC-1.0' };
  return (await jsonld.canonize(toNQuads(quads) as never, options as never)) as unknown as string;
}

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const REAL = /^(?:decimal|double|float)$/;
const WHOLE =
  /^(?:integer|(?:unsigned)?(?:int|long|short|byte|Int|Long|Short|Byte)|(?:non)?(?:N|n)egativeInteger|(?:non)?(?:P|p)ositiveInteger)$/;

/** Hint: the engine keeps values, not forms: types derived from integer become integer. */
function byValue(term: Term): Term {
  if (term.termType !== 'Literal' || !term.datatype.value.startsWith(XSD)) return term;
  const type = term.datatype.value.slice(XSD.length);
  if (type === 'boolean')
    return DataFactory.literal(term.value === '1' ? 'true' : term.value === '0' ? 'false' : term.value, term.datatype);
  if ((!REAL.test(type) && !WHOLE.test(type)) || term.value.trim() === '' || !Number.isFinite(Number(term.value)))
    return term;
  return DataFactory.literal(
    String(Number(term.value)),
    DataFactory.namedNode(XSD + (WHOLE.test(type) ? 'integer' : type)),
  );
}

const keyOf = (term: Term): string =>
  term.termType === 'Literal' ? `"${term.value}"@${term.language}^^${term.datatype.value}` : `<${term.value}>`;

const termOf = (text: string): Term => quadsOf([`<urn:x> <urn:x> ${text}`])[0]?.object as Term;

function readJson(text: string): Results {
  const { head, results, boolean } = JSON.parse(text) as {
    readonly head: { readonly vars?: readonly string[] };
    readonly results?: { readonly bindings: readonly JsonRow[] };
    readonly boolean?: boolean;
  };
  const rows = (results?.bindings ?? []).map(
    (row) => new Map(Object.entries(row).map(([name, term]) => [name, termOf(jsonTermText(term))])),
  );
  return { variables: head.vars ?? [], rows, ...(boolean === undefined ? {} : { boolean }) };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decode = (text: string): string =>
  text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });

function readXml(text: string): Results {
  const boolean = /<boolean>\s*(true|false)\s*<\/boolean>/.exec(text)?.[1];
  if (boolean !== undefined) return { boolean: boolean === 'true', variables: [], rows: [] };
  const variables = [...text.matchAll(/<variable\s+name=["']([^"']+)["']/g)].map((found) => found[1] ?? '');
  const rows = [...text.matchAll(/<result>([\s\S]*?)<\/result>|<result\s*\/>/g)].map(
    ([, row = '']) =>
      new Map(
        [...row.matchAll(/<binding\s+name=["']([^"']+)["']\s*>([\s\S]*?)<\/binding>/g)].map(
          ([, name = '', cell = '']) => [name, xmlTerm(cell.trim())],
        ),
      ),
  );
  return { variables, rows };
}

function xmlTerm(cell: string): Term {
  const [, kind, attributes = '', content = ''] =
    /^<(uri|bnode|literal)\b([^>]*?)(?:\/>$|>([\s\S]*)<\/\1>$)/.exec(cell) ?? [];
  const value = decode(content);
  if (kind === 'uri') return DataFactory.namedNode(value);
  if (kind === 'bnode') return DataFactory.blankNode(value);
  if (kind !== 'literal') throw new SyntaxError(`no term: ${cell}`);
  const language = /xml:lang=["']([^"']*)["']/.exec(attributes)?.[1];
  const datatype = /datatype=["']([^"']*)["']/.exec(attributes)?.[1];
  return DataFactory.literal(
    value,
    language ?? (datatype === undefined ? undefined : DataFactory.namedNode(decode(datatype))),
  );
}

function readTsv(text: string): Results {
  const [head = '', ...lines] = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const variables = head.split('\t').map((name) => name.trim().replace(/^\?/, ''));
  const rows = lines.map(
    (line) =>
      new Map(
        line
          .split('\t')
          .flatMap((cell, index) =>
            cell.trim() === '' ? [] : [[variables[index] ?? '', tsvTerm(cell.trim())] as const],
          ),
      ),
  );
  return { variables, rows };
}

/** A cell is a term as Turtle writes it, numbers bare. */
const tsvTerm = (cell: string): Term =>
  new Parser({ format: 'Turtle', blankNodePrefix: '_:' }).parse(`<urn:x> <urn:x> ${cell} .`)[0]?.object as Term;

/** CSV says values only: every cell is a plain literal here, and blank nodes stay what they are. */
function readCsv(text: string): Results {
  const [head = [], ...lines] = csvCells(text);
  const rows = lines.map(
    (line) =>
      new Map(
        line.flatMap((cell, index) => {
          if (cell === '') return [];
          return [
            [
              head[index] ?? '',
              cell.startsWith('_:') ? DataFactory.blankNode(cell.slice(2)) : numberOrText(cell),
            ] as const,
          ];
        }),
      ),
  );
  return { variables: head, rows };
}

const numberOrText = (cell: string): Term =>
  DataFactory.literal(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(cell) ? String(Number(cell)) : cell);

function csvCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '' || end !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

const RS = 'http://www.w3.org/2001/sw/DataAccess/tests/result-set#';

/** Results that are given as a graph in the vocabulary of the test suite. */
export function readResultSet(quads: readonly Quad[]): Results {
  const objects = (subject: Term, name: string): Term[] =>
    quads
      .filter((quad) => quad.subject.equals(subject) && quad.predicate.value === RS + name)
      .map(({ object }) => object as Term);
  const set = quads.find(({ object }) => object.value === `${RS}ResultSet`)?.subject as Term;
  const rows = objects(set, 'solution').map(
    (row) =>
      new Map(
        objects(row, 'binding').map((cell) => [
          objects(cell, 'variable')[0]?.value ?? '',
          objects(cell, 'value')[0] as Term,
        ]),
      ),
  );
  return { variables: objects(set, 'resultVariable').map(({ value }) => value), rows };
}
