// The rules over a dataset, each asked of a real store: none finds anything in valid data and in what is published, and each
// finds its own fault, in the words that the shapes give it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, type Quad } from 'n3';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FOLDERS } from '../../src/cli/folders.js';
import { askRules } from '../../src/cli/rules.js';
import { withoutRetracted } from '../../src/graph/curated.js';
import { PREFIXES } from '../../src/graph/vocabulary.js';
import { merge } from '../../src/validate/merge.js';
import { loadRules } from '../../src/validate/rules.js';
import { BASE, check, english, nameOf, reference, shapes } from '../shapes/built-in.js';
import { converted, curated } from './published.js';

interface Case {
  readonly data: string;
  readonly focus: string;
  readonly graph?: string;
}
const { valid, ...cases } = parse(readFileSync(new URL('rules.yaml', import.meta.url), 'utf8')) as Readonly<
  Record<string, Case>
> & { readonly valid: string };
const rules = loadRules(join(FOLDERS.queries, 'quality'), shapes);

const prefixes = Object.entries(PREFIXES)
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('');
const read = (turtle: string): Quad[] => new Parser({ format: 'TriG', baseIRI: BASE }).parse(`${prefixes}${turtle}`);
const ask = async (quads: readonly Quad[]): Promise<(readonly [string, string])[]> =>
  (await askRules(rules, quads, [])).map((finding) => [nameOf(finding), finding.focus.value] as const);

test('each rule has a case', () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ name }) => name));
  expect(rules.length).toBe(shapes.rules.length);
});

test('valid data and the published articles with what editors added have nothing to mend', async () => {
  expect(await ask(read(`<article/a> { ${valid} }`))).toEqual([]);
  const published = [...converted].flatMap(([slug, quads]) => [
    ...withoutRetracted(quads, curated.get(slug) ?? []),
    ...(curated.get(slug) ?? []),
  ]);
  expect(await askRules(rules, published, reference)).toEqual([]);
  expect(merge(published).index.subjects.size).toBeGreaterThan(300);
});

describe.each(Object.entries(cases))('%s', (name, { data, focus }) => {
  test('finds its fault, and tells it in the report', async () => {
    const quads = read(`<article/a> { ${valid} ${data} }`);
    const shape = name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const findings = await askRules(rules, quads, []);
    const own = findings.filter((finding) => nameOf(finding) === shape);
    expect(own.map((finding) => finding.focus.value)).toContain(BASE + focus);
    expect(findings.map(nameOf).filter((other) => other !== shape)).toEqual([]);
    expect(english(own[0] as (typeof own)[number])).not.toContain('{?expected}');
    expect(await check([]).with(findings).render('text')).toContain(`[${shape}]`);
  });
});
