// "Did you mean": of several words the one that a misspelt word is nearest to.
import levenshtein from 'damerau-levenshtein';

/** Two slips, or one in three letters of a short word. */
const reach = (word: string): number => Math.max(1, Math.min(3, Math.floor(word.length / 3)));

/** Undefined when none is near. Two neighbours that changed places are one slip, letters in another case none; of several that are as near, the first. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  let best: string | undefined;
  let least = reach(word) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const slips = levenshtein(folded, candidate.toLowerCase()).steps;
    if (slips >= least) continue;
    least = slips;
    best = candidate;
  }
  return best;
}
