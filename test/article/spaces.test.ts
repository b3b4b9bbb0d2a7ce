// Runs of white space of any kind become one plain space.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainSpaces } from '../../src/article/spaces.js';

const NO_BREAK = '\u00a0';

describe('words taken out of a text', () => {
  test.each([
    [`la${NO_BREAK}pace`, 'la pace'],
    ['\u202f4,1\u2009\u00a0 mld\r\n\tdi ', '4,1 mld di'],
    ['dell’Unione', 'dell’Unione'],
    [' \u00a0', ''],
  ])('have plain spaces for all others (%j)', (text, expected) => expect(plainSpaces(text)).toBe(expected));
  test('are the same when made plain again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => plainSpaces(plainSpaces(text)) === plainSpaces(text)),
    );
  });
});
