// The W3C test suite of SHACL: a folder with its manifest in, for each test whether our own entry point gives the report
// that is expected. Reports are compared as graphs (blank nodes by what they hold); messages count only where the test
// gives one.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Parser, type Quad } from 'n3';
import { rdf, sh } from '../graph/vocabulary.js';
import { toReportQuads } from '../validate/report-quads.js';
import { ShapesError } from '../validate/supported.js';
import { TripleIndex } from '../validate/triple-index.js';
import { makeShapes, validate } from '../validate/validate.js';

export interface SuiteResult {
  readonly name: string;
  readonly passed: boolean;
  /** Why not; for a test that needs what is refused, the refusal. */
  readonly reason?: string;
}

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const SHT = 'http://www.w3.org/ns/shacl-test#';

/** Every test that `manifest.ttl` of the folder leads to, in its order. */
export function runShaclSuite(folder: string): SuiteResult[] {
  const start = pathToFileURL(`${folder.replace(/\/$/, '')}/manifest.ttl`).href;
  return runManifest(start, new Map());
}

type Files = Map<string, Quad[]>;

/** A file is parsed once, so that its blank nodes are the same in data, shapes and expected report. */
function load(url: string, files: Files): Quad[] {
  const known = files.get(url);
  if (known !== undefined) return known;
  const quads = new Parser({ baseIRI: url }).parse(readFileSync(fileURLToPath(url), 'utf8'));
  files.set(url, quads);
  return quads;
}

function runManifest(url: string, files: Files): SuiteResult[] {
  const manifest = new TripleIndex(load(url, files));
  const included = [...manifest.out(url, `${MF}include`).keys()].flatMap((next) => runManifest(next, files));
  const entries = [...manifest.out(url, `${MF}entries`).keys()].flatMap((list) => readList(list, manifest));
  return [...included, ...entries.map((entry) => runTest(entry, url, manifest, files))];
}

function readList(list: string, index: TripleIndex): string[] {
  const [first] = index.out(list, rdf.first.value).keys();
  const [rest] = index.out(list, rdf.rest.value).keys();
  return first === undefined || rest === undefined ? [] : [first, ...readList(rest, index)];
}

function runTest(entry: string, url: string, manifest: TripleIndex, files: Files): SuiteResult {
  const name = `${basename(new URL('.', url).pathname)}/${entry.replace(/^.*[/#]/, '')}`;
  const object = (subject: string, predicate: string): string => [...manifest.out(subject, predicate).keys()][0] ?? '';
  const action = object(entry, `${MF}action`);
  const expected = object(entry, `${MF}result`);
  try {
    const shapes = makeShapes(load(object(action, `${SHT}shapesGraph`), files));
    const report = validate(load(object(action, `${SHT}dataGraph`), files), shapes);
    if (expected === `${SHT}Failure`)
      return { name, passed: false, reason: 'a failure is expected, a report was given' };
    const given = new TripleIndex(toReportQuads(report.list));
    const [ours, theirs] = [describe('_:report', given, true), describe(expected, manifest, true)];
    const want = theirs.includes(sh.resultMessage.value) ? theirs : describe(expected, manifest, false);
    const have = theirs.includes(sh.resultMessage.value) ? ours : describe('_:report', given, false);
    return have === want
      ? { name, passed: true }
      : { name, passed: false, reason: `expected\n${want}\ngiven\n${have}` };
  } catch (error) {
    if (!(error instanceof ShapesError)) throw error;
    return { name, passed: expected === `${SHT}Failure`, reason: `refused: ${error.message}` };
  }
}

const PARTS = new Set(
  [
    ...[rdf.type, sh.conforms, sh.result, sh.focusNode, sh.resultPath, sh.resultSeverity, sh.sourceConstraintComponent],
    ...[sh.sourceShape, sh.value, sh.resultMessage],
  ].map(({ value }) => value),
);
const SHAPES_KEPT = new Set([sh.focusNode, sh.sourceShape, sh.value].map(({ value }) => value));

/** A report as text that is equal for equal reports: what a blank node holds in place of its label, sorted. */
function describe(key: string, index: TripleIndex, messages: boolean, inPath = false): string {
  const node = index.subjects.get(key);
  if (!key.startsWith('_:') || node === undefined) return key;
  const lines = [...node.out]
    .filter(([predicate]) => inPath || (PARTS.has(predicate) && (messages || predicate !== sh.resultMessage.value)))
    .flatMap(([predicate, objects]) =>
      [...objects.keys()].map((object) => {
        const isPath = inPath || predicate === sh.resultPath.value;
        return `${predicate} ${SHAPES_KEPT.has(predicate) ? object : describe(object, index, messages, isPath)}`;
      }),
    );
  return `[\n${lines.sort().join('\n')}\n]`;
}
