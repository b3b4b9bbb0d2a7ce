// A word and the tag of its language in, its stem out (Snowball's algorithms). A language is added with one line.

import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';

const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
  pt: portuguese,
  ru: russian,
};

/** Languages that have a stemmer. */
export const STEMMED: readonly string[] = Object.keys(STEMMERS);

/** "it" of "it-CH". */
export const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** `word` in lower case. Undefined for a language without a stemmer. */
export const stemIn = (tag: string, word: string): string | undefined => STEMMERS[primary(tag)]?.(word);
