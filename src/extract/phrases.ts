// Where noun phrases begin and end. Shallow on purpose: closed word classes, known verbs and punctuation decide; what
// is not known is taken for a noun or an adjective and stays inside.

import type { Document } from './document.js';
import { isFiniteVerb } from './verbs.js';

const PAUSES = new Set([',', ';', ':', '—', '–', '-', '(', ')', '.', '!', '?', '…', '«', '»', '“', '”', '"']);

/** A sign that parts phrases: a comma, a dash, a bracket, a mark of quotation or of the end. */
export const isPause = (doc: Document, at: number): boolean =>
  doc.tokens[at]?.kind === 'sign' && PAUSES.has(doc.norm(at));

/** End of the noun phrase that starts at a token: complements and coordinated parts included, up to a pause, a finite
 * verb, a relative clause or an adverbial. */
export function nounPhraseEnd(doc: Document, first: number, limit: number): number {
  let end = first;
  while (end < limit) {
    if (titleGoesOn(doc, end)) {
      end++;
      continue;
    }
    const named = quotedTitleEnd(doc, end, limit);
    if (named !== undefined && end > first) {
      end = named;
      continue;
    }
    if (isPause(doc, end) || doc.is('Relative', end) || doc.is('Breaker', end) || isFiniteVerb(doc, end)) break;
    if (doc.is('Date', end) && !endsInYearOf(doc, end)) break;
    const and = doc.get('And', end);
    if (and !== undefined && (clauseFollows(doc, and.last, limit) || anotherInstrument(doc, and.last))) break;
    if (doc.is('Art', end) && !linksArticle(doc, end - 1)) break;
    if (doc.norm(end) === doc.pack.meta.genericSubject) break;
    if (end > first && (doc.is('Framework', end) || doc.is('Afterwards', end))) break;
    if (end > first && (reducedClause(doc, end) || doc.is('They', end) || doc.is('He', end) || doc.is('We', end)))
      break;
    end = doc.get('Date', end)?.last ?? end + 1;
  }
  return trimEnd(doc, first, end);
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”'],
  ['"', '"'],
  ['‘', '’'],
]);

/** Most tokens of a title in quotation marks. */
const TITLE = 14;

/** "il programma ‘Supporto ai distretti’": the end of a quoted title, which begins with a capital, after a word. */
function quotedTitleEnd(doc: Document, at: number, limit: number): number | undefined {
  const closer = CLOSERS.get(doc.norm(at));
  if (closer === undefined || doc.tokens[at - 1]?.kind !== 'word' || !doc.tokens[at + 1]?.capital) return undefined;
  for (let end = at + 2; end < Math.min(limit, at + TITLE); end++) if (doc.norm(end) === closer) return end + 1;
  return undefined;
}

/** "a declaration outlining …", "documents signed …": where modifiers stand before the noun, a verb form after it
 * opens a clause. */
function reducedClause(doc: Document, at: number): boolean {
  if (
    doc.pack.meta.modifiersBefore === true &&
    doc.is('InfinitiveMark', at) &&
    doc.annotationsAt(at + 1).some(({ type, form }) => type === 'V' && form === 'infinitive')
  )
    return true;
  if (
    doc.pack.meta.modifiersBefore !== true ||
    doc.isAny('Prep', at) ||
    doc.isAny('Prep', at - 1) ||
    doc.is('Art', at - 1) ||
    doc.is('And', at - 1) ||
    doc.is('Possessive', at - 1) ||
    doc.is('Modifier', at - 1)
  )
    return false;
  return (
    !doc.tokens[at]?.capital &&
    !doc.is('EventNoun', at) &&
    !doc.is('ActionNoun', at) &&
    doc.annotationsAt(at).some(({ type, form }) => type === 'V' && (form === 'gerund' || form === 'participle'))
  );
}

/** Beginning of the noun phrase whose head stands at a token, in languages that put what qualifies a noun before it. */
export function nounPhraseStart(doc: Document, head: number, limit: number): number {
  if (doc.pack.meta.modifiersBefore !== true) return head;
  let first = head;
  while (first > limit && qualifies(doc, first - 1)) first--;
  return first;
}

function qualifies(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  if (token === undefined || (token.kind !== 'word' && !doc.is('Year', at))) return false;
  if (
    token.kind === 'word' &&
    (doc.covering('Quantity', at) !== undefined ||
      doc.covering('Date', at) !== undefined ||
      doc.covering('Person', at) !== undefined)
  )
    return false;
  const stops = [
    'Art',
    'Possessive',
    'PossessiveMark',
    'Demonstrative',
    'And',
    'Aux',
    'Adverb',
    'Relative',
    'Not',
    'Breaker',
    'Numeral.all',
    'EventNoun',
    'Pronoun',
    'According',
  ];
  if (doc.isAny('Prep', at) || stops.some((type) => doc.is(type, at))) return false;
  const gerund = doc.is('Art', at - 1) || token.capital;
  return (
    token.capital || !doc.annotationsAt(at).some(({ type, form }) => type === 'V' && !(gerund && form === 'gerund'))
  );
}

/** A plain noun follows at once, which the capitalised words qualify ("Ninh Thuan nuclear plant"). */
export function qualifiesNoun(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  if (token?.kind !== 'word' || token.capital || doc.isAny('Prep', at) || doc.isAny('V', at)) return false;
  return ![
    'Art',
    'And',
    'Aux',
    'Adverb',
    'Relative',
    'PossessiveMark',
    'Possessive',
    'Breaker',
    'Date',
    'Not',
    'Been',
    'Pronoun',
    'Office',
  ].some((type) => doc.is(type, at));
}

/** "a treaty on X and a joint statement of Y": another instrument begins. */
function anotherInstrument(doc: Document, at: number): boolean {
  if (!doc.is('Art', at)) return false;
  const reach = doc.pack.meta.modifiersBefore === true ? at + 5 : at + 2;
  for (let next = at + 1; next < reach; next++) {
    if (doc.is('Instrument', next)) return true;
    if (doc.isAny('Prep', next) || isPause(doc, next)) return false;
  }
  return false;
}

/** "Treaty of Good-Neighbourliness, Friendship and Cooperation": a list of capitalised words goes on past a comma. */
function titleGoesOn(doc: Document, comma: number): boolean {
  if (doc.pack.meta.modifiersBefore !== true || doc.norm(comma) !== ',' || !doc.tokens[comma - 1]?.capital)
    return false;
  let joined = false;
  for (let at = comma + 1; at < comma + 8; at++) {
    if (doc.is('And', at)) joined = true;
    else if (
      doc.norm(at) !== ',' &&
      !(doc.tokens[at]?.capital && doc.get('Person', at) === undefined && doc.get('State', at) === undefined)
    )
      return joined && doc.tokens[at - 1]?.capital === true;
  }
  return joined;
}

/** An article that nothing joins to what stands before begins another phrase. */
const linksArticle = (doc: Document, at: number): boolean =>
  doc.isAny('Prep', at) ||
  doc.is('And', at) ||
  doc.norm(at) === ',' ||
  doc.is('Numeral.all', at) ||
  doc.annotationsAt(at).some(({ type, form }) => type === 'V' && form === 'infinitive');

/** "del 2017" belongs to the phrase, "il 26 novembre" does not. */
const endsInYearOf = (doc: Document, at: number): boolean => doc.is('Prep.of', at) && doc.is('Year', at + 1);

function clauseFollows(doc: Document, at: number, limit: number): boolean {
  for (let next = at; next < Math.min(limit, at + 4); next++) {
    if (
      isFiniteVerb(doc, next) ||
      doc
        .annotationsAt(next)
        .some(
          ({ type, form }) =>
            type === 'V' && ((form === 'participle' && next === at) || form.startsWith('first-plural')),
        )
    )
      return true;
    if (
      doc.isAny('Prep', next) &&
      doc.annotationsAt(next + 1).some(({ type, form }) => type === 'V' && form === 'infinitive')
    )
      return true;
    if (isPause(doc, next) || doc.isAny('Prep', next)) return false;
  }
  return false;
}

/** Takes prepositions, articles and conjunctions off the end of a run. */
export function trimEnd(doc: Document, first: number, last: number): number {
  let end = last;
  while (
    end > first &&
    (isPause(doc, end - 1) ||
      doc.isAny('Prep', end - 1) ||
      doc.is('Art', end - 1) ||
      doc.is('And', end - 1) ||
      doc.is('Possessive', end - 1) ||
      doc.is('Adverb', end - 1) ||
      doc.is('Aux', end - 1))
  ) {
    if (doc.is('State', end - 1) || doc.is('Organization', end - 1) || doc.is('Person', end - 1)) break;
    // "to Sana'a", "on 3 May": the last word is that of a name or a date
    if (doc.covering('Place', end - 1) !== undefined || doc.covering('Date', end - 1) !== undefined) break;
    end--;
  }
  return end;
}
