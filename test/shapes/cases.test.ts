// Each class of shapes on its two files: valid.ttl has nothing to mend, invalid.ttl has exactly what expected.yaml lists,
// in these words. The comment above a node names the shapes that it breaks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rdf, sh } from '../../src/graph/vocabulary.js';
import { BASE, CASES, check, english, nameOf, readCase, readTurtle, shapes } from './built-in.js';

type Expected = Readonly<Record<string, readonly (readonly [shape: string, severity: string, message: string])[]>>;

const shared = readCase('shared.ttl');
const folders = readdirSync(CASES).filter((name) => !name.endsWith('.ttl'));
const expectedOf = (folder: string): Expected =>
  parse(readFileSync(join(CASES, folder, 'expected.yaml'), 'utf8')) as Expected;

test('what the cases start from conforms', async () => {
  expect(await check(shared).render('text')).toBe('Nothing to mend.\n');
});

describe.each(folders)('%s', (folder) => {
  test('valid.ttl conforms', async () => {
    expect(await check([...shared, ...readCase(`${folder}/valid.ttl`)]).render('text')).toBe('Nothing to mend.\n');
  });

  test('invalid.ttl gives the findings listed, in these words, and no others', () => {
    const found: Record<string, [string, string, string | undefined][]> = {};
    for (const finding of check([...shared, ...readCase(`${folder}/invalid.ttl`)]).list) {
      const { focus, severity } = finding;
      const node = focus.termType === 'BlankNode' ? '_:b' : focus.value.replace(BASE, '');
      const line: [string, string, string | undefined] = [
        nameOf(finding),
        severity.value.replace(sh.path.value.slice(0, -4), ''),
        english(finding)?.replace(/ Did you mean .*\?$/s, ''),
      ];
      found[node] ??= [];
      if (!found[node].some((known) => known.join() === line.join())) found[node].push(line);
    }
    expect(found).toEqual(expectedOf(folder));
  });

  test('the comments of invalid.ttl name the shapes that its nodes break', () => {
    const text = readFileSync(join(CASES, folder, 'invalid.ttl'), 'utf8');
    const expected = Object.entries(expectedOf(folder));
    const named = [...text.matchAll(/^# ([A-Z]\w+(?:, [A-Z]\w+)*)(?::.*)?\n<?([^\s>]+)/gm)];
    expect(named.length).toBeGreaterThan(2);
    for (const [, shapes = '', node = ''] of named) {
      const local = node.replace(BASE, '').replace(/^[a-z-]+:/, '');
      const broken = expected
        .filter(([focus]) => focus.endsWith(local))
        .flatMap(([, lines]) => lines.map(([shape]) => shape));
      expect([...new Set(broken)].sort(), node).toEqual(shapes.split(', ').sort());
    }
  });
});

describe('together they reach', () => {
  const all = readdirSync(join(CASES, '../../../shapes')).flatMap((name) =>
    readTurtle(join(CASES, '../../../shapes', name)),
  );
  const subjects = (predicate: string): Set<string> =>
    new Set(
      all.filter((quad) => quad.predicate.value === predicate).map(({ subject }) => subject.value.replace(/^.*#/, '')),
    );
  const reached = new Set(
    folders.flatMap((folder) =>
      Object.values(expectedOf(folder))
        .flat()
        .map(([shape]) => shape),
    ),
  );

  test('every shape that has words of its own; what needs two graphs or a store is tested in test/validate', () => {
    const rules = new Set(shapes.rules.map(({ shape }) => shape.value.replace(/^.*#/, '')));
    expect([...subjects(sh.message.value)].filter((shape) => !reached.has(shape) && !rules.has(shape))).toEqual([
      'CurationRetracted',
    ]);
  });

  test('every class that a shape targets, by a node that conforms', () => {
    const types = new Set(
      ['shared.ttl', ...folders.map((folder) => `${folder}/valid.ttl`)]
        .flatMap(readCase)
        .filter(({ predicate }) => predicate.equals(rdf.type))
        .map(({ object }) => object.value),
    );
    const targets = all.filter(({ predicate }) => predicate.equals(sh.targetClass)).map(({ object }) => object.value);
    expect([...new Set(targets)].filter((target) => !types.has(target) && !target.endsWith('#Fact'))).toEqual([]);
  });
});
