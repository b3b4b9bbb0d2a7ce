// Event drafts are completed from each other: hosts, and days that an event takes from the one it follows or the visit
// it belongs to. Only what another draft holds is taken.

import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import { type EventDraft, hostOf, isDay, VISITS } from './event-drafts.js';
import type { Dated, EntityKey } from './facts.js';

/** Hosts, and days that an event takes from the one it follows or the visit it belongs to. */
export function settleEvents(doc: Document, discourse: Discourse, events: readonly EventDraft[]): void {
  const visit = events.find((event) => VISITS.has(event.kind));
  for (const event of events) {
    if (event.host === undefined && event.place !== undefined) event.host = hostOf(doc, event.place);
    if (event.host === undefined && visit !== undefined && event !== visit) {
      const parties = [visit.host, ...visit.participants].filter(
        (key): key is EntityKey => key?.startsWith('state/') === true,
      );
      const states = discourse.statesOf(event.participants);
      if (states.length > 0 && states.every((state) => parties.includes(state))) event.host = visit.host;
    }
    for (const { event: earlier, immediately } of event.follows) {
      if (!immediately || event.start !== undefined) continue;
      event.start = earlier.start;
      event.end = earlier.end;
    }
  }
  for (const event of events) {
    event.participants = [...new Set(event.participants)];
    if (!VISITS.has(event.kind) && event.start !== undefined && isDay(event.start)) event.end ??= event.start;
    if (event.start === undefined && event.kind === 'signing' && visit?.start !== undefined && visit !== event)
      event.start = yearOnly(visit.start);
  }
}

/** The year of a day, when it has one. */
export function yearOnly(date: Dated): Dated | undefined {
  const year = /^\d{4}/.exec(date.value)?.[0];
  if (year === undefined) return undefined;
  return date.anchor === undefined
    ? { value: year }
    : { value: year, resolvedStart: `${year}-01-01`, resolvedEnd: `${year}-12-31`, anchor: date.anchor };
}
