// Which instrument a later mention means: an anaphor ("il documento"), another name, the same words, the package in
// force.

import type { Annotation } from '../language/pattern.js';
import type { Document, TokenRange } from './document.js';
import type { InstrumentPhrase, Treaties, TreatyDraft } from './treaty-drafts.js';
import { isDefinite } from './treaty-phrases.js';

/** "il Trattato di X, ovvero il Trattato su …": another name of the one just before. */
export function alias(doc: Document, found: Treaties, kind: string, at: number): TreatyDraft | undefined {
  const last = found.drafts.at(-1);
  if (last === undefined || last.kind !== kind || last.last > at || at - last.last > 5) return undefined;
  for (let between = last.last; between < at; between++) if (doc.is('Alias', between)) return last;
  return undefined;
}

/** "sedici intese" after "gli accordi": plurals without a subject of their own mean the package in force. */
export function samePackage(
  doc: Document,
  found: Treaties,
  { head, last, deed }: InstrumentPhrase,
): TreatyDraft | undefined {
  const { first } = head;
  const previous = found.drafts
    .filter((draft) => draft.plural && draft.kind === 'package' && draft.status === 'signed')
    .at(-1);
  if (head.form !== 'plural' || previous === undefined || !isBare(doc, first, last)) return undefined;
  if (countedAs(doc, first) !== (countedAs(doc, previous.first) ?? countedAs(doc, first)) && isCounted(doc, first))
    return undefined;
  const own =
    deed !== undefined &&
    !isDefinite(doc, first) &&
    !isCounted(doc, first) &&
    doc.sentenceOf(deed.at) !== previous.sentence;
  if (own) return undefined;
  return isDefinite(doc, first) ||
    doc.sentences[previous.sentence]?.paragraph === doc.sentences[doc.sentenceOf(first)]?.paragraph ||
    isBare(doc, previous.headLast - 1, previous.last)
    ? previous
    : undefined;
}

/** Nothing but adjectives and participles follows the noun. */
function isBare(doc: Document, first: number, last: number): boolean {
  for (let at = first; at < last; at++) if (doc.isAny('Prep', at)) return false;
  return true;
}

/** A number stands before a token. */
export const isCounted = (doc: Document, at: number): boolean =>
  doc.tokens[at - 1]?.kind === 'number' || Object.hasOwn(doc.pack.quantities.words, doc.norm(at - 1));

/** The number word before a token, if one stands there. */
const countedAs = (doc: Document, at: number): string | undefined =>
  isCounted(doc, at) ? doc.norm(at - 1) : undefined;

/** "il documento … è la dichiarazione …": the sentence itself says which instrument is meant. */
export function identified(doc: Document, found: Treaties, from: number, limit: number): boolean {
  for (let at = from; at < limit; at++) {
    const head = doc.get('Instrument', at, 'singular');
    if (head !== undefined && found.drafts.some((draft) => draft.kind === head.data)) return true;
  }
  return false;
}

/** The noun of an instrument within a run of tokens. */
export const headIn = (doc: Document, span: TokenRange): Annotation | undefined => {
  for (let at = span.first; at < span.last; at++) {
    const head = doc.get('Instrument', at, 'singular');
    if (head !== undefined) return head;
  }
  return undefined;
};

/** The kind of instrument that an anaphor names, if it names one. */
export const kindOfAnaphor = (doc: Document, anaphor: Annotation): string | undefined =>
  headIn(doc, anaphor)?.data as string | undefined;

/** Notes a mention of the last instrument of a kind, of any signed one without a kind; false when there is none. */
export function referBack(
  doc: Document,
  found: Treaties,
  sentence: number,
  mention: TokenRange,
  kind: string | undefined,
): boolean {
  const treaty =
    [...found.recent]
      .reverse()
      .find((draft) => !draft.plural && (kind === undefined ? draft.status === 'signed' : draft.kind === kind)) ??
    (kind === undefined ? found.drafts.find((draft) => draft.status === 'signed') : undefined) ??
    // any instrument may be called an agreement later
    (kind === 'agreement'
      ? found.recent.findLast((draft) => !draft.plural && draft.status === 'signed' && sentence - draft.sentence <= 2)
      : undefined);
  if (treaty === undefined) return false;
  treaty.evidence.push(doc.span(mention.first, mention.last));
  found.mentions.push({ treaty, sentence, first: mention.first, last: mention.last });
  found.recent.push(treaty);
  return true;
}

/** The words of one phrase are the other's, or begin it; packages may go by different nouns. */
export function sameInstrument(doc: Document, draft: TreatyDraft, { head, first, last }: InstrumentPhrase): boolean {
  const plural = head.form === 'plural';
  if (plural && isCounted(doc, head.first) && countedAs(doc, draft.first) !== countedAs(doc, head.first)) return false;
  const label = doc.words(doc.span(first, last)).toLowerCase();
  const other = draft.label.toLowerCase();
  if (plural !== draft.plural && !other.startsWith(label)) return false;
  if (draft.kind !== head.data && !plural) return false;
  if (label === other) return true;
  const [short, long] = label.length < other.length ? [label, other] : [other, label];
  if (!long.startsWith(`${short} `)) return false;
  // a title of one or two words that was told first goes by its full name later
  const named =
    draft.last === draft.headLast && short === other && isDefinite(doc, first) && doc.tokens[first]?.capital;
  return short.split(' ').length > 2 || (named === true && draft.kind !== 'package');
}
