// A name in, a key out that spellings of one name in several languages and scripts share: Japarov, Žaparov, Zhaparov and
// Жапаров; Tokayev, Tokaev, Tokajew and Токаев; Taschkent, Tachkent, Taškent and Tashkent. The key is for comparing, never for
// showing. The rules stand in the order in which they are applied; each takes ASCII in lower case.
import anyAscii from 'any-ascii';

/** Letters that lose what tells them apart when only their mark is taken off. */
const MARKED: Readonly<Record<string, string>> = {
  ž: 'zh',
  ż: 'zh',
  ź: 'zh',
  š: 'sh',
  ş: 'sh',
  ś: 'sh',
  č: 'ch',
  ć: 'ch',
  ç: 'ch',
  đ: 'dj',
  ё: 'e',
  э: 'e',
  ä: 'a',
  ö: 'o',
  ü: 'u',
};

const RULES: readonly (readonly [RegExp, string])[] = [
  // Azerbaidschan, Azerbaïdjan, Azerbaigian, Dzhaparov
  [/d?zh|dsch|dj|g(?=i[aou])|j(?=[aou])/g, 'J'],
  // Taschkent, Tachkent, Chruschtschow
  [/s(?:hch|cht?sch|ch|h)|t?sch|tch|ch|sh|cz/g, 'S'],
  // Kirghizistan, Kirguistán
  [/gh|gu(?=[ei])/g, 'g'],
  // Kazakh, Qazaq, Kasakhstan
  [/kh|ck|q|c(?![eiy])/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  // Kazakh, Kasakh
  [/z/g, 's'],
  [/ou|oo/g, 'u'],
  // Tokayev, Tokajew, Yeltsin, Jelzin
  [/[yij]e/g, 'e'],
  [/y/g, 'i'],
  // Lavroff
  [/ff?$/g, 'v'],
  // Michoustine, Poutine
  [/(?<=[^aeiou])e$/g, ''],
  [/(.)\1+/g, '$1'],
];

/** Key of one word; "" for what has no letter or digit in it. */
export function soundOf(word: string): string {
  const spelled = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[žżźšşśčćçđёэäöü]/g, (letter) => MARKED[letter] ?? letter);
  let key = anyAscii(spelled)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
  for (const [pattern, replacement] of RULES) key = key.replace(pattern, replacement);
  return key;
}
