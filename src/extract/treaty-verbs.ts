// What became of an instrument: the verb of signing, approving, planning, amending … that governs it, in the active or
// the passive, or the noun of signing. Where no such verb is near, there is no deed.

import type { Document } from './document.js';
import { isPause } from './phrases.js';
import { isFiniteVerb, verbAt } from './verbs.js';

const DEEDS = ['sign', 'approve', 'ratify', 'amend', 'agree', 'reach', 'announce', 'prepare'];

/** Signs between an instrument and its verb that part them from nothing. */
const BRIDGED = new Set([',', '(', ')', '"', '“', '”', '«', '»']);

export interface Deed {
  readonly at: number;
  readonly status: string | undefined;
  readonly passive: boolean;
  readonly signing: boolean;
}

/** The verb of signing, approving, planning … that an instrument is the object or the passive subject of. */
export function governing(doc: Document, sentence: number, first: number, last: number): Deed | undefined {
  if (doc.is('Not', first - 1)) return undefined;
  const range = doc.sentence(sentence);
  for (let at = first - 1; at >= Math.max(range.first, first - 40); at--) {
    if (doc.norm(at) === ';') break;
    const deed = deedAt(doc, at, range.first);
    if (deed !== undefined) return deed;
    if (isFiniteVerb(doc, at) && !doc.is('Aux', at) && !doc.isAny('V.include', at)) break;
  }
  const subject = first - range.first <= 4;
  let relative = false;
  for (let at = last; at < Math.min(range.last, last + (subject ? 60 : 8)); at++) {
    if (doc.norm(at) === ',') relative = false;
    if (doc.is('Relative', at)) relative = true;
    if (
      subject &&
      at > last + 8 &&
      isFiniteVerb(doc, at) &&
      !doc.is('Aux', at) &&
      !relative &&
      deedAt(doc, at, range.first) === undefined
    )
      break;

    if ((isPause(doc, at) && !BRIDGED.has(doc.norm(at))) || (doc.is('Instrument', at) && !subject)) break;
    const deed = deedAt(doc, at, range.first);
    if (
      deed !== undefined &&
      (deed.passive || doc.annotationsAt(at).some(({ type, form }) => type === 'V' && form === 'participle'))
    )
      return { ...deed, passive: true };
  }
  return undefined;
}

function deedAt(doc: Document, at: number, from: number): Deed | undefined {
  const noun = doc.get('EventNoun', at);
  if (noun !== undefined && noun.data === 'signing')
    return { at, status: plannedBefore(doc, at, from) ? 'planned' : 'signed', passive: true, signing: true };
  // "negotiations on", "the adoption of": an instrument to come
  const talks = noun?.data === 'talks' && (doc.is('Prep.on', noun.last) || doc.is('Prep.for', noun.last));
  if (doc.is('DeedNoun', at) || talks) return { at, status: 'planned', passive: false, signing: false };
  const verb = verbAt(doc, at, DEEDS);
  if (
    verb === undefined ||
    (verb.name === 'agree' && verb.form !== 'participle') ||
    (verb.name === 'reach' && !['raggiungere', 'reach'].includes(verb.lemma))
  )
    return undefined;
  if (negated(doc, at)) return undefined;
  const passive = verb.form === 'participle' && passiveBefore(doc, at);
  const planned =
    verb.form === 'infinitive' || verb.form === 'future' || verb.form === 'conditional' || plannedBefore(doc, at, from);
  const status = verb.name === 'amend' ? 'amended' : planned || verb.name === 'prepare' ? 'planned' : 'signed';
  return { at, status, passive, signing: verb.name === 'sign' };
}

/** "non è stato ancora firmato": past auxiliaries and adverbs. */
function negated(doc: Document, at: number): boolean {
  for (let before = at - 1; before >= at - 5; before--) {
    if (doc.is('Not', before)) return true;
    if (!doc.is('Aux', before) && !doc.is('Been', before) && !doc.is('Adverb', before) && !doc.is('Passive', before))
      return before === at - 1 && doc.is('Not', at - 2);
  }
  return false;
}

function passiveBefore(doc: Document, at: number): boolean {
  for (let before = at - 1; before >= at - 4; before--) {
    const passive = doc.get('Passive', before);
    if (passive !== undefined && (passive.last === at || doc.is('Adverb', passive.last))) return true;
  }
  return false;
}

function plannedBefore(doc: Document, at: number, from: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - 5); before--) {
    if (
      doc.is('Expected', before) ||
      doc.is('Hypothetical', before) ||
      doc.isAny('V.plan', before) ||
      doc.isAny('V.await', before) ||
      doc.is('Modal', before)
    )
      return true;
    if (isPause(doc, before)) return false;
  }
  return false;
}

/** Between the verb and the noun there is no clause boundary but lists and adverbials. A verb of another sentence leads in
 * a list of lines. */
export function reaches(doc: Document, deed: Deed, at: number): boolean {
  if (doc.sentenceOf(deed.at) !== doc.sentenceOf(at)) return true;
  for (let between = deed.at + 1; between < at; between++)
    if (doc.is('Relative', between) || doc.norm(between) === ';' || doc.is('InfinitiveMark', between)) return false;
  return true;
}
