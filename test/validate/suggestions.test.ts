// "Did you mean": for each wrong value of suggestions.yaml the report suggests the right one.
import { readFileSync } from 'node:fs';
import { DataFactory, Parser, type Quad } from 'n3';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PREFIXES, pacta, rdf } from '../../src/graph/vocabulary.js';
import { nearest } from '../../src/validate/nearest.js';
import { renderTerm } from '../../src/validate/render-path.js';
import { check, readCase } from '../shapes/built-in.js';

const cases = parse(readFileSync(new URL('suggestions.yaml', import.meta.url), 'utf8')) as readonly (readonly [
  on: 'Treaty' | 'Event' | 'Figure',
  property: string,
  wrong: string,
  right: string,
])[];
const prefixes = Object.entries(PREFIXES)
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('');
const base = [...readCase('shared.ttl'), ...readCase('figure/valid.ttl'), ...readCase('treaty/valid.ttl')];

describe('for a value that is wrong', () => {
  test.each(cases)('of a %s by %s, %s, it suggests %s', (on, property, wrong, right) => {
    const node = base.find(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(pacta[on]))?.subject;
    const [given] = new Parser().parse(`${prefixes}<${node?.value}> ${property} ${wrong} .`) as [Quad];
    const quads = base.filter(
      (quad) => !(quad.subject.equals(given.subject) && quad.predicate.equals(given.predicate)),
    );
    const told = check([...quads, DataFactory.quad(given.subject, given.predicate, given.object)]).list.filter(
      ({ focus, suggested }) => focus.equals(given.subject) && suggested !== undefined,
    );
    const suggested = told.flatMap((finding) => (finding.suggested ?? []).map(renderTerm));
    expect(
      suggested.some((one) => one.startsWith(right)),
      suggested.join(' '),
    ).toBe(true);
  });
});

test('the nearest of several words is within two slips, swapped neighbours counted as one', () => {
  const words = ['kind', 'party', 'partOf', 'place', 'startOffset', 'url'];
  expect(['knid', 'Party', 'partof', 'plase', 'startOfset', 'ulr'].map((word) => nearest(word, words))).toEqual(words);
  for (const word of ['x', 'signatory', 'zzzz', '']) expect(nearest(word, words)).toBeUndefined();
});
