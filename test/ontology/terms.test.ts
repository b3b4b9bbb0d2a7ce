// The classes and properties: exactly those that the code writes, each with label, definition and a home, and each used as
// its domain and range say by the published graphs.
import { describe, expect, test } from 'vitest';
import { CLASSES, PROPERTIES } from '../../src/graph/vocabulary.js';
import {
  all,
  FILES,
  LANGUAGES,
  OWL,
  PACTA,
  parseTurtle,
  RDF,
  RDFS,
  SCHEMA,
  subjectsOfType,
  terms,
  textsOf,
  turtleFiles,
  valuesOf,
} from './ontology.js';

const ONTOLOGY = 'https://w3id.org/pacta/ontology';
const named = (names: readonly string[]): string[] => names.map((name) => PACTA + name).sort();

describe('the files', () => {
  test('have no blank nodes', () => {
    for (const file of FILES) {
      const blank = parseTurtle(file).filter((quad) =>
        [quad.subject, quad.object].some((term) => term.termType === 'BlankNode'),
      );
      expect(blank, file).toEqual([]);
    }
  });
  test('are the ontology, the code lists and the alignments', () => {
    expect(FILES.length).toBeGreaterThan(15);
    expect(FILES.filter((file) => !/^ontology\/(pacta|codes\/[a-z-]+|alignments\/[a-z-]+)\.ttl$/.test(file))).toEqual(
      [],
    );
  });
});

describe('the ontology', () => {
  test('says what it is', () => {
    expect(subjectsOfType(terms, `${OWL}Ontology`)).toEqual([ONTOLOGY]);
    const said = (predicate: string): number => valuesOf(terms, ONTOLOGY, predicate).length;
    for (const term of ['title', 'description', 'license'])
      expect(said(`http://purl.org/dc/terms/${term}`), term).toBeGreaterThan(0);
    expect(said(`${OWL}versionInfo`)).toBe(1);
    expect(valuesOf(terms, ONTOLOGY, 'http://purl.org/vocab/vann/preferredNamespacePrefix')).toEqual(['pacta']);
    expect(valuesOf(terms, ONTOLOGY, 'http://purl.org/vocab/vann/preferredNamespaceUri')).toEqual([PACTA]);
  });
  test('has the classes that the code writes and no other', () => {
    expect(subjectsOfType(terms, `${OWL}Class`).sort()).toEqual(named(CLASSES));
  });
  test('has the properties that the code writes and no other', () => {
    const properties = ['ObjectProperty', 'DatatypeProperty'].flatMap((type) => subjectsOfType(terms, OWL + type));
    expect(properties.sort()).toEqual(named(PROPERTIES));
  });
  test('has nothing else in its namespace, in any file', () => {
    const mentioned = new Set(
      all.flatMap(({ subject, predicate, object }) => [subject.value, predicate.value, object.value]),
    );
    const unknown = [...mentioned].filter((iriText) => iriText.startsWith(PACTA) && iriText !== PACTA);
    expect(unknown.filter((iriText) => !named([...CLASSES, ...PROPERTIES]).includes(iriText))).toEqual([]);
  });
});

describe.each([...CLASSES, ...PROPERTIES])('%s', (name) => {
  const term = PACTA + name;
  test('is defined by the ontology', () => expect(valuesOf(terms, term, `${RDFS}isDefinedBy`)).toEqual([ONTOLOGY]));
  test('has one label in each of the five languages', () => {
    const labels = textsOf(terms, term, `${RDFS}label`);
    expect([...labels.keys()].sort()).toEqual([...LANGUAGES].sort());
    for (const [language, texts] of labels) {
      expect(texts, language).toHaveLength(1);
      expect(/\p{Script=Cyrillic}/u.test(texts[0] ?? ''), texts[0]).toBe(language === 'ru');
    }
  });
  test('has a definition that says more than its label', () => {
    const definitions = textsOf(terms, term, `${RDFS}comment`);
    expect([...definitions.keys()]).toEqual(['en']);
    expect(definitions.get('en')?.[0]).toMatch(/^[A-Z].{24,}[.)]$/su);
  });
});

describe.each([...PROPERTIES])('%s', (name) => {
  const domains = valuesOf(terms, PACTA + name, `${RDFS}domain`, `${SCHEMA}domainIncludes`);
  const ranges = valuesOf(terms, PACTA + name, `${RDFS}range`, `${SCHEMA}rangeIncludes`);
  test('has domain and range, rdfs for one and schema for several', () => {
    for (const [stated, pair] of [
      [domains, [`${RDFS}domain`, `${SCHEMA}domainIncludes`]],
      [ranges, [`${RDFS}range`, `${SCHEMA}rangeIncludes`]],
    ] as const) {
      expect(stated.length).toBeGreaterThan(0);
      expect(valuesOf(terms, PACTA + name, pair[stated.length > 1 ? 0 : 1])).toEqual([]);
    }
  });
  test('has a range of its kind', () => {
    const object = subjectsOfType(terms, `${OWL}ObjectProperty`).includes(PACTA + name);
    const literal = (range: string): boolean => /XMLSchema#|datatypes\/edtf|#langString$/.test(range);
    expect(ranges.filter((range) => literal(range) === object)).toEqual([]);
  });
});

describe('the published graphs', () => {
  const data = ['data/graph', 'data/curated', 'data/reference'].flatMap(turtleFiles).flatMap(parseTurtle);
  const types = new Map<string, string[]>();
  for (const { subject, predicate, object } of [...data, ...all]) {
    if (predicate.value === `${RDF}type`) types.set(subject.value, [...(types.get(subject.value) ?? []), object.value]);
  }
  const above = (type: string): string[] => [type, ...valuesOf(terms, type, `${RDFS}subClassOf`).flatMap(above)];
  const isOne = (iriText: string, classes: readonly string[]): boolean =>
    (types.get(iriText) ?? []).flatMap(above).some((type) => classes.includes(type));
  const used = data.filter(({ predicate }) => predicate.value.startsWith(PACTA));

  test('use the terms', () => expect(used.length).toBeGreaterThan(1000));
  test('use each property on a class of its domain', () => {
    const wrong = used.filter(({ subject, predicate }) => {
      const domains = valuesOf(terms, predicate.value, `${RDFS}domain`, `${SCHEMA}domainIncludes`);
      return types.has(subject.value) && !isOne(subject.value, domains);
    });
    expect(wrong.map(({ subject, predicate }) => `${subject.value} ${predicate.value}`)).toEqual([]);
  });
  test('use each property with a value of its range', () => {
    const wrong = used.filter(({ predicate, object }) => {
      const ranges = valuesOf(terms, predicate.value, `${RDFS}range`, `${SCHEMA}rangeIncludes`);
      if (object.termType === 'Literal') return !ranges.includes(object.datatype.value);
      return types.has(object.value) && !isOne(object.value, ranges);
    });
    expect(wrong.map(({ predicate, object }) => `${predicate.value} ${object.value}`)).toEqual([]);
  });
});
