// Undertakings in the first person plural within words quoted from someone: "continueremo a …", "we will strengthen …",
// "siamo pronti a …". They bind the state that the speaker acts for; where that is not known, nothing is found.

import { contentEnd, infinitiveAt } from './commitment-content.js';
import type { CommitmentDraft } from './commitment-drafts.js';
import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import { isActionNoun } from './lists.js';
import { trimEnd } from './phrases.js';
import type { StatementDraft } from './statement-drafts.js';
import { themesIn } from './themes.js';
import { isVerb } from './verbs.js';

const BINDING = ['undertake', 'plan', 'agree', 'continue', 'will'];

/** What one does with words, on a journey or at a table is no undertaking. */
const NOT_DONE = ['say', 'meet', 'arrive', 'attend', 'talk', 'sign', 'hold'];

/** The undertakings within direct statements. */
export function weCommitments(
  doc: Document,
  discourse: Discourse,
  statements: readonly StatementDraft[],
): CommitmentDraft[] {
  const found: CommitmentDraft[] = [];
  const read = new Set<number>();
  for (const { speaker, mode, evidence, sentence } of statements) {
    const [span] = evidence;
    if (mode !== 'direct' || typeof speaker !== 'string' || span === undefined) continue;
    const by = speaker.startsWith('organization/') ? [] : discourse.statesOf([speaker]);
    const limit = doc.tokenAt(span[1]);
    for (let at = doc.tokenAt(span[0]); by.length > 0 && at < limit; at++) {
      const act = read.has(at) ? undefined : undertaking(doc, at);
      if (act === undefined) continue;
      read.add(at);
      const last = trimEnd(doc, at + 1, contentEnd(doc, at + 1, nextUndertaking(doc, at, limit)));
      if (doc.is('GoalNoun', at) && doc.all('Quantity', at, last).length > 0) {
        doc.reject('commitment.we', at, last, 'a figure to be reached');
        continue;
      }
      const shown = themesIn(doc, at, last);
      // who undertakes something before another state, if only to work together, speaks of their relations
      const themes =
        shown.length === 0 && act === 'undertake' && discourse.pairAt(sentence).length === 2 ? ['political'] : shown;
      if (themes.length === 0 || last - at < 3) {
        doc.reject('commitment.we', at, last, 'its words show no theme');
        continue;
      }
      const through = speaker.startsWith('person/') ? [speaker] : [];
      found.push({
        rule: 'commitment.we',
        sentence,
        span: doc.span(start(doc, at), last),
        by,
        through,
        under: undefined,
        acts: [act],
        themes,
        heading: undefined,
      });
      at = last;
    }
  }
  return found;
}

/** The act of a verb in the first person plural, or undefined when it binds nobody. */
function undertaking(doc: Document, at: number): string | undefined {
  const verb = doc.annotationsAt(at).find(({ type }) => type === 'V');
  if (ownGoal(doc, at)) return 'plan';
  const adjective = doc.is('Willing', at) || doc.is('CommitmentAdjective', at);
  if ((verb === undefined && !adjective) || doc.is('Not', at - 1) || doc.is('Not', at - 2) || doc.is('Not', at - 3))
    return undefined;
  const own = verb?.form.startsWith('first-plural') === true;
  const future =
    verb?.form === 'first-plural-future' ||
    (isWe(doc, at) && doc.is('FutureAux', at - 1)) ||
    (isWe(doc, at) && doc.is('Adverb', at - 1) && doc.is('FutureAux', at - 2));
  if (!own && !isWe(doc, at)) return undefined;
  if (future && !adjective) return NOT_DONE.some((name) => isVerb(doc, at, name)) ? undefined : 'plan';
  if (isVerb(doc, at, 'will') && doc.is('That', at + 1)) return 'plan';
  if (isVerb(doc, at, 'strive') && worksFor(doc, at + 1)) return 'undertake';
  if (infinitiveAt(doc, at + 1) === undefined) return undefined;
  if (adjective) return 'undertake';
  const name = BINDING.find((candidate) => isVerb(doc, at, candidate));
  return name === undefined ? undefined : name === 'will' ? 'plan' : name;
}

/** Where the words of the next undertaking begin: ", and we are united by the desire to …". */
function nextUndertaking(doc: Document, at: number, limit: number): number {
  for (let next = at + 3; next < limit; next++) {
    if (undertaking(doc, next) === undefined) continue;
    for (let comma = next - 1; comma > at + 3; comma--)
      if (doc.norm(comma) === ',' || doc.is('And', comma)) return comma;
  }
  return limit;
}

/** "our goal is to …", "abbiamo il comune obiettivo di …". */
function ownGoal(doc: Document, at: number): boolean {
  if (!doc.is('GoalNoun', at)) return false;
  let next = at + 1;
  while (doc.is('Aux', next)) next++;
  // "is to" before a verb is read as a future
  if (infinitiveAt(doc, next) === undefined && !doc.is('AuxFuture', at + 1)) return false;
  for (let before = at - 1; before >= at - 5; before--) {
    if (doc.is('Our', before) || doc.is('WeAux', before) || doc.is('We', before)) return true;
    if (doc.token(at).kind !== 'word') return false;
  }
  return false;
}

/** "for the realization of …". */
function worksFor(doc: Document, at: number): boolean {
  const noun = doc.is('Art', at + 1) ? at + 2 : at + 1;
  return doc.is('Prep.for', at) && isActionNoun(doc, noun);
}

/** "we" or an auxiliary of that person stands just before, past auxiliaries and adverbs. */
function isWe(doc: Document, at: number): boolean {
  for (let before = at - 1; before >= at - 4; before--) {
    if (doc.is('We', before) || doc.is('WeAux', before)) return true;
    if (!doc.is('Aux', before) && !doc.is('Adverb', before) && !doc.is('FutureAux', before) && !doc.is('Been', before))
      return false;
  }
  return false;
}

function start(doc: Document, at: number): number {
  let first = at;
  while (
    first > at - 4 &&
    (doc.is('We', first - 1) ||
      doc.is('WeAux', first - 1) ||
      doc.is('Aux', first - 1) ||
      doc.is('Adverb', first - 1) ||
      doc.is('FutureAux', first - 1))
  )
    first--;
  return first;
}
