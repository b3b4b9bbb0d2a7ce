// The real disk with a memory: what of each file, and of the names in its folder, has reached it for sure. From that, the
// folder is made as a power cut would leave it now.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DISK, type FileLayer, type OpenFile } from '../../src/store/durable-file.js';

interface Recorded {
  /** As a reader sees it now, and as it was at its last sync. */
  now: Buffer;
  synced: Buffer;
}
/** What a power cut keeps beyond what must be kept: nothing, names that were not synced, or bytes as well, up to a point. */
export type Kept = 'synced' | 'names' | 'some bytes';
export const KEPT: readonly Kept[] = ['synced', 'names', 'some bytes'];

export class RecordedDisk implements FileLayer {
  readonly #names = new Map<string, Recorded>();
  #syncedNames = new Map<string, Recorded>();
  /** Called after each step that changes what a power cut would leave. */
  onStep: () => void = () => {};
  syncs = 0;

  async open(path: string, flags: 'wx' | 'r+'): Promise<OpenFile> {
    const handle = await DISK.open(path, flags);
    const name = basename(path);
    const file = this.#names.get(name) ?? { now: Buffer.alloc(0), synced: Buffer.alloc(0) };
    this.#names.set(name, file);
    this.onStep();
    const reached = (): void => {
      file.synced = Buffer.from(file.now);
      this.syncs += 1;
      this.onStep();
    };
    let end = 0;
    return {
      write: async (bytes, offset, length, position) => {
        const result = await handle.write(bytes, offset, length, position);
        const at = position ?? end;
        end = at + result.bytesWritten;
        const grown = Buffer.alloc(Math.max(file.now.length, end));
        file.now.copy(grown);
        Buffer.from(bytes).copy(grown, at, offset, offset + result.bytesWritten);
        file.now = grown;
        this.onStep();
        return result;
      },
      truncate: async (length) => {
        await handle.truncate(length);
        file.now = file.now.subarray(0, length);
        this.onStep();
      },
      sync: async () => {
        await handle.sync();
        reached();
      },
      datasync: async () => {
        await handle.datasync();
        reached();
      },
      close: () => handle.close(),
    };
  }

  async rename(from: string, to: string): Promise<void> {
    await DISK.rename(from, to);
    const file = this.#names.get(basename(from));
    this.#names.delete(basename(from));
    if (file !== undefined) this.#names.set(basename(to), file);
    this.onStep();
  }

  async remove(path: string): Promise<void> {
    await DISK.remove(path);
    this.#names.delete(basename(path));
    this.onStep();
  }

  async syncFolder(folder: string): Promise<void> {
    await DISK.syncFolder(folder);
    this.#syncedNames = new Map(this.#names);
    this.onStep();
  }

  /** A new folder with what is left. */
  powerCut(kept: Kept, random: () => number): string {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-power-cut-'));
    for (const [name, { now, synced }] of kept === 'synced' ? this.#syncedNames : this.#names) {
      const more = Math.max(0, now.length - synced.length);
      const length = synced.length + Math.floor(random() * (more + 1));
      writeFileSync(join(folder, name), kept === 'some bytes' && more > 0 ? now.subarray(0, length) : synced);
    }
    return folder;
  }
}
