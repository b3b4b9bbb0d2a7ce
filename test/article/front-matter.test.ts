// Markdown with front matter: the cases of test/cases/article/front-matter.yaml and front-matter-errors.yaml.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/article/errors.js';
import { splitFrontMatter } from '../../src/article/front-matter.js';
import { loadCases, type Named } from '../cases/load.js';

interface DocumentCase extends Named {
  readonly document: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly text: string;
}
interface ErrorCase extends Named {
  readonly document: string;
  readonly error: string;
}

function errorOf(document: string): string {
  try {
    splitFrontMatter(document, 'a.md');
  } catch (error) {
    if (error instanceof InputError) return error.located;
    throw error;
  }
  return 'no error';
}

describe('splitFrontMatter', () => {
  test.each(loadCases<DocumentCase>('article/front-matter.yaml'))('$name', ({ document, fields, text }) => {
    const read = splitFrontMatter(document, 'a.md');
    expect(read.fields).toEqual(fields);
    expect(read.text).toBe(text);
  });

  test.each(loadCases<ErrorCase>('article/front-matter-errors.yaml'))('refuses $name', ({ document, error }) => {
    expect(errorOf(document).slice(0, error.length)).toBe(error);
  });

  test('the text is what follows the closing line, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r\n', '\r'), (text, end) => {
        // After a carriage return, a line feed belongs to the line end.
        fc.pre(end !== '\r' || !text.startsWith('\n'));
        expect(splitFrontMatter(['---', 'id: a', '---', text].join(end), 'a.md').text).toBe(text);
      }),
    );
  });

  test('never throws anything but an InputError with a line and a column', () => {
    const line = fc.string({ unit: fc.constantFrom(...'aid:- [{"\'*&!|>%@`#,?\t\u00a0'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        expect(errorOf(['---', ...lines, '---', 'Il testo.'].join('\n'))).toMatch(/^(?:no error$|a\.md:\d+:\d+: )/);
      }),
      { numRuns: 500 },
    );
  });
});
