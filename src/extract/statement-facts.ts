// A draft of a statement in, the fact out, with the instruments that its words speak of.

import type { Document } from './document.js';
import type { TreatyIds } from './draft-links.js';
import { idOf, uniqueSpans } from './evidence.js';
import type { FactId, Span, Statement } from './facts.js';
import { SpanIndex } from './span-index.js';
import type { StatementDraft } from './statement-drafts.js';
import type { Treaties, TreatyDraft } from './treaty-drafts.js';

/** Every mention of an instrument, by its passage. */
export const mentionedTreaties = (doc: Document, { mentions, drafts }: Treaties): SpanIndex<Mentioned> =>
  new SpanIndex(
    [
      ...mentions.map(({ treaty, first, last }) => ({ treaty, span: doc.span(first, last) })),
      ...drafts.map((treaty) => ({ treaty, span: doc.span(treaty.first, treaty.last) })),
    ],
    ({ span }) => [span],
  );

interface Mentioned {
  readonly treaty: TreatyDraft;
  readonly span: Span;
}

/** The fact of a draft; `seen` counts the ids given so far. */
export function statementOf(
  draft: StatementDraft,
  treatyIds: TreatyIds,
  seen: Map<string, number>,
  named: SpanIndex<Mentioned>,
): Statement {
  const speaker = typeof draft.speaker === 'string' ? draft.speaker : (treatyIds.get(draft.speaker) as FactId);
  const spoken = new Set<FactId>();
  for (const { treaty } of named.at(draft.evidence.flatMap((span) => named.lyingIn(span)))) {
    const id = treatyIds.get(treaty);
    if (id !== undefined && id !== speaker) spoken.add(id);
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
