// Which instrument speaks in a sentence that names nobody: the last one told of, until someone else acts or speaks.

import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import type { Treaties, TreatyDraft } from './treaty-drafts.js';

/** Sentence → the instrument that speaks there: the last one told of, until someone else acts or speaks. */
export function documentsInForce(doc: Document, discourse: Discourse, treaties: Treaties): (TreatyDraft | undefined)[] {
  const mentions = [
    ...treaties.drafts
      .filter((draft) => !draft.plural && (draft.status === 'signed' || draft.status === undefined))
      .map((treaty) => ({ treaty, sentence: treaty.sentence })),
    ...treaties.mentions.filter(({ treaty }) => !treaty.plural),
  ];
  const bySentence = new Map<number, typeof mentions>();
  for (const mention of mentions)
    bySentence.set(mention.sentence, [...(bySentence.get(mention.sentence) ?? []), mention]);
  let current: TreatyDraft | undefined;
  return doc.sentences.map((sentence, index) => {
    const here = bySentence.get(index) ?? [];
    const principal = here.find(({ treaty }) => treaty.status === 'signed') ?? here[0];
    if (principal !== undefined) current = principal.treaty;
    else if (current !== undefined) {
      const subject = discourse.agents(sentence.first, sentence.last).find((agent) => !agent.governed);
      if (subject !== undefined && (subject.kind === 'person' || subject.kind === 'leaders')) current = undefined;
    }
    return current;
  });
}
