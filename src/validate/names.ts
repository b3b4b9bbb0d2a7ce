// Names in, the things of a graph that bear them out: how a word that stands where an IRI should be finds its thing.
import { pacta, rdfs, skos } from '../graph/vocabulary.js';
import type { TripleIndex } from './triple-index.js';

const NAMES = [
  skos.prefLabel,
  rdfs.label,
  skos.altLabel,
  pacta.acronym,
  pacta.isoAlpha3,
  pacta.demonym,
  skos.hiddenLabel,
].map(({ value }) => value);
const NOTATION = `${skos.prefLabel.value.replace('prefLabel', 'notation')}`;

/** Letters and digits alone, without marks: "Città del Capo" and "citta del capo" are one name. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export class NameIndex {
  readonly #byName = new Map<string, string[]>();

  constructor(index: TripleIndex) {
    // Hint: better names first, so that of several things the one whose own name it is comes first.
    for (const predicate of [...NAMES, NOTATION]) {
      for (const [key, { out }] of index.subjects) {
        for (const { value } of out.get(predicate)?.values() ?? []) {
          const name = foldName(value);
          const known = this.#byName.get(name);
          if (known === undefined) this.#byName.set(name, [key]);
          else if (!known.includes(key)) known.push(key);
        }
      }
    }
  }

  /** IRIs, the likeliest first. */
  find(name: string): readonly string[] {
    return this.#byName.get(foldName(name)) ?? [];
  }

  names(): Iterable<string> {
    return this.#byName.keys();
  }
}

const known = new WeakMap<TripleIndex, NameIndex>();
/** Made once for each index, when first asked for. */
export function namesOf(index: TripleIndex): NameIndex {
  const names = known.get(index) ?? new NameIndex(index);
  known.set(index, names);
  return names;
}
