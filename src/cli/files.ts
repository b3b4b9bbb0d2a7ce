// File names as given in, the files they stand for out; and writing that leaves either the old file or the new one.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { glob, isDynamicPattern } from 'tinyglobby';
import { InputError } from '../article/errors.js';
import { CommandError, EXIT } from './exit.js';

/** "-" and plain names stay as they are; patterns become their files, sorted; each file once, in the order given, however
 * it is named; `repeated` hears of one that was given again by name. */
export async function expandFiles(
  patterns: readonly string[],
  repeated: (file: string) => void = () => {},
): Promise<string[]> {
  const files: string[] = [];
  for (const pattern of patterns) {
    if (pattern === '-' || !isDynamicPattern(pattern)) files.push(pattern);
    else {
      const found = await glob([pattern], { onlyFiles: true, expandDirectories: false });
      if (found.length === 0) throw new CommandError(EXIT.usage, `no file matches "${pattern}"; check the pattern`);
      files.push(...found.sort());
    }
  }
  const known = new Set<string>();
  return files.filter((file) => {
    const path = file === '-' ? file : resolve(file);
    if (known.has(path)) {
      if (patterns.includes(file)) repeated(file);
      return false;
    }
    known.add(path);
    return true;
  });
}

/** Everything that stdin holds. */
async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Most that a packed file may hold. */
const MOST_UNPACKED_BYTES = 256 * 1024 * 1024;

/** Bytes of a file or of stdin, unpacked when its name ends in .gz. Throws InputError. */
export async function readBytes(file: string): Promise<Uint8Array> {
  if (file === '-') return readStdin();
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'is not there; check the name',
      EISDIR: 'is a folder; name its files',
    };
    throw new InputError(file, reasons[code] ?? `cannot be opened (${code}); check its permissions`);
  }
  if (!file.endsWith('.gz')) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new InputError(file, `has more than ${MOST_UNPACKED_BYTES} bytes when unpacked; divide it`);
    throw new InputError(file, 'is not gzip, though its name ends in .gz; give it its right name');
  }
}

const unfinished = new Set<string>();

/** Writes beside the file and renames, so that a reader never sees half a file. Makes the folder when it lacks. */
export async function writeAtomically(file: string, text: string | Uint8Array): Promise<void> {
  const folder = dirname(file);
  const draft = join(folder, `.${randomUUID()}.part`);
  unfinished.add(draft);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    removeQuietly(draft);
    throw new CommandError(
      EXIT.failure,
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}); check the folder and its permissions`,
    );
  } finally {
    unfinished.delete(draft);
  }
}

/** Takes away what an interruption left half-written. */
export function removeUnfinished(): void {
  for (const draft of unfinished) removeQuietly(draft);
}

function removeQuietly(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // what was to be its folder is a file: nothing was written
  }
}
