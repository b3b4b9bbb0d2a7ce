// The reference graph: all files of its folders in one graph, and the part of it that an article's graph needs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser, type Quad } from 'n3';
import { afterAll, describe, expect, test } from 'vitest';
import { FOLDERS } from '../../src/cli/folders.js';
import { makeIris } from '../../src/graph/iris.js';
import { loadReference, ReferenceIndex } from '../../src/graph/reference.js';
import { asSet } from './quads.js';

const PREFIXES = `@prefix pacta: <https://w3id.org/pacta/ontology#> . @prefix state: <https://w3id.org/pacta/id/state/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix org: <https://w3id.org/pacta/id/organization/> .\n`;
const iris = makeIris();
const folder = mkdtempSync(join(tmpdir(), 'pacta-reference-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [ontology, reference] = ['ontology', 'reference'].map((name) => join(folder, name)) as [string, string];
mkdirSync(join(ontology, 'codes'), { recursive: true });
mkdirSync(reference);
writeFileSync(join(ontology, 'pacta.ttl'), '_:x <urn:p> "1" .');
writeFileSync(join(ontology, 'codes/theme.ttl'), '_:x <urn:p> "2" .');
writeFileSync(join(ontology, 'README.md'), 'no Turtle');
writeFileSync(join(reference, 'states.ttl'), '<urn:s> <urn:p> "3" .');

describe('loadReference', () => {
  const quads = loadReference({ ontology, reference }, iris);

  test('reads the Turtle files of both folders and of the folders in them, in one graph', () => {
    expect(quads.map(({ object }) => object.value).sort()).toEqual(['1', '2', '3']);
    expect(new Set(quads.map(({ graph }) => graph.value))).toEqual(new Set(['https://w3id.org/pacta/graph/reference']));
  });

  // Blank nodes of one label in two files were one node.
  test('keeps blank nodes of different files apart', () => {
    expect(new Set(quads.map(({ subject }) => subject.value)).size).toBe(3);
  });

  test('names the file and the line of a slip', () => {
    const broken = mkdtempSync(join(tmpdir(), 'pacta-reference-'));
    writeFileSync(join(broken, 'places.ttl'), '<urn:s> <urn:p> "3" .\n<urn:s> .');
    expect(() => loadReference({ ontology, reference: broken }, iris)).toThrow(
      expect.objectContaining({ file: join(broken, 'places.ttl'), line: 2 }),
    );
    rmSync(broken, { recursive: true });
  });

  test('has no blank nodes in what the project comes with', () => {
    const all = loadReference(FOLDERS, iris);
    expect(all.length).toBeGreaterThan(5000);
    expect(all.filter(({ subject, object }) => [subject.termType, object.termType].includes('BlankNode'))).toEqual([]);
  });
});

describe('describing', () => {
  const described = new Parser().parse(`${PREFIXES}
    state:ITA a pacta:State ; pacta:isoAlpha3 "ITA" ; skos:prefLabel "Italia"@it ; skos:altLabel "Bel Paese"@it ; skos:hiddenLabel "Itaglia"@it .
    org:g7 a pacta:Organization ; pacta:acronym "G7" ; pacta:kind <https://w3id.org/pacta/code/organization-kind/igo> .`);
  const more = new Parser().parse(`${PREFIXES}
    state:ITA pacta:demonym "italiano"@it ; pacta:capital <https://w3id.org/pacta/id/place/rome> ; skos:exactMatch <urn:x> .
    org:g7 skos:definition "x"@en . state:FRA a pacta:State ; skos:prefLabel "Francia"@it .`);
  const index = new ReferenceIndex([...described, ...more]);
  const article = (text: string): Quad[] => new Parser().parse(PREFIXES + text);

  test('gives type, labels, acronym and kind of the entities that are referred to, and nothing of others', () => {
    expect(
      asSet(index.describing(article('<urn:f> pacta:party state:ITA, org:g7 ; pacta:host state:ITA .'), iris)),
    ).toEqual(asSet(described));
  });

  test('gives nothing for what it does not know, for literals and for subjects', () => {
    expect(
      index.describing(
        article(
          '<urn:f> pacta:party state:XXX ; pacta:text "https://w3id.org/pacta/id/state/ITA" . state:ITA pacta:text "x" .',
        ),
        iris,
      ),
    ).toEqual([]);
  });

  test('gives the same in the same order however the article refers', () => {
    const one = index.describing(article('<urn:f> pacta:party org:g7, state:ITA .'), iris);
    expect(index.describing(article('<urn:f> pacta:host state:ITA ; pacta:party org:g7 .'), iris)).toEqual(one);
  });
});
