// Two names in, how much alike they are out, from 0 to 1, and by what. The steps stand from the surest to the least sure;
// each has a band of its own, so that an equal name always stands before one that only sounds alike.
import levenshtein from 'damerau-levenshtein';
import type { NameForms } from './name-forms.js';

/** What two names have in common. */
export type Likeness = 'equal' | 'same words' | 'same letters' | 'same sound' | 'similar' | 'part' | 'none';
export interface Similarity {
  readonly value: number;
  readonly by: Likeness;
}

/** Names shorter than this are alike only when they are equal. */
const SHORTEST_SIMILAR = 5;
const SHORTEST_SOUND = 4;
/** Words less alike than this are different words. */
const SAME_WORD = 0.72;
/** What is left of a likeness for each word that has no counterpart. */
const LEFT_OVER = 0.8;
/** Names of more words and of fewer are the same only when nearly every letter is. */
const SAME_JOINED = 0.92;
const MOST_BY_SIMILARITY = 0.95;
const NONE: Similarity = { value: 0, by: 'none' };

export function similarity(a: NameForms, b: NameForms): Similarity {
  if (a.words.join(' ') === b.words.join(' ')) return { value: 1, by: 'equal' };
  if (a.words.length > 1 && [...a.words].sort().join(' ') === [...b.words].sort().join(' '))
    return { value: 0.98, by: 'same words' };
  if (a.compact === b.compact) return { value: 0.97, by: 'same letters' };
  if (a.acronym || b.acronym) return NONE;
  if (a.soundCompact === b.soundCompact && a.soundCompact.length >= SHORTEST_SOUND)
    return { value: 0.96, by: 'same sound' };
  if (Math.min(a.compact.length, b.compact.length) < SHORTEST_SIMILAR) return NONE;
  const value = a.words.length === 1 && b.words.length === 1 ? wordLikeness(a, 0, b, 0) : wordsLikeness(a, b);
  return { value: value * MOST_BY_SIMILARITY, by: 'similar' };
}

const ratio = (a: string, b: string): number => 1 - levenshtein(a, b).steps / Math.max(a.length, b.length);

const wordLikeness = (a: NameForms, at: number, b: NameForms, bt: number): number =>
  Math.max(ratio(a.words[at] ?? '', b.words[bt] ?? ''), ratio(a.sounds[at] ?? '', b.sounds[bt] ?? ''));

/** Each word finds the likest of the other name; what is left over on either side takes its share off. */
function wordsLikeness(a: NameForms, b: NameForms): number {
  const free = new Set(b.words.keys());
  let alike = 0;
  let leftOver = 0;
  for (const [at, word] of a.words.entries()) {
    let best = { bt: -1, likeness: 0 };
    for (const bt of free) {
      const likeness = wordLikeness(a, at, b, bt);
      if (likeness > best.likeness) best = { bt, likeness };
    }
    if (best.likeness >= SAME_WORD) {
      free.delete(best.bt);
      alike += best.likeness * (word.length + (b.words[best.bt]?.length ?? 0));
    } else leftOver += 1;
  }
  const value = (alike / (a.compact.length + b.compact.length)) * LEFT_OVER ** (leftOver + free.size);
  // Hint: a word that is written as two, or two as one.
  const joined = a.words.length === b.words.length ? 0 : ratio(a.compact, b.compact);
  return joined >= SAME_JOINED ? Math.max(value, joined) : value;
}

/** Whether the words of a name, by sound, are words of a fuller one, its last among them: a surname for a person. */
export function isPartOf(part: NameForms, full: NameForms): boolean {
  const known = new Set(full.sounds);
  return (
    part.sounds.length < full.sounds.length &&
    part.sounds.includes(full.sounds.at(-1) ?? '') &&
    part.sounds.every((sound) => known.has(sound))
  );
}
