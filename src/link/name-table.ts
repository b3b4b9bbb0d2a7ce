// Names of things of some classes, kept in step with the catalog. A name in, the names out that may be the same, found by
// equal form, equal sound or by the runs of three letters that they share; which are alike enough is for others to say.
import type { CatalogListener } from '../search/catalog.js';
import type { Entry, Name } from '../search/entries.js';
import { formsOf, type NameForms } from './name-forms.js';

export interface KnownName {
  readonly id: number;
  readonly entry: Entry;
  readonly name: Name;
  readonly forms: NameForms;
}

/** Most names that are looked at for one that is asked for. */
const MOST_NEAR = 300;

export class NameTable implements CatalogListener {
  readonly #classes: ReadonlySet<string>;
  readonly #names = new Map<number, KnownName>();
  readonly #ofEntry = new Map<string, number[]>();
  readonly #byKey = new Map<string, Set<number>>();
  readonly #byTrigram = new Map<string, Set<number>>();
  #next = 0;

  constructor(classes: readonly string[]) {
    this.#classes = new Set(classes);
  }

  put(entry: Entry): void {
    this.remove(entry.iriText);
    if (![...entry.types].some((type) => this.#classes.has(type))) return;
    const ids = entry.names.map((name) => {
      const known = { id: this.#next++, entry, name, forms: formsOf(name.text) };
      this.#names.set(known.id, known);
      for (const key of keysOf(known.forms)) addTo(this.#byKey, key, known.id);
      for (const trigram of trigramsOf(known.forms)) addTo(this.#byTrigram, trigram, known.id);
      return known.id;
    });
    if (ids.length > 0) this.#ofEntry.set(entry.iriText, ids);
  }

  remove(iriText: string): void {
    for (const id of this.#ofEntry.get(iriText) ?? []) {
      const known = this.#names.get(id);
      this.#names.delete(id);
      if (known === undefined) continue;
      for (const key of keysOf(known.forms)) removeFrom(this.#byKey, key, id);
      for (const trigram of trigramsOf(known.forms)) removeFrom(this.#byTrigram, trigram, id);
    }
    this.#ofEntry.delete(iriText);
  }

  /** In no order that means anything. */
  near(forms: NameForms): KnownName[] {
    const found = new Set<number>();
    for (const key of keysOf(forms)) for (const id of this.#byKey.get(key) ?? []) found.add(id);
    if (!forms.acronym) for (const id of this.#sharing(forms)) found.add(id);
    return [...found].flatMap((id) => this.#names.get(id) ?? []);
  }

  /** Names that share the most, measured by their own length. */
  #sharing(forms: NameForms): number[] {
    const shared = new Map<number, number>();
    for (const trigram of trigramsOf(forms))
      for (const id of this.#byTrigram.get(trigram) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    const length = forms.compact.length;
    return [...shared]
      .map(([id, count]) => ({ id, share: count / (length + (this.#names.get(id)?.forms.compact.length ?? 0)) }))
      .sort((a, b) => b.share - a.share || a.id - b.id)
      .slice(0, MOST_NEAR)
      .map(({ id }) => id);
  }
}

/** Names with a key in common are equal in some form. */
const keysOf = ({ words, compact, soundCompact }: NameForms): Set<string> =>
  new Set([compact, `=${soundCompact}`, [...words].sort().join(' ')]);

function trigramsOf({ compact, soundCompact }: NameForms): Set<string> {
  const trigrams = new Set<string>();
  for (const text of [`^${compact}$`, `^${soundCompact}$`])
    for (let at = 0; at + 3 <= text.length; at++) trigrams.add(text.slice(at, at + 3));
  return trigrams;
}

function addTo(index: Map<string, Set<number>>, key: string, id: number): void {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, new Set([id]));
  else ids.add(id);
}

function removeFrom(index: Map<string, Set<number>>, key: string, id: number): void {
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}
