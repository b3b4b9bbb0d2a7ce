// The whole dataset as files: N-Quads and TriG, gzipped, each with its checksum. The version is taken from the content, so
// that equal data are the same files under the same name on every server. Made when first asked for, kept until a write.
import { createHash } from 'node:crypto';
import { createGzip } from 'node:zlib';
import type { Quad } from 'n3';
import { DataFactory } from 'n3';
import { serialize } from '../../graph/serialize.js';
import type { Store } from '../../store/store.js';

export const DUMP_FORMS = {
  'nq.gz': { format: 'nquads', mediaType: 'application/n-quads' },
  'trig.gz': { format: 'trig', mediaType: 'application/trig' },
} as const;
export type DumpExtension = keyof typeof DUMP_FORMS;

export interface DumpFile {
  /** "pacta-1f2e3d4c5b6a.nq.gz" */
  readonly name: string;
  readonly extension: DumpExtension;
  readonly bytes: Uint8Array;
  /** Of the file as it is sent, lower-case hex. */
  readonly sha256: string;
}
export interface Dump {
  /** First digits of the SHA-256 of the N-Quads, unpacked. */
  readonly version: string;
  readonly files: readonly DumpFile[];
}

const VERSION_DIGITS = 12;

export class Dumps {
  readonly #store: Store;
  readonly #published: (quads: readonly Quad[]) => readonly Quad[];
  #known: { readonly version: string; readonly dump: Promise<Dump> } | undefined;

  /** `published` leaves out of a graph what is not to be given away. */
  constructor(store: Store, published: (quads: readonly Quad[]) => readonly Quad[] = (quads) => quads) {
    this.#store = store;
    this.#published = published;
  }

  dump(): Promise<Dump> {
    const version = this.#store.version();
    if (this.#known?.version === version && this.#store.watch !== undefined) return this.#known.dump;
    const dump = this.#make();
    this.#known = { version, dump };
    dump.catch(() => {
      this.#known = undefined;
    });
    return dump;
  }

  async #make(): Promise<Dump> {
    const names = ['', ...(await this.#store.graphs())];
    const plain = createHash('sha256');
    const packed = new Map<DumpExtension, Packed>();
    for (const extension of Object.keys(DUMP_FORMS) as DumpExtension[]) packed.set(extension, new Packed());
    for (const name of names) {
      const graph = name === '' ? DataFactory.defaultGraph() : DataFactory.namedNode(name);
      const quads = this.#published((await this.#store.graph(name)) ?? []).map(({ subject, predicate, object }) =>
        DataFactory.quad(subject, predicate, object, graph),
      );
      if (quads.length === 0) continue;
      for (const [extension, { format }] of Object.entries(DUMP_FORMS) as [
        DumpExtension,
        (typeof DUMP_FORMS)[DumpExtension],
      ][]) {
        const text = await serialize(quads, format);
        if (format === 'nquads') plain.update(text);
        await packed.get(extension)?.write(text);
      }
    }
    const version = plain.digest('hex').slice(0, VERSION_DIGITS);
    const files: DumpFile[] = [];
    for (const [extension, file] of packed) {
      const bytes = await file.end();
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      files.push({ name: `pacta-${version}.${extension}`, extension, bytes, sha256 });
    }
    return { version, files };
  }
}

/** Text in parts in, gzip out; equal parts give equal bytes. */
class Packed {
  readonly #gzip = createGzip();
  readonly #chunks: Buffer[] = [];

  constructor() {
    this.#gzip.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#gzip.write(text, (error) => (error == null ? resolve() : reject(error)));
    });
  }

  end(): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#gzip.on('error', reject);
      this.#gzip.on('end', () => resolve(Buffer.concat(this.#chunks)));
      this.#gzip.end();
    });
  }
}
