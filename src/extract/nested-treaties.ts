// An instrument named within the phrase of another: amended by it, or only referred to.

import type { Document } from './document.js';
import type { TreatyContext, TreatyDraft } from './treaty-drafts.js';
import { partiesInPhrase } from './treaty-parties.js';
import { insideName } from './treaty-phrases.js';

/** An instrument inside the phrase of another: amended when the other is about changes to it, else referred to. */
export function nestedInstrument({ doc, discourse, found }: TreatyContext, outer: TreatyDraft): number | undefined {
  if (outer.plural) return undefined;
  for (let at = outer.headLast; at < outer.last; at++) {
    const head = doc.get('Instrument', at, 'singular');
    if (head === undefined || insideName(doc, at)) continue;
    const amended = amendsBefore(doc, at, outer.headLast);
    if (!amended && doc.tokens[at]?.capital !== true) continue;
    const year = doc.all('Date', head.last, outer.last).at(0);
    const inner: TreatyDraft = {
      kind: head.data as string,
      rule: amended ? 'treaty.amended' : 'treaty.named',
      sentence: outer.sentence,
      first: at,
      last: outer.last,
      headLast: head.last,
      label: doc.words(doc.span(at, outer.last)),
      plural: false,
      status: amended ? 'amended' : 'referenced',
      parties: amended
        ? [...outer.parties]
        : partiesInPhrase(doc, discourse, { sentence: outer.sentence, first: at, last: outer.last }, []),
      signatories: [],
      evidence: [doc.span(at, outer.last)],
      verb: undefined,
      deed: undefined,
      year,
      amends: undefined,
      signing: false,
    };
    if (amended) outer.amends = inner;
    outer.year = undefined;
    found.drafts.push(inner);
    return outer.last;
  }
  return undefined;
}

function amendsBefore(doc: Document, at: number, from: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - 5); before--) if (doc.is('AmendNoun', before)) return true;
  return false;
}
