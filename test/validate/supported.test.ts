// Whatever the engine would pass over in silence is refused by name when the shapes are loaded, not when data come.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from 'n3';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/article/errors.js';
import { loadShapes, makeShapes, validate } from '../../src/validate/validate.js';

const PREFIXES = `
  @prefix ex: <http://example.org/> .
  @prefix owl: <http://www.w3.org/2002/07/owl#> .
  @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
  @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
  @prefix sh: <http://www.w3.org/ns/shacl#> .
  @prefix shape: <https://w3id.org/pacta/shapes#> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .`;
const parse = (turtle: string) => new Parser().parse(PREFIXES + turtle);
const SILENT = 'which is not of SHACL Core and would be passed over in silence';

const REFUSED: readonly (readonly [what: string, shapes: string, error: string])[] = [
  [
    'sh:sparql',
    'ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:sparql [ sh:select "SELECT $this {}" ] .',
    `<http://example.org/S> uses sh:sparql, ${SILENT}`,
  ],
  [
    'a SPARQL constraint component',
    'ex:Component a sh:ConstraintComponent ; sh:parameter [ sh:path ex:p ] .',
    `<http://example.org/Component> uses sh:parameter, ${SILENT}`,
  ],
  [
    'a component without parameters',
    'ex:Component a sh:ConstraintComponent .',
    `<http://example.org/Component> is a sh:ConstraintComponent, ${SILENT}`,
  ],
  [
    'a SPARQL target',
    'ex:S a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ] ; sh:class ex:C .',
    `<http://example.org/S> uses sh:target, ${SILENT}`,
  ],
  ['a rule', 'ex:S a sh:NodeShape ; sh:rule [ a sh:TripleRule ] .', `<http://example.org/S> uses sh:rule, ${SILENT}`],
  [
    'SHACL-JS',
    'ex:S a sh:NodeShape ; sh:js [ sh:jsFunctionName "f" ] .',
    `<http://example.org/S> uses sh:js, ${SILENT}`,
  ],
  ['an expression', 'ex:S a sh:NodeShape ; sh:expression [] .', `<http://example.org/S> uses sh:expression, ${SILENT}`],
  ['entailment', 'ex:G sh:entailment ex:RDFS .', `<http://example.org/G> uses sh:entailment, ${SILENT}`],
  [
    'a misspelt parameter',
    'ex:S a sh:PropertyShape ; sh:path ex:p ; sh:minCuont 1 .',
    `<http://example.org/S> uses sh:minCuont, ${SILENT}`,
  ],
  [
    'owl:imports',
    'ex:G a owl:Ontology ; owl:imports ex:H .',
    '<http://example.org/G> uses owl:imports, and nothing is fetched: put the imported shapes into the folder',
  ],
  [
    'a shape that is not there',
    'ex:S a sh:NodeShape ; sh:or ( ex:T ex:U ) . ex:T sh:class ex:C .',
    '<http://example.org/S> refers to the shape <http://example.org/U>, which is not there',
  ],
  [
    'a property shape without a path',
    'ex:S a sh:NodeShape ; sh:property ex:P . ex:P sh:minCount 1 .',
    '<http://example.org/S> has sh:property <http://example.org/P>, which is no property shape: it has not one sh:path',
  ],
  ['two paths', 'ex:P sh:path ex:p, ex:q .', '<http://example.org/P> has more than one sh:path'],
  [
    'a path that is none',
    'ex:P sh:path [ ex:p ex:q ] .',
    '<http://example.org/P> has a sh:path that is no path of SHACL',
  ],
  [
    'a path that goes in a circle',
    'ex:P sh:path _:p . _:p sh:zeroOrMorePath _:p .',
    '<http://example.org/P> has a sh:path that is no path of SHACL',
  ],
  [
    'the inverse of a path',
    'ex:P sh:path [ sh:inversePath ( ex:p ex:q ) ] .',
    '<http://example.org/P> has a sh:inversePath of more than one property, which the engine does not know',
  ],
  [
    'a list that does not end',
    'ex:S sh:or _:l . _:l rdf:first ex:T ; rdf:rest _:l . ex:T sh:class ex:C .',
    '<http://example.org/S> has a sh:or that is no proper list',
  ],
  [
    'an empty list of shapes, which all would conform to',
    'ex:S sh:and () .',
    '<http://example.org/S> has an empty sh:and',
  ],
  [
    'recursive shapes',
    'ex:S a sh:NodeShape ; sh:property [ sh:path ex:p ; sh:node ex:S ] .',
    '<http://example.org/S> refers to itself through other shapes: recursive shapes have no settled meaning',
  ],
  [
    'a pattern that is none',
    'ex:S sh:pattern "(" .',
    '<http://example.org/S> has the sh:pattern "(", which the engine cannot read or reads otherwise than XPath',
  ],
  [
    'a pattern that means something else here',
    'ex:S sh:pattern "^\\\\p{Lu}" .',
    '<http://example.org/S> has the sh:pattern "^\\p{Lu}", which the engine cannot read or reads otherwise than XPath',
  ],
  [
    'flags that JavaScript lacks',
    'ex:S sh:pattern "a" ; sh:flags "x" .',
    '<http://example.org/S> has the sh:pattern "a", which the engine cannot read or reads otherwise than XPath',
  ],
  [
    'a qualified shape without a count',
    'ex:P sh:path ex:p ; sh:qualifiedValueShape ex:S . ex:S sh:class ex:C .',
    '<http://example.org/P> has sh:qualifiedValueShape without sh:qualifiedMinCount or sh:qualifiedMaxCount',
  ],
  [
    'a count that is no number',
    'ex:P sh:path ex:p ; sh:minCount "one" .',
    '<http://example.org/P> has a sh:minCount that is no whole number',
  ],
  [
    'a closed shape that is not',
    'ex:S sh:closed "yes" .',
    '<http://example.org/S> has a sh:closed that is neither true nor false',
  ],
  [
    'a check that the program lacks',
    'shape:Unheard a shape:Check ; sh:message "Hear it." .',
    '<https://w3id.org/pacta/shapes#Unheard> is a check that the program does not have',
  ],
];

describe('loading shapes refuses', () => {
  test.each(REFUSED)('%s', (_what, turtle, error) => {
    expect(() => makeShapes(parse(turtle))).toThrow(error);
  });

  test('a folder with such a file, and names the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-shapes-'));
    writeFileSync(join(folder, 'a.ttl'), `${PREFIXES} ex:T a sh:NodeShape ; sh:class ex:C .`);
    writeFileSync(join(folder, 'b.ttl'), `${PREFIXES} ex:S a sh:NodeShape ; sh:sparql [] .`);
    expect(() => loadShapes(folder)).toThrow(InputError);
    try {
      loadShapes(folder);
    } catch (error) {
      expect((error as InputError).file).toBe(join(folder, 'b.ttl'));
    }
  });

  test('a file that is no Turtle', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-shapes-'));
    writeFileSync(join(folder, 'a.ttl'), 'ex:S a');
    expect(() => loadShapes(folder)).toThrow(InputError);
  });
});

describe('the engine as it is prepared', () => {
  const run = (shapes: string, data: string): readonly string[] =>
    validate(parse(data), makeShapes(parse(shapes))).list.map(({ focus }) => focus.value);

  test('looks at a node as often as it is asked to', () => {
    const many = Array.from({ length: 120 }, (_, at) => `ex:n${at} a ex:C ; ex:p ex:hub .`).join('\n');
    const found = run(
      'ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:node ex:Hub ] . ex:Hub sh:class ex:D .',
      many,
    );
    expect(found).toHaveLength(120);
  });

  test('ends on classes that go in a circle, and takes them for equal', () => {
    const circle = 'ex:C rdfs:subClassOf ex:D . ex:D rdfs:subClassOf ex:C . ex:x a ex:C . ex:y a ex:E .';
    expect(run('ex:S a sh:NodeShape ; sh:targetNode ex:x, ex:y ; sh:class ex:D .', circle)).toEqual([
      'http://example.org/y',
    ]);
  });

  test.each([
    ['xsd:gMonthDay', '--11-12', true],
    ['xsd:gMonthDay', '--02-29', true],
    ['xsd:gMonthDay', '--02-30', false],
    ['xsd:gMonthDay', '11-12', false],
    ['xsd:date', '2024-02-29', true],
    ['xsd:date', '2025-02-29', false],
    ['xsd:date', '2025-13-01', false],
    ['xsd:date', '2025-11-12Z', true],
    ['xsd:gMonth', '--13', false],
    ['xsd:gYear', '2025', true],
    ['xsd:gYearMonth', '2025-00', false],
    ['xsd:dateTime', '2026-11-24T09:00:00Z', true],
    ['xsd:dateTime', '2026-11-24T25:00:00Z', false],
    ['xsd:integer', '12', true],
    ['xsd:integer', 'twelve', false],
  ])('takes for %s "%s": %s', (datatype, text, well) => {
    const found = run(
      `ex:P sh:targetNode ex:x ; sh:path ex:p ; sh:datatype ${datatype} .`,
      `ex:x ex:p "${text}"^^${datatype} .`,
    );
    expect(found.length === 0).toBe(well);
  });

  test('lets the words of a shape go before its own', () => {
    const shapes = makeShapes(
      parse('ex:P sh:targetNode ex:x ; sh:path ex:p ; sh:uniqueLang true ; sh:message "One a language." .'),
    );
    const { list } = validate(parse('ex:x ex:p "a"@en, "b"@en .'), shapes);
    expect(list.map(({ messages }) => messages.map(({ value }) => value))).toEqual([['One a language.']]);
  });

  test('keeps nothing of one call for the next', () => {
    const shapes = makeShapes(
      parse('ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .'),
    );
    const count = (data: string): number => validate(parse(data), shapes).list.length;
    expect([count('ex:x a ex:C .'), count('ex:x a ex:C ; ex:p 1 .'), count('ex:x a ex:C . ex:y a ex:C .')]).toEqual([
      1, 0, 2,
    ]);
  });
});
