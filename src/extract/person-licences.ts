// Which runs of capitalised words are persons: what stands beside a run says so (a verb of saying or meeting, a title,
// a given name), or a run beside it or elsewhere that is one.

import { officeBefore, speaksAfterApposition } from './apposition.js';
import type { Document } from './document.js';
import type { NameRun } from './name-runs.js';
import { qualifiesNoun } from './phrases.js';

const PERSON_VERBS = [
  'V.say',
  'V.meet',
  'V.arrive',
  'V.sign',
  'V.thank',
  'V.invite',
  'V.agree',
  'V.attend',
  'V.talk',
  'V.approve',
  'V.express',
];

/** Whether what stands beside a run of capitalised words makes it a person. */
export function licensedByNeighbours(doc: Document, run: NameRun): boolean {
  // the first word of a sentence is a capital whatever it is
  if (run.words.length === 1 && doc.sentenceOf(run.first - 1) !== doc.sentenceOf(run.first)) return false;
  const after = skipAdverbs(doc, run.last);
  // a word that only ever opens sentences may be a common noun ("Analysts said")
  if (
    doc.pack.meta.modifiersBefore === true &&
    run.words.length === 1 &&
    doc.sentenceOf(run.first - 1) !== doc.sentenceOf(run.first) &&
    !doc.isNameWithin(run.first, false)
  )
    return false;
  const verbAfter = doc.is('Aux', after) ? skipAdverbs(doc, after + 1) : after;
  const verbs = (at: number, finite: boolean): boolean =>
    PERSON_VERBS.some((type) =>
      doc
        .annotationsAt(at)
        .some((annotation) => annotation.type === type && (!finite || annotation.form !== 'infinitive')),
    );
  if (verbs(verbAfter, true) && !doc.is('Art', run.first - 1)) return true;
  if (
    verbs(run.first - 1, true) &&
    (doc.is('Aux', run.first - 2) || run.words.length > 1 || doc.is('V.say', run.first - 1))
  )
    return true;
  if (doc.is('According', run.first - 1) && run.words.length > 1) return true;
  if (opensWithGivenName(doc, run)) return true;
  if (doc.is('Title', run.first - 1) || (doc.norm(run.first - 1) === '.' && doc.is('Title', run.first - 2)))
    return true;
  if (
    run.words.length > 1 &&
    doc.norm(run.first - 1) === ',' &&
    [',', '.'].includes(doc.norm(run.last)) &&
    officeBefore(doc, run.first)
  )
    return true;
  if (run.words.length > 1 && doc.norm(run.last) === ',' && speaksAfterApposition(doc, run.last)) return true;
  return shapedLikeName(doc, run);
}

/** "Anna Rossi": a given name and another word that is no common noun, where no preposition of place leads it in. */
function opensWithGivenName(doc: Document, run: NameRun): boolean {
  if (run.words.length < 2 || run.words.length > 4 || !doc.is('GivenName', run.first)) return false;
  const before = run.first - 1;
  // "the Order of X", "via X": what is called after someone
  if (doc.is('Eponym', before) || (doc.is('Prep.of', before) && doc.is('Eponym', before - 1))) return false;
  return (
    !doc.is('PlaceNoun', before) &&
    !doc.is('PlaceName', before) &&
    !isPlaceLike(doc, run) &&
    !(doc.is('Prep.in', before) && doc.is('Contracted', before))
  );
}

/** Two to four capitalised words that no article leads in: things take an article, persons do not. What stands before
 * must be able to stand before a person: a preposition other than of place, "and", a comma, a bracket, a known noun. */
function shapedLikeName(doc: Document, run: NameRun): boolean {
  if (
    run.words.length < 2 ||
    run.words.length > 4 ||
    run.words.some((word) => !/^\p{Lu}\p{L}*\p{Ll}/u.test(word) && !isInitial(word) && word.length > 3)
  )
    return false;
  const before = run.first - 1;
  const premodified = doc.pack.meta.modifiersBefore === true;
  if (premodified && qualifiesNoun(doc, run.last)) return false;
  const opens = doc.sentenceOf(before) !== doc.sentenceOf(run.first);
  if (opens)
    return (
      doc.norm(run.last) === ',' &&
      (doc.is('Office', run.last + 1) || (doc.is('Art', run.last + 1) && doc.is('Office', run.last + 2)))
    );
  if (
    doc.is('Art', before) ||
    doc.is('Contracted', before) ||
    doc.is('Demonstrative', before) ||
    doc.is('Prep.to', before) ||
    doc.is('Prep.in', before)
  )
    return false;
  if (doc.is('Prep.of', before) || doc.is('Prep.from', before)) return doc.is('OfPerson', before - 1);
  if (doc.isAny('Prep', before)) return !isPlaceLike(doc, run);
  return (
    doc.is('PersonNoun', before) ||
    doc.is('Office', before) ||
    (!premodified && doc.is('Portfolio', before)) ||
    doc.covering('Office', before)?.last === run.first
  );
}

const isInitial = (word: string): boolean => /^\p{Lu}\.?$/u.test(word);

/** What a preposition of origin or possession leads in may be a place: a verb of movement or a noun of place is
 * near. */
const isPlaceLike = (doc: Document, run: NameRun): boolean =>
  doc.is('PlaceNoun', run.first - 2) ||
  doc.is('PlaceName', run.first - 2) ||
  doc.isAny('V.arrive', run.first - 2) ||
  doc.isAny('V.depart', run.first - 2);

function skipAdverbs(doc: Document, at: number): number {
  let next = at;
  while (doc.is('Adverb', next)) next = doc.get('Adverb', next)?.last ?? next + 1;
  return next;
}

/** "A e B": when one is a person and the other has the shape of a full name, both are. */
export function spreadOverCoordination(doc: Document, runs: readonly NameRun[], licensed: Set<NameRun>): void {
  for (let i = 0; i + 1 < runs.length; i++) {
    const [one, two] = [runs[i] as NameRun, runs[i + 1] as NameRun];
    if (two.first - one.last !== 1 || !(doc.is('And', one.last) || doc.norm(one.last) === ',')) continue;
    if (licensed.has(one) && two.words.length > 1) licensed.add(two);
    if (licensed.has(two) && one.words.length > 1) licensed.add(one);
    const caption = doc.norm(two.last) === '.' && doc.is('Photo', two.last + 1);
    if (caption && one.words.length > 1 && two.words.length > 1) licensed.add(one).add(two);
  }
}

/** A full name of which a part was licensed elsewhere. */
export function spreadToRepeats(runs: readonly NameRun[], licensed: Set<NameRun>): void {
  const known = new Set([...licensed].flatMap((run) => [run.text, run.words.at(-1) as string]));
  for (const run of runs)
    if (known.has(run.text) || (run.words.length > 1 && known.has(run.words.at(-1) as string))) licensed.add(run);
}
