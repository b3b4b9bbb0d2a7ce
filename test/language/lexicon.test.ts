// A lexicon finds entries of one word or more at a token: all of them, longest first, in the case that they ask for.
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../src/article/tokens.js';
import { type Entry, Lexicon } from '../../src/language/lexicon.js';

const words = (form: string): string[] => tokenize(form, 'before').map(({ norm }) => norm);
function lexiconOf(...entries: readonly (readonly [form: string, type: string, required?: Entry['case']])[]): Lexicon {
  const lexicon = new Lexicon();
  for (const [form, type, required] of entries) lexicon.add(words(form), { type, form: '', case: required });
  return lexicon;
}
/** "type:words" of what is found at the token `at`. */
function found(lexicon: Lexicon, text: string, at = 0): string[] {
  const tokens = tokenize(text, 'before');
  return lexicon.at(tokens, at).map(({ type, first, last }) => {
    return `${type}:${text.slice(tokens[first]?.start, tokens[last - 1]?.end)}`;
  });
}

describe('a lexicon', () => {
  const lexicon = lexiconOf(
    ['unione', 'Noun'],
    ['unione europea', 'Organization', 'capital'],
    ['unione europea di radiodiffusione', 'Organization', 'capital'],
    ["dell'unione", 'Phrase'],
    ['unione', 'Abstract'],
  );

  test('finds all entries at a token, the longest first', () => {
    expect(found(lexicon, 'Unione europea di Radiodiffusione oggi')).toEqual([
      'Organization:Unione europea di Radiodiffusione',
      'Organization:Unione europea',
      'Abstract:Unione',
      'Noun:Unione',
    ]);
  });

  test('finds the shorter entry where the longer one breaks off', () => {
    expect(found(lexicon, 'Unione europea di tutti')).toEqual([
      'Organization:Unione europea',
      'Abstract:Unione',
      'Noun:Unione',
    ]);
  });

  test('finds an entry only where it starts', () => {
    expect(found(lexicon, "l'Unione europea")).toEqual([]);
    expect(found(lexicon, "l'Unione europea", 1)).toHaveLength(3);
  });

  test('takes letter case, curly apostrophes and no-break spaces for the same word', () => {
    expect(found(lexicon, 'DELL’UNIONE')).toEqual(['Phrase:DELL’UNIONE']);
    expect(found(lexicon, 'Unione\u00a0europea')[0]).toBe('Organization:Unione\u00a0europea');
  });

  test('never reaches over a line break or a sign', () => {
    expect(found(lexicon, 'Unione\neuropea')).toEqual(['Abstract:Unione', 'Noun:Unione']);
    expect(found(lexicon, 'Unione, europea')).toEqual(['Abstract:Unione', 'Noun:Unione']);
  });

  test('finds nothing in no text and beyond its end', () => {
    expect(lexicon.at([], 0)).toEqual([]);
    expect(found(lexicon, 'unione', 1)).toEqual([]);
  });
});

describe('an entry', () => {
  test.each([
    [undefined, 'usa', true],
    [undefined, 'USA', true],
    ['capital', 'Usa', true],
    ['capital', 'USA', true],
    ['capital', 'usa', false],
    ['acronym', 'USA', true],
    ['acronym', 'Usa', true],
    ['acronym', 'usa', false],
  ] as const)('with case %s is found in "%s": %s', (required, text, hit) => {
    expect(found(lexiconOf(['usa', 'State', required]), text)).toHaveLength(hit ? 1 : 0);
  });

  test.each([
    ['UE', true],
    ['Ue', false],
    ['ue', false],
  ])('that is an acronym of two letters is found in "%s": %s', (text, hit) => {
    expect(found(lexiconOf(['ue', 'Organization', 'acronym']), text)).toHaveLength(hit ? 1 : 0);
  });

  test('of several words needs a capital at its first alone', () => {
    const lexicon = lexiconOf(['lega araba', 'Organization', 'capital']);
    expect(found(lexicon, 'Lega araba')).toHaveLength(1);
    expect(found(lexicon, 'lega Araba')).toEqual([]);
  });
});
