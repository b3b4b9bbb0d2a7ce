// A name, perhaps with classes, in; the things that may be meant out, each with a score, the reasons for it, and whether it
// is surely the one. A likeness that two things share decides nothing: only what stands clear of the next is a match.
import type { Catalog } from '../search/catalog.js';
import type { Entry, NameKind } from '../search/entries.js';
import { formsOf, type NameForms } from './name-forms.js';
import { type KnownName, NameTable } from './name-table.js';
import { isPartOf, type Likeness, type Similarity, similarity } from './similarity.js';

export interface Candidate {
  readonly entry: Entry;
  /** The name that is most alike. */
  readonly name: string;
  readonly by: Likeness;
  /** 0 to 1. */
  readonly likeness: number;
}
export interface Weighed extends Candidate {
  /** 0 to 100; likeness of the name and what else was given, together. */
  readonly score: number;
  readonly match: boolean;
}

/** Classes whose things can be asked for by name. */
export const MATCHED_CLASSES = ['State', 'Organization', 'Person', 'Place', 'Treaty', 'Article'] as const;

/** A name that is not the usual one is a little less sure. */
const SURENESS: Readonly<Record<NameKind, number>> = {
  preferred: 1,
  acronym: 1,
  label: 0.995,
  alternative: 0.99,
  hidden: 0.98,
  demonym: 0.9,
};
const LEAST_LIKENESS = 0.5;
const MATCHING = 0.75;
const SURNAME = 0.74;
/** How far a match stands before the next thing: a little where the names are equal, more where they are only similar. */
const CLEAR_OF_NEXT = { equal: 0.004, similar: 0.045 };

export class Matcher {
  readonly #catalog: Catalog;
  readonly #table = new NameTable(MATCHED_CLASSES);

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    catalog.listen(this.#table);
  }

  /** Best first; of each thing its likest name. `classes` empty takes all. */
  async candidates(name: string, classes: readonly string[] = []): Promise<Candidate[]> {
    await this.#catalog.refresh();
    const forms = formsOf(name);
    if (forms.compact === '') return [];
    const best = new Map<string, Candidate>();
    for (const known of this.#table.near(forms)) {
      const { entry } = known;
      if (classes.length > 0 && !classes.some((type) => entry.types.has(type))) continue;
      const { value, by } = likeness(forms, known);
      const total = value * sureness(known, name);
      if (total < LEAST_LIKENESS || total <= (best.get(entry.iriText)?.likeness ?? 0)) continue;
      best.set(entry.iriText, { entry, name: known.name.text, by, likeness: total });
    }
    return [...best.values()].sort((a, b) => b.likeness - a.likeness || (a.entry.iriText < b.entry.iriText ? -1 : 1));
  }
}

/** A surname is a person whom it may name, but never surely. */
function likeness(forms: NameForms, { forms: known, entry }: KnownName): Similarity {
  const found = similarity(forms, known);
  return found.value < SURNAME && entry.types.has('Person') && isPartOf(forms, known)
    ? { value: SURNAME, by: 'part' }
    : found;
}

/** Hint: "WHO" and "who" fold to the same; the one that is written so is meant. */
const sureness = ({ name }: KnownName, asked: string): number =>
  SURENESS[name.kind] - (name.text === asked ? 0 : 0.002);

/** Scores candidates with what else is known of them, from 0 to 1 each, or undefined where nothing else was given. */
export function weigh(candidates: readonly Candidate[], others: ReadonlyMap<string, number> | undefined): Weighed[] {
  const scored = candidates
    .map((candidate) => {
      const other = others?.get(candidate.entry.iriText);
      return {
        ...candidate,
        total: other === undefined ? candidate.likeness : candidate.likeness * (0.6 + 0.4 * other),
      };
    })
    .sort((a, b) => b.total - a.total || (a.entry.iriText < b.entry.iriText ? -1 : 1));
  const [first, second] = scored;
  const clear = first === undefined || first.by === 'similar' ? CLEAR_OF_NEXT.similar : CLEAR_OF_NEXT.equal;
  return scored.map(({ total, ...candidate }, index) => ({
    ...candidate,
    score: Math.round(total * 1000) / 10,
    match: index === 0 && total >= MATCHING && total - (second?.total ?? 0) >= clear,
  }));
}
