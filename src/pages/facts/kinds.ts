// The kinds of facts that pages tell apart, each with its class and with the properties that tell of it, in reading order. Of
// those that are `expected`, a page says "not stated" where the article is silent.
import type { NamedNode } from 'n3';
import { pacta } from '../../graph/vocabulary.js';

export const FACT_KINDS = ['treaty', 'commitment', 'event', 'figure', 'statement', 'office-holding'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

interface KindOfFact {
  readonly type: NamedNode;
  readonly properties: readonly NamedNode[];
  readonly expected: readonly NamedNode[];
}

export const KINDS: Readonly<Record<FactKind, KindOfFact>> = {
  treaty: {
    type: pacta.Treaty,
    properties: [pacta.kind, pacta.status, pacta.party, pacta.signatory, pacta.date, pacta.place, pacta.amends],
    expected: [pacta.status, pacta.party, pacta.signatory, pacta.date, pacta.place],
  },
  commitment: {
    type: pacta.Commitment,
    properties: [pacta.undertakenBy, pacta.undertakenThrough, pacta.act, pacta.under, pacta.heading],
    expected: [pacta.undertakenBy, pacta.under],
  },
  event: {
    type: pacta.Event,
    properties: [
      pacta.kind,
      pacta.status,
      pacta.startDate,
      pacta.endDate,
      pacta.place,
      pacta.host,
      pacta.participant,
      pacta.format,
      pacta.follows,
    ],
    expected: [pacta.startDate, pacta.place, pacta.participant],
  },
  figure: {
    type: pacta.Figure,
    properties: [
      pacta.value,
      pacta.unit,
      pacta.counts,
      pacta.bound,
      pacta.aspect,
      pacta.measures,
      pacta.period,
      pacta.about,
    ],
    expected: [pacta.period, pacta.about],
  },
  statement: {
    type: pacta.Statement,
    properties: [pacta.speaker, pacta.addressee, pacta.mode],
    expected: [pacta.speaker],
  },
  'office-holding': {
    type: pacta.OfficeHolding,
    properties: [pacta.holder, pacta.office, pacta.onBehalfOf],
    expected: [pacta.holder, pacta.onBehalfOf],
  },
};

/** What any fact may have besides. */
export const FURTHER: readonly NamedNode[] = [
  pacta.theme,
  pacta.partOf,
  pacta.concerns,
  pacta.resolvedStart,
  pacta.resolvedEnd,
  pacta.anchor,
  pacta.mentions,
];

export const isFactKind = (name: string): name is FactKind => FACT_KINDS.some((kind) => kind === name);
