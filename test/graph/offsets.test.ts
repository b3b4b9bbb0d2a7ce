// UTF-16 offsets to code points, against the iterator of strings.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointOffsets } from '../../src/graph/offsets.js';

describe('codePointOffsets', () => {
  test.each([
    ['a text without astral signs', 'La città.', [0, 3, 9], [0, 3, 9]],
    ['an emoji', 'a😀b', [0, 1, 3, 4], [0, 1, 2, 3]],
    ['emoji joined into one picture', '👨‍👩‍👧 x', [0, 2, 3, 8, 9], [0, 1, 2, 5, 6]],
    ['astral letters', '𝐀𝐁𝐂', [0, 2, 4, 6], [0, 1, 2, 3]],
    ['carriage returns', 'a\r\nb', [2, 3, 4], [2, 3, 4]],
    // Half of a pair alone took the sign after it with it.
    ['half of a pair', 'a\ud800b\udc00c', [1, 2, 3, 5], [1, 2, 3, 5]],
    ['no text', '', [0], [0]],
  ])('counts %s', (_, text, utf16, points) => expect(utf16.map(codePointOffsets(text))).toEqual(points));

  test('answers for offsets in any order', () => {
    const toCodePoints = codePointOffsets('😀a😀b😀');
    expect([8, 0, 5, 2, 3, 6].map(toCodePoints)).toEqual([5, 0, 3, 1, 2, 4]);
  });

  test('is the number of code points before, for every text and every place between two of them', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom('a', '😀', '𝐀', '\ud83d', '\ude00') }),
        ),
        (text) => {
          const toCodePoints = codePointOffsets(text);
          let utf16 = 0;
          [...text].forEach((point, index) => {
            expect(toCodePoints(utf16)).toBe(index);
            utf16 += point.length;
          });
          expect(toCodePoints(utf16)).toBe([...text].length);
        },
      ),
    );
  });
});
