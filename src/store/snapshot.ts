// `dataset.nq`: all that a folder holds at one moment (dataset-text.ts). Its first line says the generation, which tells the
// journal that goes on from it from an older one. A file without that line was put there by someone else: its blank nodes
// are given labels of our own.
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../article/errors.js';
import { parseRdf } from '../graph/parse.js';
import {
  type Contents,
  type DatasetDamage,
  datasetText,
  generationOf,
  type KeptGraphs,
  readDataset,
} from './dataset-text.js';
import { type FileLayer, replaceDurably } from './durable-file.js';
import { lineOf } from './lines.js';

export interface Snapshot {
  readonly contents: Contents;
  /** 0 where there is no file, undefined for a file that was not written here. */
  readonly generation: number | undefined;
  readonly bytes: number;
  readonly damage: DatasetDamage | undefined;
}

export const snapshotFile = (folder: string): string => join(folder, 'dataset.nq');

/** Throws InputError for a file that cannot be read, with the line; of one that is salvaged, what can be read is given. */
export async function readSnapshot(folder: string, salvage: boolean): Promise<Snapshot> {
  const file = snapshotFile(folder);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { contents: new Map(), generation: 0, bytes: 0, damage: undefined };
    throw new InputError(file, `cannot be opened (${code ?? error}); check its permissions`);
  }
  const generation = generationOf(bytes);
  const { contents, damage } =
    generation === undefined
      ? { contents: await readForeign(bytes, file), damage: undefined }
      : readDataset(bytes, file, salvage);
  return { contents, generation, bytes: bytes.length, damage };
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

/** Returns its size in bytes. */
export async function writeSnapshot(
  folder: string,
  generation: number,
  graphs: KeptGraphs,
  files?: FileLayer,
): Promise<number> {
  let bytes = 0;
  function* counted(): Generator<Buffer> {
    for (const chunk of datasetText(generation, graphs)) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  await replaceDurably(snapshotFile(folder), counted(), files);
  return bytes;
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
