// Every property of the ontology, damaged in every way that fits it: the shapes must find each damage at the node that was
// damaged, by the shape that is for it. What is still valid is counted apart; what is missed is listed with its reason in
// mutation/survivors.yaml, and a reason for what is found by now fails.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CLASSES, PROPERTIES, pacta, rdf } from '../../src/graph/vocabulary.js';
import { CHECKS } from '../../src/validate/checks/register.js';
import { check, nameOf } from '../shapes/built-in.js';
import { DAMAGE } from './damage.js';
import { KINDS, type Kind, NODE_KINDS } from './mutation/kinds.js';
import { BASES, isOpen, ROWS, type Row, type Site, sitesOf } from './mutation/rows.js';

const SEED = 20251125;
/** Mutants for each property and kind, as many as there are triples for. */
const EACH = 2;

interface Outcome {
  readonly name: string;
  readonly kind: string;
  readonly result: 'found' | 'valid' | 'missed' | 'alarm' | 'elsewhere';
  readonly told: readonly string[];
  readonly expected: readonly string[];
}

/** Sites in an order that the seed fixes. */
const shuffled = <T>(items: readonly T[]): readonly T[] =>
  items.length === 0
    ? []
    : (fc.sample(fc.shuffledSubarray([...items], { minLength: items.length }), { seed: SEED, numRuns: 1 })[0] ?? []);

function* mutate(name: string, kind: string, damage: Kind, sites: readonly Site[]): Generator<Outcome> {
  let made = 0;
  for (const site of sites) {
    if (made === EACH) return;
    const mutant = damage(site);
    if (mutant === undefined) continue;
    made += 1;
    const list = check(mutant.quads).list;
    const told = list.filter(({ focus }) => mutant.focus.includes(focus.value)).map(nameOf);
    const common = { name, kind, told: [...new Set(list.map(nameOf))], expected: mutant.expected };
    if (mutant.expected[0] === 'valid')
      yield {
        ...common,
        result: list.every((finding) => mutant.expected.includes(nameOf(finding))) ? 'valid' : 'alarm',
      };
    else if (mutant.expected.some((shape) => told.includes(shape))) yield { ...common, result: 'found' };
    else yield { ...common, result: list.length === 0 ? 'missed' : 'elsewhere' };
  }
}

const typedSites = (name: string): Site[] =>
  BASES.flatMap((base) =>
    base
      .filter(
        (quad) =>
          isOpen(quad, base) && quad.predicate.equals(rdf.type) && quad.object.value === pacta[name as 'Fact'].value,
      )
      .map((quad) => ({ base, quad, row: { on: name } as Row })),
  );

const outcomes: readonly Outcome[] = [
  ...ROWS.flatMap((row) => {
    const sites = shuffled(sitesOf(row));
    return Object.entries(KINDS).flatMap(([kind, damage]) => [...mutate(`${row.on} ${row.name}`, kind, damage, sites)]);
  }),
  ...CLASSES.filter((name) => name !== 'Fact').flatMap((name) => {
    const sites = shuffled(typedSites(name));
    return Object.entries(NODE_KINDS).flatMap(([kind, damage]) => [...mutate(name, kind, damage, sites)]);
  }),
];

/** Property and kind → why the damage cannot be found. */
const survivors = parse(readFileSync(new URL('mutation/survivors.yaml', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>;
const keyOf = ({ name, kind }: Outcome): string => `${name}: ${kind}`;
const of = (...results: readonly Outcome['result'][]): Outcome[] =>
  outcomes.filter(({ result }) => results.includes(result));
const damaged = outcomes.filter(({ expected }) => expected[0] !== 'valid');

describe('the table', () => {
  test('has every property of the ontology, each with triples to damage', () => {
    const named = new Set(ROWS.map(({ property }) => property));
    expect(PROPERTIES.filter((name) => !named.has(pacta[name].value))).toEqual([]);
    expect(ROWS.filter((row) => sitesOf(row).length === 0).map(({ on, name }) => `${on} ${name}`)).toEqual([]);
  });

  test('starts from graphs that conform', () => {
    for (const base of BASES) expect(check(base).list.map(nameOf)).toEqual([]);
  });

  test('uses every kind of damage on some property', () => {
    const used = new Set(outcomes.map(({ kind }) => kind));
    expect([...Object.keys(KINDS), ...Object.keys(NODE_KINDS)].filter((kind) => !used.has(kind))).toEqual([]);
  });
});

test('every check of the program is asked for some damage', () => {
  const asked = new Set([...outcomes.flatMap(({ expected }) => expected), ...Object.keys(DAMAGE)]);
  expect(Object.keys(CHECKS).filter((name) => !asked.has(name))).toEqual([]);
});

describe('of at least 1,000 mutants of at least 25 kinds', () => {
  test('there are so many', () => {
    expect(damaged.length).toBeGreaterThanOrEqual(1000);
    expect(new Set(damaged.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(25);
  });

  test('97 in 100 are found, each by the shape that is for it', () => {
    process.stderr.write(
      `mutants ${damaged.length}, found ${of('found').length}, by another shape ${of('elsewhere').length}, missed ${of('missed').length}, valid ${of('valid').length}, kinds ${new Set(outcomes.map(({ kind }) => kind)).size}\n`,
    );
    expect(of('found').length / damaged.length).toBeGreaterThanOrEqual(0.97);
  });

  test('each of the others is explained', () => {
    const unexplained = of('missed', 'elsewhere').filter((outcome) => survivors[keyOf(outcome)] === undefined);
    expect(
      unexplained.map((outcome) => `${keyOf(outcome)}: ${outcome.expected.join('|')}; told ${outcome.told.join(', ')}`),
    ).toEqual([]);
  });

  test('and none that is found is explained', () => {
    const open = new Set(of('missed', 'elsewhere').map(keyOf));
    expect(Object.keys(survivors).filter((key) => !open.has(key))).toEqual([]);
  });
});

test('what is still valid raises no alarm', () => {
  expect(of('alarm').map((outcome) => `${keyOf(outcome)}: ${outcome.told.join(', ')}`)).toEqual([]);
  expect(of('valid').length).toBeGreaterThan(50);
});
