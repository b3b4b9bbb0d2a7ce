// Every query of the project over the same data in our engine and in Virtuoso 7, through the same code: the same answers, as
// sets and by value. Where they differ, virtuoso-differences.yaml says why; what is written there must still differ. Needs the
// Debian package virtuoso-opensource-7-bin; without it all is skipped.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../../src/bench/endpoint/processes.js';
import { loadReferenceGraph } from '../../src/cli/converter.js';
import { publishedGraphs, replacing } from '../../src/cli/dataset.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { makeIris } from '../../src/graph/iris.js';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.js';
import { lineOf } from '../../src/store/lines.js';
import { openRemoteStore } from '../../src/store/remote.js';
import type { Store } from '../../src/store/store.js';

interface Term {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}
/** 160 MB. */
const BUFFERS = 20_000;
const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
const different = parse(readFileSync(new URL('virtuoso-differences.yaml', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>;
const names = globSync('**/*.rq', { cwd: FOLDERS.queries, ignore: 'federated/**' }).sort();
const iris = makeIris();
const folder = mkdtempSync(join(tmpdir(), 'pacta-same-'));

if (!hasVirtuoso()) process.stderr.write('Answers of Virtuoso are not compared: install virtuoso-opensource-7-bin\n');

describe.skipIf(!hasVirtuoso())('of our engine and of Virtuoso', () => {
  let virtuoso: Virtuoso;
  let ours: EmbeddedStore;
  let theirs: Store;
  beforeAll(async () => {
    const graphs = await publishedGraphs(loadReferenceGraph(iris), true, iris);
    const lines = [...graphs].map(([name, quads]) => [
      name,
      new Set(quads.map((quad) => lineOf(quad, (label) => label))),
    ]);
    virtuoso = await startVirtuoso(folder, new Map(lines as [string, Set<string>][]), BUFFERS);
    ours = await openEmbeddedStore({});
    await ours.transaction(replacing(graphs));
    theirs = await openRemoteStore({ url: virtuoso.url });
  });
  afterAll(async () => {
    await ours?.close();
    await virtuoso?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(names)('the answers to %s are the same, or differ as is written down', async (name) => {
    const query = readFileSync(join(FOLDERS.queries, name), 'utf8');
    const own = await rowsOf(ours, query);
    const theirOwn = await rowsOf(theirs, query).catch((error: Error) => error.message);
    if (name in different) expect(theirOwn).not.toEqual(own);
    else expect(theirOwn).toEqual(own);
  });
});

test('nothing is written down of a query that there is not', () => {
  expect(Object.keys(different).filter((name) => !names.includes(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(90);
});

/** Rows as a set. The members of a list that GROUP_CONCAT makes come in any order. */
async function rowsOf(store: Store, query: string): Promise<string[]> {
  const { body } = await store.query({ query, results: 'application/sparql-results+json' });
  const { bindings } = (JSON.parse(body) as { readonly results: { readonly bindings: Record<string, Term>[] } })
    .results;
  const rows = bindings.map((row) =>
    Object.keys(row)
      .sort()
      .map((name) => `${name}=${termText(row[name] as Term)}`)
      .join('\n'),
  );
  return [...new Set(rows)].sort();
}

function termText({ type, value, datatype = XSD_STRING, 'xml:lang': language }: Term): string {
  if (type === 'uri') return `<${value}>`;
  const kind = language ?? (datatype === XSD_STRING ? '' : datatype);
  return `"${value
    .split(/; | … /)
    .sort()
    .join('; ')}" ${kind}`;
}
