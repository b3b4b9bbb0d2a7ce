// Persons by the shape of their name and what stands beside it: an office, a verb of saying or meeting, another person.
// No list of leaders. A surname alone refers to the fuller form that stands in the article.
// Yields person spans and mentions, and the offices that the text gives them.

import type { Document } from './document.js';
import { completeStates } from './holding-states.js';
import { type Holding, holdingsOf } from './holdings.js';
import { type NameRun, nameRuns } from './name-runs.js';
import type { Named } from './names.js';
import { officePhrases } from './offices.js';
import { assignKeys } from './person-keys.js';
import { licensedByNeighbours, spreadOverCoordination, spreadToRepeats } from './person-licences.js';

const addIf = <T>(set: Set<T>, item: T | undefined): void => {
  if (item !== undefined) set.add(item);
};

/** Lays `Person` spans on the document and gives the offices that persons hold. */
export function findPersons(doc: Document): Holding[] {
  const runs = nameRuns(doc);
  const startsAt = new Map(runs.map((run) => [run.first, run]));
  const licensed = new Set<NameRun>();
  const phrases = officePhrases(doc, (at) => startsAt.get(at)?.last);
  for (const phrase of phrases) for (const name of phrase.names) addIf(licensed, startsAt.get(name));
  for (const run of runs) if (licensedByNeighbours(doc, run)) licensed.add(run);
  spreadOverCoordination(doc, runs, licensed);
  spreadToRepeats(runs, licensed);
  const full = [...licensed].filter((run) => run.words.length > 1);
  const keyOf = assignKeys(doc, [...licensed], full);
  doc.unmention(
    '',
    runs.filter((run) => keyOf(run) !== undefined),
  );
  for (const run of runs) {
    const key = keyOf(run);
    if (key === undefined) continue;
    const form = run.words.length === 1 && full.some((other) => keyOf(other) === key) ? 'surname' : 'name';
    doc.clear(['Place', 'State', 'Organization', 'Instrument', 'OrganizationHead'], run.first, run.last);
    doc.annotate({
      type: 'Person',
      form,
      first: run.first,
      last: run.last,
      data: { keys: [key], form } satisfies Named,
    });
    doc.mentions.push({ span: doc.span(run.first, run.last), entities: [key], form });
  }
  return completeStates(
    doc,
    phrases.flatMap((phrase) => holdingsOf(doc, phrase, startsAt, keyOf)),
  );
}
