// Names in other scripts as they are written in Latin letters, in more than one manner for each script, as news and libraries
// write them. Tables of this generator alone.

type Table = Readonly<Record<string, string>>;
const table = (letters: string, latin: string): Table => {
  const values = latin.split(' ');
  return Object.fromEntries([...letters].map((letter, index) => [letter, values[index] ?? '']));
};

const CYRILLIC = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ';
const MANNERS: Readonly<Record<'cyrillic' | 'georgian' | 'greek', readonly Table[]>> = {
  cyrillic: [
    table(CYRILLIC, 'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g'),
    table(CYRILLIC, 'a b v g d e e ž z i j k l m n o p r s t u f ch c č š šč  y  e ju ja i ji je g'),
    table(CYRILLIC, 'a b v g d e e j z i i k l m n o p r s t u f kh ts tch ch chtch  y  e iou ia i ii ie g'),
    table(CYRILLIC, 'a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch  y  e ju ja i ji je g'),
  ],
  georgian: [
    table(
      'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
      'a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h',
    ),
    table('აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ', 'a b g d e v z t i k l m n o p ž r s t u p k gh q š č c dz c č kh dž h'),
  ],
  greek: [
    table(
      'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ',
      'a v g d e z i th i k l m n x o p r s s t y f ch ps o a e i i o y o i y i y',
    ),
    table(
      'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ',
      'a v g d e z i th i k l m n x o p r s s t u ph kh ps o a e i i o u o i u i u',
    ),
  ],
};
export type Script = keyof typeof MANNERS | 'latin';

/** `manner` counts on without end. */
export function romanise(name: string, script: Script, manner: number): string {
  if (script === 'latin') return name;
  const tables = MANNERS[script];
  const letters = tables[manner % tables.length] ?? {};
  return name
    .split(/(?<=[ -])/)
    .map((word) => {
      const written = [...word.toLowerCase()].map((letter) => letters[letter] ?? letter).join('');
      return written.charAt(0).toUpperCase() + written.slice(1);
    })
    .join('');
}

const TO_CYRILLIC: readonly (readonly [RegExp, string])[] = [
  [/sh/g, 'ш'],
  [/ch/g, 'ч'],
  [/zh/g, 'ж'],
  [/ia/g, 'ия'],
  ...[...'abvgdezijklmnoprstufhcwqxy'].map(
    (letter, index) => [new RegExp(letter, 'g'), [...'абвгдезийклмнопрстуфхцвккы'][index] ?? ''] as const,
  ),
];
/** A made-up name of a state as Russian would write it. */
export function inCyrillic(name: string): string {
  const written = TO_CYRILLIC.reduce((text, [from, to]) => text.replace(from, to), name.toLowerCase());
  return written.replace(/(?:^|[ -])\S/g, (start) => start.toUpperCase());
}
