// A body and what it is in each coding, made when it is first asked for and kept with it.
import { promisify } from 'node:util';
import { constants, brotliCompress as zlibBrotli, gzip as zlibGzip } from 'node:zlib';

const gzip = promisify(zlibGzip);
const brotli = promisify<Uint8Array, object, Buffer>(zlibBrotli);
const BROTLI_QUALITY = 4;

export const CODINGS = ['br', 'gzip'] as const;
export type Coding = (typeof CODINGS)[number];

export class PackedBody {
  readonly plain: Uint8Array;
  readonly #packed = new Map<Coding, Promise<Uint8Array>>();

  constructor(body: string | Uint8Array) {
    this.plain = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  }

  in(coding: Coding): Promise<Uint8Array> {
    const known = this.#packed.get(coding);
    if (known !== undefined) return known;
    const packed = pack(this.plain, coding);
    this.#packed.set(coding, packed);
    return packed;
  }
}

const pack = (bytes: Uint8Array, coding: Coding): Promise<Uint8Array> =>
  coding === 'gzip'
    ? gzip(bytes)
    : brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
        },
      });
