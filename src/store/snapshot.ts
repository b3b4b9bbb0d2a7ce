// `dataset.nq`: all that a folder holds at one moment, as N-Quads that any tool reads. Its first line says the generation,
// which tells the journal that goes on from it from an older one; further comments name the graphs that exist and are
// empty. A file without that line was put there by someone else: its blank nodes are given labels of our own.
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../article/errors.js';
import { parseRdf } from '../graph/parse.js';
import { type FileLayer, replaceDurably } from './durable-file.js';
import { iriText, type Line, lineOf, objectOf } from './lines.js';

/** Graph → its lines as they were put; "" is the unnamed graph. Empty graphs that exist are there, too. */
export type Contents = Map<string, Set<Line>>;

export interface Snapshot {
  readonly contents: Contents;
  /** 0 where there is no file, undefined for a file that was not written here. */
  readonly generation: number | undefined;
  readonly bytes: number;
}

const HEAD = /^# pacta dataset, generation (\d+)$/;
const EMPTY = /^# empty graph <([^<>\s]*)>$/;
const LINES_A_CHUNK = 2000;

export const snapshotFile = (folder: string): string => join(folder, 'dataset.nq');

/** Throws InputError for a file that cannot be read, with the line. */
export async function readSnapshot(folder: string): Promise<Snapshot> {
  const file = snapshotFile(folder);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { contents: new Map(), generation: 0, bytes: 0 };
    throw new InputError(file, `cannot be opened (${code ?? error}); check its permissions`);
  }
  const generation = generationOf(bytes);
  const contents = generation === undefined ? await readForeign(bytes, file) : readOwn(bytes, file);
  return { contents, generation, bytes: bytes.length };
}

/** As readSnapshot gives it, without reading the rest. */
export async function readGeneration(folder: string): Promise<number | undefined> {
  const handle = await open(snapshotFile(folder), 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    return generationOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

function generationOf(bytes: Buffer): number | undefined {
  const end = bytes.subarray(0, 100).indexOf(0x0a);
  const head = HEAD.exec(bytes.toString('utf8', 0, Math.max(0, end)));
  return head === null ? undefined : Number(head[1]);
}

/** Sorted, so that equal contents give equal files but for the generation. Returns its size in bytes. */
export async function writeSnapshot(
  folder: string,
  generation: number,
  graphs: Iterable<readonly [graph: string, lines: Iterable<Line>]>,
  files?: FileLayer,
): Promise<number> {
  let bytes = 0;
  function* chunks(): Generator<Buffer> {
    for (const text of textOf(generation, graphs)) {
      const chunk = Buffer.from(text);
      bytes += chunk.length;
      yield chunk;
    }
  }
  await replaceDurably(snapshotFile(folder), chunks(), files);
  return bytes;
}

function* textOf(
  generation: number,
  graphs: Iterable<readonly [graph: string, lines: Iterable<Line>]>,
): Generator<string> {
  yield `# pacta dataset, generation ${generation}\n`;
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

/**
 * Hint: lines are told apart as they were written and not parsed anew, so that what was kept comes back letter by letter,
 * whatever a parser thinks of it; and chunk by chunk, for a large file is longer than a string may be.
 */
function readOwn(bytes: Buffer, file: string): Contents {
  const contents: Contents = new Map();
  const linesOf = (graph: string): Set<Line> => {
    const known = contents.get(graph);
    if (known !== undefined) return known;
    const lines = new Set<Line>();
    contents.set(graph, lines);
    return lines;
  };
  let number = 0;
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(0x0a, from);
    const end = found < 0 ? bytes.length : found;
    const text = bytes.toString('utf8', from, end);
    from = end + 1;
    number += 1;
    if (text.startsWith('#')) {
      const empty = EMPTY.exec(text)?.[1];
      if (empty !== undefined) linesOf(empty);
      continue;
    }
    const parts = split(text);
    if (parts === undefined)
      throw new InputError(
        file,
        'is no line as it is written here; mend it, or take away the first line of the file to have it read as any N-Quads',
        number,
      );
    linesOf(parts.graph).add(parts.line);
  }
  return contents;
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

async function readForeign(bytes: Buffer, file: string): Promise<Contents> {
  const contents: Contents = new Map();
  const relabel = relabelling('f');
  for (const quad of await parseRdf(bytes.toString(), 'nquads', file)) {
    const lines = contents.get(quad.graph.value) ?? new Set();
    contents.set(quad.graph.value, lines.add(lineOf(quad, relabel)));
  }
  return contents;
}

/** Gives each label one that begins with `scope`, the same again for the same. */
export function relabelling(scope: string): (label: string) => string {
  const given = new Map<string, string>();
  return (label) => {
    const known = given.get(label) ?? `${scope}n${given.size}`;
    given.set(label, known);
    return known;
  };
}
