// Quads to documents and back: nothing is lost or added, and equal sets of quads are equal bytes in any order.
import fc from 'fast-check';
import jsonld from 'jsonld';
import { DataFactory, type Quad, type Term } from 'n3';
import { parse } from 'oxigraph';
import { describe, expect, test } from 'vitest';
import { parseRdf } from '../../src/graph/parse.js';
import { FORMATS, type Format, serialize } from '../../src/graph/serialize.js';
import { pacta, rdf, xsd } from '../../src/graph/vocabulary.js';
import { anyQuads, asSet, withoutGraphs } from './quads.js';

const { namedNode, literal, blankNode, quad } = DataFactory;
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const WITHOUT_GRAPHS: ReadonlySet<Format> = new Set(['turtle', 'ntriples']);
const isDouble = (term: Term): boolean => term.termType === 'Literal' && term.datatype.value === `${XSD}double`;
const expected = (quads: readonly Quad[], format: Format): string[] =>
  asSet(WITHOUT_GRAPHS.has(format) ? withoutGraphs(quads) : quads);

describe.each(FORMATS)('%s', (format) => {
  // JSON-LD gives blank nodes other labels, and numbers of type double another form.
  const isJson = format === 'jsonld';
  const quads = anyQuads({ blanks: !isJson }).map((given) =>
    given.filter(({ object }) => !isJson || !isDouble(object)),
  );
  const numRuns = isJson ? 100 : 300;

  test('read back is what was written', async () => {
    await fc.assert(
      fc.asyncProperty(quads, async (given) => {
        expect(asSet(await parseRdf(await serialize(given, format), format, 'a'))).toEqual(expected(given, format));
      }),
      { numRuns },
    );
  });

  test('is the same for the same quads in any order and number', async () => {
    const shuffled = quads.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray([...given, ...given], { minLength: 2 * given.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([given, other]) => {
        expect(await serialize(other, format)).toBe(await serialize(given, format));
      }),
      { numRuns },
    );
  });

  test('ends with a line break, and says nothing for no quads', async () => {
    const document = await serialize([quad(namedNode('urn:a'), namedNode('urn:b'), literal('c'))], format);
    expect(document).toMatch(/\n$/);
    expect(await parseRdf(await serialize([], format), format, 'a')).toEqual([]);
  });
});

describe.each(['turtle', 'trig', 'nquads', 'ntriples'] as const)('%s', (format) => {
  const TYPES = {
    turtle: 'text/turtle',
    trig: 'application/trig',
    nquads: 'application/n-quads',
    ntriples: 'application/n-triples',
  };

  test('is what a stricter parser reads too', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuads(), async (given) => {
        const read = parse(await serialize(given, format), { format: TYPES[format] }) as unknown as Quad[];
        expect(asSet(read)).toEqual(expected(given, format));
      }),
      { numRuns: 300 },
    );
  });
});

describe('JSON-LD', () => {
  test('read back is what was written up to the names of blank nodes', async () => {
    const options = { inputFormat: 'application/n-quads', algorithm: 'RDFC-1.0' } as never;
    const canonical = async (quads: readonly Quad[]): Promise<unknown> =>
      jsonld.canonize((await serialize(quads, 'nquads')) as never, options);
    const [a, b] = [blankNode('a'), blankNode('b')];
    const given = [
      quad(a, rdf.type, pacta.Fact),
      quad(a, pacta.concerns, b, namedNode('urn:g')),
      quad(b, pacta.text, literal('x'), namedNode('urn:g')),
    ];
    expect(await canonical(await parseRdf(await serialize(given, 'jsonld'), 'jsonld', 'a'))).toBe(
      await canonical(given),
    );
  });

  test('carries its context', async () => {
    const document = JSON.parse(
      await serialize([quad(namedNode('https://w3id.org/pacta/id/state/ITA'), rdf.type, pacta.State)], 'jsonld'),
    ) as object;
    expect(document).toMatchObject({ '@context': { State: 'pacta:State' }, '@graph': [{ '@type': 'State' }] });
  });
});

describe('Turtle', () => {
  const article = 'https://w3id.org/pacta/article/a';
  const fact = (path: string): Quad => quad(namedNode(`${article}${path}`), rdf.type, pacta.Fact);

  test('stands in the order of the text: the article, its facts, its passages, then entities', async () => {
    const quads = [
      quad(namedNode('https://w3id.org/pacta/id/state/ITA'), rdf.type, pacta.State),
      fact('#char=100,120'),
      fact('#char=9,20'),
      fact('/treaty/100'),
      fact('/event/9-2'),
      fact('/event/9'),
      fact('/commitment/20'),
      fact(''),
    ];
    const subjects = [...(await serialize(quads, 'turtle')).matchAll(/^(\S+) a /gm)].map(([, subject]) =>
      subject?.replace(article, ''),
    );
    expect(subjects).toEqual([
      '<>',
      '</event/9>',
      '</event/9-2>',
      '</commitment/20>',
      '</treaty/100>',
      '<#char=9,20>',
      '<#char=100,120>',
      'state:ITA',
    ]);
  });

  test('has the type first, one predicate a line, objects in order, and only the prefixes that it uses', async () => {
    const subject = namedNode(`${article}/figure/1`);
    const at = (end: number): ReturnType<typeof namedNode> => namedNode(`${article}#char=1,${end}`);
    const quads = [
      quad(subject, pacta.value, literal('4.1', xsd.decimal)),
      quad(subject, pacta.evidence, at(100)),
      quad(subject, pacta.evidence, at(20)),
      quad(subject, pacta.startOffset, literal('1', xsd.integer)),
      quad(subject, rdf.type, pacta.Figure),
      quad(subject, pacta.exact, literal('uno\n"due"')),
    ];
    expect(await serialize(quads, 'turtle')).toBe(`@prefix pacta: <https://w3id.org/pacta/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<${article}/figure/1> a pacta:Figure ;
  pacta:evidence <${article}#char=1,20>, <${article}#char=1,100> ;
  pacta:exact "uno\\n\\"due\\"" ;
  pacta:startOffset 1 ;
  pacta:value "4.1"^^xsd:decimal .
`);
  });

  test('is the part of TriG between the braces of a graph', async () => {
    const graph = namedNode('urn:g');
    const quads = [
      quad(namedNode('urn:a'), rdf.type, pacta.Fact, graph),
      quad(namedNode('urn:b'), rdf.type, pacta.Fact),
    ];
    expect(await serialize(quads, 'trig')).toBe(`@prefix pacta: <https://w3id.org/pacta/ontology#> .

<urn:b> a pacta:Fact .

<urn:g> {
  <urn:a> a pacta:Fact .
}
`);
  });

  // Objects that differ only in leading zeros kept the order in which they came.
  test('orders objects whose numbers are equal', async () => {
    const objects = ['01', '1', '001'].map((text) => quad(namedNode('urn:a'), namedNode('urn:b'), literal(text)));
    expect(await serialize([...objects].reverse(), 'turtle')).toBe(await serialize(objects, 'turtle'));
  });
});
