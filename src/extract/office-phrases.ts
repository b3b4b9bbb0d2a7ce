// A title in, its phrase out: how far the title goes, on whose behalf the office is held, where the holders' names
// start.

import type { Document, TokenRange } from './document.js';
import type { EntityKey } from './facts.js';
import type { NameEnd } from './name-runs.js';
import type { Named } from './names.js';
import { adjectiveBefore, capitalOf, isLink, ownerAfter, portfolioWord } from './office-words.js';

export interface OfficePhrase {
  readonly rule: string;
  readonly office: string;
  readonly first: number;
  /** End of the title as written. */
  readonly officeLast: number;
  readonly last: number;
  /** States or organizations, in text order. */
  readonly behalf: readonly EntityKey[];
  /** First tokens of the holders' names, in text order. */
  readonly names: readonly number[];
}

const REACH = 14;

interface Title {
  readonly first: number;
  readonly last: number;
  readonly plural: boolean;
  readonly office: string;
  readonly counterpart: boolean;
}

/** The phrase of a title in its sentence; undefined for a plural or a counterpart without names. */
export function readPhrase(
  doc: Document,
  title: Title,
  sentence: TokenRange,
  nameEnd: NameEnd,
): OfficePhrase | undefined {
  const before = adjectiveBefore(doc, title.first);
  const behalf: EntityKey[] = [...before];
  let officeLast = title.last;
  let at = title.last;
  let portfolio = false;
  for (; at < Math.min(sentence.last, title.last + REACH); ) {
    if (nameEnd(at) !== undefined && !portfolioWord(doc, at, nameEnd)) break;
    if (doc.norm(at) === '(' && behalf.length > 0) {
      let close = at + 1;
      while (close < at + 6 && doc.norm(close) !== ')') close++;
      if (doc.norm(close) !== ')') break;
      at = close + 1;
      continue;
    }
    const entity = doc.get('State', at) ?? doc.get('Organization', at) ?? capitalOf(doc, at);
    if (entity !== undefined) {
      behalf.push(...(entity.data as Named).keys.slice(entity.type === 'Place' ? -1 : 0));
      at = officeLast = entity.last;
    } else if (portfolioListEnd(doc, at) > at) {
      portfolio = true;
      at = portfolioListEnd(doc, at);
    } else if (doc.norm(at) === ',' || doc.norm(at) === '–' || doc.norm(at) === '—' || doc.norm(at) === '-') {
      if (nameEnd(at + 1) === undefined && !doc.is('Title', at + 1) && !doc.is('Respectively', at + 1)) break;
      at++;
    } else if (isLink(doc, at) || doc.is('Office', at) || portfolioWord(doc, at, nameEnd)) {
      portfolio ||= !isLink(doc, at);
      at++;
    } else if (title.counterpart && at === title.last && isLowerWord(doc, at) && doc.norm(at + 1) === ',') at++;
    else break;
    if (portfolio && at - title.last > 9) break;
  }
  // a name takes no article: "presented to the president the Order …"
  if (doc.pack.meta.modifiersBefore === true && doc.is('Art', at - 1))
    while (at > title.last && (doc.is('Art', at - 1) || doc.isAny('Prep', at - 1))) at--;
  const names = title.plural ? namesFrom(doc, at, sentence.last, nameEnd) : nameEnd(at) === undefined ? [] : [at];
  const rule = title.counterpart ? 'office.counterpart' : title.plural ? 'office.respective' : 'office.title';
  const last = names.length === 0 ? officeLast : (nameEnd(names.at(-1) as number) as number);
  if (names.length === 1 && behalf.length === 0) behalf.push(...ownerAfter(doc, last));
  if (names.length > 0)
    return { rule, office: title.office, first: title.first, officeLast, last, behalf: distinct(behalf), names };
  const apposed = nameBefore(doc, title.first, sentence.first, nameEnd);
  if (apposed !== undefined)
    return {
      rule: 'office.apposition',
      office: title.office,
      first: title.first,
      officeLast,
      last: officeLast,
      behalf: distinct(behalf),
      names: [apposed],
    };
  if (title.counterpart || title.plural) return undefined;
  return {
    rule: 'office.unnamed',
    office: title.office,
    first: title.first,
    officeLast,
    last: officeLast,
    behalf: distinct(behalf),
    names: [],
  };
}

/** ", European Union and Cooperation" after the first of a minister's portfolios; the token itself where no list goes on. */
function portfolioListEnd(doc: Document, comma: number): number {
  for (let at = comma; doc.norm(at) === ','; ) {
    const next = doc.get('Portfolio', at + 1);
    if (next === undefined) break;
    at = next.last;
    const last = doc.is('And', at) ? doc.get('Portfolio', at + 1)?.last : undefined;
    if (last !== undefined) return last;
  }
  return comma;
}

const isLowerWord = (doc: Document, at: number): boolean =>
  doc.tokens[at]?.kind === 'word' && doc.tokens[at]?.capital === false;

const distinct = (keys: readonly EntityKey[]): EntityKey[] => [...new Set(keys)];

function namesFrom(doc: Document, from: number, limit: number, nameEnd: NameEnd): number[] {
  const names: number[] = [];
  for (let at = from; at < limit; ) {
    const end = nameEnd(at);
    if (end === undefined) break;
    names.push(at);
    at = end;
    if (doc.norm(at) === ',' && nameEnd(at + 1) !== undefined) at++;
    if (doc.is('And', at) && nameEnd(at + 1) !== undefined) at++;
  }
  return names;
}

/** "X, presidente di …": the name that a comma or bracket parts from the title. */
function nameBefore(doc: Document, first: number, limit: number, nameEnd: NameEnd): number | undefined {
  let at = first - 1;
  while (at > limit && (doc.is('Art', at) || doc.is('State', at, 'demonym'))) at--;
  if (doc.norm(at) !== ',' && doc.norm(at) !== '(') return undefined;
  for (let start = at - 1; start >= Math.max(limit, at - 5); start--) if (nameEnd(start) === at) return start;
  return undefined;
}
