// Bytes to text: every text to the letter, everything else refused at its place.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/article/decode.js';
import { InputError } from '../../src/article/errors.js';

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

function errorOf(given: Uint8Array): InputError {
  try {
    decode(given, 'a.txt');
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new RangeError('no error');
}

describe('decode', () => {
  test('gives back every text without zeros to the letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('\0'));
        expect(decode(Buffer.from(text), 'a.txt')).toBe(text);
      }),
    );
  });

  test('keeps a byte order mark, line ends and no-break spaces', () => {
    const text = '\ufeffUno\r\ndue\u00a0tre\rquattro\u2028\n';
    expect(decode(Buffer.from(text), 'a.txt')).toBe(text);
  });

  test('gives no text for no bytes', () => expect(decode(new Uint8Array(), 'a.ttl')).toBe(''));

  test('refuses a zero byte, and says where it is', () => {
    expect(errorOf(bytes('PNG', 0, 1)).located).toBe(
      'a.txt: is not text but binary (a zero byte at 3); give it as UTF-8 text',
    );
  });

  test.each([
    ['a byte that no character begins with', bytes('uno\ndu', 0xff, 'e'), [2, 3]],
    ['Latin 1', bytes('citt', 0xe0, ' grande'), [1, 5]],
    // The character that the wrong byte cuts off was counted.
    ['a character that is broken off', bytes('a', 0xc3, '('), [1, 2]],
    ['a character that the end breaks off', bytes('uno\r\ndue', 0xe2, 0x82), [2, 4]],
    ['half of a surrogate pair', bytes('a', 0xed, 0xa0, 0x80), [1, 2]],
    ['an overlong slash', bytes('è', 0xc0, 0xaf), [1, 2]],
    ['a byte after old Macintosh line ends', bytes('a\rb\rc', 0xff), [3, 2]],
    ['a byte after a byte order mark', bytes('\ufeffab', 0xff), [1, 3]],
  ])('refuses %s with line and column', (_, given, [line, column]) => {
    const error = errorOf(given);
    expect(error.message).toMatch(/^is not UTF-8; convert it first/);
    expect([error.line, error.column]).toEqual([line, column]);
  });

  test('the place is where the text ends that is whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, after) => {
        fc.pre(!`${before}${after}`.includes('\0'));
        const { line = 0, column = 0 } = errorOf(bytes(before, 0xff, after));
        const lines = before.split(/\r\n|\r|\n/);
        expect([line, column]).toEqual([lines.length, (lines.at(-1)?.length ?? 0) + 1]);
      }),
    );
  });
});
