// The noun that a number counts: the word after it, or the first plural of the run of words after it.

import type { Document } from './document.js';

const notCountedFor = (doc: Document, pair: boolean): readonly string[] => {
  const { notCounted, pairNouns = [] } = doc.pack.quantities;
  return pair ? [...notCounted, ...pairNouns] : notCounted;
};

/** The tokens of the noun that a number before a token counts; `pair` when the number is two. */
export function countedNoun(
  doc: Document,
  at: number,
  limit: number,
  pair: boolean,
): readonly [number, number] | undefined {
  const { pluralEndings } = doc.pack.quantities;
  const notCounted = notCountedFor(doc, pair);
  if (doc.tokens[at]?.kind === 'word' && !doc.tokens[at]?.spaceBefore) return undefined;
  if (pluralEndings !== undefined) return pluralNoun(doc, at, limit, pluralEndings, notCounted);
  let first = at;
  while (doc.is('Modifier', first)) first++;
  const noun = doc.tokens[first];
  if (noun === undefined || first >= limit || noun.kind !== 'word' || noun.capital || notCounted.includes(noun.norm))
    return undefined;
  if (
    doc.isAny('Prep', first) ||
    doc.is('Art', first) ||
    doc.is('And', first) ||
    doc.is('Aux', first) ||
    doc.is('Month', first) ||
    doc.is('Relative', first) ||
    doc.is('Adverb', first)
  )
    return undefined;
  if (
    doc
      .annotationsAt(first)
      .some(({ type, form }) => type === 'V' && form !== 'participle' && !doc.is('CountNoun', first)) &&
    !doc.is('Instrument', first)
  )
    return undefined;
  const compound = doc.get('Instrument', first);
  return [first, compound?.last ?? first + 1];
}

/** The noun counted stands after what qualifies it: the first plural of the run of words after the number. */
function pluralNoun(
  doc: Document,
  from: number,
  limit: number,
  endings: readonly string[],
  notCounted: readonly string[],
): readonly [number, number] | undefined {
  const { pluralWords = [] } = doc.pack.quantities;
  for (let at = from; at < Math.min(limit, from + 6); at++) {
    const token = doc.tokens[at];
    if (token === undefined || token.kind !== 'word' || notCounted.includes(token.norm) || doc.is('Date', at))
      return undefined;
    if (
      doc.isAny('Prep', at) ||
      [
        'Art',
        'And',
        'Aux',
        'Month',
        'Relative',
        'Person',
        'PossessiveMark',
        'Possessive',
        'Pronoun',
        'Demonstrative',
        'Not',
      ].some((type) => doc.is(type, at))
    )
      return undefined;
    if (
      doc.annotationsAt(at).some(({ type, form }) => type === 'V' && form !== 'participle' && form !== 'gerund') &&
      !doc.is('CountNoun', at)
    )
      return undefined;
    const plural =
      pluralWords.includes(token.norm) ||
      endings.some(
        (ending) =>
          token.norm.length > ending.length + 2 &&
          token.norm.endsWith(ending) &&
          !token.norm.endsWith(`${ending}${ending}`),
      );
    const instrument = doc.get('Instrument', at, 'plural');
    if (instrument !== undefined) return [at, instrument.last];
    if (
      plural &&
      !doc.is('State', at) &&
      !doc.is('PossessiveMark', at + 1) &&
      !endings.some((ending) => isPluralWord(doc, at + 1, ending, pluralWords))
    )
      return [at, at + 1];
  }
  return undefined;
}

function isPluralWord(doc: Document, at: number, ending: string, words: readonly string[]): boolean {
  const token = doc.tokens[at];
  if (
    token === undefined ||
    token.kind !== 'word' ||
    doc.isAny('Prep', at) ||
    doc.is('Aux', at) ||
    doc.isAny('V', at) ||
    doc.is('Adverb', at)
  )
    return false;
  return (
    words.includes(token.norm) ||
    (token.norm.length > ending.length + 3 && token.norm.endsWith(ending) && !token.norm.endsWith(`${ending}${ending}`))
  );
}
