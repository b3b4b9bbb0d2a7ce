// A draft of an event in, the fact out, with the instruments it concerns and the events it follows and belongs to.

import type { DraftLinks } from './draft-links.js';
import { type EventDraft, isDay, VISITS } from './event-drafts.js';
import { uniqueSpans } from './evidence.js';
import type { Event, FactId } from './facts.js';

/** The fact of a draft. */
export function eventOf(draft: EventDraft, { events, treatyIds, eventIds }: DraftLinks): Event {
  const visit = events.find((event) => VISITS.has(event.kind) && event !== draft);
  const framed =
    visit !== undefined && draft.kind === 'signing' && draft.start !== undefined && !isDay(draft.start)
      ? eventIds.get(visit)
      : undefined;
  const concerns = draft.treaties.flatMap((treaty) => treatyIds.get(treaty) ?? []);
  const follows = draft.follows.flatMap(({ event }) => eventIds.get(event) ?? []);
  return {
    kind: 'Event',
    id: eventIds.get(draft) as FactId,
    rule: draft.rule,
    evidence: uniqueSpans(draft.evidence),
    accordingTo: [],
    eventKind: draft.kind,
    participants: draft.participants,
    ...(draft.host === undefined ? {} : { host: draft.host }),
    ...(draft.place === undefined ? {} : { place: draft.place }),
    ...(draft.start === undefined ? {} : { start: draft.start }),
    ...(draft.end === undefined ? {} : { end: draft.end }),
    ...(draft.planned ? { status: 'planned' } : {}),
    ...(draft.formats.length === 0 ? {} : { formats: draft.formats }),
    ...(follows.length === 0 ? {} : { follows }),
    ...(concerns.length === 0 ? {} : { concerns }),
    ...(framed === undefined ? {} : { partOf: [framed] }),
  };
}
