// Event drafts: what a mention of an event says, and how mentions of one event become one draft.

import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import type { Dated, EntityKey, Span } from './facts.js';
import { addDays } from './partial-dates.js';
import type { TreatyDraft } from './treaty-drafts.js';

export interface EventDraft {
  kind: string;
  rule: string;
  readonly sentence: number;
  /** Token at which it is told first. */
  readonly first: number;
  participants: EntityKey[];
  readonly evidence: Span[];
  formats: string[];
  start?: Dated | undefined;
  end?: Dated | undefined;
  place?: EntityKey | undefined;
  host?: EntityKey | undefined;
  readonly treaties: TreatyDraft[];
  readonly follows: { readonly event: EventDraft; readonly immediately: boolean }[];
  /** Told so far only by a noun that says little. */
  generic: boolean;
  /** Named with its own date, beside what is told. */
  readonly dated: boolean;
  /** The organization whose meeting it is ("vertice della NATO"). */
  readonly body?: EntityKey | undefined;
  planned: boolean;
}

/** One mention, before it is merged. */
export interface Mentioned {
  readonly kind: string;
  readonly rule: string;
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly nounFirst: number;
  readonly nounLast: number;
  readonly participants: readonly EntityKey[];
  readonly start?: Dated;
  readonly end?: Dated;
  /** "first-day" of the visit that frames it. */
  readonly ordinal?: string;
  readonly place?: EntityKey;
  readonly formats: readonly string[];
  /** Its noun alone says little ("incontro"): undated, it may be another event of the same pair. */
  readonly generic: boolean;
  readonly definite: boolean;
  readonly hasVerb: boolean;
  /** Its date belongs to the noun itself ("il primo vertice nel 2008"): an event of its own, told only to be dated. */
  readonly dated?: boolean;
  /** It is still to come. */
  readonly planned?: boolean;
  /** The organization whose meeting it is. */
  readonly body?: EntityKey;
}

/** Kinds of events in which one goes to another. */
export const VISITS = new Set(['state-visit', 'official-visit', 'working-visit']);

const ORDINALS: Readonly<Record<string, number>> = { 'first-day': 0, 'second-day': 1, 'third-day': 2 };

/** Whether a date is exact to the day. */
export const isDay = (date: Dated): boolean => /^(\d{4}|-)-\d\d-\d\d$/.test(date.value);

/** The state in which a place lies, or the place itself when it is a state. */
export function hostOf(doc: Document, place: EntityKey): EntityKey | undefined {
  return place.startsWith('state/') ? place : doc.entities.get(place)?.state;
}

/** Adds a mention to the event that it is of, or as a new one. */
export function mergeInto(doc: Document, discourse: Discourse, events: EventDraft[], mention: Mentioned): void {
  const span = doc.span(mention.first, mention.last);
  const noun = doc.span(mention.nounFirst, mention.nounLast);
  const start = mention.start ?? dayOfVisit(events, mention.ordinal) ?? dayOfArrival(doc, events, mention);
  const known = events.find((event) => sameEvent(doc, event, mention, start));
  if (known !== undefined) {
    known.evidence.push(mention.definite && !mention.hasVerb ? noun : span);
    if (known.generic && !mention.generic) {
      known.kind = mention.kind;
      known.rule = mention.rule;
      known.generic = false;
    }
    if (VISITS.has(mention.kind) && known.kind === 'official-visit') known.kind = mention.kind;
    known.planned &&= mention.planned === true || mention.definite;
    known.start ??= start;
    known.end ??= mention.end;
    known.place ??= mention.place;
    known.formats = [...new Set([...known.formats, ...mention.formats])];
    known.participants = [...new Set([...known.participants, ...(VISITS.has(known.kind) ? [] : mention.participants)])];
    return;
  }
  if (mention.participants.length === 0) {
    doc.reject(mention.rule, mention.nounFirst, mention.nounLast, 'nobody near takes part in it');
    return;
  }
  const visit = VISITS.has(mention.kind);
  const host = visit ? visitHost(doc, discourse, mention) : undefined;
  if (visit && mention.place === undefined && (mention.definite || mention.generic) && host === undefined) {
    doc.reject(mention.rule, mention.nounFirst, mention.nounLast, 'where the visit goes is not said near it');
    return;
  }
  const single = !visit && start !== undefined && isDay(start);
  events.push({
    kind: mention.kind,
    rule: mention.rule,
    sentence: mention.sentence,
    first: mention.first,
    participants: [...mention.participants].filter((key) => key !== host),
    evidence: [span],
    formats: [...mention.formats],
    start,
    end: mention.end ?? (single ? start : undefined),
    place: mention.place,
    host,
    treaties: [],
    follows: [],
    generic: mention.generic && start === undefined && mention.place === undefined,
    dated: mention.dated === true,
    body: mention.body,
    planned: mention.planned === true,
  });
}

function visitHost(doc: Document, discourse: Discourse, mention: Mentioned): EntityKey | undefined {
  const placed = mention.place === undefined ? undefined : hostOf(doc, mention.place);
  if (placed !== undefined) return placed;
  const own = mention.participants.filter((key) => key.startsWith('state/'));
  const others = discourse.pairAt(mention.sentence).filter((state) => !own.includes(state));
  return own.length > 0 && others.length === 1 ? others[0] : undefined;
}

function dayOfVisit(events: readonly EventDraft[], ordinal: string | undefined): Dated | undefined {
  const step = ordinal === undefined ? undefined : ORDINALS[ordinal];
  const visit = events
    .filter((event) => VISITS.has(event.kind) && event.start !== undefined && isDay(event.start))
    .at(-1);
  if (step === undefined || visit?.start === undefined) return undefined;
  const { value, anchor } = visit.start;
  const shifted = value.startsWith('--')
    ? addDays(`2000${value.slice(1)}`, step).replace(/^2000/, '-')
    : addDays(value, step);
  return anchor === undefined
    ? { value: shifted }
    : { value: shifted, resolvedStart: shifted, resolvedEnd: shifted, anchor };
}

/** A welcome at the airport is on the day of the arrival that the same paragraph tells of. */
function dayOfArrival(doc: Document, events: readonly EventDraft[], mention: Mentioned): Dated | undefined {
  let welcome = false;
  for (let at = mention.first; at < mention.last; at++) welcome ||= doc.is('ArrivalPlace', at);
  const visit = events.find(
    (event) =>
      VISITS.has(event.kind) && doc.sentences[event.sentence]?.paragraph === doc.sentences[mention.sentence]?.paragraph,
  );
  return welcome ? visit?.start : undefined;
}

const MUTUAL = new Set(['talks', 'meeting', 'summit']);

function sameEvent(doc: Document, event: EventDraft, mention: Mentioned, start: Dated | undefined): boolean {
  const visits = VISITS.has(event.kind) && VISITS.has(mention.kind);
  const undated = start === undefined || event.start === undefined;
  if ((event.dated || mention.dated === true) && event.start?.value !== start?.value) return false;
  if (mention.body !== undefined && mention.body !== event.body) return false;
  const sameDay = undated || event.start?.value === start?.value;
  if (!sameDay) return false;
  const people = (keys: readonly EntityKey[]): EntityKey[] => keys.filter((key) => key.startsWith('person/'));
  const states = (keys: readonly EntityKey[]): EntityKey[] => keys.filter((key) => key.startsWith('state/'));
  const overlap = (a: readonly EntityKey[], b: readonly EntityKey[]): boolean =>
    a.length === 0 || b.length === 0 || a.some((key) => b.includes(key));
  const elsewhere =
    event.host !== undefined && mention.place !== undefined && hostOf(doc, mention.place) !== event.host;
  if (visits)
    return (
      !elsewhere &&
      overlap(people(event.participants), people(mention.participants)) &&
      overlap(states(event.participants), states(mention.participants))
    );
  if (mention.rule === 'event.opens') return false;
  if (event.kind === mention.kind) {
    const [here, there] = [people(mention.participants), people(event.participants)];
    const repeated = undated && here.length > 1 && here.length === there.length && subset(here, there);
    if (event.kind === 'meeting' && !mention.generic && !(repeated && !elsewhere))
      return (
        overlap(people(event.participants), people(mention.participants)) &&
        (event.place === mention.place || mention.place === undefined) &&
        event.sentence === mention.sentence
      );
    const samePeople = overlap(people(event.participants), people(mention.participants));
    return (
      subset(states(mention.participants), states(event.participants)) &&
      (samePeople || (mention.generic && mention.definite))
    );
  }
  // an undated "incontro" of a pair whose talks are told is those talks
  const bothMutual = MUTUAL.has(event.kind) && MUTUAL.has(mention.kind);
  const vague =
    event.generic ||
    (start === undefined &&
      mention.place === undefined &&
      mention.formats.length === 0 &&
      (mention.generic || toldAlready(event, mention)));
  return bothMutual && vague && subset(states(mention.participants), states(event.participants));
}

/** "nel colloquio" right after a meeting, "at the meeting" right after talks. */
const toldAlready = (event: EventDraft, mention: Mentioned): boolean =>
  mention.definite &&
  event.kind !== 'summit' &&
  mention.kind !== 'summit' &&
  mention.sentence - event.sentence === 1 &&
  event.start !== undefined;

const subset = (a: readonly EntityKey[], b: readonly EntityKey[]): boolean => a.every((key) => b.includes(key));
