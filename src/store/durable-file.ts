// Files that are there after a power cut: what is said to be written has reached the disk, and so has its name. All that the
// store writes goes through a file layer, so that a fault run can note what has reached the disk and what has not.
import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface OpenFile {
  /** At `position`, or where the last write ended. */
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number | null,
  ): Promise<{ readonly bytesWritten: number }>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  datasync(): Promise<void>;
  close(): Promise<void>;
}
export interface FileLayer {
  /** `wx` makes a file that is not there, `r+` opens one that is. */
  open(path: string, flags: 'wx' | 'r+'): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Has the names in a folder reach the disk. */
  syncFolder(folder: string): Promise<void>;
}

export const DISK: FileLayer = {
  open,
  rename,
  remove: (path) => rm(path, { force: true }),
  async syncFolder(folder) {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

const DRAFT = /^\.[0-9a-f-]{36}\.part$/;

/** Replaces a file whole: a reader sees the old one or the new one, also after a crash. */
export async function replaceDurably(
  file: string,
  chunks: Iterable<Uint8Array>,
  files: FileLayer = DISK,
): Promise<void> {
  const folder = dirname(file);
  const draft = join(folder, `.${randomUUID()}.part`);
  try {
    const handle = await files.open(draft, 'wx');
    try {
      for (const chunk of chunks) await writeAll(handle, chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await files.rename(draft, file);
    await files.syncFolder(folder);
  } catch (error) {
    await files.remove(draft);
    throw error;
  }
}

/** Takes away what a process left half-written that was killed. Nothing else may be writing in the folder. */
export async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (DRAFT.test(name)) await rm(join(folder, name), { force: true });
}

/** Writes all bytes, from `position` on or from where the last write ended. */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position?: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const at = position === undefined ? null : position + written;
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, at);
    written += bytesWritten;
  }
}
