// One process a folder: a symbolic link `lock` that points at the number of the process that holds it. A lock whose process
// is gone is taken over. Hint: a link is there whole or not at all, and needs no room on a full disk. Process numbers are
// used again, and in a container always the same; so the moment at which the process was started stands beside it, where
// the system tells it.
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { FolderRefused } from './errors.js';

/** Returns what gives the folder free again. Throws FolderRefused while another holds it. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  const own = `${process.pid} ${startOf(process.pid)}`;
  for (;;) {
    try {
      symlinkSync(own, file);
      const unlock = (): void => {
        process.off('exit', unlock);
        if (readLock(file) === own) rmSync(file, { force: true });
      };
      process.once('exit', unlock);
      return unlock;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST')
        throw new FolderRefused(`${folder} cannot be locked (${code ?? error}); check the folder and its permissions`);
    }
    const held = readLock(file);
    if (held !== undefined) assertStale(held, folder, file);
    takeAway(file, held);
  }
}

function assertStale(held: string, folder: string, file: string): void {
  const [pid = '', start = ''] = held.trim().split(' ');
  if (!isAlive(Number(pid)) || startOf(Number(pid)) !== start) return;
  throw new FolderRefused(
    `${folder} is in use by process ${pid}; stop it, or write through its HTTP interface (${file} tells of it)`,
  );
}

/** Hint: another process may have taken the stale lock over since it was read; then its lock is put back. */
function takeAway(file: string, stale: string | undefined): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (readLock(aside) !== stale) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Hint: version 0.1 wrote it as a file. */
function readLock(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return read(file);
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process was started, in ticks since the system was; "0" where that cannot be known (see proc(5), field 22). */
function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
}
