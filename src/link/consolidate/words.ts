// Texts as bags of stems, and how much two of them share, with rare words counting for more than frequent ones.
import { foldWord, wordsOf } from '../../search/fold.js';
import { stemIn } from '../../search/stem.js';
import { SMALL_WORDS } from '../name-forms.js';

/** Words shorter than this are articles and prepositions in most languages. */
const SHORTEST = 4;

/** Stems of the words that carry a text, each once. */
export function stemsOf(text: string, language: string): Set<string> {
  const stems = wordsOf(text)
    .filter(({ text: word }) => [...word].length >= SHORTEST && !SMALL_WORDS.has(word))
    .map(({ text: word }) => foldWord(stemIn(language, word) ?? word));
  return new Set(stems.filter((stem) => stem !== ''));
}

/** How rare stems are among the texts of a collection. */
export class Rarity {
  readonly #counts = new Map<string, number>();
  #texts = 0;

  add(stems: ReadonlySet<string>): void {
    this.#texts += 1;
    for (const stem of stems) this.#counts.set(stem, (this.#counts.get(stem) ?? 0) + 1);
  }

  of(stem: string): number {
    return Math.log(1 + this.#texts / (this.#counts.get(stem) ?? 1));
  }

  count(stem: string): number {
    return this.#counts.get(stem) ?? 0;
  }
}

/** What both hold of what they hold together, by rarity (Dice's coefficient); 0 to 1. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>, rarity: Rarity): number {
  const weigh = (stems: Iterable<string>): number => [...stems].reduce((sum, stem) => sum + rarity.of(stem), 0);
  const all = weigh(a) + weigh(b);
  return all === 0 ? 0 : (2 * weigh([...a].filter((stem) => b.has(stem)))) / all;
}
