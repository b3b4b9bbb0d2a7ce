// The synthetic corpus: the same for the same seed, a longer one begins with the shorter, all states take part, and each piece of
// gold lies where the text says it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpus } from '../../src/bench/corpus/corpus.js';
import { Random } from '../../src/bench/corpus/random.js';
import { fill } from '../../src/bench/corpus/template.js';
import { loadReferenceGraph } from '../../src/cli/converter.js';
import { ROOT } from '../../src/cli/folders.js';
import { makeIris } from '../../src/graph/iris.js';
import { pacta } from '../../src/graph/vocabulary.js';

const BOTH = ['it', 'en'] as const;
const made = [...corpus({ count: 2000, seed: 7, languages: BOTH })];

describe('a corpus', () => {
  test('is the same for the same seed, begins as a shorter one, and is another for another seed', () => {
    expect([...corpus({ count: 20, seed: 7, languages: BOTH })]).toEqual(made.slice(0, 20));
    expect([...corpus({ count: 1, seed: 8, languages: BOTH })][0]?.article.text).not.toBe(made[0]?.article.text);
  });

  test('has an id and a text of its own for each article, in the languages by turns', () => {
    expect(new Set(made.map(({ article }) => article.id)).size).toBe(made.length);
    expect(new Set(made.map(({ article }) => article.text)).size).toBe(made.length);
    expect(made.slice(0, 4).map(({ article }) => article.language)).toEqual(['it', 'en', 'it', 'en']);
  });

  test('leaves nothing of a template in a text', () => {
    expect(made.filter(({ article }) => /[{}[\]<>|#]|undefined| {2}|\s[,.]/.test(article.text))).toEqual([]);
  });

  test.each(BOTH)('has all states of the reference graph in %s', (language) => {
    const codes = loadReferenceGraph(makeIris())
      .filter(({ predicate }) => predicate.equals(pacta.isoAlpha3))
      .map(({ object }) => object.value);
    const named = new Set(made.flatMap(({ article, gold }) => (article.language === language ? gold.states : [])));
    expect(codes.length).toBeGreaterThan(190);
    expect(codes.filter((code) => !named.has(code))).toEqual([]);
  });

  test('has gold of every kind, at passages of whole words', () => {
    for (const kind of ['treaties', 'commitments', 'events', 'figures', 'statements'] as const) {
      const facts = made.flatMap(({ article, gold }) =>
        (gold[kind] as readonly { evidence: readonly (readonly [number, number])[] }[]).map(({ evidence }) => ({
          text: article.text,
          evidence,
        })),
      );
      expect(facts.length).toBeGreaterThan(500);
      for (const { text, evidence } of facts)
        for (const [start, end] of evidence) {
          expect(text.slice(start, end)).toMatch(/^[\p{L}\d](?:.*[\p{L}\d%])$/su);
          expect(text.slice(start - 1, start)).toMatch(/^[^\p{L}\d]?$/u);
          expect(text.slice(end, end + 1)).toMatch(/^[^\p{L}\d]?$/u);
        }
    }
    for (const { article, gold } of made.slice(0, 50))
      expect(gold.sha256).toBe(createHash('sha256').update(article.text, 'utf8').digest('hex'));
  });
});

describe('a template', () => {
  test('is filled, with its passages where they stand', () => {
    const { text, passages } = fill(
      '{a.Name} {a#sees#see} <one>[b|b] and <two>c</two></one>.',
      { 'a.Name': 'X', 'a.number': 'plural' },
      new Random(1, 1),
    );
    expect(text).toBe('X see b and c.');
    expect([...passages]).toEqual([
      ['two', [12, 13]],
      ['one', [6, 13]],
    ]);
  });

  test.each([
    ['a name without a value', '{nobody}', /no value for \{nobody\}/],
    ['a passage that is not closed', '<one>a', /a passage is not closed/],
  ])('with %s is refused', (_, template, message) => {
    expect(() => fill(template, {}, new Random(1, 1))).toThrow(message);
  });
});

describe('npm run corpus', () => {
  const MAIN = join(ROOT, 'dist/bench/corpus/main.js');

  test('writes articles as JSON Lines and their gold beside them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pacta-corpus-'));
    const output = join(folder, 'corpus.jsonl');
    const args = [
      MAIN,
      '--count',
      '6',
      '--seed',
      '7',
      '--language',
      'en',
      '--output',
      output,
      '--gold',
      join(folder, 'gold'),
    ];
    expect(spawnSync(process.execPath, args).status).toBe(0);
    const lines = readFileSync(output, 'utf8').trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { language: string }).language)).toEqual(Array(6).fill('en'));
    expect(readdirSync(join(folder, 'gold'))).toHaveLength(12);
  });

  test('says how it is used where it is used wrongly', () => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, '--language', 'fr'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^usage: npm run corpus -- --count N/);
  });
});
