// Given names of many languages in, `data/language/given-names.txt` out: one name a line, in Latin letters, sorted. They
// are evidence that a run of capitalised words may be a person, never a list of persons. The lists are those of
// @faker-js/faker (MIT); names in Cyrillic are transliterated. Nothing is typed by hand.
import { allLocales } from '@faker-js/faker';
import anyAscii from 'any-ascii';

const LATIN = [
  'az',
  'cs_CZ',
  'da',
  'de',
  'de_CH',
  'en',
  'en_GH',
  'en_IN',
  'en_NG',
  'en_ZA',
  'es',
  'es_MX',
  'fi',
  'fr',
  'fr_BE',
  'fr_SN',
  'hr',
  'hu',
  'id_ID',
  'it',
  'lv',
  'nb_NO',
  'nl',
  'pl',
  'pt_BR',
  'pt_PT',
  'ro',
  'sk',
  'sl_SI',
  'sr_RS_latin',
  'sv',
  'tr',
  'uz_UZ_latin',
  'yo_NG',
] as const;
const CYRILLIC = ['ru', 'uk', 'mk'] as const;
const SHORTEST = 3;

/** Text of the file, a line break after each name. */
export function writeGivenNames(): string {
  const names = new Set<string>();
  for (const locale of LATIN) for (const name of namesOf(locale)) add(names, name);
  for (const locale of CYRILLIC)
    for (const name of namesOf(locale)) add(names, anyAscii(name).replace(/[^A-Za-z-]/g, ''));
  return [...names]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => `${name}\n`)
    .join('');
}

function add(names: Set<string>, name: string): void {
  const plain = name.normalize('NFC').trim();
  if (plain.length >= SHORTEST && /^\p{Lu}[\p{Ll}\p{M}]+(?:-\p{Lu}[\p{Ll}\p{M}]+)?$/u.test(plain)) names.add(plain);
}

function namesOf(locale: keyof typeof allLocales): readonly string[] {
  const lists = allLocales[locale].person?.first_name as
    | Readonly<Record<string, readonly string[] | undefined>>
    | readonly string[]
    | undefined;
  return lists === undefined ? [] : Array.isArray(lists) ? lists : Object.values(lists).flatMap((list) => list ?? []);
}
