// Sentences in, runs of capitalised words out that no other reading claims: what may be a person's name by its shape.

import type { Document, TokenRange } from './document.js';
import { compoundsOffice, opensName } from './name-shape.js';
import type { Named } from './names.js';

export interface NameRun extends TokenRange {
  readonly text: string;
  readonly words: readonly string[];
}

/** Where the run that starts at a token ends; undefined where none starts. */
export type NameEnd = (at: number) => number | undefined;

const MOST_WORDS = 5;

/** Types that the first word of a sentence may have and still be a name. */
const CHANCE = new Set(['Weak', 'Capital', 'GivenName']);

/** Runs of capitalised words that no other reading claims. */
export function nameRuns(doc: Document): NameRun[] {
  const runs: NameRun[] = [];
  for (const sentence of doc.sentences) {
    for (let at = sentence.first; at < sentence.last; ) {
      const last = runEnd(doc, at, sentence.last, at === sentence.first);
      if (last > at) {
        const span = doc.span(at, last);
        const text = doc.words(span);
        // a word in capitals alone is a name of a thing, unless the text writes it otherwise elsewhere
        if (opensName(doc, last, sentence.last)) {
          at = last;
          continue;
        }
        if (last - at > 1 || doc.tokens[at]?.acronym !== true || doc.pack.meta.modifiersBefore !== true)
          runs.push({ first: at, last, text, words: text.split(' ') });
        at = last;
      } else at++;
    }
  }
  return runs;
}

function runEnd(doc: Document, first: number, limit: number, opensSentence: boolean): number {
  let last = first;
  for (let at = first; at < limit && at - first < MOST_WORDS; at++) {
    const token = doc.tokens[at];
    if (token === undefined || token.kind !== 'word') break;
    if (isInitial(doc, at)) {
      if (!isNameWord(doc, at + 2, false)) break;
      at++;
      continue;
    }
    if (isNameWord(doc, at, opensSentence && at === first)) last = at + 1;
    else if (
      at > first &&
      isParticle(doc, at) &&
      (isNameWord(doc, at + 1, false) || (isParticle(doc, at + 1) && isNameWord(doc, at + 2, false)))
    )
      continue;
    else if (at > first && isParticle(doc, at - 1) && isParticle(doc, at)) continue;
    else break;
    if (!doc.tokens[at + 1]?.spaceBefore && !token.norm.endsWith("'")) break;
  }
  return last;
}

/** An office stands before a token, past the demonym of its state. */
const officeBefore = (doc: Document, at: number): boolean =>
  doc.covering('Office', at - 1) !== undefined ||
  (doc.is('State', at - 1, 'demonym') && doc.covering('Office', at - 2) !== undefined);

function isNameWord(doc: Document, at: number, opensSentence: boolean): boolean {
  const token = doc.tokens[at];
  if (token === undefined || token.kind !== 'word' || !(token.capital || isPrefixed(doc, at))) return false;
  if (token.acronym && token.end - token.start < 5) return isRegnal(doc, at);
  if (token.end - token.start === 1 && doc.norm(at + 1) !== '.') return false;
  for (const { type, form, data } of doc.annotationsAt(at)) {
    if (
      type === 'Place' &&
      form === 'place' &&
      doc.tokens[at + 1]?.capital &&
      (officeBefore(doc, at) || doc.is('Title', at - 1))
    )
      continue;
    if (type === 'State' || type === 'Organization' || type === 'NotPerson' || type === 'Place') {
      if (
        type === 'State' &&
        form === 'demonym' &&
        ((data as Named).proper !== true ||
          (doc.tokens[at + 1]?.capital && doc.covering('Office', at - 1) !== undefined))
      )
        continue;
      return false;
    }
    if (opensSentence && doc.tokens[at + 1]?.capital !== true && !CHANCE.has(type)) return false;
    if (opensSentence && type === 'V' && form === 'gerund') return false;
    if (type === 'WeAux') return false;
    if (
      type === 'OrganizationHead' ||
      (type === 'Month' && !isGivenName(doc, at)) ||
      type === 'Weekday' ||
      type === 'PlaceName' ||
      type === 'Office' ||
      type === 'Instrument'
    )
      return false;
  }
  if (doc.covering('Office', at) !== undefined || isPortfolio(doc, at)) return false;
  if (token.norm.includes('-') && /^[\p{Lu}\p{N}-]{4,}$/u.test(doc.article.text.slice(token.start, token.end)))
    return false;
  if ((token.norm.includes('-') || token.norm.endsWith('s')) && compoundsOffice(doc, at)) return false;
  return !doc.isAny('Prep', at) && !doc.is('Art', at) && !insideOrganization(doc, at);
}

/** "ministro della Salute", "Industria e Tecnologia": part of a portfolio, not of a name. */
const isPortfolio = (doc: Document, at: number): boolean =>
  doc.is('Portfolio', at) &&
  (doc.is('Prep.of', at - 1) ||
    doc.is('Office', at - 1) ||
    doc.is('And', at - 1) ||
    doc.norm(at - 1) === ',' ||
    doc.is('Portfolio', at - 1) ||
    doc.is('Portfolio', at + 1) ||
    doc.is('And', at + 1));

function insideOrganization(doc: Document, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 12); before--) {
    if (
      doc
        .annotationsAt(before)
        .some(({ type, last }) => (type === 'Organization' || type === 'Place' || type === 'State') && last > at)
    )
      return true;
  }
  return false;
}

/** "Felipe VI": a number after a name. */
const isRegnal = (doc: Document, at: number): boolean =>
  /^[ivx]+$/.test(doc.norm(at)) && doc.tokens[at - 1]?.capital === true && doc.tokens[at - 1]?.acronym === false;

/** "al-Sisi": the capital stands behind a particle. */
const isPrefixed = (doc: Document, at: number): boolean =>
  /^\p{Ll}{1,4}['’‐‑-]\p{Lu}\p{Ll}/u.test(doc.words(doc.span(at, at + 1)));

const isParticle = (doc: Document, at: number): boolean => doc.is('Particle', at) && doc.tokens[at]?.kind === 'word';

/** "Jan Wolny": the name of a month that is a given name, too, before another name. */
function isGivenName(doc: Document, at: number): boolean {
  const next = doc.tokens[at + 1];
  return doc.is('GivenName', at) && !doc.isAny('Prep', at - 1) && next?.kind === 'word' && next.capital;
}

/** "S." of "S. V. Lavrov". */
function isInitial(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  return token?.capital === true && token.end - token.start === 1 && doc.norm(at + 1) === '.';
}
