// How facts name each other before all of them are made: the ids of the drafts of instruments and events.

import type { EventDraft } from './event-drafts.js';
import type { FactId } from './facts.js';
import type { TreatyDraft } from './treaty-drafts.js';

export type TreatyIds = ReadonlyMap<TreatyDraft, FactId>;

export interface DraftLinks {
  readonly events: readonly EventDraft[];
  readonly treatyIds: TreatyIds;
  readonly eventIds: ReadonlyMap<EventDraft, FactId>;
}
