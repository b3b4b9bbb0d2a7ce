// Two titles of instruments in, how much alike they are out: in one language by their stems; in two by words of one origin
// ("estradizione", "extradition"), which says less.
import levenshtein from 'damerau-levenshtein';
import { stemsOf } from '../consolidate/words.js';
import { formsOf } from '../name-forms.js';
import type { Label } from './source.js';

export interface TitleLikeness {
  /** 0 to 1. */
  readonly likeness: number;
  /** How much the titles say at all, 0 to 1. */
  readonly telling: number;
}

/** A title has this many telling words, or counts for less. */
const TELLING_WORDS = 4;
const OTHER_LANGUAGE = 0.4;
/** Of the words of a title, hardly more than half have a cousin in another language. */
const MOST_COGNATE = 0.5;
const COGNATE = 0.6;

/** `leftOut`: names that say nothing of a title, such as those of the parties, which one of two titles may leave out. */
export function titlesAlike(a: Label, b: Label, leftOut: readonly string[]): TitleLikeness {
  const [ours, theirs] = [carrying(a, leftOut), carrying(b, leftOut)];
  const telling = Math.min(1, Math.min(ours.size, theirs.size) / TELLING_WORDS);
  if (formsOf(a.text).compact === formsOf(b.text).compact) return { likeness: 1, telling };
  if (primary(a.language) === primary(b.language))
    return { likeness: shareOf(ours, theirs, (stem) => theirs.has(stem)), telling };
  const cognate = shareOf(ours, theirs, (stem) => [...theirs].some((other) => areCognate(stem, other)));
  // Hint: that there are none speaks for nothing, so that such words only count for a pair.
  return { likeness: 1, telling: telling * OTHER_LANGUAGE * Math.min(1, cognate / MOST_COGNATE) };
}

const primary = (language: string): string => language.toLowerCase().split('-')[0] ?? '';

function carrying({ text, language }: Label, leftOut: readonly string[]): Set<string> {
  const stems = stemsOf(text, primary(language));
  for (const name of leftOut) for (const stem of stemsOf(name, primary(language))) stems.delete(stem);
  return stems;
}

/** Hint: articles shorten titles, so that ours may be within theirs. */
function shareOf(ours: ReadonlySet<string>, theirs: ReadonlySet<string>, alike: (stem: string) => boolean): number {
  const both = [...ours].filter(alike).length;
  return (both / Math.max(1, ours.size) + (2 * both) / Math.max(1, ours.size + theirs.size)) / 2;
}

const areCognate = (a: string, b: string): boolean =>
  a.charAt(0) === b.charAt(0) && 1 - levenshtein(a, b).steps / Math.max(a.length, b.length) >= COGNATE;
