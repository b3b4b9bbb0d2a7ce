// A token in, the number that starts there out: digits or number words with their scales ("4,1 miliardi",
// "800-million-euro").

import type { Document } from './document.js';
import { readNumeral, shiftPoint } from './numerals.js';

interface NumberRead {
  readonly value: string;
  readonly last: number;
  readonly approximate: boolean;
  readonly isWord: boolean;
  /** The unit, where it is joined to the number. */
  readonly unit?: string;
}

/** The number that starts at a token, with its scales; undefined for what is no number or part of a date. */
export function numberAt(doc: Document, at: number): NumberRead | undefined {
  const token = doc.tokens[at];
  if (token === undefined) return undefined;
  const hyphen = token.norm.indexOf('-');
  const head = hyphen < 0 ? token.norm : token.norm.slice(0, hyphen);
  if (token.kind !== 'number' && !doc.pack.numerals.has(head)) return undefined;
  const { words, approximateWords, scales, decimal, singleUnits } = doc.pack.quantities;
  let value: string | undefined;
  let approximate = false;
  let last = at + 1;
  if (token.kind === 'word' && hyphen > 0 && Object.hasOwn(words, head) && !Object.hasOwn(words, token.norm))
    return compound(doc, String(words[head]), token.norm.slice(hyphen + 1).split('-'), at + 1);
  if (token.kind === 'number') value = readNumeral(token.norm, decimal);
  else if (Object.hasOwn(words, token.norm)) value = String(words[token.norm]);
  else if (Object.hasOwn(approximateWords, token.norm)) {
    value = String(approximateWords[token.norm]);
    approximate = true;
  } else if (singleUnits.includes(token.norm) && Object.hasOwn(scales, doc.norm(at + 1))) value = '1';
  if (value === undefined || ['Date', 'Parties', 'Leaders'].some((type) => doc.covering(type, at) !== undefined))
    return undefined;
  const isWord = token.kind !== 'number';
  const joined =
    doc.norm(last) === '-' && doc.tokens[last]?.spaceBefore === false && doc.tokens[last + 1]?.spaceBefore === false;
  if (!isWord && joined && doc.tokens[last + 1]?.kind === 'word')
    return compound(doc, value, doc.norm(last + 1).split('-'), last + 2);
  if (doc.norm(last) === '-' && Object.hasOwn(words, doc.norm(last + 1)) && isWord) last += 2;
  const scaleAt = (next: number): number | undefined =>
    Object.hasOwn(scales, doc.norm(next)) ? scales[doc.norm(next)] : undefined;
  let scale = scaleAt(last);
  while (scale !== undefined) {
    value = shiftPoint(value, scale);
    last++;
    // "3 thousand 300": what is left of the next scale is added
    const more = doc.tokens[last];
    if (
      scale >= 3 &&
      more?.kind === 'number' &&
      /^\d+$/.test(more.norm) &&
      more.norm.length <= scale &&
      /^\d+$/.test(value)
    ) {
      value = String(Number(value) + Number(more.norm));
      last++;
    }
    scale = scaleAt(last);
  }
  return { value, last, approximate, isWord };
}

/** "one-day", "800-million-euro": a number joined by hyphens to its scale and unit. */
function compound(doc: Document, number: string, parts: readonly string[], last: number): NumberRead | undefined {
  let value = number;
  let unit: string | undefined;
  for (const part of parts) {
    const scale = doc.pack.quantities.scales[part];
    if (scale !== undefined) value = shiftPoint(value, scale);
    else {
      const hit = doc.pack.lexicon.at([{ ...doc.token(last - 1), norm: part }], 0).find(({ type }) => type === 'Unit');
      if (hit === undefined) return undefined;
      unit = hit.form;
    }
  }
  return { value, last, approximate: false, isWord: false, ...(unit === undefined ? {} : { unit }) };
}
