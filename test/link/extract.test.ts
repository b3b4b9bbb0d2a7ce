// Linking of persons and treaties to a second endpoint that nobody of this project wrote: Virtuoso 7, loaded with a made-up
// world of more than 5,000 things in Wikidata's shape and in DBpedia's. The world has homonyms, predecessors in office,
// dissolved states and names in other scripts; three in ten of what is looked for is not there. Needs the Debian package
// virtuoso-opensource-7-bin and is skipped where it lacks.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../../src/bench/endpoint/processes.js';
import { pacta } from '../cli/run.js';
import { makeOurs } from './extract/ours.js';
import { type Extract, inDbpediaShape, inWikidataShape } from './extract/shapes.js';
import { makeWorld } from './extract/world.js';

const SEED = 20_251_128;
const LEAST_ENTITIES = 5000;
const LEAST_PRECISION = 0.98;
const LEAST_RECALL = 0.9;
/** Of 8 KB each: 160 MB. */
const BUFFERS = 20_000;
const SHAPES = { wikidata: inWikidataShape, dbpedia: inDbpediaShape } as const;

if (!hasVirtuoso())
  process.stderr.write('Linking to Virtuoso is skipped: install the Debian package virtuoso-opensource-7-bin\n');

interface Told {
  readonly answer: string;
  readonly subject: string;
  readonly object: string;
  readonly score?: number;
  readonly reasons: readonly string[];
}

describe.skipIf(!hasVirtuoso()).each(['wikidata', 'dbpedia'] as const)('in the shape of %s', (shape) => {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-extract-'));
  const world = makeWorld(SEED);
  const ours = makeOurs(world, SEED + 1);
  let extract: Extract;
  let virtuoso: Virtuoso | undefined;
  let told: readonly Told[];
  beforeAll(async () => {
    extract = SHAPES[shape](world, ours.withheld, SEED + 2);
    virtuoso = await startVirtuoso(
      join(folder, 'virtuoso'),
      new Map([['https://example.org/extract', new Set(extract.lines)]]),
      BUFFERS,
    );
    const file = join(folder, 'ours.trig');
    writeFileSync(file, ours.trig);
    const data = join(folder, 'store');
    const loaded = await pacta(['load', file, '--data', data]);
    expect(loaded.code, loaded.stderr).toBe(0);
    const source = ['--endpoint', virtuoso.url, '--as', shape, '--interval', '0'];
    const run = await pacta(['link', '--data', data, ...source, '--json']);
    expect(run.code, run.stderr).toBe(0);
    told = JSON.parse(run.stdout) as Told[];
  }, 600_000);
  afterAll(async () => {
    await virtuoso?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the extract has the things that it is meant to have', () => {
    expect(extract.entities).toBeGreaterThanOrEqual(LEAST_ENTITIES);
    for (const things of [ours.persons, ours.treaties]) {
      const missing = [...things.values()].filter((thing) => ours.withheld.has(thing)).length / things.size;
      expect(missing).toBeGreaterThan(0.25);
      expect(missing).toBeLessThan(0.35);
    }
  });

  test.each(['persons', 'treaties'] as const)('%s are linked with precision and recall', (kind) => {
    const things = ours[kind];
    const truth = new Map<string, string | undefined>(
      [...things].map(([iri, thing]) => [iri, extract.iriOf.get(thing)] as const),
    );
    const given = told.filter(({ answer, subject }) => answer === 'yes' && things.has(subject));
    const right = given.filter(({ subject, object }) => truth.get(subject) === object);
    const wanted = [...truth.values()].filter((iri) => iri !== undefined);
    const wrong = given
      .filter(({ subject, object }) => truth.get(subject) !== object)
      .map(
        ({ subject, object, score, reasons }) =>
          `${subject} ${object} ${score} ${reasons.join('; ')}, not ${truth.get(subject)}`,
      );
    const [precision, recall] = [right.length / given.length, right.length / wanted.length];
    const figures = `${kind}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of ${wanted.length}\n${wrong.join('\n')}`;
    expect(precision, figures).toBeGreaterThanOrEqual(LEAST_PRECISION);
    expect(recall, figures).toBeGreaterThanOrEqual(LEAST_RECALL);
  });
});
