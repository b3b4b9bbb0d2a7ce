// Offices that the text gives to persons: an office phrase in, one holding for each of its holders out.

import type { Document } from './document.js';
import type { EntityKey } from './facts.js';
import type { NameRun } from './name-runs.js';
import type { OfficePhrase } from './office-phrases.js';

export interface Holding {
  readonly holder?: EntityKey;
  readonly office: string;
  readonly onBehalfOf?: EntityKey;
  /** Tokens from the office to the name, whichever comes first. */
  readonly first: number;
  readonly last: number;
  readonly label: string;
  readonly rule: string;
  /** As the words around the title show it. */
  readonly gender?: 'feminine' | 'masculine';
}

/** The holdings that an office phrase tells of; `runs` by their first token. */
export function holdingsOf(
  doc: Document,
  phrase: OfficePhrase,
  runs: ReadonlyMap<number, NameRun>,
  keyOf: (run: NameRun) => EntityKey | undefined,
): Holding[] {
  const base = {
    office: phrase.office,
    first: phrase.first,
    label: doc.words(doc.span(phrase.first, phrase.officeLast)),
    rule: phrase.rule,
    ...genderOf(doc, phrase.first),
  };
  if (phrase.names.length === 0) {
    const [of] = phrase.behalf;
    const named = of !== undefined && doc.entityType(of) === 'Organization';
    return named ? [{ ...base, onBehalfOf: of, last: phrase.last }] : [];
  }
  return phrase.names.flatMap((name, index) => {
    const run = runs.get(name);
    const holder = run === undefined ? undefined : keyOf(run);
    if (run === undefined || holder === undefined) return [];
    const of =
      phrase.behalf.length === phrase.names.length
        ? phrase.behalf[index]
        : phrase.behalf.length === 1
          ? phrase.behalf[0]
          : undefined;
    return [
      {
        ...base,
        holder,
        ...(of === undefined ? {} : { onBehalfOf: of }),
        first: Math.min(phrase.first, run.first),
        last: Math.max(run.last, phrase.last),
      },
    ];
  });
}

function genderOf(doc: Document, title: number): { gender?: 'feminine' | 'masculine' } {
  let before = title - 1;
  while (doc.is('State', before, 'demonym') || doc.is('Possessive', before)) before--;
  if (doc.is('Gender', before, 'feminine') || doc.is('Gender', title, 'feminine')) return { gender: 'feminine' };
  return doc.is('Gender', before, 'masculine') || doc.is('Gender', title, 'masculine') ? { gender: 'masculine' } : {};
}
