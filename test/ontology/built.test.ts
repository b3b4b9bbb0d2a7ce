// What scripts write is what they write now: the picture of the model from the ontology, the currencies from CLDR.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { arrange } from '../../src/graph/build/arrange.js';
import { drawModel } from '../../src/graph/build/draw.js';
import { readModel } from '../../src/graph/build/model.js';
import { CLASSES, PROPERTIES } from '../../src/graph/vocabulary.js';
import { writeCurrencies } from '../../src/language/build/currencies.js';
import { ROOT } from '../project/sources.js';
import { terms } from './ontology.js';

const file = (name: string): string => readFileSync(join(ROOT, 'ontology', name), 'utf8');

describe('the picture of the model', () => {
  const model = readModel(terms);
  const picture = drawModel(model);
  test('is what the script draws', () => {
    expect(picture === file('model.svg'), 'model.svg is stale: run npm run build:model').toBe(true);
  });
  test('names every class and every property', () => {
    const written = new Set([...picture.matchAll(/>([A-Za-z0-9]+)(?: ↻)?</g)].map(([, word]) => word));
    expect([...CLASSES, ...PROPERTIES].filter((name) => !written.has(name))).toEqual([]);
  });
  test('has a line for each property between two classes', () => {
    const lines = new Set([...picture.matchAll(/<g><title>(\w+)<\/title>/g)].map(([, property]) => property));
    const wanted = model.flatMap(({ name, links }) =>
      links.filter(({ targets }) => targets.some((target) => target !== name)).map(({ property }) => property),
    );
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((property) => property !== 'anchor' && !lines.has(property))).toEqual([]);
  });
  test('follows the ontology', () => {
    const without = readModel(terms.filter(({ subject }) => !subject.value.endsWith('#party')));
    expect(drawModel(without)).not.toContain('>party<');
  });
  test('is refused for a class that has no place in it', () => {
    expect(() => arrange([...model, { name: 'Ship', links: [], codes: [], literals: [] }])).toThrow(
      'the picture has no place for Ship',
    );
  });
  test('needs nothing but itself', () => {
    expect(picture).not.toMatch(/<script|<image|<style|href=|url\(/);
    expect(picture).toContain('<title id="title">');
  });
});

describe('the currencies', () => {
  const text = writeCurrencies();
  test('are what the script writes', () => {
    expect(
      text === file('codes/unit-currencies.ttl'),
      'unit-currencies.ttl is stale: run npm run build:reference',
    ).toBe(true);
  });
  test.each(['USD', 'EUR', 'RUB', 'KZT', 'KGS', 'CNY', 'GBP', 'JPY', 'CHF', 'INR', 'TRY', 'UZS', 'AZN', 'XDR'])(
    'have %s',
    (code) => {
      expect(text).toContain(`\nunit:${code} a skos:Concept`);
    },
  );
  test.each(['ITL', 'DEM', 'HRK', 'SUR', 'XTS', 'XXX'])('lack %s, which is no money of today', (code) => {
    expect(text).not.toContain(`unit:${code} `);
  });
  test('are as many as there are', () => {
    expect(text.match(/ a skos:Concept/g)?.length).toBeGreaterThan(145);
  });
});
