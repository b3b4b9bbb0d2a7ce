// Passages against texts that nobody chose: what a text says between two offsets passes, anything else is refused, whatever
// characters there are before, within and after.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { DataFactory, type Quad } from 'n3';
import { describe, expect, test } from 'vitest';
import { pacta, rdf, xsd } from '../../src/graph/vocabulary.js';
import { codePointText } from '../../src/validate/code-points.js';
import { broken } from '../shapes/built-in.js';

const { literal, namedNode, quad } = DataFactory;
const ARTICLE = namedNode('https://w3id.org/pacta/article/any');

/** Text of letters, no-break spaces, combining marks, line ends and characters beyond U+FFFF. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('a', 'é', 'e\u0301', '\u00a0', ' ', '\r\n', '\n', '’', 'ж', '🎼', '𝒳', '👩‍🚀', '"', '\\'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => Buffer.from(text, 'utf8').toString('utf8') === text);
/** A text and a run of it, in code points. */
const anyRun = anyText.chain((text) => {
  const { length } = [...text];
  return fc
    .tuple(fc.nat(length - 1), fc.nat(length - 1))
    .map(([a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) + 1 }));
});

const article = (text: string): Quad[] => [
  quad(ARTICLE, rdf.type, pacta.Article),
  quad(ARTICLE, namedNode('https://schema.org/inLanguage'), literal('it')),
  quad(ARTICLE, pacta.text, literal(text)),
  quad(ARTICLE, pacta.sha256, literal(createHash('sha256').update(text, 'utf8').digest('hex'))),
];
const passage = (start: number, end: number, exact: string): Quad[] => {
  const iri = namedNode(`${ARTICLE.value}#char=${start},${end}`);
  return [
    quad(iri, rdf.type, pacta.Passage),
    quad(iri, pacta.inArticle, ARTICLE),
    quad(iri, pacta.startOffset, literal(String(start), xsd.integer)),
    quad(iri, pacta.endOffset, literal(String(end), xsd.integer)),
    quad(iri, pacta.exact, literal(exact)),
  ];
};
const said = (text: string, start: number, end: number): string => [...text].slice(start, end).join('');

describe('a passage', () => {
  test('passes when it quotes its code points to the letter', () => {
    fc.assert(
      fc.property(anyRun, ({ text, start, end }) => {
        expect(broken([...article(text), ...passage(start, end, said(text, start, end))])).toEqual([]);
      }),
    );
  });

  test('is refused for any other words', () => {
    fc.assert(
      fc.property(anyRun, anyText, ({ text, start, end }, other) => {
        fc.pre(other !== said(text, start, end));
        expect(broken([...article(text), ...passage(start, end, other)])).toEqual(['PassageWords']);
      }),
    );
  });

  test('is refused for the same words elsewhere, unless they stand there too', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: -20, max: 20 }), ({ text, start, end }, shift) => {
        fc.pre(start + shift >= 0 && said(text, start + shift, end + shift) !== said(text, start, end));
        expect(broken([...article(text), ...passage(start + shift, end + shift, said(text, start, end))])).toEqual([
          'PassageWords',
        ]);
      }),
    );
  });

  test('is refused when white space, quotes or accents are tidied', () => {
    for (const [text, tidied] of [
      ['a\u00a0b', 'a b'],
      ['l’a', "l'a"],
      ['e\u0301', 'é'],
      ['a\r\nb', 'a\nb'],
      ['a ', 'a'],
    ] as const)
      expect(broken([...article(text), ...passage(0, [...text].length, tidied)]), text).toEqual(['PassageWords']);
  });
});

test('an article is refused when one byte of its text changes', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, at) => {
      const changed = [...text]
        .map((character, index) => (index === at % [...text].length ? (character === 'q' ? 'z' : 'q') : character))
        .join('');
      const quads = article(text).map((one) =>
        one.predicate.equals(pacta.text) ? quad(ARTICLE, pacta.text, literal(changed)) : one,
      );
      expect(broken(quads)).toEqual(['ArticleDigest']);
    }),
  );
});

test('runs of a text are those of its array of code points, and none past its end', () => {
  fc.assert(
    fc.property(anyRun, ({ text, start, end }) => {
      const counted = codePointText(text);
      expect(counted.length).toBe([...text].length);
      expect(counted.slice(start, end)).toBe(said(text, start, end));
      expect(counted.slice(start, counted.length + 1)).toBeUndefined();
    }),
  );
});
