// A draft of an instrument in, the fact out, with the date and place of its signing and the visit that frames it.

import { meaning } from './date-meanings.js';
import type { DateWords } from './dates.js';
import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import type { DraftLinks } from './draft-links.js';
import { VISITS } from './event-drafts.js';
import { uniqueSpans } from './evidence.js';
import type { FactId, Treaty } from './facts.js';
import { yearOnly } from './settled-events.js';
import { themesIn } from './themes.js';
import type { TreatyDraft } from './treaty-drafts.js';

/** The fact of a draft. */
export function treatyOf(
  doc: Document,
  discourse: Discourse,
  draft: TreatyDraft,
  { events, treatyIds, eventIds }: DraftLinks,
): Treaty {
  const signing = events.find((event) => event.treaties.includes(draft));
  const visit = events.find((event) => VISITS.has(event.kind));
  const framed =
    draft.status === 'signed' && signing === undefined && visit?.start !== undefined && draft.parties.length > 1
      ? yearOnly(visit.start)
      : undefined;
  const ownYear =
    draft.year === undefined ? undefined : meaning(draft.year.data as DateWords, discourse.anchors)?.start;
  const date = ownYear ?? (draft.status === 'signed' ? (signing?.start ?? framed) : undefined);
  const place = draft.status === 'signed' ? signing?.place : undefined;
  const themes = themesIn(doc, draft.headLast, draft.last);
  const partOf =
    visit !== undefined && draft.status === 'signed' && inFrame(doc, draft) ? eventIds.get(visit) : undefined;
  const amends = draft.amends === undefined ? undefined : treatyIds.get(draft.amends);
  return {
    kind: 'Treaty',
    id: treatyIds.get(draft) as FactId,
    rule: draft.rule,
    evidence: uniqueSpans(draft.evidence),
    accordingTo: [],
    label: draft.label,
    treatyKind: draft.kind,
    parties: draft.parties,
    signatories: draft.signatories,
    ...(place === undefined ? {} : { place }),
    ...(date === undefined ? {} : { date }),
    ...(draft.status === undefined ? {} : { status: draft.status }),
    ...(amends === undefined ? {} : { amends: [amends] }),
    ...(partOf === undefined ? {} : { partOf: [partOf] }),
    ...(themes.length === 0 ? {} : { themes }),
  };
}

/** Its paragraph speaks of the visit. */
function inFrame(doc: Document, draft: TreatyDraft): boolean {
  const paragraph = doc.sentences[draft.sentence]?.paragraph;
  return doc.sentences.some((sentence, index) => {
    if (sentence.paragraph !== paragraph || index > draft.sentence) return false;
    for (let at = sentence.first; at < sentence.last; at++) {
      const noun = doc.get('EventNoun', at);
      if (noun !== undefined && VISITS.has(noun.data as string) && doc.is('Framework', sentence.first)) return true;
    }
    return false;
  });
}
