// Instruments: a noun that names a kind of instrument, with its phrase, and the verb that says what became of it.
// Goes in: sentences with names and agents. Comes out: drafts with kind, parties, signatories, status; two mentions of
// one instrument are one draft. A noun that no verb of signing, planning or amending governs and that is no name of an
// instrument is rejected.

import type { Annotation } from '../language/pattern.js';
import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import { ellipticalInstruments } from './elliptical-treaties.js';
import { leadOfList } from './line-lists.js';
import { listedInstruments } from './listed-treaties.js';
import { namedTogether } from './named-together.js';
import { nestedInstrument } from './nested-treaties.js';
import { nounPhraseEnd, nounPhraseStart } from './phrases.js';
import type { InstrumentPhrase, Treaties, TreatyContext } from './treaty-drafts.js';
import { draftTreaty } from './treaty-making.js';
import { capitals, insideName, isDefinite } from './treaty-phrases.js';
import {
  alias,
  headIn,
  identified,
  isCounted,
  kindOfAnaphor,
  referBack,
  sameInstrument,
  samePackage,
} from './treaty-references.js';
import { type Deed, governing } from './treaty-verbs.js';

/** Finds the instruments of an article, in text order, and every mention of them. */
export function findTreaties(doc: Document, discourse: Discourse): Treaties {
  const found: Treaties = { drafts: [], mentions: [], recent: [] };
  const context: TreatyContext = { doc, discourse, found };
  doc.sentences.forEach((sentence, index) => {
    for (let at = sentence.first; at < sentence.last; ) at = instrumentAt(context, index, at, sentence.last) ?? at + 1;
  });
  return found;
}

/** Reads the instrument or anaphor that starts at a token and gives the token after it; undefined where none starts. */
function instrumentAt(context: TreatyContext, sentence: number, at: number, limit: number): number | undefined {
  const { doc, found } = context;
  if (!doc.is('Instrument', at) && !doc.is('Document', at)) return undefined;
  doc.tries('treaty', at);
  if (insideName(doc, at) || doc.covering('NotInstrument', at) !== undefined) return undefined;
  // "memorandum of understanding (MoU)": the short form of what stands before
  if (doc.norm(at - 1) === '(' && doc.norm(doc.get('Instrument', at)?.last ?? at) === ')' && found.drafts.length > 0)
    return doc.get('Instrument', at)?.last;
  const head = headAt(doc, at);
  const anaphor = doc.get('Document', at);
  if (head === undefined) {
    if (anaphor === undefined) return undefined;
    const kind = kindOfAnaphor(doc, anaphor);
    const inner = headIn(doc, anaphor);
    if (inner !== undefined && nounPhraseEnd(doc, inner.last, limit) > anaphor.last) return undefined;
    if (kind === undefined && identified(doc, found, anaphor.last, limit)) return anaphor.last;
    return referBack(doc, found, sentence, anaphor, kind) ? anaphor.last : undefined;
  }
  const last = Math.max(head.last, nounPhraseEnd(doc, head.last, limit));
  const kind = head.data as string;
  const plural = head.form === 'plural';
  const start = nounPhraseStart(doc, at, doc.sentences[sentence]?.first ?? at);
  const bare = last === head.last && capitals(doc, start, head.first) === 0;
  const definite = isDefinite(doc, start);
  const own = governing(doc, sentence, start, last);
  const near = own ?? sharedDeed(doc, found, sentence, start);
  const lead = near === undefined ? leadOfList(doc, sentence, start) : undefined;
  const deed = near ?? lead?.deed;
  if (lead !== undefined) withoutHeading(doc, found, lead.sentence);
  const phrase: InstrumentPhrase = {
    sentence: lead?.sentence ?? sentence,
    head,
    first: start,
    last,
    deed,
    shared: own === undefined,
  };
  if (bare && definite && !plural && referBack(doc, found, sentence, head, kind)) return head.last;
  const whole = plural && doc.is('Including', start - 1) ? found.drafts.at(-1) : undefined;
  const known =
    (whole?.plural && whole.sentence === sentence ? whole : undefined) ??
    alias(doc, found, kind, at) ??
    found.drafts.find((draft) => sameInstrument(doc, draft, phrase)) ??
    samePackage(doc, found, phrase);
  if (known !== undefined) {
    known.evidence.push(doc.span(start, last));
    if (known.status === 'referenced' && deed?.status !== undefined) known.status = deed.status;
    found.mentions.push({ treaty: known, sentence, first: at, last });
    found.recent.push(known);
    return last;
  }
  const named = namedTogether(doc, phrase).flatMap((one) => draftTreaty(context, one) ?? []);
  if (named.length > 0) {
    found.drafts.push(...named);
    found.recent.push(...named);
    return last;
  }
  const listed = plural ? listedInstruments(context, phrase) : undefined;
  if (listed !== undefined) return listed;
  // words such as "project" name an instrument only in a list of instruments
  if (doc.is('WeakInstrument', at)) return undefined;
  const draft = draftTreaty(context, phrase);
  if (draft === undefined) return head.last;
  if (start < head.first && doc.tokens[head.first]?.capital)
    doc.unmention('organization/', [{ first: start, last: head.first }]);
  const drafts = draft.plural ? ellipticalInstruments(doc, draft, kind === 'package' ? 'agreement' : kind) : [draft];
  found.drafts.push(...drafts);
  found.recent.push(...drafts.slice(0, 1));
  return nestedInstrument(context, draft) ?? drafts.at(-1)?.last ?? draft.last;
}

/** "the following documents:" is what its lines are; "twelve documents, including:" is more. */
function withoutHeading(doc: Document, found: Treaties, sentence: number): void {
  const at = found.drafts.findIndex(
    (draft) => draft.sentence === sentence && draft.plural && draft.last === doc.sentence(sentence).last - 1,
  );
  const heading = found.drafts[at];
  if (heading === undefined || isCounted(doc, heading.first)) return;
  found.drafts.splice(at, 1);
  const recent = found.recent.indexOf(heading);
  if (recent >= 0) found.recent.splice(recent, 1);
}

/** The instrument named at a token. Where singular and plural are spelt alike, what stands before it decides. */
function headAt(doc: Document, at: number): Annotation | undefined {
  const longest = doc.get('Instrument', at);
  if (longest === undefined) return undefined;
  const singular = doc.get('Instrument', at, 'singular');
  const plural = doc.get('Instrument', at, 'plural');
  if (singular?.last !== plural?.last) return longest;
  return doc.is('PluralMark', at - 1) || isCounted(doc, at) ? plural : singular;
}

/** "ha firmato un accordo con X e un altro con Y": the verb of the first reaches the second. */
function sharedDeed(doc: Document, found: Treaties, sentence: number, at: number): Deed | undefined {
  const previous = found.drafts.at(-1);
  if (previous?.sentence !== sentence || previous.deed === undefined) return undefined;
  let before = at - 1;
  while (
    before > at - 4 &&
    (doc.is('Art', before) || doc.isAny('Prep', before) || doc.is('Modifier', before) || doc.is('PluralMark', before))
  )
    before--;
  return doc.is('And', before) || doc.norm(before) === ',' || doc.norm(before) === ';' ? previous.deed : undefined;
}
