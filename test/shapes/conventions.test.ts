// What every file of shapes/ keeps to: named shapes, words in two languages that say what to do, no blank nodes but lists,
// and patterns that do not hang on the base.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Quad } from 'n3';
import { describe, expect, test } from 'vitest';
import { FOLDERS } from '../../src/cli/folders.js';
import { CLASSES, rdf, SHAPES } from '../../src/graph/vocabulary.js';
import { CHECKS } from '../../src/validate/checks/register.js';
import { CONSTRAINTS, SH, TARGETS } from '../../src/validate/shacl-terms.js';
import { readTurtle } from './built-in.js';

const files = readdirSync(FOLDERS.shapes).sort();
const quadsOf = (file: string): Quad[] => readTurtle(join(FOLDERS.shapes, file));
const all = files.flatMap(quadsOf);
const values = (quads: readonly Quad[], subject: string, predicate: string): Quad['object'][] =>
  quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
    .map(({ object }) => object);
const pascal = (file: string): string =>
  basename(file, '.ttl').replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

test('there is one file for each class, one for codes, one for all that has an IRI and one for rules over a dataset', () => {
  expect(files.map(pascal).sort()).toEqual([...CLASSES, 'Code', 'Quality', 'Resource'].sort());
});

const has = (subject: string, names: readonly string[]): boolean =>
  names.some((name) => values(all, subject, SH + name).length > 0);
const properties = new Set(
  all
    .filter(({ subject, predicate }) => predicate.value === `${SH}property` && has(subject.value, TARGETS))
    .map(({ object }) => object.value),
);
const SPEAKING = new Set([`${SHAPES}Check`, `${SHAPES}Rule`]);
/** Checks, rules, property shapes of what has a target, and what has a target and constraints other than properties. */
function maySpeak(subject: string): boolean {
  if (properties.has(subject) || values(all, subject, rdf.type.value).some(({ value }) => SPEAKING.has(value)))
    return true;
  return (
    has(subject, TARGETS) &&
    has(
      subject,
      CONSTRAINTS.filter((name) => name !== 'property'),
    )
  );
}

describe.each(files)('%s', (file) => {
  const quads = quadsOf(file);
  const subjects = [...new Set(quads.map(({ subject }) => subject.value))];

  test('names what it defines after its class, and uses blank nodes for lists alone', () => {
    for (const { subject, predicate } of quads)
      if (subject.termType === 'BlankNode') expect([rdf.first.value, rdf.rest.value]).toContain(predicate.value);
    expect(
      quads
        .filter(({ subject }) => subject.termType === 'NamedNode')
        .every(({ subject }) => subject.value.startsWith(SHAPES)),
    ).toBe(true);
    if (!['Quality', 'Resource'].includes(pascal(file))) expect(subjects).toContain(`${SHAPES}${pascal(file)}Shape`);
  });

  test('lets every shape that may be broken say what to do in English and Italian', () => {
    for (const subject of subjects.filter(maySpeak)) {
      const words = values(all, subject, `${SH}message`);
      expect(words.map((one) => (one.termType === 'Literal' ? one.language : '')).sort(), subject).toEqual([
        'en',
        'it',
      ]);
    }
  });

  test('has patterns that hold under any base', () => {
    const patterns = quads
      .filter(({ predicate }) => predicate.value.endsWith('#pattern'))
      .map(({ object }) => object.value);
    expect(patterns.filter((pattern) => pattern.includes('w3id.org'))).toEqual([]);
  });

  test('opens with what it is about', () => {
    expect(readFileSync(join(FOLDERS.shapes, file), 'utf8')).toMatch(/^# [A-Z].*\.\n/);
  });
});

test('the checks that the shapes declare are those of the program', () => {
  const declared = all.filter(
    ({ predicate, object }) => predicate.equals(rdf.type) && object.value === `${SHAPES}Check`,
  );
  expect(declared.map(({ subject }) => subject.value.slice(SHAPES.length)).sort()).toEqual(Object.keys(CHECKS).sort());
});
