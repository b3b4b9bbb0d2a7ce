// Words out of a text of any script, and the forms under which the index knows a word: folded to ASCII in lower case,
// without diacritics ("Žaparov" → "zaparov"), its stem in a language ("negoziati" → "negoziat"), and of a name how it sounds.
import anyAscii from 'any-ascii';
import { soundOf } from './sound.js';
import { stemIn } from './stem.js';

export interface Word {
  /** As written, composed (NFC), in lower case. */
  readonly text: string;
  /** Half-open, in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word.normalize('NFC').toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** Lower-case ASCII; "" for what has no letter or digit in it. */
export const foldWord = (word: string): string =>
  anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

/** Words folded, with one space between them. */
export const foldText = (text: string): string =>
  wordsOf(text)
    .map(({ text: word }) => foldWord(word))
    .filter((word) => word !== '')
    .join(' ');

/** Mark stems and keys of sound among the terms of the index, so that neither is taken for a word. */
const STEM = '~';
const SOUND = '=';
/** Words shorter than this sound alike too easily. */
const SHORTEST_SOUND = 4;

/** Terms of a word of a text: the word folded, its stems with and without its diacritics, and of a name how it sounds. */
export class Terms {
  readonly #known = new Map<string, readonly string[]>();

  of(word: string, languages: readonly string[], named: boolean): readonly string[] {
    const key = `${named ? SOUND : ''}${languages.join()} ${word}`;
    let terms = this.#known.get(key);
    if (terms === undefined) {
      terms = makeTerms(word, languages, named);
      this.#known.set(key, terms);
    }
    return terms;
  }

  /** Hint: texts repeat their words, queries bring ever new ones. */
  forget(): void {
    this.#known.clear();
  }
}

function makeTerms(word: string, languages: readonly string[], named: boolean): string[] {
  const folded = foldWord(word);
  if (folded === '') return [];
  const terms = new Set([folded]);
  for (const language of languages) {
    for (const form of [word, folded]) {
      const stem = stemIn(language, form);
      if (stem !== undefined) terms.add(STEM + foldWord(stem));
    }
  }
  if (named && folded.length >= SHORTEST_SOUND) terms.add(SOUND + soundOf(word));
  return [...terms];
}
