// All bytes of one source, and never more than a limit.
import { InputError } from './errors.js';
import type { Source } from './sources.js';
import { isPacked } from './unpack.js';

export interface SizeLimit {
  readonly bytes: number;
  /** What may have so many bytes, and what to do about more: the end of the message. */
  readonly of: string;
}

/** "52 MB, more than the 5 MB that …". */
export const tooLarge = (size: number, limit: SizeLimit): string =>
  `${Math.ceil(size / 1e5) / 10} MB, ${moreThan(limit)}`;

const moreThan = (limit: SizeLimit): string => `more than the ${limit.bytes / 1e6} MB that ${limit.of}`;

/** Throws InputError for what cannot be read or is too large, which is noticed before more than the limit is held. */
export async function loadBytes(source: Source, limit: SizeLimit): Promise<Uint8Array> {
  const { file, name, size = 0 } = source;
  const packed = isPacked(name);
  if (size > limit.bytes) throw new InputError(file, `is ${tooLarge(size, limit)}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.bytes()) {
    length += chunk.length;
    if (length > limit.bytes)
      throw new InputError(file, packed ? `unpacks to more than ${limit.bytes / 1e6} MB` : `is ${moreThan(limit)}`);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}
