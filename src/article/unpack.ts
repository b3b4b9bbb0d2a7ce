// Packed bytes in, unpacked bytes out, a piece at a time: gzip and Zstandard, known by the end of the name. Never more is
// held than a piece, whatever a file claims to hold.
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './errors.js';

const PACKED = /\.(?:gz|tgz|zst)$/i;

export const isPacked = (name: string): boolean => PACKED.test(name);

/** The name without the end that says how it is packed: "a.jsonl" for "a.jsonl.zst". */
export const unpackedName = (name: string): string => name.replace(/\.(?:gz|zst)$/i, '');

/** Throws InputError, which names `file`, where the bytes are not what the end of its name says, or stop short. */
export async function* unpack(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const isGzip = !/\.zst$/i.test(file);
  let given = 0;
  try {
    for await (const chunk of isGzip ? gunzip(chunks) : unzstandard(chunks, file)) {
      given += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const end = /\.[^.]*$/.exec(file)?.[0] ?? '';
    throw new InputError(
      file,
      given === 0
        ? `is not ${isGzip ? 'gzip' : 'Zstandard'}, though its name ends in ${end}`
        : `is broken after ${given} unpacked bytes (${(error as Error).message}); what stands before is read`,
    );
  }
}

const PIECE_BYTES = 64 * 1024;

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Hint: an error of the source ends the unpacked side with that same error, and leaving early ends the source.
  yield* pipeline(Readable.from(chunks), createGunzip({ chunkSize: PIECE_BYTES }), () => {});
}

/** A few bytes can stand for a block of 128 KB, so they are given to the decoder in small portions … */
const PORTION_BYTES = 4096;
/** … and no portion of news stands for so much. */
const MOST_OF_PORTION_BYTES = 64 * 1024 * 1024;

async function* unzstandard(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd');
  const ready: Uint8Array[] = [];
  let held = 0;
  const decoder = new Decompress((chunk) => {
    held += chunk.length;
    if (held > MOST_OF_PORTION_BYTES)
      throw new InputError(file, 'has a few bytes that stand for more than 64 MB, as no news has; it is not read');
    ready.push(chunk);
  });
  const taken = (): Uint8Array[] => {
    held = 0;
    return ready.splice(0);
  };
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PORTION_BYTES) {
      decoder.push(chunk.subarray(at, at + PORTION_BYTES));
      yield* taken();
    }
  }
  decoder.push(new Uint8Array(0), true);
  yield* taken();
}
