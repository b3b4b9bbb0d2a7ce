// The alignments: every term that they name exists, in a package that carries its vocabulary or in sources.ttl with the place
// where it stands; and what they say together does not contradict itself or those vocabularies.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Parser, type Quad } from 'n3';
import { describe, expect, test } from 'vitest';
import { all, CODE, OWL, PACTA, parseTurtle, RDFS, SKOS, SOURCE, valuesOf } from './ontology.js';

const require = createRequire(import.meta.url);
const SUBCLASS = `${RDFS}subClassOf`;
const SUBPROPERTY = `${RDFS}subPropertyOf`;
const MAPPINGS = ['closeMatch', 'broadMatch', 'narrowMatch', 'relatedMatch', 'exactMatch'].map(
  (relation) => SKOS + relation,
);

/** Namespace to the package that carries its vocabulary. schema.org's package still writes http, which is the same site. */
const PACKAGES = {
  'http://www.w3.org/ns/prov#': '@vocabulary/prov',
  'https://schema.org/': '@vocabulary/schema',
  [SKOS]: '@vocabulary/skos',
  'http://www.w3.org/ns/org#': '@vocabulary/org',
  'http://xmlns.com/foaf/0.1/': '@vocabulary/foaf',
  'http://semanticweb.cs.vu.nl/2009/11/sem/': '@vocabulary/sem',
  'http://www.w3.org/ns/oa#': '@vocabulary/oa',
  'http://purl.org/dc/terms/': '@vocabulary/dcterms',
} as const;
const SOURCED = [
  'http://eurovoc.europa.eu/',
  'http://www.wikidata.org/entity/',
  'http://www.w3.org/ns/odrl/2/',
  'http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#',
];

function loadVocabulary(name: string): Quad[] {
  const folder = dirname(require.resolve(name));
  const text = readFileSync(join(folder, `${name.slice('@vocabulary/'.length)}.nq`), 'utf8');
  const quads = new Parser({ format: 'N-Quads' }).parse(text.replaceAll('<http://schema.org/', '<https://schema.org/'));
  return quads;
}
const vocabularies = new Map(Object.entries(PACKAGES).map(([namespace, name]) => [namespace, loadVocabulary(name)]));
const foreign = [...vocabularies.values()].flat();
/** Subject and relation to what the ontology and the vocabularies put above it. */
const above = new Map<string, string[]>();
for (const { subject, predicate, object } of [...all, ...foreign]) {
  if (predicate.value !== SUBCLASS && predicate.value !== SUBPROPERTY) continue;
  const key = `${subject.value} ${predicate.value}`;
  above.set(key, [...(above.get(key) ?? []), object.value]);
}

const alignments = parseTurtle('ontology/alignments/alignments.ttl');
const sources = parseTurtle('ontology/alignments/sources.ttl');
const targets = [...new Set(alignments.map(({ object }) => object.value))].sort();
const external = targets.filter((iriText) => !iriText.startsWith(CODE));

describe('what is aligned', () => {
  test('is a class, a property or a code of Pacta, by relations of RDFS and SKOS', () => {
    const known = new Set(all.map(({ subject }) => subject.value));
    for (const { subject, predicate } of alignments) {
      expect(subject.value.startsWith(PACTA) || subject.value.startsWith(CODE), subject.value).toBe(true);
      expect([SUBCLASS, SUBPROPERTY, ...MAPPINGS]).toContain(predicate.value);
    }
    const own = parseTurtle('ontology/pacta.ttl').concat(
      all.filter(({ predicate }) => predicate.value === `${SKOS}inScheme`),
    );
    const defined = new Set(own.map(({ subject }) => subject.value));
    expect(alignments.filter(({ subject }) => !defined.has(subject.value)).map(({ subject }) => subject.value)).toEqual(
      [],
    );
    expect(targets.filter((iriText) => iriText.startsWith(CODE) && !known.has(iriText))).toEqual([]);
  });
  test('touches every vocabulary that it should', () => {
    for (const namespace of [
      ...Object.keys(PACKAGES),
      ...SOURCED,
      `${CODE}plover-event/`,
      `${CODE}plover-mode/`,
      `${CODE}plover-context/`,
      `${CODE}cameo/`,
    ]) {
      expect(targets.filter((iriText) => iriText.startsWith(namespace)).length, namespace).toBeGreaterThan(0);
    }
    expect(
      external.filter(
        (iriText) => ![...Object.keys(PACKAGES), ...SOURCED].some((namespace) => iriText.startsWith(namespace)),
      ),
    ).toEqual([]);
  });
  test('reaches each theme by EuroVoc and nearly each by PLOVER', () => {
    const themes = [...new Set(all.map(({ subject }) => subject.value))].filter((iriText) =>
      iriText.startsWith(`${CODE}theme/`),
    );
    const reached = (theme: string, namespace: string): boolean =>
      valuesOf(alignments, theme, ...MAPPINGS).some((iriText) => iriText.startsWith(namespace));
    expect(themes.filter((theme) => !reached(theme, 'http://eurovoc.europa.eu/'))).toEqual([]);
    const finer = themes
      .filter((theme) => !reached(theme, `${CODE}plover-context/`))
      .map((theme) => theme.slice(`${CODE}theme/`.length));
    expect(finer.sort()).toEqual([
      'culture',
      'education',
      'infrastructure',
      'language',
      'planning',
      'tourism',
      'transport',
    ]);
  });
});

describe('the term aligned to', () => {
  const packaged = external.filter((iriText) =>
    Object.keys(PACKAGES).some((namespace) => iriText.startsWith(namespace)),
  );
  test.each(packaged)('%s is in the package of its vocabulary', (iriText) => {
    const [, quads = []] = [...vocabularies].find(([namespace]) => iriText.startsWith(namespace)) ?? [];
    expect(quads.some(({ subject, predicate }) => subject.value === iriText && predicate.value.endsWith('#type'))).toBe(
      true,
    );
  });
  test.each(external.filter((iriText) => !packaged.includes(iriText)))(
    '%s is in sources.ttl with its label and its source',
    (iriText) => {
      expect(valuesOf(sources, iriText, `${RDFS}label`, `${SKOS}prefLabel`).length).toBeGreaterThan(0);
      const [source = '', ...others] = valuesOf(sources, iriText, SOURCE);
      expect(others).toEqual([]);
      expect(source).toMatch(/^https?:\/\/\S+$/);
    },
  );
  test('is the only one with a source', () => {
    const sourced = [
      ...new Set(sources.filter(({ predicate }) => predicate.value === SOURCE).map(({ subject }) => subject.value)),
    ];
    expect(sourced.filter((iriText) => !external.includes(iriText))).toEqual([]);
  });
  test.each(['plover', 'cameo'])('has its source in %s.ttl', (name) => {
    const quads = parseTurtle(`ontology/alignments/${name}.ttl`);
    const concepts = quads
      .filter(({ object }) => object.value === `${SKOS}Concept`)
      .map(({ subject }) => subject.value);
    expect(concepts.length).toBeGreaterThan(5);
    for (const concept of concepts) {
      expect(valuesOf(quads, concept, SOURCE), concept).toHaveLength(1);
      expect(targets.includes(concept), `${concept} is not used`).toBe(true);
    }
  });
});

describe('the alignments contradict nothing', () => {
  const supers = (iriText: string, relation: string): string[] => {
    const found = new Set<string>([iriText]);
    for (const each of found) for (const next of above.get(`${each} ${relation}`) ?? []) found.add(next);
    return [...found];
  };
  const classes = [
    ...new Set(
      all
        .filter(({ subject, predicate }) => predicate.value === SUBCLASS && subject.value.startsWith(PACTA))
        .map(({ subject }) => subject.value),
    ),
  ];

  test.each(classes)('%s is below no two classes that are disjoint', (name) => {
    const supertypes = supers(name, SUBCLASS);
    expect(supertypes.length).toBeGreaterThan(1);
    const disjoint = foreign.filter(
      ({ subject, predicate, object }) =>
        predicate.value === `${OWL}disjointWith` &&
        supertypes.includes(subject.value) &&
        supertypes.includes(object.value),
    );
    expect(disjoint.map(({ subject, object }) => `${subject.value} ${object.value}`)).toEqual([]);
  });
  test('no class of PROV is above the facts', () => {
    const facts = [`${PACTA}Fact`, ...classes.filter((name) => supers(name, SUBCLASS).includes(`${PACTA}Fact`))];
    expect(facts.length).toBe(7);
    for (const name of facts)
      expect(
        supers(name, SUBCLASS).filter((iriText) => iriText.startsWith('http://www.w3.org/ns/prov#')),
        name,
      ).toEqual([]);
  });
  test('a property is below another only where domain and range agree', () => {
    const pairs = alignments.filter(({ predicate }) => predicate.value === SUBPROPERTY);
    expect(pairs.length).toBeGreaterThan(0);
    for (const { subject, object } of pairs) {
      for (const side of ['domain', 'range'].map((name) => RDFS + name)) {
        const own = valuesOf(all, subject.value, side).flatMap((name) => supers(name, SUBCLASS));
        const wanted = valuesOf(foreign, object.value, side).filter((name) => name !== `${RDFS}Literal`);
        for (const name of wanted) expect(own, `${subject.value} ${side}`).toContain(name);
      }
    }
  });
  test('no two things are both related and in one another, or mapped twice', () => {
    const relations = new Map<string, string[]>();
    for (const { subject, predicate, object } of [...alignments, ...parseTurtle('ontology/alignments/cameo.ttl')]) {
      if (!MAPPINGS.includes(predicate.value)) continue;
      const pair = `${subject.value} ${object.value}`;
      relations.set(pair, [...(relations.get(pair) ?? []), predicate.value]);
    }
    expect([...relations].filter(([, used]) => used.length > 1)).toEqual([]);
  });
});
