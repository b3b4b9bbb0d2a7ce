// The bytes of a file or of stdin, unpacked when the name ends in .gz, and never more than a limit.
import { readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { InputError } from './errors.js';

export interface SizeLimit {
  readonly bytes: number;
  /** What may have so many bytes, and what to do about more: the end of the message. */
  readonly of: string;
}

/** "52 MB, more than the 5 MB that …". */
export const tooLarge = (size: number, limit: SizeLimit): string =>
  `${Math.ceil(size / 1e5) / 10} MB, more than the ${limit.bytes / 1e6} MB that ${limit.of}`;

/** Throws InputError for what is not there, cannot be opened, is a folder or is too large. `-` is what `stdin` gives. */
export async function loadBytes(
  file: string,
  limit: SizeLimit,
  stdin: (() => Promise<Uint8Array>) | undefined,
): Promise<Uint8Array> {
  const read = file === '-' ? ((await stdin?.()) ?? new Uint8Array()) : await bytesOf(file, limit);
  const bytes = file.endsWith('.gz') ? unpack(read, file, limit) : read;
  if (bytes.length > limit.bytes) throw new InputError(file, `is ${tooLarge(bytes.length, limit)}`);
  return bytes;
}

async function bytesOf(file: string, limit: SizeLimit): Promise<Uint8Array> {
  try {
    const info = await stat(file);
    if (info.isDirectory()) {
      throw new InputError(file, 'is a folder; name its files, for instance with a pattern such as "folder/*.txt"');
    }
    if (info.size > limit.bytes) throw new InputError(file, `is ${tooLarge(info.size, limit)}`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new InputError(
      file,
      code === 'ENOENT' ? 'is not there; check the name' : `cannot be opened (${code}); check its permissions`,
    );
  }
}

function unpack(bytes: Uint8Array, file: string, limit: SizeLimit): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit.bytes });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === 'ERR_BUFFER_TOO_LARGE'
        ? `unpacks to more than ${limit.bytes / 1e6} MB`
        : 'is not gzip, though its name ends in .gz';
    throw new InputError(file, reason);
  }
}
