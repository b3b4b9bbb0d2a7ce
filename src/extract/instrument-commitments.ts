// What an instrument is about, as its own phrase says: the subject of its title ("sulla cooperazione in …"), the
// purpose or relative clause that follows it ("che apre la strada a …", "volto a …"). The parties of the instrument
// undertake it.

import { contentEnd } from './commitment-content.js';
import type { CommitmentDraft } from './commitment-drafts.js';
import type { Document, TokenRange } from './document.js';
import { themesIn } from './themes.js';
import type { Treaties, TreatyDraft } from './treaty-drafts.js';
import { isFiniteVerb } from './verbs.js';

/** The commitments in the phrases of the instruments of a sentence. */
export function instrumentCommitments(doc: Document, treaties: Treaties, sentence: number): CommitmentDraft[] {
  const found: CommitmentDraft[] = [];
  for (const treaty of treaties.drafts) {
    if (
      treaty.sentence !== sentence ||
      treaty.status === 'referenced' ||
      treaty.amends !== undefined ||
      treaty.status === 'amended' ||
      treaty.parties.length === 0
    )
      continue;
    const limit = doc.sentences[sentence]?.last ?? treaty.last;
    const clause = clauseAfter(doc, treaty, limit) ?? purposeOfDeed(doc, treaty, limit);
    const subject = subjectStart(doc, treaty);
    const first = subject ?? clause?.first;
    if (first === undefined) continue;
    if (clause === undefined && isBareItem(treaties, treaty)) {
      doc.reject('commitment.title', first, treaty.last, 'an item of a list of instruments');
      continue;
    }
    const last = clause?.last ?? treaty.last;
    const themes = themesIn(doc, first, last);
    if (last - first < 2) continue;
    if (themes.length === 0) {
      doc.reject('commitment.title', first, last, 'its words show no theme');
      continue;
    }
    found.push({
      rule: clause === undefined ? 'commitment.title' : 'commitment.clause',
      sentence,
      span: doc.span(first, last),
      by: treaty.parties,
      through: [],
      under: treaty,
      acts: ['agree'],
      themes,
      heading: undefined,
    });
  }
  return found;
}

/** Instruments of one sentence that are a list of titles. */
const LIST = 3;

/** One of several instruments that a sentence lists by their titles. */
const isBareItem = (treaties: Treaties, treaty: TreatyDraft): boolean =>
  treaties.drafts.filter(
    (other) => other.sentence === treaty.sentence && other.status === treaty.status && !other.plural,
  ).length >= LIST;

/** Where the words on its subject begin, within the instrument's phrase. */
function subjectStart(doc: Document, treaty: TreatyDraft): number | undefined {
  for (let at = treaty.headLast; at < treaty.last - 1; at++) {
    if (doc.is('Prep.on', at) || doc.is('Prep.for', at) || doc.is('Prep.other', at) || doc.isAny('V.include', at))
      return at;
    if (doc.is('Prep.of', at) && doc.is('ActionNoun', at + 1)) return at + 1;
    if (at === treaty.headLast && purposeAt(doc, at)) return at;
  }
  return undefined;
}

/** "to establish a fund". */
const purposeAt = (doc: Document, at: number): boolean =>
  doc.is('InfinitiveMark', at) &&
  doc.annotationsAt(at + 1).some(({ type, form }) => type === 'V' && form === 'infinitive');

/** "…, che include X", "volto a X": what follows the phrase and belongs to the instrument. */
function clauseAfter(doc: Document, treaty: TreatyDraft, limit: number): TokenRange | undefined {
  let at = treaty.last;
  if (doc.norm(at) === '(' && doc.norm(at + 2) === ')') at += 3;
  if (doc.norm(at) === ',') at++;
  if (doc.is('Purpose', at) || purposeAt(doc, at)) return { first: at, last: contentEnd(doc, at, limit) };
  if (!doc.is('That', at) && !doc.is('Relative', at)) return undefined;
  let verb = at + 1;
  while (doc.is('Adverb', verb)) verb++;
  if (!isFiniteVerb(doc, verb) || doc.is('Aux', verb)) return undefined;
  return { first: verb, last: contentEnd(doc, verb, limit) };
}

/** "An agreement was signed to reduce …": the purpose after the verb that the instrument is the subject of. */
function purposeOfDeed(doc: Document, { first, last, deed }: TreatyDraft, limit: number): TokenRange | undefined {
  if (deed === undefined || !deed.passive || deed.at < last || deed.at >= limit || !purposeAt(doc, deed.at + 1))
    return undefined;
  return { first, last: contentEnd(doc, deed.at + 1, limit) };
}
