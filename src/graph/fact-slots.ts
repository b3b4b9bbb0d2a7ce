// One small writer for each kind of fact: the fact in, its slots out, in the order in which Turtle shows them.

import type { NamedNode } from 'n3';
import { plainSpaces } from '../article/spaces.js';
import type { Commitment, Event, Fact, Figure, OfficeHolding, Statement, Treaty } from '../extract/facts.js';
import { dateLiteral, decimal, plain, tagged } from './literals.js';
import { resolution, type Scope, type Slot } from './quads.js';
import { pacta, rdfs } from './vocabulary.js';

type Writer<F extends Fact> = (fact: F, scope: Scope) => Slot[];

const refs = (predicate: NamedNode, ids: readonly string[] | undefined, scope: Scope): Slot[] =>
  (ids ?? []).map((id) => [predicate, scope.entityOrFact(id)]);
const ref = (predicate: NamedNode, id: string | undefined, scope: Scope): Slot[] =>
  id === undefined ? [] : [[predicate, scope.entityOrFact(id)]];
const code = (predicate: NamedNode, list: string, value: string | undefined, scope: Scope): Slot[] =>
  value === undefined ? [] : [[predicate, scope.iris.code(list, value)]];
const text = (predicate: NamedNode, value: string | undefined): Slot[] =>
  value === undefined ? [] : [[predicate, plain(plainSpaces(value))]];
const mainWords = (fact: Fact, scope: Scope): Slot[] =>
  text(pacta.text, scope.text.slice(...(fact.evidence[0] ?? [0, 0])));

const officeHolding: Writer<OfficeHolding> = (fact, scope) => [
  ...ref(pacta.holder, fact.holder, scope),
  ...code(pacta.office, 'office', fact.office, scope),
  ...ref(pacta.onBehalfOf, fact.onBehalfOf, scope),
];

const treaty: Writer<Treaty> = (fact, scope) => [
  ...code(pacta.kind, 'treaty-kind', fact.treatyKind, scope),
  ...refs(pacta.party, fact.parties, scope),
  ...refs(pacta.signatory, fact.signatories, scope),
  ...ref(pacta.place, fact.place, scope),
  ...(fact.date === undefined ? [] : [[pacta.date, dateLiteral(fact.date.value)] as const]),
  ...resolution(fact.date, scope),
  ...code(pacta.status, 'status', fact.status, scope),
  ...refs(pacta.amends, fact.amends, scope),
];

const commitment: Writer<Commitment> = (fact, scope) => [
  ...refs(pacta.undertakenBy, fact.undertakenBy, scope),
  ...refs(pacta.undertakenThrough, fact.undertakenThrough, scope),
  ...ref(pacta.under, fact.under, scope),
  ...fact.acts.flatMap((act) => code(pacta.act, 'act', act, scope)),
  ...mainWords(fact, scope),
  ...text(pacta.heading, fact.heading),
];

const event: Writer<Event> = (fact, scope) => [
  ...code(pacta.kind, 'event-kind', fact.eventKind, scope),
  ...refs(pacta.participant, fact.participants, scope),
  ...ref(pacta.host, fact.host, scope),
  ...ref(pacta.place, fact.place, scope),
  ...(fact.start === undefined ? [] : [[pacta.startDate, dateLiteral(fact.start.value)] as const]),
  ...(fact.end === undefined ? [] : [[pacta.endDate, dateLiteral(fact.end.value)] as const]),
  ...resolution(spanned(fact), scope),
  ...code(pacta.status, 'status', fact.status, scope),
  ...refs(pacta.follows, fact.follows, scope),
  ...(fact.formats ?? []).flatMap((format) => text(pacta.format, format)),
];

/** The days of an event as one resolution: from its start to its end. */
const spanned = ({ start, end }: Event): Event['start'] =>
  start === undefined || end?.resolvedEnd === undefined ? start : { ...start, resolvedEnd: end.resolvedEnd };

const figure: Writer<Figure> = (fact, scope) => [
  [pacta.value, decimal(fact.value)],
  ...code(pacta.unit, 'unit', fact.unit, scope),
  ...text(pacta.counts, fact.counts),
  ...code(pacta.bound, 'bound', fact.bound, scope),
  ...code(pacta.aspect, 'aspect', fact.aspect, scope),
  ...text(pacta.measures, fact.measures),
  ...(fact.period === undefined ? [] : [[pacta.period, dateLiteral(fact.period.value)] as const]),
  ...resolution(fact.period, scope),
  ...refs(pacta.about, fact.about, scope),
];

const statement: Writer<Statement> = (fact, scope) => [
  ...ref(pacta.speaker, fact.speaker, scope),
  ...code(pacta.mode, 'mode', fact.mode, scope),
  ...mainWords(fact, scope),
  ...ref(pacta.addressee, fact.addressee, scope),
];

const WRITERS = {
  OfficeHolding: officeHolding,
  Treaty: treaty,
  Commitment: commitment,
  Event: event,
  Figure: figure,
  Statement: statement,
} as const;

/** All slots of a fact but its type, rule, evidence and mentions. */
export function factSlots(fact: Fact, scope: Scope): Slot[] {
  const own = (WRITERS[fact.kind] as Writer<Fact>)(fact, scope);
  return [
    ...(fact.label === undefined ? [] : [[rdfs.label, tagged(plainSpaces(fact.label), scope.language)] as const]),
    ...own,
    ...refs(pacta.accordingTo, fact.accordingTo, scope),
    ...refs(pacta.concerns, fact.concerns, scope),
    ...refs(pacta.partOf, fact.partOf, scope),
    ...(fact.themes ?? []).flatMap((theme) => code(pacta.theme, 'theme', theme, scope)),
  ];
}
