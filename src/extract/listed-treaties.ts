// A list of kinds of instrument under one verb in ("memorandum su A, intese per B e per C"), a draft for each
// complement out. A list that counts its instruments, or names a package, is one draft and not listed here.

import { coordinatedItems } from './lists.js';
import type { InstrumentPhrase, TreatyContext } from './treaty-drafts.js';
import { draftTreaty } from './treaty-making.js';
import { insideName } from './treaty-phrases.js';
import { isCounted } from './treaty-references.js';

/** In a list of kinds of instrument ("memorandum su A, intese per B e per C") each complement is an instrument. */
export function listedInstruments(context: TreatyContext, phrase: InstrumentPhrase): number | undefined {
  const { doc, found } = context;
  const { sentence, head, deed } = phrase;
  const range = doc.sentence(sentence);
  const heads = doc.all('Instrument', range.first, range.last).filter(({ first }) => !insideName(doc, first));
  const others = heads.filter(
    ({ first, last }) => first !== head.first && doc.isAny('Prep', last) && !doc.is('Alias', first - 1),
  );
  if (
    deed === undefined ||
    others.length === 0 ||
    head.data === 'package' ||
    isCounted(doc, head.first) ||
    !doc.isAny('Prep', head.last)
  )
    return undefined;
  if (found.drafts.some((draft) => draft.sentence === sentence && draft.kind === 'package')) return undefined;
  const items = coordinatedItems(doc, head.last, range.last);
  const drafts = items.map((item) => {
    const draft = draftTreaty(context, {
      ...phrase,
      head: { ...head, form: 'singular' },
      first: head.first,
      last: item.last,
    });
    if (draft === undefined) return undefined;
    const first = item.first === head.last ? head.first : item.first;
    const span = doc.span(first, item.last);
    return { ...draft, first, evidence: [span], label: doc.words(span), rule: 'treaty.listed' };
  });
  for (const draft of drafts) {
    if (draft === undefined) continue;
    found.drafts.push(draft);
    found.recent.push(draft);
  }
  return items.at(-1)?.last;
}
