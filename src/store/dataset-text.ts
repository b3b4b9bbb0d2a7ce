// All that a folder holds at one moment as N-Quads that any tool reads: what a snapshot and a backup are made of. The first
// line says the generation, the last one the CRC-32 of all bytes before it, further comments name the graphs that exist
// and are empty. Version 0.1 wrote another first line and no last one.
import { crc32 } from 'node:zlib';
import { InputError } from '../article/errors.js';
import { iriText, type Line, objectOf } from './lines.js';

/** Graph → its lines as they were put; "" is the unnamed graph. Empty graphs that exist are there, too. */
export type Contents = Map<string, Set<Line>>;
/** Graphs with their lines as they were put; "" is the unnamed one. */
export type KeptGraphs = Iterable<readonly [graph: string, lines: Iterable<Line>]>;

export interface Dataset {
  readonly contents: Contents;
  /** What had to be left out to read the rest. */
  readonly damage: DatasetDamage | undefined;
}
export interface DatasetDamage {
  /** In words, with what to do about it left out. */
  readonly what: string;
  /** From 1; undefined where no single line is at fault. */
  readonly line: number | undefined;
  /** Lines that are left out, as they stand in the file. */
  readonly left: readonly Buffer[];
}

const HEAD = /^# pacta dataset( 2)?, generation (\d+)$/;
const EMPTY = /^# empty graph <([^<>\s]*)>$/;
const END = /^# end of dataset, checksum ([0-9a-f]{8})$/;
const LONGEST_HEAD = 100;
const LINES_A_CHUNK = 2000;
const NEW_LINE = 0x0a;

/** Sorted, so that equal contents give equal bytes but for the generation. */
export function* datasetText(generation: number, graphs: KeptGraphs): Generator<Buffer> {
  let checksum = 0;
  for (const text of body(generation, graphs)) {
    const chunk = Buffer.from(text);
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  yield Buffer.from(`# end of dataset, checksum ${hexadecimal(checksum)}\n`);
}

function* body(generation: number, graphs: KeptGraphs): Generator<string> {
  yield `# pacta dataset 2, generation ${generation}\n`;
  for (const [graph, content] of [...graphs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const lines = [...content].sort();
    if (lines.length === 0 && graph !== '') yield `# empty graph ${iriText(graph)}\n`;
    const end = graph === '' ? ' .\n' : ` ${iriText(graph)} .\n`;
    for (let from = 0; from < lines.length; from += LINES_A_CHUNK)
      yield lines
        .slice(from, from + LINES_A_CHUNK)
        .map((line) => line + end)
        .join('');
  }
}

const hexadecimal = (checksum: number): string => checksum.toString(16).padStart(8, '0');

/** Undefined for what was not written here. */
export function generationOf(bytes: Buffer): number | undefined {
  const head = headOf(bytes);
  return head === null ? undefined : Number(head[2]);
}
const headOf = (bytes: Buffer): RegExpExecArray | null => {
  const end = bytes.subarray(0, LONGEST_HEAD).indexOf(NEW_LINE);
  return HEAD.exec(bytes.toString('utf8', 0, Math.max(0, end)));
};

/**
 * What `datasetText` wrote. Throws InputError with the line for a text that is damaged, unless it is to be salvaged.
 * Hint: lines are told apart as they were written and not parsed anew, so that what was kept comes back letter by letter,
 * whatever a parser thinks of it; and one by one, for a large file is longer than a string may be.
 */
export function readDataset(bytes: Buffer, file: string, salvage = false): Dataset {
  const contents: Contents = new Map();
  const left: Buffer[] = [];
  let firstLeft: number | undefined;
  let sound = headOf(bytes)?.[1] === undefined;
  let number = 0;
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(NEW_LINE, from);
    const end = found < 0 ? bytes.length : found;
    const text = bytes.toString('utf8', from, end);
    number += 1;
    const checksum = text.startsWith('# end') ? END.exec(text)?.[1] : undefined;
    if (checksum !== undefined)
      sound = end + 1 === bytes.length && checksum === hexadecimal(crc32(bytes.subarray(0, from)));
    else if (!take(text, contents)) {
      firstLeft ??= number;
      left.push(bytes.subarray(from, end));
    }
    from = end + 1;
  }
  const damage = damageOf(left, firstLeft, sound);
  if (damage !== undefined && !salvage)
    throw new InputError(file, `${damage.what}; ${WHAT_TO_DO}`, ...(damage.line === undefined ? [] : [damage.line]));
  return { contents, damage };
}

const WHAT_TO_DO =
  'restore a backup, or keep what can be read: pacta repair --data FOLDER; to have any N-Quads read, take the first line of the file away';

function damageOf(left: readonly Buffer[], line: number | undefined, sound: boolean): DatasetDamage | undefined {
  if (left.length > 0) return { what: 'is no line as it is written here', line, left };
  if (!sound) return { what: 'is cut short, or was changed after it was written: its checksum is wrong', line, left };
  return undefined;
}

/** Puts what a line says where it belongs; false for a line that is not as it is written here. */
function take(text: string, contents: Contents): boolean {
  const linesOf = (graph: string): Set<Line> => {
    const lines = contents.get(graph) ?? new Set<Line>();
    contents.set(graph, lines);
    return lines;
  };
  if (text.startsWith('#')) {
    const empty = EMPTY.exec(text)?.[1];
    if (empty !== undefined) linesOf(empty);
    return true;
  }
  const parts = split(text);
  if (parts === undefined) return false;
  linesOf(parts.graph).add(parts.line);
  return true;
}

/** `subject predicate object graph .`, the graph left out for the unnamed one. */
function split(text: string): { readonly graph: string; readonly line: Line } | undefined {
  if (!/^(?:<[^<>\s]*>|_:\S+) <[^<>\s]*> /.test(text) || !text.endsWith(' .')) return undefined;
  const terms = text.slice(0, -2);
  const start = terms.length - objectOf(terms).length;
  const first = terms[start];
  const last =
    first === '"' ? terms.lastIndexOf('"') : terms.startsWith('<<(', start) ? terms.lastIndexOf(' )>>') + 1 : start;
  const space = terms.indexOf(' ', last);
  const end = space < 0 ? terms.length : space;
  if (last < start || (first === '"' && last === start) || end === start) return undefined;
  const rest = terms.slice(end);
  const graph = rest === '' ? '' : /^ <([^<>\s]+)>$/.exec(rest)?.[1];
  return graph === undefined ? undefined : { graph, line: terms.slice(0, end) };
}
