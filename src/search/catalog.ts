// The catalog of all things that can be found, kept in step with a store: which graph says what of which thing, and what
// they say together. A store that tells which graphs a commit changed has those read again before the next answer; one
// that cannot tell, because others write to it, is read whole when what is known of it is old.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '../store/store.js';
import { type Entry, type GraphEntries, mergeEntries, readEntries } from './entries.js';
import type { FurtherNames } from './further-names.js';

export interface CatalogListener {
  /** The entry is new or changed. */
  put(entry: Entry): void;
  remove(iriText: string): void;
}

/** How long what an endpoint said is believed that others may write to. */
const BELIEVED_MS = 60_000;
const PORTION = 200;

export class Catalog {
  readonly #store: Store;
  readonly #listeners: CatalogListener[] = [];
  readonly #graphs = new Map<string, GraphEntries>();
  readonly #entries = new Map<string, Entry>();
  readonly #languages = new Map<string, string>();
  /** Graphs that say something of a thing. */
  readonly #sayers = new Map<string, Set<string>>();
  readonly #furtherNames: FurtherNames;
  readonly #watched: boolean;
  #stale: Set<string> | 'all' = 'all';
  #readAt = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(store: Store, furtherNames: FurtherNames = new Map()) {
    this.#store = store;
    this.#furtherNames = furtherNames;
    this.#watched = store.watch !== undefined;
    store.watch?.((changed) => this.#markStale(changed));
  }

  listen(listener: CatalogListener): void {
    this.#listeners.push(listener);
    for (const entry of this.#entries.values()) listener.put(entry);
  }

  /** Resolves when the catalog shows every write that was committed before the call. */
  refresh(): Promise<void> {
    const result = this.#reading.then(() => this.#read());
    this.#reading = result.catch(() => {});
    return result;
  }

  entry(iriText: string): Entry | undefined {
    return this.#entries.get(iriText);
  }

  entries(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  /** Tag in lower case, or "" for an article that does not say. */
  languageOf(article: string): string {
    return this.#languages.get(article) ?? '';
  }

  #markStale(changed: readonly string[]): void {
    if (this.#stale !== 'all') for (const name of changed) this.#stale.add(name);
  }

  async #read(): Promise<void> {
    if (!this.#watched && Date.now() - this.#readAt > BELIEVED_MS) this.#stale = 'all';
    if (this.#stale !== 'all' && this.#stale.size === 0) return;
    const stale = this.#stale;
    // Hint: what is committed while this reads is marked anew.
    this.#stale = new Set();
    const touched = new Set<string>();
    try {
      const names = stale === 'all' ? ['', ...(await this.#store.graphs())] : [...stale];
      if (stale === 'all') for (const name of this.#graphs.keys()) if (!names.includes(name)) names.push(name);
      for (const name of names) this.#replace(name, readEntries((await this.#store.graph(name)) ?? []), touched);
      this.#readAt = Date.now();
    } catch (error) {
      this.#stale = 'all';
      throw error;
    } finally {
      await this.#composeAll(touched);
    }
  }

  /** Hint: in portions, so that other requests are answered meanwhile. */
  async #composeAll(touched: ReadonlySet<string>): Promise<void> {
    let done = 0;
    for (const iriText of touched) {
      this.#compose(iriText);
      done += 1;
      if (done % PORTION === 0) await nextTurn();
    }
  }

  /** Adds to `touched` the things of which the graph says or said something. */
  #replace(name: string, now: GraphEntries, touched: Set<string>): void {
    const before = this.#graphs.get(name);
    if (now.entries.size === 0) this.#graphs.delete(name);
    else this.#graphs.set(name, now);
    for (const [article, language] of now.languages) this.#languages.set(article, language);
    for (const iriText of new Set([...(before?.entries.keys() ?? []), ...now.entries.keys()])) {
      touched.add(iriText);
      const sayers = this.#sayers.get(iriText) ?? new Set();
      if (now.entries.has(iriText)) sayers.add(name);
      else sayers.delete(name);
      if (sayers.size === 0) this.#sayers.delete(iriText);
      else this.#sayers.set(iriText, sayers);
    }
  }

  #compose(iriText: string): void {
    const parts = [...(this.#sayers.get(iriText) ?? [])]
      .sort()
      .flatMap((name) => this.#graphs.get(name)?.entries.get(iriText) ?? []);
    if (parts.length === 0) {
      if (this.#entries.delete(iriText)) for (const listener of this.#listeners) listener.remove(iriText);
      return;
    }
    const further = this.#furtherNames.get(iriText);
    if (further !== undefined) parts.push({ iriText, types: new Set(), names: further });
    const entry = mergeEntries(iriText, parts);
    this.#entries.set(iriText, entry);
    for (const listener of this.#listeners) listener.put(entry);
  }
}
