// What holds for the graph of any article: the same each time, every passage to the letter, nothing without a name, and
// no fact that hangs on the kind of a space or on how long a sign is.
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { sha256 } from '../../src/graph/quads.js';
import { pacta, rdf } from '../../src/graph/vocabulary.js';
import { factsOf, italian, passagesOf, publishedArticles, quadsOf, turtleOf } from './convert.js';

const published = await publishedArticles(readdirSync(FOLDERS.articles).filter((name) => name.endsWith('.md')));
const NO_BREAK = /[\u00a0\u202f]/g;

/** Parts of news as they could stand in any: who, what, when, how much, said by whom. */
const parts = fc.constantFrom(
  ...[
    'Il presidente russo Vladimir Putin',
    'il ministro degli Esteri della Francia',
    'Astana',
    'la Nato',
    'i due capi di Stato',
    'Anna Rossi',
    "l'ONU",
  ],
  ...[
    'ha firmato',
    'si sono impegnati a rafforzare',
    'ha detto che',
    'ha incontrato',
    'è arrivato a',
    'continueranno a sviluppare',
    'secondo',
  ],
  ...[
    'un accordo di cooperazione',
    'una dichiarazione congiunta',
    'la sicurezza regionale',
    'una visita di Stato',
    'il commercio bilaterale',
    'colloqui',
  ],
  ...[
    'il 3 maggio 2024',
    'il 31 giugno',
    'il 29 febbraio',
    'tra dicembre e gennaio',
    'dal 2025 al 2020',
    'lo scorso anno',
    'il 12 e il 13 novembre',
    'nel 2030',
    'il 25.11.2025',
    '13/40/2025',
  ],
  ...[
    '4,1 miliardi di dollari',
    'oltre il 20%',
    '1\u00a0234 aziende',
    '1 500 km',
    '12.5.3',
    '3,,4',
    'due volte',
    'quasi raddoppiato',
    '20-30 documenti',
  ],
  ...[
    '«Siamo pronti»',
    '“un passo',
    '" e poi',
    '»',
    '(',
    ')',
    ',',
    '.',
    '. ',
    ': ',
    ' – ',
    '?',
    '!',
    '…',
    '\n',
    '\r\n',
    '\n\n',
    '\u00a0',
    '😀',
    '𝐀',
    '\u0301',
    'ª',
  ],
);
const anyText = fc.array(parts, { minLength: 1, maxLength: 25 }).map((chosen) => chosen.join(' '));
const samples: readonly Article[] = [
  ...published,
  italian(
    'Vertice a Roma\n\nIl presidente francese è arrivato a Roma il 3 maggio 2024 per una visita di Stato. 😀 «Siamo pronti a lavorare insieme», ha detto.',
  ),
];

describe.each(samples.map((article) => ({ slug: article.slug, article })))('the graph of $slug', ({ article }) => {
  const quads = quadsOf(article);

  test('is the same when the article is converted again', async () => {
    expect(await turtleOf(article)).toBe(await turtleOf({ ...article }));
  });

  test('has the text to the letter and its checksum', () => {
    const [text] = quads.filter(
      ({ subject, predicate, graph }) => predicate.equals(pacta.text) && subject.equals(graph),
    );
    expect(text?.object.value).toBe(article.text);
    expect(
      quads.filter(({ predicate, object }) => predicate.equals(pacta.sha256) && object.value === sha256(article.text)),
    ).toHaveLength(1);
  });

  test('says each thing once', () => expect(new Set(factsOf(quads)).size).toBe(factsOf(quads).length));

  test('keeps every fact when no-break spaces are plain ones, and the other way round', () => {
    const plain = article.text.replace(NO_BREAK, ' ');
    expect(factsOf(quadsOf({ ...article, text: plain }))).toEqual(factsOf(quads));
    expect(factsOf(quadsOf({ ...article, text: plain.replaceAll(' ', '\u00a0') }))).toEqual(factsOf(quads));
  });

  test('keeps every fact and offset when a sign is replaced by one beyond the basic plane', () => {
    const [bullet, hand] = ['•', '🤝'].map((sign) =>
      factsOf(quadsOf({ ...article, text: `Un segno ${sign}.\n\n${article.text}` })),
    );
    expect(hand).toEqual(bullet);
  });

  test('keeps the words of every passage when it has Windows line ends', () => {
    const exacts = (text: string): string[] =>
      passagesOf(quadsOf({ ...article, text }))
        .map(({ exact }) => exact.replaceAll('\r', ''))
        .sort();
    expect(exacts(article.text.replace(/\r?\n/g, '\r\n'))).toEqual(exacts(article.text.replaceAll('\r', '')));
  });
});

describe('the graph of any article', () => {
  test('has passages that are to the letter what the text says there', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...samples.map(({ text }) => text))), (text) => {
        const points = [...text];
        for (const { iriText, start, end, exact } of passagesOf(quadsOf(italian(text)))) {
          expect(end).toBeGreaterThan(start);
          expect(iriText).toBe(`https://w3id.org/pacta/article/a#char=${start},${end}`);
          expect(points.slice(start, end).join('')).toBe(exact);
        }
      }),
    );
  });

  test('names everything, and puts it into the graph of the article', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { subject, object, graph } of quadsOf(italian(text))) {
          expect([subject.termType, object.termType]).not.toContain('BlankNode');
          expect(graph.value).toBe('https://w3id.org/pacta/article/a');
        }
      }),
    );
  });

  test('gives each fact evidence, its rule and an IRI at the start of its main evidence', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const quads = quadsOf(italian(text));
        const passages = new Map(passagesOf(quads).map((passage) => [passage.iriText, passage]));
        for (const { subject } of quads.filter(
          ({ predicate, object }) => predicate.equals(rdf.type) && object.equals(pacta.Fact),
        )) {
          const own = quads.filter((quad) => quad.subject.equals(subject));
          const starts = own.flatMap(({ predicate, object }) =>
            predicate.equals(pacta.evidence) ? [passages.get(object.value)?.start] : [],
          );
          expect(starts.length).toBeGreaterThan(0);
          expect(starts).not.toContain(undefined);
          expect(starts).toContain(Number(/\/(\d+)(?:-\d+)?$/.exec(subject.value)?.[1]));
          expect(own.filter(({ predicate }) => predicate.equals(pacta.rule))).toHaveLength(1);
        }
      }),
    );
  });

  test('keeps every fact when no-break spaces are plain ones', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(factsOf(quadsOf(italian(text.replace(NO_BREAK, ' '))))).toEqual(factsOf(quadsOf(italian(text))));
      }),
    );
  });
});
