// The language of a text by its function words: the texts of test/cases/language/texts.yaml, and tags that are given.
import { describe, expect, test } from 'vitest';
import { loadLanguages } from '../../src/language/load.js';
import type { LanguagePack, Languages } from '../../src/language/pack.js';
import { LanguageError, packFor, recogniseLanguage } from '../../src/language/recognise.js';
import { loadCases, type Named } from '../cases/load.js';
import { FOLDERS } from './folders.js';

interface TextCase extends Named {
  readonly text: string;
  /** Left out where the text must be refused. */
  readonly language?: string;
}
const languages = loadLanguages(FOLDERS);
const cases = loadCases<TextCase>('language/texts.yaml');
const supported = cases.filter(({ language }) => language !== undefined);
const NAMES: Readonly<Record<string, string>> = { en: 'English', fr: 'French', es: 'Spanish', ru: 'Russian' };
const withPack = new Set([...languages.packs.keys()].map((tag) => NAMES[tag]));
/** Texts of a language that gets a pack are refused no longer. */
const foreign = cases.filter(({ language, name }) => language === undefined && !withPack.has(name));

describe('recogniseLanguage', () => {
  test.each(supported)('$name is $language', ({ text, language }) => {
    expect(recogniseLanguage(text, languages)).toBe(language);
  });

  test.each(foreign)('$name is refused', ({ text }) => {
    expect(() => recogniseLanguage(text, languages)).toThrow(LanguageError);
    expect(() => recogniseLanguage(text, languages)).toThrow(
      `the language of the text is not one of ${[...languages.packs.keys()].join(', ')}; name it with --language if it is`,
    );
  });

  const pack = (language: string, ...recognise: readonly string[]): [string, LanguagePack] => {
    const italian = languages.packs.get('it') as LanguagePack;
    return [language, { ...italian, meta: { ...italian.meta, language, recognise } }];
  };
  const two: Languages = {
    packs: new Map([pack('aa', 'ka', 'ke', 'ki'), pack('bb', 'ko', 'ke', 'ku')]),
    entities: new Map(),
  };

  test.each([
    ['the one with more of its words', 'ka mor ke tas ki lum ko', 'aa'],
    ['the other one', 'ko mor ke tas ku lum', 'bb'],
  ])('of two languages takes %s', (_, text, tag) => expect(recogniseLanguage(text, two)).toBe(tag));

  test.each([
    ['neither stands out', 'ka ki ko ku mor tas'],
    ['no language is known', 'ka ki mor', { packs: new Map(), entities: new Map() }],
  ])('refuses a text when %s', (_, text, given: Languages = two) => {
    expect(() => recogniseLanguage(text, given)).toThrow(LanguageError);
  });

  test('looks at the beginning of a long text alone', () => {
    const [italian] = supported;
    const [hungarian] = cases.filter(({ name }) => name === 'Hungarian');
    const text = `${`${italian?.text} `.repeat(150)}${`${hungarian?.text} `.repeat(20_000)}`;
    expect(recogniseLanguage(text, languages)).toBe('it');
  });
});

describe('packFor', () => {
  test.each(['it', 'IT', 'it-IT', 'it-Latn-CH'])('%s has the Italian pack', (tag) =>
    expect(packFor(tag, languages)).toBe('it'),
  );

  test.each(['hu', 'ita', 'italiano', '', '-it', 'x-it'])('"%s" has none', (tag) => {
    expect(() => packFor(tag, languages)).toThrow(
      new LanguageError(`language "${tag}" is not supported; supported are ${[...languages.packs.keys()].join(', ')}`),
    );
  });
});
