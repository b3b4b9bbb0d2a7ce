// A thing of ours and what a source offers for it in, the offers with their scores out, best first, and what becomes of the
// best: linked, left to a person, or left. A thing is linked only where one offer stands clear of the others.

import { Evidence } from '../consolidate/evidence.js';
import { formsOf } from '../name-forms.js';
import { similarity } from '../similarity.js';
import type { ExternalLink } from './linkset.js';
import type { Offered, Wanted } from './source.js';

export interface Scored {
  readonly offered: Offered;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
}
export interface Choice {
  readonly wanted: Wanted;
  readonly outcome: 'linked' | 'doubtful' | 'none';
  /** The best first. */
  readonly offers: readonly Scored[];
}

const WIKIDATA = 'http://www.wikidata.org/entity/';
const DBPEDIA = 'http://dbpedia.org/ontology/';
const PACTA = 'https://w3id.org/pacta/ontology#';
/** Classes of other vocabularies that our classes agree with. */
const AGREEING: Readonly<Record<string, readonly string[]>> = {
  State: [
    `${PACTA}State`,
    `${WIKIDATA}Q3624078`,
    `${WIKIDATA}Q6256`,
    `${DBPEDIA}Country`,
    'https://schema.org/Country',
    'http://schema.org/Country',
  ],
  Person: [
    `${PACTA}Person`,
    `${WIKIDATA}Q5`,
    `${DBPEDIA}Person`,
    'http://xmlns.com/foaf/0.1/Person',
    'https://schema.org/Person',
    'http://schema.org/Person',
  ],
  Organization: [
    `${PACTA}Organization`,
    `${WIKIDATA}Q245065`,
    `${WIKIDATA}Q484652`,
    `${WIKIDATA}Q43229`,
    `${DBPEDIA}Organisation`,
    'http://www.w3.org/ns/org#Organization',
    'https://schema.org/Organization',
    'http://schema.org/Organization',
  ],
};
const CLEAR_OF_NEXT = 0.05;
const LEAST_DOUBTFUL = 0.6;

export function choose(wanted: Wanted, offers: readonly Offered[], accept: number): Choice {
  const scored = offers
    .map((offered) => score(wanted, offered))
    .sort((a, b) => b.score - a.score || (a.offered.iriText < b.offered.iriText ? -1 : 1));
  const [first, second] = scored;
  const clear = first !== undefined && first.score - (second?.score ?? 0) >= CLEAR_OF_NEXT;
  const outcome =
    first === undefined || first.score < LEAST_DOUBTFUL
      ? 'none'
      : clear && first.score >= accept
        ? 'linked'
        : 'doubtful';
  return { wanted, outcome, offers: scored };
}

/** Offers that come within this of the best wait for a decision together with it. */
const WITHIN_BEST = 0.1;

/** What is to be kept of a choice: the link, or all that may be meant. */
export function linksOf({ outcome, wanted, offers }: Choice, by: string, made: Date): ExternalLink[] {
  const [best] = offers;
  if (best === undefined || outcome === 'none') return [];
  const kept = outcome === 'linked' ? [best] : offers.filter(({ score }) => score >= best.score - WITHIN_BEST);
  return kept.map(({ offered, score, reasons }) => ({
    subject: wanted.iriText,
    object: offered.iriText,
    state: outcome,
    by,
    made,
    score,
    reasons,
    ...(offered.names[0] === undefined ? {} : { objectLabel: offered.names[0] }),
  }));
}

function score(wanted: Wanted, offered: Offered): Scored {
  const theirs = offered.names.map(formsOf);
  const likeness = wanted.names.map(({ text }) => {
    const forms = formsOf(text);
    return Math.max(0, ...theirs.map((other) => similarity(forms, other).value));
  });
  const preferred = wanted.names.flatMap(({ kind }, index) =>
    kind === 'preferred' || kind === 'label' ? [likeness[index] ?? 0] : [],
  );
  const known = preferred.filter((value) => value >= 0.95).length;
  const { score: total, reasons } = new Evidence()
    .add('name', 0.6, Math.max(0, ...likeness))
    // Hint: a source that gives one name of a thing says nothing about its others.
    .add('names in common', 0.2, offered.names.length > 1 ? known / Math.max(1, preferred.length) : undefined)
    .add('class', 0.3, classAgreement(wanted.type, offered.classes))
    .verdict();
  return { offered, score: Math.round(total * 1000) / 1000, reasons };
}

/** 1 for a class of the same kind, 0 for one of another kind, undefined where neither is known. */
function classAgreement(type: string, classes: readonly string[]): number | undefined {
  const own = new Set(AGREEING[type] ?? []);
  if (classes.some((one) => own.has(one))) return 1;
  const others = Object.entries(AGREEING).flatMap(([name, list]) => (name === type ? [] : list));
  return classes.some((one) => others.includes(one)) ? 0 : undefined;
}
