// `npm run conformance -- --suites FOLDER`: the W3C's tests of SPARQL 1.1, SHACL and both HTTP protocols, against our own
// entry points. What is expected to fail stands with its reason in test/conformance/skips.yaml and is run all the same: a
// skip that passes, or that names no test, is a failure. Exits 1 on a failure, 2 when there is nothing to run.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { serve } from '../server/serve.js';
import { openEmbeddedStore } from '../store/embedded.js';
import { runProtocolSuite } from './protocol-suite.js';
import { runShaclSuite } from './shacl-suite.js';
import { runSparqlSuite } from './sparql-suite.js';

interface Result {
  readonly name: string;
  readonly passed: boolean;
  readonly reason?: string;
}
interface Skip {
  readonly test: string;
  readonly reason: string;
}
interface Suite {
  readonly name: string;
  /** File or folder below the suites. */
  readonly at: string;
  readonly run: (path: string) => Promise<readonly Result[]> | readonly Result[];
}

const SKIPS = new URL('../../test/conformance/skips.yaml', import.meta.url);
const TOKEN = 'token-of-the-conformance-run';

const SUITES: readonly Suite[] = [
  { name: 'sparql', at: 'sparql11', run: runSparqlSuite },
  { name: 'shacl', at: 'shacl/core', run: runShaclSuite },
  { name: 'protocol', at: 'protocol-cases.json', run: runProtocol },
];

/** The server as `serve --empty --no-gate --default-graph own` starts it. */
async function runProtocol(file: string): Promise<readonly Result[]> {
  const store = await openEmbeddedStore({ defaultGraph: 'own' });
  const server = await serve(store, { port: 0, host: '127.0.0.1', token: TOKEN, defaultGraph: 'own' });
  try {
    return await runProtocolSuite(file, server.url, TOKEN);
  } finally {
    await server.close();
    await store.close();
  }
}

const { values } = parseArgs({ options: { suites: { type: 'string' }, only: { type: 'string' } } });
const folder = values.suites;
const present = SUITES.filter(({ at }) => folder !== undefined && existsSync(join(folder, at)));
if (folder === undefined || present.length < SUITES.length) {
  const missing = SUITES.filter((suite) => !present.includes(suite)).map(({ at }) => at);
  process.stderr.write(
    folder === undefined
      ? 'say where the W3C suites are: npm run conformance -- --suites FOLDER\n'
      : `${folder} lacks ${missing.join(', ')}\n`,
  );
  process.exit(2);
}

const skips = new Map(
  (parse(readFileSync(SKIPS, 'utf8')) as readonly Skip[]).map(({ test, reason }) => [test, reason]),
);
let passed = 0;
let failed = 0;
let skipped = 0;
const fail = (name: string, reason: string): void => {
  failed += 1;
  process.stdout.write(`failed ${name}: ${reason}\n`);
};
for (const { name, at, run } of present) {
  if (values.only !== undefined && values.only !== name) continue;
  const results = await run(join(folder, at));
  const known = new Set(results.map((result) => `${name}/${result.name}`));
  for (const result of results) {
    const test = `${name}/${result.name}`;
    const skip = skips.get(test);
    if (skip === undefined && result.passed) passed += 1;
    else if (skip === undefined) fail(test, result.reason ?? 'no reason is given');
    else if (result.passed) fail(test, `passes though it is to be skipped (${skip}); take it out of the list`);
    else {
      skipped += 1;
      process.stdout.write(`skipped ${test}: ${skip}\n`);
    }
  }
  for (const test of skips.keys())
    if (test.startsWith(`${name}/`) && !known.has(test)) fail(test, 'is to be skipped, but there is no such test');
  process.stdout.write(`${name}: ${results.filter((result) => result.passed).length} of ${results.length}\n`);
}
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed > 0 ? 1 : 0;
