// Holders that a phrase goes on to name after its first: the next portfolio, the next state, each with its own holder.

import type { Document } from './document.js';
import type { NameEnd } from './name-runs.js';
import type { Named } from './names.js';
import type { OfficePhrase } from './office-phrases.js';
import { isLink } from './office-words.js';

/** "ministro degli Esteri X, della Difesa Y e dell'Economia Z": the title is said once, each portfolio has its
 * holder. */
export function ellipticalHolders(
  doc: Document,
  phrase: OfficePhrase,
  sentence: { last: number },
  nameEnd: NameEnd,
): OfficePhrase[] {
  const found: OfficePhrase[] = [];
  let at = phrase.last;
  while (phrase.names.length > 0 && phrase.office.endsWith('minister')) {
    let first = at;
    while (doc.norm(first) === ',' || doc.is('And', first)) first++;
    if (first === at || !doc.is('Prep.of', first) || !doc.is('Portfolio', first + 1)) break;
    let name = first + 1;
    while (
      name < sentence.last &&
      nameEnd(name) === undefined &&
      (isLink(doc, name) || doc.is('Portfolio', name) || (doc.norm(name) === ',' && doc.is('Portfolio', name + 1)))
    )
      name++;
    const last = nameEnd(name);
    if (last === undefined) break;
    found.push({
      rule: 'office.elliptical',
      office: 'minister',
      first,
      officeLast: name,
      last,
      behalf: phrase.behalf,
      names: [name],
    });
    at = last;
  }
  return found;
}

/** "Presidents X of A and Y of B": each name is followed by its state. */
export function holdersWithStates(
  doc: Document,
  phrase: OfficePhrase,
  plural: boolean,
  nameEnd: NameEnd,
): OfficePhrase[] {
  if (!plural || phrase.behalf.length > 0) return [];
  const found: OfficePhrase[] = [];
  for (let at = phrase.names[0] ?? phrase.last; ; ) {
    const end = nameEnd(at);
    if (end === undefined || !doc.is('Prep.of', end)) break;
    const after = doc.is('Art', end + 1) ? end + 2 : end + 1;
    const state = doc.get('State', after);
    if (state === undefined) break;
    found.push({
      rule: 'office.respective',
      office: phrase.office,
      first: phrase.first,
      officeLast: phrase.officeLast,
      last: state.last,
      behalf: [...(state.data as Named).keys],
      names: [at],
    });
    at = state.last;
    while (doc.norm(at) === ',' || doc.is('And', at)) at++;
  }
  return found;
}

/** "i presidenti di A, X, e di B, Y": the second state with its holder. */
export function holderOfNextState(
  doc: Document,
  phrase: OfficePhrase,
  plural: boolean,
  nameEnd: NameEnd,
): OfficePhrase[] {
  if (!plural || phrase.names.length !== 1) return [];
  let at = phrase.last;
  while (doc.norm(at) === ',' || doc.is('And', at)) at++;
  const and = doc.is('And', at - 1);
  if (at === phrase.last || !(doc.is('Prep.of', at) || and)) return [];
  const state = doc.get('State', doc.is('Prep.of', at) ? at + 1 : at);
  if (state === undefined) return [];
  const name = doc.norm(state.last) === ',' ? state.last + 1 : state.last;
  const last = nameEnd(name);
  return last === undefined
    ? []
    : [
        {
          rule: 'office.respective',
          office: phrase.office,
          first: at,
          officeLast: state.last,
          last,
          behalf: [...(state.data as Named).keys],
          names: [name],
        },
      ];
}
