// Everything of a catalog that a source may know, looked for there batch by batch: what is found is linked, what is unsure is
// handed back for a person to decide. What was linked or decided before is not asked for again.
import type { Catalog } from '../../search/catalog.js';
import { NAME_WEIGHTS } from '../../search/entries.js';
import { type Choice, choose } from './choose.js';
import type { Source, Wanted } from './source.js';

export const LINKED_CLASSES = ['State', 'Organization', 'Person'] as const;

export interface Search {
  readonly accept: number;
  /** Things that have a link, and pairs "subject object" that a person refused. */
  readonly settled: { readonly subjects: ReadonlySet<string>; readonly refused: ReadonlySet<string> };
  /** IRIs of things that are linked elsewhere, such as in the reference graph, by what their counterparts begin with. */
  readonly isLinked: (iriText: string, space: string) => boolean;
  readonly classes: readonly string[];
}

/** Things that are looked for, sorted by IRI. */
export async function wantedOf(
  catalog: Catalog,
  source: Source,
  { settled, isLinked, classes }: Search,
): Promise<Wanted[]> {
  await catalog.refresh();
  const space = await source.space();
  return [...catalog.entries()]
    .flatMap(({ iriText, types, names }): Wanted[] => {
      const type = LINKED_CLASSES.find((name) => types.has(name) && classes.includes(name));
      if (type === undefined || names.length === 0 || settled.subjects.has(iriText)) return [];
      if (space !== undefined && isLinked(iriText, space)) return [];
      const best = names
        .filter(({ kind }) => kind !== 'demonym' && kind !== 'hidden')
        .sort(
          (a, b) =>
            NAME_WEIGHTS[b.kind] - NAME_WEIGHTS[a.kind] ||
            Number(b.language === 'en') - Number(a.language === 'en') ||
            (a.text < b.text ? -1 : 1),
        );
      return [{ iriText, type, names: best }];
    })
    .sort((a, b) => (a.iriText < b.iriText ? -1 : 1));
}

/** Choices in the order of the things, a batch at a time. Throws what the source throws; choices before it stand. */
export async function* chooseAll(
  things: readonly Wanted[],
  source: Source,
  search: Search,
): AsyncGenerator<readonly Choice[]> {
  for (let at = 0; at < things.length; at += source.batch) {
    const batch = things.slice(at, at + source.batch);
    const offers = await source.offers(batch);
    yield batch.map((wanted) => {
      const open = (offers.get(wanted.iriText) ?? []).filter(
        ({ iriText }) => iriText !== wanted.iriText && !search.settled.refused.has(`${wanted.iriText} ${iriText}`),
      );
      return choose(wanted, open, search.accept);
    });
  }
}
