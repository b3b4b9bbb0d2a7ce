// The published dataset as it is has nothing to mend; damaged, one change at a time, each check of the program finds its
// kind of damage at the node that was damaged.
import { DataFactory } from 'n3';
import { describe, expect, test } from 'vitest';
import { prov } from '../../src/graph/vocabulary.js';
import { validate } from '../../src/validate/validate.js';
import { broken, check, nameOf, reference, shapes } from '../shapes/built-in.js';
import { DAMAGE } from './damage.js';
import { articles, converted, curated, everything } from './published.js';

describe('the published data', () => {
  test('conform, article by article and all at once', async () => {
    for (const quads of converted.values()) expect(await check(quads).render('text')).toBe('Nothing to mend.\n');
    expect(await check(everything).render('text')).toBe('Nothing to mend.\n');
    expect(curated.size).toBeGreaterThan(0);
  });

  test('conform in part: of an article that is elsewhere nothing is missed, and that is said', () => {
    for (const quads of curated.values()) {
      const report = check(quads);
      expect([report.conforms, report.list.map(nameOf)]).toEqual([true, ['ArticleAbsent']]);
    }
  });

  test('include a reference graph that conforms to the same shapes', async () => {
    expect(await validate(reference, shapes).render('text')).toBe('Nothing to mend.\n');
  });
});

describe.each(Object.entries(DAMAGE))('%s finds', (shape, kinds) => {
  test.each(Object.entries(kinds))('%s', (_kind, mutate) => {
    const mutants = mutate();
    expect(mutants.length).toBeGreaterThan(0);
    for (const { quads, focus } of mutants) {
      const found = check(quads)
        .list.filter((finding) => finding.focus.value === focus)
        .map(nameOf);
      expect(found, focus).toContain(shape);
    }
  });
});

test('what an article says twice counts once, whatever the graphs', () => {
  expect(
    broken([
      ...articles,
      ...articles.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, prov.Activity)),
    ]),
  ).toEqual([]);
});
