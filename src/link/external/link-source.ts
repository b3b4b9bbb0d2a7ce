// Everything of a dataset that a source may know, looked for there batch by batch: what is found is linked, what is unsure is
// handed back for a person to decide. States and organizations come first, for what is found of them helps to find persons and
// treaties. What was linked or decided before is not asked for again.
import type { Quad } from 'n3';
import type { Catalog } from '../../search/catalog.js';
import { NAME_WEIGHTS } from '../../search/entries.js';
import { type Choice, choose } from './choose.js';
import type { Counterparts } from './counterparts.js';
import { NO_FACTS, readFacts } from './facts.js';
import type { CodeWords } from './likeness.js';
import type { Source, Wanted } from './source.js';

/** In the order in which they are looked for. */
export const LINKED_CLASSES = ['State', 'Organization', 'Person', 'Treaty'] as const;

export interface Search {
  readonly accept: number;
  /** Things that have a link, and pairs "subject object" that a person refused. */
  readonly settled: { readonly subjects: ReadonlySet<string>; readonly refused: ReadonlySet<string> };
  /** Links of things to any source, of this run too. */
  readonly known: Counterparts;
  /** Words for kinds of treaties and for offices. */
  readonly codes: CodeWords;
}

/** Things that are looked for, by class and IRI. `quads`: what the articles say. */
export async function wantedOf(
  catalog: Catalog,
  quads: Iterable<Quad>,
  source: Source,
  { settled, known }: Search,
): Promise<Wanted[]> {
  await catalog.refresh();
  const space = await source.space();
  const facts = readFacts(quads);
  return [...catalog.entries()]
    .flatMap(({ iriText, types, names }): Wanted[] => {
      const type = LINKED_CLASSES.find((name) => types.has(name));
      if (type === undefined || names.length === 0 || settled.subjects.has(iriText)) return [];
      if (space !== undefined && known.of(iriText).some((other) => other.startsWith(space))) return [];
      const best = names
        .filter(({ kind }) => kind !== 'demonym' && kind !== 'hidden')
        .sort(
          (a, b) =>
            NAME_WEIGHTS[b.kind] - NAME_WEIGHTS[a.kind] ||
            Number(b.language === 'en') - Number(a.language === 'en') ||
            (a.text < b.text ? -1 : 1),
        );
      const told = facts.get(iriText) ?? NO_FACTS;
      const partyNames = told.parties.flatMap((party) => catalog.entry(party)?.names.map(({ text }) => text) ?? []);
      return [{ iriText, type, names: best, ...told, partyNames }];
    })
    .sort((a, b) => rank(a) - rank(b) || (a.iriText < b.iriText ? -1 : 1));
}

const rank = ({ type }: Wanted): number => (LINKED_CLASSES as readonly string[]).indexOf(type);

/** Choices in the order of the things, a batch of one class at a time. Throws what the source throws; choices before it stand. */
export async function* chooseAll(
  things: readonly Wanted[],
  source: Source,
  { accept, settled, known, codes }: Search,
): AsyncGenerator<readonly Choice[]> {
  for (const type of LINKED_CLASSES) {
    const ofType = things.filter((thing) => thing.type === type);
    for (let at = 0; at < ofType.length; at += source.batch) {
      const batch = ofType.slice(at, at + source.batch);
      const offers = await source.offers(batch, known);
      const choices = batch.map((wanted) => {
        const open = (offers.get(wanted.iriText) ?? []).filter(
          ({ iriText }) => iriText !== wanted.iriText && !settled.refused.has(`${wanted.iriText} ${iriText}`),
        );
        return choose(wanted, open, { accept, known, codes });
      });
      for (const { outcome, wanted, offers: scored } of choices)
        if (outcome === 'linked' && scored[0] !== undefined) known.add(wanted.iriText, scored[0].offered.iriText);
      yield choices;
    }
  }
}
