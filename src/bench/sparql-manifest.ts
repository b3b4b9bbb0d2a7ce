// A folder of the W3C's SPARQL 1.1 tests in, its tests in the order of the manifests out: what to load, what to ask, what
// to expect, each file read once. Entailment and the protocols have suites of their own.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Parser, type Quad } from 'n3';
import { readRdf } from '../server/rdf/read.js';
import { TripleIndex } from '../validate/triple-index.js';

export interface TestGraph {
  /** "" is the unnamed graph. */
  readonly name: string;
  readonly quads: readonly Quad[];
}
export interface SparqlTest {
  /** "add/add01". */
  readonly name: string;
  readonly kind: 'query' | 'update' | 'query-syntax' | 'query-no-syntax' | 'update-syntax' | 'update-no-syntax';
  readonly text: string;
  readonly baseIri: string;
  readonly graphs: readonly TestGraph[];
  readonly services: readonly { readonly address: string; readonly quads: readonly Quad[] }[];
  /** File of the expected results of a query. */
  readonly results?: string;
  /** What an update leaves. */
  readonly after: readonly TestGraph[];
}

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const QT = 'http://www.w3.org/2001/sw/DataAccess/tests/test-query#';
const UT = 'http://www.w3.org/2009/sparql/tests/test-update#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';
/** Where the files lie for the W3C; what is relative in them is resolved against it. */
const HOME = 'http://www.w3.org/2009/sparql/docs/tests/data-sparql11/';

const KINDS: Readonly<Record<string, SparqlTest['kind']>> = {
  QueryEvaluationTest: 'query',
  CSVResultFormatTest: 'query',
  UpdateEvaluationTest: 'update',
  PositiveSyntaxTest11: 'query-syntax',
  NegativeSyntaxTest11: 'query-no-syntax',
  PositiveUpdateSyntaxTest11: 'update-syntax',
  NegativeUpdateSyntaxTest11: 'update-no-syntax',
};
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ttl: 'text/turtle',
  nt: 'application/n-triples',
  rdf: 'application/rdf+xml',
};

export async function readSparqlTests(folder: string): Promise<SparqlTest[]> {
  const tests: SparqlTest[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (entry.isDirectory() && entry.name !== 'entailment')
      tests.push(...(await readManifest(join(folder, entry.name))));
  return tests;
}

async function readManifest(folder: string): Promise<SparqlTest[]> {
  const home = pathToFileURL(`${folder}/`).href;
  const index = new TripleIndex(
    new Parser({ baseIRI: home }).parse(readFileSync(join(folder, 'manifest.ttl'), 'utf8')),
  );
  const all = (subject: string, ...predicates: string[]): string[] =>
    predicates.flatMap((predicate) => [...index.out(subject, predicate).keys()]);
  const one = (subject: string, ...predicates: string[]): string | undefined => all(subject, ...predicates)[0];
  const list = (node: string | undefined): string[] => {
    const first = node === undefined ? undefined : one(node, `${RDF}first`);
    return first === undefined || node === undefined ? [] : [first, ...list(one(node, `${RDF}rest`))];
  };
  const files = new Map<string, Promise<Quad[]>>();
  const load = (url: string): Promise<Quad[]> => {
    const known = files.get(url) ?? loadFile(url, home, basename(folder));
    files.set(url, known);
    return known;
  };
  const graphsOf = async (node: string): Promise<TestGraph[]> => {
    const graphs: TestGraph[] = [];
    for (const url of all(node, `${QT}data`, `${UT}data`)) graphs.push({ name: '', quads: await load(url) });
    for (const graph of all(node, `${QT}graphData`, `${UT}graphData`)) {
      const file = one(graph, `${UT}graph`, `${QT}graph`) ?? graph;
      const label = literal(one(graph, LABEL));
      graphs.push({ name: label ?? HOME + relative(file, home, basename(folder)), quads: await load(file) });
    }
    return graphs;
  };
  const tests: SparqlTest[] = [];
  for (const entry of list(one(home, `${MF}entries`) ?? all(`${home}manifest.ttl`, `${MF}entries`)[0])) {
    const kind = all(entry, `${RDF}type`).flatMap((type) => KINDS[type.replace(/^.*#/, '')] ?? [])[0];
    const action = one(entry, `${MF}action`);
    if (kind === undefined || action === undefined) continue;
    const file = one(action, `${QT}query`, `${UT}request`, `${UT}query`) ?? action;
    const result = one(entry, `${MF}result`);
    const services = [];
    for (const service of all(action, `${QT}serviceData`))
      services.push({
        address: one(service, `${QT}endpoint`) ?? '',
        quads: await load(one(service, `${QT}data`) ?? ''),
      });
    tests.push({
      name: `${basename(folder)}/${entry.replace(/^.*[/#]/, '')}`,
      kind,
      text: readFileSync(fileURLToPath(file), 'utf8'),
      baseIri: HOME + relative(file, home, basename(folder)),
      graphs: file === action ? [] : await graphsOf(action),
      services,
      after: kind === 'update' && result !== undefined ? await graphsOf(result) : [],
      ...(kind === 'query' && result !== undefined ? { results: fileURLToPath(result) } : {}),
    });
  }
  return tests;
}

const relative = (url: string, home: string, folder: string): string => `${folder}/${url.slice(home.length)}`;
const literal = (term: string | undefined): string | undefined =>
  term === undefined ? undefined : (/^"(.*)"/s.exec(term)?.[1] ?? term);

function loadFile(url: string, home: string, folder: string): Promise<Quad[]> {
  const path = fileURLToPath(url);
  const mediaType = MEDIA_TYPES[path.split('.').pop() ?? ''] ?? 'text/turtle';
  return readRdf(readFileSync(path, 'utf8'), mediaType, HOME + relative(url, home, folder), '');
}

/** Also of expected graphs. */
export const loadGraphFile = (path: string): Promise<Quad[]> =>
  loadFile(pathToFileURL(path).href, pathToFileURL(`${dirname(path)}/`).href, basename(dirname(path)));
