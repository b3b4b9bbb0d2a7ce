// Answers to queries, kept as long as nothing is written: by query, dataset, form and address, each with its packed bodies.
// Whoever asks what is being answered already waits for that answer.
import { LRUCache } from 'lru-cache';
import type { PackedBody } from '../http/packed.js';

export interface CachedAnswer {
  readonly contentType: string;
  readonly body: PackedBody;
}
/** An answer, and whether nothing was written while it was made. */
export interface Made {
  readonly answer: CachedAnswer;
  readonly steady: boolean;
  /** Addresses of services whose part is missing. */
  readonly failedServices?: readonly string[];
}
export type CacheEvent = 'hit' | 'miss';

/** What a body and its codings take, by its plain bytes. */
const WITH_CODINGS = 1.5;
/** An answer that takes more than this share of the cache would drive out too many others. */
const LARGEST_SHARE = 0.25;

export class ResultCache {
  readonly #answers: LRUCache<string, CachedAnswer> | undefined;
  readonly #making = new Map<string, Promise<Made>>();
  readonly #tell: (event: CacheEvent) => void;
  #version = '';

  /** 0 bytes keep nothing. */
  constructor(maxBytes: number, tell: (event: CacheEvent) => void) {
    this.#tell = tell;
    if (maxBytes > 0)
      this.#answers = new LRUCache({
        maxSize: maxBytes,
        maxEntrySize: Math.ceil(maxBytes * LARGEST_SHARE),
        sizeCalculation: ({ body }, key) => Math.ceil(body.plain.byteLength * WITH_CODINGS) + key.length + 1,
      });
  }

  get bytes(): number {
    return this.#answers?.calculatedSize ?? 0;
  }

  /** `version` is that of the store now. What `make` throws is thrown and not kept. */
  async answer(key: string, version: string, make: () => Promise<Made>): Promise<Made> {
    if (version !== this.#version) {
      this.#answers?.clear();
      this.#version = version;
    }
    const known = this.#answers?.get(key);
    this.#tell(known === undefined ? 'miss' : 'hit');
    if (known !== undefined) return { answer: known, steady: true };
    const keyNow = `${version} ${key}`;
    const running = this.#making.get(keyNow);
    if (running !== undefined) return running;
    const making = make().finally(() => this.#making.delete(keyNow));
    this.#making.set(keyNow, making);
    const made = await making;
    if (made.steady && version === this.#version) this.#answers?.set(key, made.answer);
    return made;
  }
}
