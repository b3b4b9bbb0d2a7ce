// A figure in, the figure with its id and the event that it times out.

import { idOf, within } from './evidence.js';
import type { Event, Figure } from './facts.js';

/** A duration beside an event times it; about whom follows from who took part. */
export function figureFact(figure: Figure, events: readonly Event[], seen: Map<string, number>): Figure {
  const [span] = figure.evidence;
  const timed =
    figure.aspect === 'duration' && span !== undefined
      ? events.find((event) => event.evidence.some((run) => within(span, run)))
      : undefined;
  const states = timed?.participants.filter((key) => key.startsWith('state/')) ?? [];
  return {
    ...figure,
    id: idOf('figure', span, seen),
    ...(timed === undefined ? {} : { concerns: [timed.id] }),
    ...(states.length > 1 ? { about: states } : {}),
    ...(timed?.start !== undefined && figure.period === undefined ? { period: timed.start } : {}),
  };
}
