// A term in, HTML out: an IRI as a link under the name of the thing, words with their language, dates and numbers as they are
// written in the language of the reader. Only http and https become links.
import type { Term } from 'n3';
import { EDTF, pacta, xsd } from '../../graph/vocabulary.js';
import { numberFormat } from '../formats.js';
import { type Html, html } from '../html.js';
import { localPath } from '../local-path.js';
import { href, type View } from '../view.js';
import { dateInWords } from './dates.js';
import type { Knowledge } from './knowledge.js';
import { shorten } from './names.js';
import { readPassage } from './passages.js';

const DATES = new Set([xsd.date, xsd.gYearMonth, xsd.gYear, xsd.gMonth, xsd.gMonthDay, EDTF].map(({ value }) => value));
const NUMBERS = new Set([xsd.integer, xsd.decimal].map(({ value }) => value));
/** A name longer than this is cut in a link. */
const LONGEST_NAME = 160;

export function renderTerm(view: View, knowledge: Knowledge, term: Term): Html | string {
  if (term.termType === 'NamedNode') return renderIri(view, knowledge, term.value);
  if (term.termType !== 'Literal') return `_:${term.value}`;
  if (term.language !== '') return html`<span lang="${term.language}">${term.value}</span>`;
  const type = term.datatype.value;
  if (DATES.has(type))
    return html`<time datetime="${term.value}">${dateInWords(term.value, view.language, view.messages)}</time>`;
  return NUMBERS.has(type) ? numberInWords(term.value, view) : term.value;
}

/** A link to the thing, or its name alone where it has no address. */
export function renderIri(view: View, knowledge: Knowledge, iriText: string): Html {
  const local = localPath(iriText, view.base);
  const address = local === undefined ? (/^https?:\/\//.test(iriText) ? iriText : undefined) : href(view, local);
  const name = renderName(knowledge, iriText);
  if (address === undefined) return name;
  return local === undefined
    ? html`<a href="${address}" rel="external noreferrer">${name}</a>`
    : html`<a href="${address}">${name}</a>`;
}

/** The name of a thing in its language; the words of a passage; else its IRI, shortened. */
export function renderName({ triples, names }: Knowledge, iriText: string): Html {
  const passage = readPassage(iriText, triples);
  if (passage !== undefined && passage.exact !== '') return html`<q>${cut(passage.exact)}</q>`;
  const name = names(iriText);
  if (name === undefined) {
    const words = triples.text(iriText, pacta.text);
    return words === undefined ? html`<code>${shorten(iriText)}</code>` : html`<q>${cut(words)}</q>`;
  }
  return name.language === '' ? html`${cut(name.text)}` : html`<span lang="${name.language}">${cut(name.text)}</span>`;
}

/** Shortened at the end of a word. */
export const cut = (text: string, longest = LONGEST_NAME): string =>
  text.length <= longest
    ? text
    : `${text
        .slice(0, longest)
        .replace(/\s+\S*$/, '')
        .trimEnd()} …`;

/** A numeral with the marks of the language; digits after the point stay as many as there are. */
export function numberInWords(numeral: string, view: Pick<View, 'language'>): string {
  const value = Number(numeral);
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return numeral;
  const digits = numeral.split('.')[1]?.length ?? 0;
  return numberFormat(view.language, {
    minimumFractionDigits: Math.min(digits, 20),
    maximumFractionDigits: Math.min(digits, 20),
  }).format(value);
}
