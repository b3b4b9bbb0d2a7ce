// Patterns over sentences: the cases of test/cases/language/patterns.yaml and pattern-errors.yaml, and what holds for any.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Annotation, type Match, type Matchable, Pattern, PatternError } from '../../src/language/pattern.js';
import { loadCases, type Named } from '../cases/load.js';

interface PatternCase extends Named {
  readonly pattern: string;
  readonly on: string;
  readonly matches: readonly string[];
  readonly captures?: Readonly<Record<string, string>>;
  readonly types?: Readonly<Record<string, string>>;
}
interface ErrorCase extends Named {
  readonly pattern: string;
  readonly error: string;
}

/** "il [Day 3] | fine": words, typed spans around them, and a bar where the sentence ends before its spans do. */
class Sentence implements Matchable {
  readonly words: string[] = [];
  readonly annotations: Annotation[] = [];
  readonly end: number;

  constructor(source: string) {
    const open: { type: string; form: string; first: number }[] = [];
    let end: number | undefined;
    for (const [, name, closes, word] of source.matchAll(/\[(\S+)|(\])|([^\s[\]]+)/gu)) {
      if (name !== undefined) {
        const [type = '', form = ''] = name.split(':');
        open.push({ type, form, first: this.words.length });
      } else if (closes !== undefined) {
        const span = open.pop();
        if (span === undefined) throw new RangeError(`"${source}" closes what it does not open`);
        this.annotations.unshift({ ...span, last: this.words.length });
      } else if (word === '|') end = this.words.length;
      else if (word !== undefined) this.words.push(word);
    }
    this.end = end ?? this.words.length;
  }
  norm(at: number): string {
    return this.words[at] ?? '';
  }
  annotationsAt(at: number): readonly Annotation[] {
    return this.annotations.filter(({ first }) => first === at);
  }
  text({ first, last }: { readonly first: number; readonly last: number }): string {
    return this.words.slice(first, last).join(' ');
  }
}
const findAll = (pattern: string, on: Sentence): Match[] => new Pattern(pattern).matches(on, 0, on.end);

describe('a pattern', () => {
  test.each(loadCases<PatternCase>('language/patterns.yaml'))('$name', ({ pattern, on, matches, captures, types }) => {
    const sentence = new Sentence(on);
    const found = findAll(pattern, sentence);
    expect(found.map((match) => sentence.text(match))).toEqual(matches);
    const captured = [...(found[0]?.captures ?? [])];
    if (captures !== undefined) {
      expect(Object.fromEntries(captured.map(([name, run]) => [name, sentence.text(run)]))).toEqual(captures);
    }
    if (types !== undefined) {
      const typed = captured.flatMap(([name, { annotation }]) =>
        annotation === undefined ? [] : [[name, annotation.type]],
      );
      expect(Object.fromEntries(typed)).toEqual(types);
    }
  });

  test.each(loadCases<ErrorCase>('language/pattern-errors.yaml'))('is not $name', ({ pattern, error }) => {
    expect(() => new Pattern(pattern)).toThrow(new PatternError(error));
  });

  test('is tried only where it is asked for, and reaches no further than it is let', () => {
    const sentence = new Sentence('a b a b');
    const pattern = new Pattern('a b');
    expect(pattern.matchAt(sentence, 2, 0, 4)).toMatchObject({ first: 2, last: 4 });
    expect(pattern.matchAt(sentence, 1, 0, 4)).toBeUndefined();
    expect(pattern.matchAt(sentence, 2, 0, 3)).toBeUndefined();
    expect(new Pattern('^ a').matchAt(sentence, 2, 2, 4)).toMatchObject({ first: 2, last: 3 });
  });

  test('tells where it failed farthest', () => {
    const sentence = new Sentence('a b c d');
    expect(new Pattern('a ( b c x | b y )').failsAt(sentence, 0, 0, 4)).toBe(3);
  });

  const word = fc.constantFrom('a', 'b', 'c');
  const sentence = fc.array(word, { minLength: 1, maxLength: 10 });
  /** Patterns whose meaning a regular expression over one-letter words shares. */
  const { pattern: shared } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
    pattern: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
    part: fc.oneof(
      { maxDepth: 3 },
      word,
      fc.constant('.'),
      fc.tuple(word, fc.constantFrom('?', '*', '+', '{1,2}')).map((parts) => parts.join('')),
      fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `( ${one} | ${other} )`),
      tie('pattern').map((inner) => `( ${inner} )?`),
      word.map((one) => `!${one}`),
    ),
  }));

  test('finds what a regular expression of the same meaning finds', () => {
    fc.assert(
      fc.property(shared, sentence, (pattern, words) => {
        const regular = new RegExp(
          pattern
            .replace(/!(\w)/g, '(?!$1)')
            .replace(/\s/g, '')
            .replace(/\((?!\?)/g, '(?:'),
          'gu',
        );
        const expected = [...words.join('').matchAll(regular)].map(([run]) => run).filter((run) => run !== '');
        const on = new Sentence(words.join(' '));
        expect(findAll(pattern, on).map((match) => on.text(match).replaceAll(' ', ''))).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test('throws nothing but PatternError for any source', () => {
    const source = fc.array(
      fc.constantFrom('a', '(', ')', '|', '?', '*', '+', '!', '^', '.', 'x=', '[A]', '[', '{1,2}', '{', ' '),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(source, (parts) => {
        try {
          findAll(parts.join(' '), new Sentence('a [A a] a'));
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
