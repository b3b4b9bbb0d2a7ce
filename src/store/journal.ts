// A folder that keeps a store: `dataset.nq` holds all of it at one moment (snapshot.ts), `journal.log` what was committed
// since, one record a transaction (journal-frames.ts), on the disk before the transaction is acknowledged. Both name a
// generation; a journal is replayed only onto its own snapshot, so that a crash between the writing of a new snapshot and
// the beginning of a new journal does no harm. Nothing here knows an engine.
import { mkdir, readFile } from 'node:fs/promises';
import type { Contents, KeptGraphs } from './dataset-text.js';
import type { Diff } from './draft.js';
import { DISK, type FileLayer, type OpenFile, removeDrafts, replaceDurably, writeAll } from './durable-file.js';
import { FolderRefused, isFull, WriteFailed } from './errors.js';
import { lockFolder } from './folder-lock.js';
import { encodeFrame } from './journal-frames.js';
import { faultsOf, isTorn, type JournalHead, journalFile, type Kept, readFolder } from './read-folder.js';
import { readGeneration, snapshotFile, writeSnapshot } from './snapshot.js';

export interface JournalOptions {
  /** Keeps what can be read of a damaged folder, and puts the rest into files beside it. */
  readonly salvage?: boolean;
  /** Hears of what was mended, and of what failed and loses nothing. */
  readonly warn?: (message: string) => void;
  /** What all writing goes through; default the disk itself. */
  readonly files?: FileLayer;
}

/** A journal is not folded into a new snapshot before it is as long as this. */
const MIN_COMPACTION_BYTES = 1024 * 1024;
const NOTHING: Diff = { dropped: [], created: [], removed: [], added: [] };

/** Makes the folder when it lacks. Throws FolderRefused, or InputError for a dataset.nq that is not N-Quads. */
export async function openJournal(folder: string, options: JournalOptions = {}): Promise<Journal> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new FolderRefused(`${folder} cannot be made (${code ?? error}); check its name and its permissions`);
  }
  const unlock = lockFolder(folder);
  try {
    await removeDrafts(folder);
    const kept = await readFolder(folder, options.salvage);
    const journal = new Journal(folder, kept, unlock, options);
    await journal.start();
    return journal;
  } catch (error) {
    unlock();
    throw error;
  }
}

export class Journal {
  readonly folder: string;
  readonly #unlock: () => void;
  readonly #warn: (message: string) => void;
  readonly #files: FileLayer;
  #kept: Kept | undefined;
  #generation: number;
  #snapshotBytes: number;
  /** Undefined where none goes on from the snapshot yet. */
  #file: OpenFile | undefined;
  /** Where the last record ends that was acknowledged. */
  #end = 0;
  #records = 0;
  /** Something that failed may stand behind the end. */
  #unclean = false;
  #compactFrom = MIN_COMPACTION_BYTES;

  constructor(folder: string, kept: Kept, unlock: () => void, { warn = () => {}, files = DISK }: JournalOptions) {
    this.folder = folder;
    this.#unlock = unlock;
    this.#warn = warn;
    this.#files = files;
    this.#kept = kept;
    this.#generation = kept.generation;
    this.#snapshotBytes = kept.snapshotBytes;
  }

  /** What the folder held when it was opened, undefined where nothing was ever kept. Hint: only once; it is let go. */
  takeContents(): Contents | undefined {
    const kept = this.#kept;
    this.#kept = undefined;
    return kept?.isNew === false ? kept.contents : undefined;
  }

  /** Begins the labels of new blank nodes; none in the folder begins so. The same until a record is appended. */
  scope(): string {
    return `g${this.#generation}r${this.#records}`;
  }

  /** Mends a journal that was cut short, and folds one that holds records into a new snapshot. */
  async start(): Promise<void> {
    if (this.#kept === undefined) return;
    const { contents, journal, isForeign, snapshotDamage } = this.#kept;
    for (const fault of faultsOf(this.#kept, this.folder)) this.#warn(fault);
    try {
      const left = snapshotDamage?.left ?? [];
      if (left.length > 0) await this.#putAside(snapshotFile(this.folder), joined(left));
      if (journal !== undefined) await this.#goOn(journal);
      if (isForeign || snapshotDamage !== undefined || this.#records > 0) await this.#fold(contents);
      else if (this.#file === undefined) await this.#begin();
    } catch (error) {
      const { message, code } = error as NodeJS.ErrnoException;
      // Hint: on a full disk what is there can still be read; a journal is begun with the first write that finds room.
      if (this.#file === undefined && !isFull(code))
        throw new FolderRefused(`${this.folder} cannot be written: ${message}`);
      this.#warn(`${this.folder} could not be put in order, which can wait: ${message}`);
    }
  }

  /** Resolves when the record is on the disk. Throws WriteFailed, and then nothing of it is. */
  async append(diff: Diff): Promise<void> {
    try {
      const file = this.#file ?? (await this.#begin());
      if (this.#unclean) await this.#cutBack(file);
      const frame = encodeFrame(diff);
      this.#unclean = true;
      await writeAll(file, frame, this.#end);
      await file.datasync();
      this.#unclean = false;
      this.#end += frame.length;
      this.#records += 1;
    } catch (error) {
      // Hint: where this fails, too, the next append does it before anything else.
      if (this.#unclean && this.#file !== undefined) await this.#cutBack(this.#file).catch(() => {});
      throw new WriteFailed(this.folder, error as NodeJS.ErrnoException);
    }
  }

  /** Writes a record that says nothing, has it reach the disk, and takes it back. Throws WriteFailed. */
  async probe(): Promise<void> {
    await this.append(NOTHING);
    this.#end -= encodeFrame(NOTHING).length;
    this.#records -= 1;
    if (this.#file !== undefined) await this.#cutBack(this.#file).catch(() => {});
  }

  get bytes(): number {
    return this.#end;
  }

  /** Whether a new snapshot is due. */
  get isLong(): boolean {
    return this.#end >= Math.max(this.#compactFrom, this.#snapshotBytes);
  }

  /** Has the folder hold these graphs and nothing else, as a generation beyond the given one. Throws what the writing throws, and then it holds what it held. */
  replaceAll(graphs: KeptGraphs, beyond = 0): Promise<void> {
    return this.#fold(graphs, beyond);
  }

  /** As replaceAll, with what the store holds anyway: what fails loses nothing and is only told. */
  async compact(graphs: KeptGraphs): Promise<void> {
    try {
      await this.#fold(graphs);
    } catch (error) {
      this.#compactFrom = this.#end + MIN_COMPACTION_BYTES;
      this.#warn(`no new snapshot could be written into ${this.folder}: ${(error as Error).message}`);
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
    this.#unlock();
  }

  /** Opens the journal that is there, after what is damaged was put aside. */
  async #goOn(journal: NonNullable<Kept['journal']>): Promise<void> {
    const { damage, end, records, misplaced } = journal;
    const name = journalFile(this.folder);
    if (misplaced || (damage !== undefined && !isTorn(journal)))
      await this.#putAside(name, (await readFile(name)).subarray(end));
    // Hint: without its head a journal is of no use.
    if (end === 0) return;
    const file = await this.#files.open(name, 'r+');
    this.#file = file;
    this.#end = end;
    this.#records = records;
    if (damage !== undefined) await this.#cutBack(file);
  }

  async #putAside(name: string, bytes: Buffer): Promise<void> {
    const aside = `${name}.damaged-${Date.now()}`;
    await replaceDurably(aside, [bytes], this.#files);
    this.#warn(`what was put aside of ${name} is now in ${aside}`);
  }

  async #cutBack(file: OpenFile): Promise<void> {
    this.#unclean = true;
    await file.truncate(this.#end);
    await file.sync();
    this.#unclean = false;
  }

  async #fold(graphs: KeptGraphs, beyond = 0): Promise<void> {
    const generation = Math.max(this.#generation, beyond) + 1;
    try {
      this.#snapshotBytes = await writeSnapshot(this.folder, generation, graphs, this.#files);
    } catch (error) {
      if ((await readGeneration(this.folder)) !== generation) throw error;
    }
    // Hint: from here on a record in the old journal would be lost; where none can be begun, writes fail until one can.
    this.#generation = generation;
    const old = this.#file;
    this.#file = undefined;
    await old?.close();
    await this.#begin();
  }

  async #begin(): Promise<OpenFile> {
    const head: JournalHead = { pacta: 'journal', version: 1, generation: this.#generation };
    const frame = encodeFrame(head);
    await replaceDurably(journalFile(this.folder), [frame], this.#files);
    this.#file = await this.#files.open(journalFile(this.folder), 'r+');
    this.#end = frame.length;
    this.#records = 0;
    this.#unclean = false;
    this.#compactFrom = MIN_COMPACTION_BYTES;
    return this.#file;
  }
}

const joined = (lines: readonly Buffer[]): Buffer => Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
