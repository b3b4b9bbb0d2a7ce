// A folder that keeps a store in, what it holds out: the snapshot and, replayed onto it, the journal. Nothing is written
// and no lock is needed, so that a folder can be read while another process serves it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Contents, DatasetDamage } from './dataset-text.js';
import type { Diff } from './draft.js';
import { FolderRefused } from './errors.js';
import { type Damage, readFrames } from './journal-frames.js';
import { readSnapshot, snapshotFile } from './snapshot.js';

export interface Kept {
  readonly contents: Contents;
  /** Nothing was ever kept here. */
  readonly isNew: boolean;
  /** The newest that snapshot or journal name. */
  readonly generation: number;
  readonly snapshotBytes: number;
  /** Of the snapshot; only where it is salvaged. */
  readonly snapshotDamage: DatasetDamage | undefined;
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
  /** It goes on from another snapshot than the one that is there; only where the folder is salvaged. */
  readonly misplaced: boolean;
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

/** `salvage` gives what can be read of a damaged folder, where otherwise FolderRefused or, for the snapshot, InputError is thrown. */
export async function readFolder(folder: string, salvage = false): Promise<Kept> {
  for (let attempt = 1; ; attempt++) {
    const snapshot = await readSnapshot(folder, salvage);
    const { records, end, damage } = readFrames(await readJournal(folder));
    const [head, ...diffs] = records as [JournalHead?, ...Diff[]];
    if (head === undefined && damage !== undefined && !salvage) throw damaged(folder, damage);
    if (head !== undefined && head.version !== 1)
      throw new FolderRefused(`${journalFile(folder)} was written by a later version of this program; use that one`);
    const { contents, generation, damage: snapshotDamage } = snapshot;
    const ahead = head !== undefined && (generation === undefined || head.generation > generation);
    if (ahead && generation !== undefined && attempt < ATTEMPTS) {
      await wait(BETWEEN_ATTEMPTS_MS);
      continue;
    }
    const misplaced = ahead && (diffs.length > 0 || damage !== undefined);
    if (misplaced && !salvage) throw notItsOwn(folder);
    const goesOn = head === undefined ? damage !== undefined : head.generation === generation;
    if (goesOn && damage !== undefined && !damage.torn && !salvage) throw damaged(folder, damage);
    if (goesOn) for (const diff of diffs) apply(diff, contents);
    return {
      contents,
      isNew: generation === 0 && contents.size === 0 && diffs.length === 0 && damage === undefined,
      generation: Math.max(generation ?? 0, head?.generation ?? 0),
      snapshotBytes: snapshot.bytes,
      snapshotDamage,
      isForeign: generation === undefined || ahead,
      journal: misplaced
        ? { records: 0, end: 0, damage, misplaced }
        : goesOn
          ? { records: diffs.length, end, damage, misplaced }
          : undefined,
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

/** What is wrong with a folder that was salvaged, and what is or would be done about it, in words. */
export function faultsOf({ journal, snapshotDamage }: Kept, folder: string): string[] {
  const faults: string[] = [];
  const log = journalFile(folder);
  if (snapshotDamage !== undefined) {
    const { what, line, left } = snapshotDamage;
    const place = line === undefined ? '' : `:${line}`;
    faults.push(
      `${snapshotFile(folder)}${place} ${what}; ${left.length === 0 ? 'all of its lines can be read and are kept' : `the ${left.length} lines that cannot be read are put aside`}`,
    );
  }
  if (journal?.misplaced === true) faults.push(`${log} does not go on from the dataset that is there and is put aside`);
  else if (journal?.damage !== undefined) {
    const { damage, end } = journal;
    faults.push(
      isTorn(journal)
        ? `${log} ended within record ${damage.record}, at byte ${end}; that record is cut off`
        : `${log} is damaged at record ${damage.record}, byte ${end}; it and what follows is put aside`,
    );
  }
  return faults;
}

/** Only a write was cut short that nobody was told of. */
export const isTorn = ({ damage, end, misplaced }: KeptJournal): boolean =>
  damage?.torn === true && end > 0 && !misplaced;

const damaged = (folder: string, { record, offset }: Damage): FolderRefused =>
  new FolderRefused(
    `${journalFile(folder)} is damaged at record ${record}, byte ${offset}; restore a backup, or keep what precedes the damage and put the rest aside: pacta repair --data ${folder}, or serve it with --salvage`,
  );

const notItsOwn = (folder: string): FolderRefused =>
  new FolderRefused(
    `${journalFile(folder)} does not go on from ${snapshotFile(folder)}, which is another than it was; put back the file that was there, or have the dataset as it is and the journal put aside: pacta repair --data ${folder}`,
  );
