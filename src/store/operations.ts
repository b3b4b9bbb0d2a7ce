// The text of a SPARQL 1.1 Update in, its operations out, in order. The engine has parsed the whole text before, so that
// only its parts are told apart here: data blocks and templates become lines (their literals in the form in which they are
// written), a WHERE stays text that is put to the engine as a query.
import { QuerySyntaxError } from './errors.js';
import { closing, prologueEnd } from './outline.js';
import { readTemplate, type Template } from './template.js';
import { isSign, isWord, placeOf, type Token } from './tokens.js';

/** "default", "named" and "all" as in CLEAR and DROP; in ADD, MOVE and COPY "" is the unnamed graph. */
export type Target = { readonly all: 'named' | 'all' } | { readonly graph: string };

export interface Modification {
  readonly kind: 'modify';
  readonly prologue: string;
  /** A group with its braces. */
  readonly where: string;
  /** From WITH. */
  readonly graph?: string;
  readonly using?: readonly string[];
  readonly usingNamed?: readonly string[];
  readonly deletes: readonly Template[];
  readonly inserts: readonly Template[];
}
export interface Loading {
  readonly kind: 'load';
  readonly source: string;
  readonly into: string;
  readonly silent: boolean;
}
export type Operation =
  | { readonly kind: 'insert-data'; readonly templates: readonly Template[] }
  | { readonly kind: 'delete-data'; readonly templates: readonly Template[] }
  | Modification
  | Loading
  | { readonly kind: 'clear' | 'drop'; readonly target: Target; readonly silent: boolean }
  | { readonly kind: 'create'; readonly graph: string; readonly silent: boolean }
  | { readonly kind: 'add' | 'move' | 'copy'; readonly from: string; readonly to: string; readonly silent: boolean };

/** Gives the IRIs of names as written, under a prologue. */
export type Resolve = (names: readonly string[], prologue: string) => string[];

/** One operation of the text, with the declarations that hold for it. */
export interface Part {
  readonly prologue: string;
  readonly tokens: readonly Token[];
  /** Where it begins and ends in the text; equal for declarations that no operation follows. */
  readonly start: number;
  readonly end: number;
}
export interface Reading {
  readonly text: string;
  readonly baseIri: string | undefined;
  readonly resolve: Resolve;
}

/** Throws QuerySyntaxError for a semicolon that ends nothing. */
export function readParts(text: string, tokens: readonly Token[]): Part[] {
  const parts: Part[] = [];
  let prologue = '';
  for (let at = 0; at < tokens.length; ) {
    const start = prologueEnd(tokens, at);
    prologue += `${text.slice(tokens[at]?.start ?? 0, tokens[start]?.start ?? text.length)}\n`;
    const end = operationEnd(tokens, start);
    const [first, last] = [tokens[start], tokens[end - 1]];
    if (end === start && end < tokens.length) throw misplaced(text, tokens[end]?.start ?? 0);
    if (end > start && first !== undefined && last !== undefined)
      parts.push({ prologue, tokens: tokens.slice(start, end), start: first.start, end: last.end });
    else parts.push({ prologue, tokens: [], start: text.length, end: text.length });
    at = end + 1;
  }
  return parts;
}

function misplaced(text: string, offset: number): QuerySyntaxError {
  const { line, column } = placeOf(text, offset);
  return new QuerySyntaxError(`";" ends no operation, at line ${line}, column ${column}`, line, column);
}

/** Index of the semicolon that ends the operation, or of the end. */
function operationEnd(tokens: readonly Token[], from: number): number {
  for (let index = from; index < tokens.length; index++) {
    if (isSign(tokens[index], ';')) return index;
    // Hint: a brace that is never closed is the engine's to refuse; looking for its end once is enough.
    if (isSign(tokens[index], '{')) index = closing(tokens, index) ?? tokens.length;
  }
  return tokens.length;
}

/** A part that the engine has parsed. */
export function readOperation({ tokens, prologue }: Part, reading: Reading): Operation {
  const word = tokens[0]?.text.toUpperCase() ?? '';
  const template = (opening: number): Template[] =>
    readTemplate(tokens.slice(opening, (closing(tokens, opening) ?? opening) + 1), prologue, reading.baseIri);
  if ((word === 'INSERT' || word === 'DELETE') && isWord(tokens[1], 'DATA'))
    return { kind: word === 'INSERT' ? 'insert-data' : 'delete-data', templates: template(2) };
  if (word === 'DELETE' && isWord(tokens[1], 'WHERE'))
    return { kind: 'modify', prologue, where: slice(tokens, 2, reading.text), deletes: template(2), inserts: [] };
  if (word === 'INSERT' || word === 'DELETE' || word === 'WITH')
    return readModification(tokens, prologue, reading, template);
  const silent = isWord(tokens[1], 'SILENT');
  const rest = tokens.slice(silent ? 2 : 1);
  const one = (token: Token | undefined): string => reading.resolve([token?.text ?? ''], prologue)[0] ?? '';
  if (word === 'LOAD') {
    const into = isWord(rest[1], 'INTO') ? one(rest[3]) : '';
    return { kind: 'load', source: one(rest[0]), into, silent };
  }
  if (word === 'CREATE') return { kind: 'create', graph: one(rest[1]), silent };
  if (word === 'CLEAR' || word === 'DROP')
    return { kind: word === 'CLEAR' ? 'clear' : 'drop', target: readTarget(rest, one), silent };
  const to = rest.findIndex((token) => isWord(token, 'TO'));
  const graph = (part: readonly Token[]): string => (isWord(part[0], 'DEFAULT') ? '' : one(part.at(-1)));
  const kind = ({ ADD: 'add', MOVE: 'move', COPY: 'copy' } as const)[word];
  if (kind === undefined || to < 0) throw new QuerySyntaxError(`"${tokens[0]?.text}" begins no update`);
  return { kind, from: graph(rest.slice(0, to)), to: graph(rest.slice(to + 1)), silent };
}

function readTarget(tokens: readonly Token[], one: (token: Token | undefined) => string): Target {
  if (isWord(tokens[0], 'DEFAULT')) return { graph: '' };
  if (isWord(tokens[0], 'NAMED')) return { all: 'named' };
  if (isWord(tokens[0], 'ALL')) return { all: 'all' };
  return { graph: one(tokens[1]) };
}

function readModification(
  tokens: readonly Token[],
  prologue: string,
  { text, resolve }: Reading,
  template: (opening: number) => Template[],
): Modification {
  const graphs: { readonly name: string; readonly as: 'with' | 'using' | 'named' }[] = [];
  let deletes: Template[] = [];
  let inserts: Template[] = [];
  let where = tokens.length;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (isWord(token, 'WITH')) graphs.push({ name: tokens[at + 1]?.text ?? '', as: 'with' });
    else if (isWord(token, 'USING')) {
      const named = isWord(tokens[at + 1], 'NAMED');
      graphs.push({ name: tokens[at + (named ? 2 : 1)]?.text ?? '', as: named ? 'named' : 'using' });
    } else if (isWord(token, 'DELETE')) deletes = template(at + 1);
    else if (isWord(token, 'INSERT')) inserts = template(at + 1);
    else if (isWord(token, 'WHERE')) where = at + 1;
    at = closing(tokens, at) ?? at;
  }
  const iris = resolve(
    graphs.map(({ name }) => name),
    prologue,
  );
  const of = (as: string): string[] => iris.filter((_, index) => graphs[index]?.as === as);
  const [graph] = of('with');
  const uses = graphs.some(({ as }) => as !== 'with');
  return {
    kind: 'modify',
    prologue,
    where: slice(tokens, where, text),
    deletes,
    inserts,
    ...(graph === undefined ? {} : { graph }),
    ...(uses ? { using: of('using'), usingNamed: of('named') } : {}),
  };
}

const slice = (tokens: readonly Token[], from: number, text: string): string =>
  text.slice(tokens[from]?.start ?? 0, tokens.at(-1)?.end ?? 0);
