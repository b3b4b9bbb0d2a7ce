// What every file of the reference graph keeps to: it parses, has no blank nodes, uses the properties that the ontology
// allows for its class, tags every label with one of the five languages, and points only at entities that are there.
import { describe, expect, test } from 'vitest';
import { entities, FILES, ID, LANGUAGES, loadQuads, PACTA, SCHEMA, SKOS, valuesOf } from './graph.js';

const LABELS = [`${SKOS}prefLabel`, `${SKOS}altLabel`, `${SKOS}hiddenLabel`, `${PACTA}demonym`];
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const SOURCE = 'http://purl.org/dc/terms/source';
const RULES = {
  'states.ttl': {
    subject: /^state\/[A-Z]{3}$/,
    type: `${PACTA}State`,
    properties: [...LABELS, `${PACTA}isoAlpha3`, `${PACTA}capital`, `${SKOS}exactMatch`, SOURCE],
  },
  'places.ttl': {
    subject: /^place\/[a-z0-9]+(-[a-z0-9]+)*$/,
    type: `${PACTA}Place`,
    properties: [...LABELS, `${SCHEMA}additionalType`, `${SCHEMA}containedInPlace`],
  },
  'organizations.ttl': {
    subject: /^organization\/[a-z0-9]+(-[a-z0-9]+)*$/,
    type: `${PACTA}Organization`,
    properties: [...LABELS, `${PACTA}kind`, `${PACTA}acronym`],
  },
} as const;
const all = FILES.flatMap(loadQuads);
const known = new Set(all.map(({ subject }) => subject.value));

describe.each(FILES)('%s', (file) => {
  const quads = loadQuads(file);
  const { subject: pattern, type, properties } = RULES[file];
  test('names its subjects by the scheme', () => {
    expect(entities(quads).filter((entity) => !pattern.test(entity))).toEqual([]);
    expect(
      quads.filter(({ subject, object }) => [subject, object].some((term) => term.termType === 'BlankNode')),
    ).toEqual([]);
  });
  test('gives each subject its one class', () => {
    for (const entity of entities(quads)) expect(valuesOf(quads, entity, TYPE), entity).toEqual([type]);
  });
  test('uses no other properties', () => {
    const used = new Set(quads.map(({ predicate }) => predicate.value));
    expect(
      [...used].filter((property) => property !== TYPE && !(properties as readonly string[]).includes(property)),
    ).toEqual([]);
  });
  test('has one preferred name in each of the five languages', () => {
    for (const entity of entities(quads)) {
      for (const language of LANGUAGES)
        expect(valuesOf(quads, entity, `${SKOS}prefLabel`, language), `${entity} ${language}`).toHaveLength(1);
    }
  });
  test('tags and trims every label', () => {
    for (const { subject, predicate, object } of quads) {
      if (!LABELS.includes(predicate.value)) continue;
      expect(
        object.termType === 'Literal' && LANGUAGES.includes(object.language as 'it'),
        `${subject.value} ${object.value}`,
      ).toBe(true);
      expect(object.value, subject.value).toMatch(/^\S+( \S+)*$/);
      expect(object.value, `${subject.value}: write straight apostrophes`).not.toContain('’');
    }
  });
  test('points only at what is there', () => {
    const missing = quads.filter(({ object }) => object.value.startsWith(ID) && !known.has(object.value));
    expect(missing.map(({ subject, object }) => `${subject.value} → ${object.value}`)).toEqual([]);
  });
});

test('writes Russian names in Cyrillic and Italian ones in Latin letters', () => {
  const names = all.filter(({ predicate }) => predicate.value === `${SKOS}prefLabel`);
  const script = {
    ru: /\p{Script=Cyrillic}/u,
    it: /^[^\p{Script=Cyrillic}]+$/u,
  } as const;
  for (const { object } of names) {
    const pattern = object.termType === 'Literal' ? script[object.language as 'ru' | 'it'] : undefined;
    if (pattern !== undefined && object.value !== 'G77') expect(object.value).toMatch(pattern);
  }
});

test('no name or demonym of a state means another state or a place, but for those that do in life', () => {
  const meanings = new Map<string, Set<string>>();
  for (const { subject, predicate, object } of all) {
    if (!LABELS.includes(predicate.value) || object.termType !== 'Literal') continue;
    const key = `${object.language} ${object.value}`;
    meanings.set(key, (meanings.get(key) ?? new Set()).add(subject.value.slice(ID.length)));
  }
  const shared = [...meanings].filter(([, subjects]) => subjects.size > 1);
  const groups = new Map(shared.map(([label, subjects]) => [label, [...subjects].sort().join(' ')]));
  const documented: readonly (readonly [RegExp, string])[] = [
    [
      /^(it congoles[ei]|en Congolese|fr congolaise?s?|es congol(és|eses|esas?|eñ[oa]s?)|ru конголез.*)$/,
      'state/COD state/COG',
    ],
    [/^en Dominicans?$/, 'state/DMA state/DOM'],
    [/^(es Granada|fr Grenade)$/, 'place/granada state/GRD'],
  ];
  const unexpected = [...groups].filter(
    ([label, subjects]) => !documented.some(([pattern, expected]) => pattern.test(label) && expected === subjects),
  );
  expect(unexpected).toEqual([]);
  for (const [pattern] of documented)
    expect(
      [...groups.keys()].some((label) => pattern.test(label)),
      String(pattern),
    ).toBe(true);
});

test('no acronym means two organizations in any language', () => {
  const meanings = new Map<string, Set<string>>();
  for (const { subject, object } of loadQuads('organizations.ttl')) {
    if (object.termType !== 'Literal' || !/^[\p{Lu}\p{N}+-]{2,12}$/u.test(object.value)) continue;
    meanings.set(object.value, (meanings.get(object.value) ?? new Set()).add(subject.value));
  }
  expect([...meanings].filter(([, subjects]) => subjects.size > 1).map(([acronym]) => acronym)).toEqual([]);
});
