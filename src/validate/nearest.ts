// "Did you mean": of several words the one that a misspelt word is nearest to.
import { distance } from 'fastest-levenshtein';

/** Two slips, or one in three letters of a short word. */
const reach = (word: string): number => Math.max(1, Math.min(3, Math.floor(word.length / 3)));

/** Undefined when none is near. Letters in another case count as no slip; of several that are as near, the first. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  let best: string | undefined;
  let least = reach(word) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const slips = slipsBetween(folded, candidate.toLowerCase());
    if (slips >= least) continue;
    least = slips;
    best = candidate;
  }
  return best;
}

/** Two neighbours that changed places are one slip. */
function slipsBetween(word: string, other: string): number {
  const at = [...word].findIndex((letter, index) => letter !== other[index]);
  const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  return at >= 0 && swapped === other ? 1 : distance(word, other);
}
