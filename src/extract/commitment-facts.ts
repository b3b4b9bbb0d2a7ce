// Drafts of commitments in, facts out. One run of words, found by two rules, is one commitment.

import type { CommitmentDraft } from './commitment-drafts.js';
import type { TreatyIds } from './draft-links.js';
import { idOf } from './evidence.js';
import type { Commitment } from './facts.js';
import type { TreatyDraft } from './treaty-drafts.js';

/** One run of words, found by two rules, is one commitment. */
export function distinctCommitments(drafts: readonly CommitmentDraft[]): CommitmentDraft[] {
  const kept: CommitmentDraft[] = [];
  for (const draft of drafts) {
    const twin = kept.find(
      (other) =>
        other.span[0] < draft.span[1] &&
        draft.span[0] < other.span[1] &&
        Math.min(other.span[1], draft.span[1]) - Math.max(other.span[0], draft.span[0]) >
          0.6 * Math.min(other.span[1] - other.span[0], draft.span[1] - draft.span[0]),
    );
    if (twin === undefined) kept.push(draft);
    else if (draft.themes.length > 0 && twin.themes.length === 0) kept.splice(kept.indexOf(twin), 1, draft);
  }
  return kept;
}

/** States that are no party to an instrument undertake nothing under it. */
const isOfOthers = ({ by }: CommitmentDraft, { parties }: TreatyDraft): boolean =>
  by.length > 0 && parties.length > 0 && !by.some((key) => parties.includes(key));

/** The fact of a draft; `seen` counts the ids given so far. */
export function commitmentOf(draft: CommitmentDraft, treatyIds: TreatyIds, seen: Map<string, number>): Commitment {
  const under = draft.under === undefined || isOfOthers(draft, draft.under) ? undefined : treatyIds.get(draft.under);
  return {
    kind: 'Commitment',
    id: idOf('commitment', draft.span, seen),
    rule: draft.rule,
    evidence: [draft.span],
    accordingTo: [],
    themes: draft.themes,
    undertakenBy: draft.by,
    undertakenThrough: draft.through,
    ...(under === undefined ? {} : { under }),
    acts: draft.acts,
    ...(draft.heading === undefined ? {} : { heading: draft.heading }),
  };
}
