// Curated graphs beside converted ones: how they are loaded, and what a retraction takes away.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser, type Quad } from 'n3';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../src/article/errors.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { loadCurated, withoutRetracted } from '../../src/graph/curated.js';
import { makeIris } from '../../src/graph/iris.js';
import { asSet } from './quads.js';

const PREFIXES =
  '@prefix pacta: <https://w3id.org/pacta/ontology#> . @prefix : <https://w3id.org/pacta/article/a/> .\n';
const turtle = (text: string): Quad[] => new Parser().parse(PREFIXES + text);
const iris = makeIris();

const folder = mkdtempSync(join(tmpdir(), 'pacta-curated-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CONVERTED = `
  <treaty/1> a pacta:Treaty ; pacta:text "uno" ; pacta:evidence <p1> .
  <treaty/2> a pacta:Treaty ; pacta:amends <treaty/1> .
  <event/3> a pacta:Event ; pacta:concerns <treaty/1>, <treaty/2> ; pacta:mentions <treaty/1> .
  <p1> a pacta:Passage .
`.replaceAll('<', '<https://w3id.org/pacta/article/a/');

describe('withoutRetracted', () => {
  const kept = (curated: string): string[] => asSet(withoutRetracted(turtle(CONVERTED), turtle(curated)));
  const expected = (text: string): string[] =>
    asSet(turtle(text.replaceAll('<', '<https://w3id.org/pacta/article/a/')));

  test('keeps everything when nothing is retracted', () => {
    expect(kept(':curation-1 a pacta:Curation . :treaty-9 pacta:amends :x .')).toEqual(asSet(turtle(CONVERTED)));
  });

  test('takes away what a retracted fact says and what is said of it', () => {
    expect(
      kept(
        '<https://w3id.org/pacta/article/a/curation/1> pacta:retracts <https://w3id.org/pacta/article/a/treaty/1> .',
      ),
    ).toEqual(
      expected(
        '<treaty/2> a pacta:Treaty . <event/3> a pacta:Event ; pacta:concerns <treaty/2> . <p1> a pacta:Passage .',
      ),
    );
  });

  test('keeps what is said of a retracted fact that a curated one replaces', () => {
    const curated = '<curation/1> pacta:retracts <treaty/1> . <treaty/1> a pacta:Treaty ; pacta:text "due" .';
    expect(kept(curated.replaceAll('<', '<https://w3id.org/pacta/article/a/'))).toEqual(
      expected(`<treaty/2> a pacta:Treaty ; pacta:amends <treaty/1> .
        <event/3> a pacta:Event ; pacta:concerns <treaty/1>, <treaty/2> ; pacta:mentions <treaty/1> . <p1> a pacta:Passage .`),
    );
  });

  test('takes away several facts, each as it is retracted', () => {
    const curated =
      '<curation/1> pacta:retracts <treaty/1>, <event/3> . <curation/2> pacta:retracts <treaty/2> . <treaty/2> a pacta:Treaty .';
    expect(kept(curated.replaceAll('<', '<https://w3id.org/pacta/article/a/'))).toEqual(
      expected('<p1> a pacta:Passage .'),
    );
  });

  test('passes over a retraction of what is not there', () => {
    expect(kept(':c pacta:retracts :treaty-7 .')).toEqual(asSet(turtle(CONVERTED)));
  });

  test('changes neither of the two', () => {
    const converted = turtle(CONVERTED);
    const before = asSet(converted);
    withoutRetracted(converted, turtle(':c pacta:retracts :treaty-7 .'));
    expect(asSet(converted)).toEqual(before);
  });
});

describe('loadCurated', () => {
  test('gives each file in the curated graph of its article, by slug', () => {
    writeFileSync(join(folder, 'b.ttl'), `${PREFIXES}:x a pacta:Curation .`);
    writeFileSync(join(folder, 'a.ttl'), `${PREFIXES}:y a pacta:Curation . :y pacta:retracts :z .`);
    writeFileSync(join(folder, 'notes.txt'), 'no Turtle');
    const curated = loadCurated(folder, iris);
    expect([...curated.keys()]).toEqual(['a', 'b']);
    expect(curated.get('a')?.map(({ graph }) => graph.value)).toEqual(
      Array(2).fill('https://w3id.org/pacta/article/a/curated'),
    );
  });

  test('reads what the project comes with', () => {
    const curated = loadCurated(FOLDERS.curated, iris);
    expect(curated.size).toBeGreaterThan(0);
    for (const quads of curated.values()) expect(quads.length).toBeGreaterThan(0);
  });

  // Whoever edits these files by hand was told a line, but not of which file.
  test('names the file and the line of a slip', () => {
    const broken = mkdtempSync(join(tmpdir(), 'pacta-curated-'));
    writeFileSync(join(broken, 'a.ttl'), '@prefix x: <urn:x> .\n\nx:a x:b .\n');
    const load = (): unknown => loadCurated(broken, iris);
    expect(load).toThrow(InputError);
    try {
      load();
    } catch (error) {
      expect((error as InputError).located).toMatch(/a\.ttl:3: is not Turtle: /);
    }
    rmSync(broken, { recursive: true });
  });

  test('refuses a file whose name is no slug', () => {
    const odd = mkdtempSync(join(tmpdir(), 'pacta-curated-'));
    writeFileSync(join(odd, 'A b.ttl'), '');
    expect(() => loadCurated(odd, iris)).toThrow(new RangeError('"A b" is no slug'));
    rmSync(odd, { recursive: true });
  });
});
