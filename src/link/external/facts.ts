// The graphs of articles in, what they say that tells persons and treaties apart out: offices with the day of the article,
// dates, parties and kinds.
import type { Quad } from 'n3';
import { pacta, rdf, schema } from '../../graph/vocabulary.js';
import type { HeldOffice, Wanted } from './source.js';

type Facts = Pick<Wanted, 'offices' | 'dates' | 'parties' | 'kinds'>;
export const NO_FACTS: Facts = { offices: [], dates: [], parties: [], kinds: [] };

/** By the IRI of the person or treaty. Values are sorted, each once. */
export function readFacts(quads: Iterable<Quad>): Map<string, Facts> {
  const nodes = new Map<string, Map<string, Set<string>>>();
  for (const { subject, predicate, object } of quads) {
    const node = nodes.get(subject.value) ?? new Map<string, Set<string>>();
    nodes.set(subject.value, node.set(predicate.value, (node.get(predicate.value) ?? new Set()).add(object.value)));
  }
  const all = (iriText: string, { value }: { readonly value: string }): string[] =>
    [...(nodes.get(iriText)?.get(value) ?? [])].sort();
  const facts = new Map<string, Facts>();
  for (const iriText of nodes.keys()) {
    const types = all(iriText, rdf.type);
    if (types.includes(pacta.Treaty.value))
      facts.set(iriText, {
        offices: [],
        dates: all(iriText, pacta.date),
        parties: all(iriText, pacta.party),
        kinds: all(iriText, pacta.kind),
      });
    if (!types.includes(pacta.OfficeHolding.value)) continue;
    const [office] = all(iriText, pacta.office);
    const [of] = all(iriText, pacta.onBehalfOf);
    const [at] = all(iriText.replace(/\/office-holding\/[^/]*$/, ''), schema.datePublished);
    if (office === undefined) continue;
    const held: HeldOffice = { office, ...(of === undefined ? {} : { of }), ...(at === undefined ? {} : { at }) };
    for (const holder of all(iriText, pacta.holder)) {
      const known = facts.get(holder) ?? NO_FACTS;
      facts.set(holder, { ...known, offices: [...known.offices, held] });
    }
  }
  return facts;
}
