// Facts and triples of an article in, its marks out: every passage once, with what it shows and what it names.
import { pacta } from '../../graph/vocabulary.js';
import type { Fact } from '../facts/fact.js';
import { inTextOrder, readPassage } from '../knowledge/passages.js';
import type { Triples } from '../knowledge/triples.js';
import type { Mark } from './marked-text.js';

/** `labelOf` says in words what a number stands for. Numbers count the facts from 1, in their order. */
export function marksOf(
  triples: Triples,
  facts: readonly Fact[],
  labelOf: (fact: Fact, number: number) => string,
): Mark[] {
  const showing = new Map<string, Fact[]>();
  const numbered = new Map<string, Mark['numbered'][number][]>();
  for (const [index, fact] of facts.entries()) {
    for (const { iriText } of fact.evidence) showing.set(iriText, [...(showing.get(iriText) ?? []), fact]);
    const main = fact.evidence[0];
    if (main === undefined) continue;
    const number = index + 1;
    const entry = { fact, number, label: labelOf(fact, number) };
    numbered.set(main.iriText, [...(numbered.get(main.iriText) ?? []), entry]);
  }
  return triples
    .subjects()
    .flatMap((subject) => {
      const passage = readPassage(subject, triples);
      if (passage === undefined || passage.end <= passage.start) return [];
      return [
        {
          ...passage,
          facts: showing.get(subject) ?? [],
          numbered: numbered.get(subject) ?? [],
          entities: triples.iris(subject, pacta.refersTo),
        },
      ];
    })
    .sort(inTextOrder);
}
