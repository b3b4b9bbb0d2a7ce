// The body of a request in, its bytes or text out: counted while it comes, unpacked within a bound, and UTF-8 or refused.
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type ZlibOptions } from 'node:zlib';
import { Problem } from './problem.js';

type Unpack = (bytes: Uint8Array, options: ZlibOptions) => Promise<Uint8Array>;
const UNPACK: Readonly<Record<string, Unpack>> = {
  gzip: promisify<Uint8Array, ZlibOptions, Buffer>(gunzip),
  'x-gzip': promisify<Uint8Array, ZlibOptions, Buffer>(gunzip),
  deflate: promisify<Uint8Array, ZlibOptions, Buffer>(inflate),
  br: promisify<Uint8Array, ZlibOptions, Buffer>(brotliDecompress),
};

/** Throws Problem 413 for a body over the bound, 415 for a coding that is not known, 400 for one that is broken. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const coding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  const unpack = coding === '' || coding === 'identity' ? undefined : UNPACK[coding];
  if (unpack === undefined && coding !== '' && coding !== 'identity')
    throw new Problem(
      'unsupported-media-type',
      `The coding "${coding}" is not read; send gzip, br or the plain body.`,
      {
        headers: { 'Accept-Encoding': 'gzip, br, deflate' },
      },
    );
  const bytes = await collect(request, maxBytes);
  if (unpack === undefined) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes, 'when unpacked');
    throw new Problem('malformed-request', `The body is not ${coding}, as its Content-Encoding says.`);
  }
}

export async function readText(request: Request, maxBytes: number): Promise<string> {
  return decodeUtf8(await readBytes(request, maxBytes));
}

/** Throws Problem 400 for bytes that are not UTF-8. A byte order mark is left out. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('malformed-request', 'The body is not UTF-8.');
  }
}

async function collect(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (request.body !== null) {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
    }
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

const tooLarge = (maxBytes: number, when = ''): Problem =>
  new Problem(
    'body-too-large',
    `A body may have ${maxBytes} bytes${when === '' ? '' : ` ${when}`}; this one has more. Send it in parts.`,
  );
