// A name in, the forms in which names are compared out: without case, diacritics and small words, with usual abbreviations
// written out, and as it sounds. Made once for each name.
import { foldWord, wordsOf } from '../search/fold.js';
import { soundOf } from '../search/sound.js';

export interface NameForms {
  /** Folded words that carry the name, in order. */
  readonly words: readonly string[];
  /** The same without spaces. */
  readonly compact: string;
  /** How each of the words sounds. */
  readonly sounds: readonly string[];
  readonly soundCompact: string;
  /** Capitals only, few of them: no other name is near to an acronym. */
  readonly acronym: boolean;
}

/** Articles, prepositions and conjunctions of the languages in which names are known. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  [
    'the of and for in on an a', // en
    'la le les l de des du d et pour en au aux', // fr
    'il lo la i gli le l un di del dello della dei degli delle dell d e ed per in nel nello nella nell sul sulla', // it
    'el la los las de del y e para en', // es
    'der die das des den dem und von im in fur', // de
    'o os as a do da dos das e para em', // pt
    'i v na po', // ru, folded
  ].flatMap((words) => words.split(' ')),
);

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'saint',
  rep: 'republic',
  dem: 'democratic',
  fed: 'federation',
  org: 'organization',
  intl: 'international',
  govt: 'government',
};

export function formsOf(name: string): NameForms {
  // Hint: "OPEC+" is another than OPEC.
  const original = wordsOf(name.replaceAll('+', ' plus '));
  const all = original.map(({ text }) => ({ text, folded: foldWord(text) })).filter(({ folded }) => folded !== '');
  // Hint: a name of small words alone, such as "LA", is left as it is; so are letters with dots ("U.N.").
  const spelled = all.every(({ folded }) => folded.length === 1);
  const carrying = spelled ? all : all.filter(({ folded }) => !SMALL_WORDS.has(folded));
  const kept = carrying.length === 0 ? all : carrying;
  const words = kept.map(({ folded }) => ABBREVIATIONS[folded] ?? folded);
  const sounds = kept.map(({ text, folded }) => soundOf(ABBREVIATIONS[folded] ?? text));
  return {
    words,
    compact: words.join(''),
    sounds,
    soundCompact: sounds.join(''),
    acronym: spelled || isAcronym(name),
  };
}

/** "CSTO", "ОДКБ", "AfDB", "UN Women" is none. */
const isAcronym = (name: string): boolean => {
  const letters = name.replace(/[^\p{L}]/gu, '');
  const capitals = letters.replace(/[^\p{Lu}]/gu, '');
  return (
    letters.length <= 8 && !/\s/.test(name.trim()) && capitals.length >= 2 && capitals.length * 2 >= letters.length
  );
};
