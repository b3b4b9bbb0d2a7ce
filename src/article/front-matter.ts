// Markdown with YAML front matter: the fields between two `---` lines, and as text every byte after the second. Fields
// that are not of ours are passed over; a field of ours that is no text is an error at its line and column.
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { InputError } from './errors.js';

export interface FrontMatter {
  readonly id?: string;
  readonly title?: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly language?: string;
  readonly license?: string;
}
/** Counted from 1; a JSON line has no column. */
export interface Position {
  readonly line: number;
  readonly column?: number;
}
export interface SplitDocument {
  readonly fields: FrontMatter;
  readonly text: string;
  /** Where the values of the fields stand in the document. */
  readonly positions: ReadonlyMap<string, Position>;
}
type Fields = Pick<SplitDocument, 'fields' | 'positions'>;

const FIELDS = ['id', 'title', 'url', 'publisher', 'published', 'language', 'license'] as const;
const OPENING = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)/;
const ADVICE = 'write "field: value" lines, values with special signs in quotes';

/** Splits a document. Throws InputError with line and column when the front matter is open or not YAML. */
export function splitFrontMatter(document: string, file: string): SplitDocument {
  const opening = OPENING.exec(document);
  if (opening === null) return { fields: {}, positions: new Map(), text: document };
  const closing = /(?:\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|$)/g;
  // Hint: from the line break that ends the opening line, for front matter without a single field.
  closing.lastIndex = opening[0].replace(/(?:\r\n|\n|\r)$/, '').length;
  const end = closing.exec(document);
  if (end === null) {
    throw new InputError(file, 'the front matter is not closed; end it with a line that holds only ---', 1, 1);
  }
  const source = document.slice(opening[0].length, end.index).replace(/\r\n?/g, '\n');
  return { ...readFields(source, file), text: document.slice(end.index + end[0].length) };
}

function readFields(source: string, file: string): Fields {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, schema: 'core', prettyErrors: false });
  /** The front matter begins in the second line of its file. */
  const placed = (offset = 0): Required<Position> => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + 1, column: Math.max(col, 1) };
  };
  const fail = (message: string, { line, column }: Required<Position>): never => {
    throw new InputError(file, message, line, column);
  };
  const [error] = document.errors;
  if (error !== undefined) {
    fail(`the front matter is not YAML: ${error.message.replace(/\s+/g, ' ')}; ${ADVICE}`, placed(error.pos[0]));
  }
  visit(document, {
    Alias: (_, { source: name, range }) =>
      fail(
        `the front matter has a reference to "${name}"; put a value that begins with * in quotes`,
        placed(range?.[0]),
      ),
  });
  if (document.contents === null) return { fields: {}, positions: new Map() };
  if (!isMap(document.contents)) return fail(`the front matter is no list of fields; ${ADVICE}`, placed());
  const record: Record<string, unknown> = {};
  const positions = new Map<string, Required<Position>>();
  for (const { key, value } of document.contents.items) {
    const name = FIELDS.find((field) => isScalar(key) && key.value === field);
    if (name === undefined) continue;
    record[name] = isScalar(value) ? value.value : value;
    positions.set(name, placed(value?.range?.[0]));
  }
  return { fields: checkFields(record, file, (name) => positions.get(name)), positions };
}

/** Keeps the known fields of a record; throws InputError for one that is no text. */
export function checkFields(
  record: Readonly<Record<string, unknown>>,
  file: string,
  at: (name: string) => Position | undefined,
): FrontMatter {
  const fields: Record<string, string> = {};
  for (const name of FIELDS) {
    const value = record[name];
    if (value === undefined || value === null || value === '') continue;
    if (typeof value !== 'string') {
      const { line, column } = at(name) ?? {};
      throw new InputError(file, `the field "${name}" must be text; put its value in quotes`, line, column);
    }
    fields[name] = value;
  }
  return fields;
}
