// A folder that keeps a store in, what it holds out: the snapshot and, replayed onto it, the journal. Nothing is written
// and no lock is needed, so that a folder can be read while another process serves it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Diff } from './draft.js';
import { FolderRefused } from './errors.js';
import { type Damage, readFrames } from './journal-frames.js';
import { type Contents, readSnapshot, snapshotFile } from './snapshot.js';

export interface Kept {
  readonly contents: Contents;
  /** Nothing was ever kept here. */
  readonly isNew: boolean;
  /** The newest that snapshot or journal name. */
  readonly generation: number;
  readonly snapshotBytes: number;
  /** The dataset.nq was put there by someone else since, or is an earlier one. */
  readonly isForeign: boolean;
  /** The journal that goes on from the snapshot; undefined where there is none or only that of another one. */
  readonly journal: KeptJournal | undefined;
}
export interface KeptJournal {
  readonly records: number;
  /** Where its last sound record ends. */
  readonly end: number;
  readonly damage: Damage | undefined;
}
export interface JournalHead {
  readonly pacta: 'journal';
  readonly version: 1;
  readonly generation: number;
}

/** Another process may write a new snapshot between the reading of the two files. */
const ATTEMPTS = 5;
const BETWEEN_ATTEMPTS_MS = 50;

export const journalFile = (folder: string): string => join(folder, 'journal.log');

/** What the folder holds; undefined where nothing was ever kept. Throws FolderRefused or InputError. */
export async function readContents(folder: string): Promise<Contents | undefined> {
  const { contents, isNew } = await readFolder(folder);
  return isNew ? undefined : contents;
}

/** `salvage` reads up to a damaged record where otherwise FolderRefused is thrown. Throws InputError for the snapshot. */
export async function readFolder(folder: string, salvage = false): Promise<Kept> {
  for (let attempt = 1; ; attempt++) {
    const snapshot = await readSnapshot(folder);
    const { records, end, damage } = readFrames(await readJournal(folder));
    const [head, ...diffs] = records as [JournalHead?, ...Diff[]];
    if (head === undefined && damage !== undefined && !salvage) throw damaged(folder, damage);
    if (head !== undefined && head.version !== 1)
      throw new FolderRefused(`${journalFile(folder)} was written by a later version of this program; use that one`);
    const { contents, generation } = snapshot;
    const ahead = head !== undefined && (generation === undefined || head.generation > generation);
    if (ahead && generation !== undefined && attempt < ATTEMPTS) {
      await wait(BETWEEN_ATTEMPTS_MS);
      continue;
    }
    if (ahead && (diffs.length > 0 || damage !== undefined)) throw notItsOwn(folder);
    const goesOn = head === undefined ? damage !== undefined : head.generation === generation;
    if (goesOn && damage !== undefined && !damage.torn && !salvage) throw damaged(folder, damage);
    if (goesOn) for (const diff of diffs) apply(diff, contents);
    return {
      contents,
      isNew: generation === 0 && contents.size === 0 && diffs.length === 0 && damage === undefined,
      generation: Math.max(generation ?? 0, head?.generation ?? 0),
      snapshotBytes: snapshot.bytes,
      isForeign: generation === undefined || ahead,
      journal: goesOn ? { records: diffs.length, end, damage } : undefined,
    };
  }
}

async function readJournal(folder: string): Promise<Buffer> {
  try {
    return await readFile(journalFile(folder));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return Buffer.alloc(0);
    throw new FolderRefused(`${journalFile(folder)} cannot be opened (${code ?? error}); check its permissions`);
  }
}

function apply({ dropped, created, removed, added }: Diff, contents: Contents): void {
  for (const graph of dropped) contents.delete(graph);
  for (const graph of created) contents.set(graph, contents.get(graph) ?? new Set());
  for (const [graph, lines] of removed) for (const line of lines) contents.get(graph)?.delete(line);
  for (const [graph, lines] of added) {
    const content = contents.get(graph) ?? new Set();
    contents.set(graph, content);
    for (const line of lines) content.add(line);
  }
}

const damaged = (folder: string, { record, offset }: Damage): FolderRefused =>
  new FolderRefused(
    `${journalFile(folder)} is damaged at record ${record}, byte ${offset}; put back a copy of the folder, or start with "pacta serve --data ${folder} --salvage", which keeps what precedes the damage and puts the rest aside`,
  );

const notItsOwn = (folder: string): FolderRefused =>
  new FolderRefused(
    `${journalFile(folder)} does not go on from ${snapshotFile(folder)}, which is another than it was; put back the file that was there, or take the journal away to have the dataset as it is`,
  );
