// A draft of a statement in, the fact out, with the instruments that its words speak of.

import type { Document } from './document.js';
import type { TreatyIds } from './draft-links.js';
import { idOf, uniqueSpans, within } from './evidence.js';
import type { FactId, Statement } from './facts.js';
import type { StatementDraft } from './statement-drafts.js';
import type { Treaties } from './treaty-drafts.js';

/** The fact of a draft; `seen` counts the ids given so far. */
export function statementOf(
  doc: Document,
  draft: StatementDraft,
  treatyIds: TreatyIds,
  seen: Map<string, number>,
  treaties: Treaties,
): Statement {
  const speaker = typeof draft.speaker === 'string' ? draft.speaker : (treatyIds.get(draft.speaker) as FactId);
  const spoken = new Set<FactId>();
  for (const mention of [
    ...treaties.mentions.map(({ treaty, first, last }) => ({ treaty, span: doc.span(first, last) })),
    ...treaties.drafts.map((treaty) => ({ treaty, span: doc.span(treaty.first, treaty.last) })),
  ]) {
    const id = treatyIds.get(mention.treaty);
    if (id !== undefined && id !== speaker && draft.evidence.some((span) => within(mention.span, span))) spoken.add(id);
  }
  return {
    kind: 'Statement',
    id: idOf('statement', draft.evidence[0], seen),
    rule: draft.rule,
    evidence: uniqueSpans(draft.evidence),
    accordingTo: [],
    speaker,
    mode: draft.mode,
    ...(draft.addressee === undefined ? {} : { addressee: draft.addressee }),
    ...(spoken.size === 0 ? {} : { concerns: [...spoken] }),
  };
}
