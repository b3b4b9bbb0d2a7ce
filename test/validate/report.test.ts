// One report in its four forms: for people, for SHACL tools, for JSON-LD, for other programs. All of them are the same from
// one run to the next.
import { DataFactory, Parser, type Quad } from 'n3';
import { describe, expect, test } from 'vitest';
import { parseRdf } from '../../src/graph/parse.js';
import { pacta, rdf, sh } from '../../src/graph/vocabulary.js';
import { makeShapes, validate } from '../../src/validate/validate.js';
import { check, readCase } from '../shapes/built-in.js';

const shared = readCase('shared.ttl');
const FACT = 'https://w3id.org/pacta/article/ita-prt-assisi-accord/treaty/101';
const without = (...predicates: readonly { readonly value: string }[]): Quad[] =>
  shared.filter(
    (quad) => !(quad.subject.value === FACT && predicates.some(({ value }) => value === quad.predicate.value)),
  );
const label = DataFactory.namedNode('http://www.w3.org/2000/01/rdf-schema#label');
/** Two violations and a warning at one node, one violation at another. */
const faulty = [
  ...without(pacta.kind, pacta.evidence, label).filter(({ object }) => object.value !== FACT),
  ...readCase('passage/invalid.ttl').filter(({ subject }) => subject.value.endsWith('#char=252,260')),
];

describe('the report', () => {
  test('as text says once what to mend alike, and names the nodes by their labels, violations first', async () => {
    expect(await check(faulty).render('text')).toBe(
      [
        '3 violations',
        '',
        '[PassageWords] The text says “miliardi” there: quote that to the letter, or mend the offsets.',
        '  <https://w3id.org/pacta/article/ita-prt-assisi-accord#char=252,260>  “milioni”',
        '    pacta:exact "milioni"',
        '',
        '[FactEvidence] Name the passages that bear the fact out: pacta:evidence with one or more IRIs of pacta:Passage.',
        `  <${FACT}>`,
        '    pacta:evidence',
        '',
        '[TreatyKind] Say once what the article calls the instrument, with a code of the list treaty-kind: treaty, agreement, declaration, memorandum, protocol, charter, convention, contract, roadmap, programme or package.',
        `  <${FACT}>`,
        '    pacta:kind',
        '',
        '1 warning',
        '',
        "[TreatyName] Give what the article calls the instrument as rdfs:label, tagged with the article's language.",
        `  <${FACT}>`,
        '    rdfs:label',
        '',
      ].join('\n'),
    );
  });

  test('as text counts what is to be mended alike', async () => {
    const text = await check(readCase('passage/invalid.ttl')).render('text');
    expect(text).toMatch(/^2 × \[PassageOrder\] Let the passage start before it ends/m);
  });

  test('as JSON counts by grade and gives words by language', async () => {
    const document = JSON.parse(await check(faulty).render('json'));
    expect(document).toMatchObject({ conforms: false, counts: { violation: 3, warning: 1, info: 0 } });
    expect(document.findings).toHaveLength(4);
    expect(document.findings[0]).toEqual({
      grade: 'violation',
      shape: 'https://w3id.org/pacta/shapes#PassageWords',
      constraints: ['https://w3id.org/pacta/shapes#Check'],
      focus: 'https://w3id.org/pacta/article/ita-prt-assisi-accord#char=252,260',
      label: 'milioni',
      path: 'pacta:exact',
      value: { type: 'literal', value: 'milioni' },
      message: {
        en: 'The text says “miliardi” there: quote that to the letter, or mend the offsets.',
        it: 'Il testo lì dice “miliardi”: riporta quello alla lettera, o correggi le posizioni.',
      },
    });
  });

  test.each(['turtle', 'jsonld'] as const)('as %s is a SHACL report with a result for each finding', async (format) => {
    const report = check(faulty);
    const quads = await parseRdf(await report.render(format), format, 'report');
    const of = (predicate: { readonly value: string }): string[] =>
      quads.filter((quad) => quad.predicate.value === predicate.value).map(({ object }) => object.value);
    expect(of(rdf.type).sort()).toEqual([
      sh.ValidationReport.value,
      ...report.list.map(() => sh.ValidationResult.value),
    ]);
    expect(of(sh.conforms)).toEqual(['false']);
    expect(of(sh.result)).toHaveLength(report.list.length);
    for (const predicate of [sh.focusNode, sh.resultSeverity, sh.sourceConstraintComponent, sh.sourceShape])
      expect(of(predicate)).toHaveLength(report.list.length);
    expect(of(sh.resultMessage)).toHaveLength(2 * report.list.length);
  });

  test('is the same whatever the order of the data', async () => {
    for (const format of ['text', 'json', 'turtle', 'jsonld'] as const)
      expect(await check([...faulty].reverse()).render(format)).toBe(await check(faulty).render(format));
  });

  test('conforms in spite of warnings and advice', () => {
    const warned = check(without(label));
    expect([warned.conforms, warned.findings, warned.count('warning')]).toEqual([true, 1, 1]);
  });

  test('tells once a value that breaks a shape in two ways, and keeps both results', async () => {
    const report = check(
      shared.map((quad) =>
        quad.subject.value === FACT && quad.predicate.equals(pacta.kind)
          ? DataFactory.quad(quad.subject, quad.predicate, DataFactory.literal('treaty'))
          : quad,
      ),
    );
    expect([report.findings, report.list.length]).toEqual([1, 2]);
    expect(JSON.parse(await report.render('json')).findings[0].constraints).toHaveLength(2);
  });

  test('of data with nothing to mend is empty', async () => {
    expect(await check(shared).render('text')).toBe('Nothing to mend.\n');
    expect(await check(shared).render('turtle')).toContain('sh:conforms "true"^^xsd:boolean');
  });

  test('writes paths as SPARQL does', async () => {
    const parse = (turtle: string): Quad[] =>
      new Parser().parse(`@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . ${turtle}`);
    const path = async (turtle: string): Promise<string> => {
      const report = validate(
        parse('ex:x ex:p ex:y .'),
        makeShapes(parse(`ex:P sh:targetNode ex:x ; sh:minCount 9 ; sh:path ${turtle} .`)),
      );
      return JSON.parse(await report.render('json')).findings[0].path;
    };
    expect(await path('ex:p')).toBe('<http://example.org/p>');
    expect(await path('[ sh:inversePath ex:p ]')).toBe('^<http://example.org/p>');
    expect(await path('( ex:p [ sh:zeroOrMorePath ex:q ] )')).toBe('<http://example.org/p>/(<http://example.org/q>)*');
    expect(await path('[ sh:alternativePath ( ex:p ex:q ) ]')).toBe('(<http://example.org/p>|<http://example.org/q>)');
  });
});
