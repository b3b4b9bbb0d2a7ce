// `serve`: reads the articles, checks what they say, loads it into a store and answers over HTTP. With --data it serves
// what that folder holds; with --store it stands before a SPARQL endpoint and loads nothing.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Command, Option } from 'commander';
import type { Quad } from 'n3';
import { readArticles } from '../article/read.js';
import { type Iris, makeIris } from '../graph/iris.js';
import { loadFurtherNames } from '../search/further-names.js';
import { openJournal } from '../store/journal.js';
import type { Store } from '../store/store.js';
import { loadAssets, loadWorld } from './assets.js';
import { openCheck, openChecking } from './check.js';
import { loadReferenceGraph, makeConverter } from './converter.js';
import { countContents, inWords } from './data-folder.js';
import { convertedGraphs, countQuads, curatedGraphs, type GraphSet, withConsolidated } from './dataset.js';
import { loadDocuments } from './documents.js';
import { CommandError, EXIT } from './exit.js';
import { FOLDERS } from './folders.js';
import { hiddenTexts } from './hidden-texts.js';
import { openEmbedded, openRemote } from './open-store.js';
import { httpUrl, port, several } from './option-values.js';
import { describeRun } from './provenance.js';
import { listQueries } from './query-source.js';
import { addLimits, type LimitOptions, serverLimits, storeLimits } from './serve-limits.js';
import type { Terminal } from './terminal.js';
import { readToken } from './token.js';
import { addVerb } from './verb.js';
import { VERSION } from './version.js';
import { makeWorkbench } from './workbench.js';

interface ServeOptions extends LimitOptions {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly store?: string;
  readonly allowService: readonly string[];
  readonly defaultGraph: 'union' | 'own';
  readonly empty?: boolean;
  readonly salvage?: boolean;
  readonly gate: boolean;
  readonly tokenFile?: string;
  readonly log: 'text' | 'json';
  readonly curated: boolean;
  readonly text?: boolean;
}

export function addServe(program: Command): void {
  addVerb<ServeOptions>(
    program,
    {
      usage: 'serve',
      summary: 'Convert, check and load the articles in data/articles and answer SPARQL over HTTP.',
      examples: ['pacta serve', 'pacta serve --port 8080 --data store'],
    },
    (command) =>
      addLimits(command)
        .addOption(
          new Option('--port <number>', 'port to listen on; 0 takes a free one')
            .env('PORT')
            .default(3030)
            .argParser(port),
        )
        .addOption(new Option('--host <name>', 'address to listen on').env('HOST').default('localhost'))
        .option(
          '--data <folder>',
          'serve what the folder holds and keep there what is written; a new one is filled from data/articles',
        )
        .addOption(
          new Option('--store <url>', 'stand before a SPARQL endpoint instead of an own store')
            .argParser(httpUrl)
            .conflicts('data'),
        )
        .option(
          '--allow-service <url>',
          'address that SERVICE and LOAD may ask; may be given several times',
          several,
          [],
        )
        .addOption(
          new Option('--default-graph <which>', 'what a query sees outside GRAPH: all graphs, or the unnamed one')
            .choices(['union', 'own'])
            .default('union'),
        )
        .option('--empty', 'load nothing at a first start')
        .option('--salvage', 'of a folder whose journal is damaged, serve what precedes the damage')
        .option('--no-gate', 'serve also what does not conform to the shapes, and validate no writes')
        .option('--token-file <file>', 'file with the token that writing needs; else PACTA_TOKEN, else read-only')
        .addOption(
          new Option(
            '--log <form>',
            'text for people (with -v each request), json for programs: each request and event',
          )
            .env('PACTA_LOG')
            .choices(['text', 'json'])
            .default('text'),
        )
        .option('--text', 'show the whole texts of all articles, also to other machines')
        .option('--no-text', 'show of each article its passages and the hash of its text only')
        .option('--no-curated', 'leave out what editors added'),
    run,
  );
}

async function run(_operands: readonly string[], options: ServeOptions, terminal: Terminal): Promise<void> {
  const started = performance.now();
  if (options.log === 'json') terminal.useLog((await import('./log.js')).openLog);
  const iris = makeIris();
  const token = await readToken(options.tokenFile);
  const { store, loaded } =
    options.store === undefined
      ? await openOwn(options, iris, terminal)
      : { store: await openAsked(options.store, terminal), loaded: undefined };
  try {
    await listen(store, loaded, token, options, started, terminal);
  } catch (error) {
    await store.close();
    throw error;
  }
}

const ASKED_WITHIN_MS = 5000;

/** An endpoint that does not answer yet is told and served all the same, for it may come later. */
async function openAsked(url: string, terminal: Terminal): Promise<Store> {
  const store = await openRemote(url);
  try {
    await store.query({ query: 'ASK {}', timeoutMs: ASKED_WITHIN_MS });
  } catch (error) {
    terminal.warn(`${(error as Error).message}; until it does, every request gets 502`);
  }
  return store;
}

interface Opened {
  readonly store: Store;
  /** How much it holds, in words. */
  readonly loaded: string;
}

/** What the folder holds; where there is none or a new one, what the project holds, which the folder then keeps. */
async function openOwn(options: ServeOptions, iris: Iris, terminal: Terminal): Promise<Opened> {
  const { data, salvage = false, empty = false } = options;
  const journal =
    data === undefined ? undefined : await openJournal(data, { salvage, warn: (message) => terminal.warn(message) });
  try {
    const held = journal?.takeContents();
    const graphs: GraphSet = held !== undefined || empty ? new Map() : await readProject(options, iris, terminal);
    const hidden = hiddenTexts(options.text, options.host, iris.base);
    const own = {
      ...options,
      ...(hidden && { hidden }),
      limits: storeLimits(options),
      warm: 2,
      ...(journal && { journal }),
      ...(held && { contents: held }),
    };
    const loaded = inWords(
      held === undefined ? { quads: countQuads(graphs), graphs: graphs.size } : countContents(held),
    );
    const store = await openEmbedded(own, graphs);
    if (held === undefined) await store.compact();
    return { store, loaded };
  } catch (error) {
    await journal?.close();
    throw error;
  }
}

/** Every article that can be read and conforms, with the reference graph and how the graphs came to be. */
async function readProject(options: ServeOptions, iris: Iris, terminal: Terminal): Promise<GraphSet> {
  const reference = loadReferenceGraph(iris);
  const graphs: GraphSet = new Map([[iris.graph('reference').value, reference]]);
  const converter = makeConverter(reference, iris);
  const curated = curatedGraphs(options.curated, iris);
  const check = options.gate ? await openCheck(iris) : undefined;
  const files = readdirSync(FOLDERS.articles)
    .sort()
    .map((name) => join(FOLDERS.articles, name));
  const progress = terminal.progress('converting', files.length);
  const served: string[] = [];
  for await (const result of readArticles(files)) {
    progress.step();
    progress.clear();
    if ('error' in result) {
      terminal.problem(result.error);
      continue;
    }
    const { article, file } = result;
    try {
      const own = convertedGraphs(article, converter, curated.get(article.slug));
      const report = await check?.([...own.values()].flat() as Quad[]);
      if (report !== undefined && !report.conforms) {
        throw new CommandError(
          EXIT.finding,
          `is not served, for it does not conform to the shapes:\n${await report.render('text')}Mend it, or serve it all the same with --no-gate.`,
        );
      }
      for (const [name, quads] of own) graphs.set(name, quads);
      served.push(article.slug);
    } catch (error) {
      terminal.problem(error, file);
    }
  }
  graphs.set(iris.graph('provenance').value, describeRun(served, VERSION, new Date(), iris));
  return withConsolidated(graphs, iris);
}

/** Resolves when the server was asked to stop and has stopped. */
async function listen(
  store: Store,
  loaded: string | undefined,
  token: string | undefined,
  options: ServeOptions,
  started: number,
  terminal: Terminal,
): Promise<void> {
  const { serve } = await import('../server/serve.js');
  const iris = makeIris();
  const checking = await openChecking(iris);
  const workbench = makeWorkbench(checking, iris);
  const server = await serve(store, {
    port: options.port,
    host: options.host,
    ...serverLimits(options),
    version: VERSION,
    defaultGraph: options.defaultGraph,
    services: options.allowService,
    examples: listQueries(FOLDERS.queries),
    documents: await loadDocuments(),
    assets: loadAssets(),
    world: loadWorld(),
    furtherNames: loadFurtherNames(FOLDERS.names, makeIris().base),
    revalidates: options.store === undefined,
    report: (error, request, id) => terminal.fault(error, request, id),
    log: (entry) => {
      const text = `${entry.method} ${entry.path} ${entry.status} in ${entry.ms} ms`;
      if (options.log === 'json') terminal.note(text, entry);
      else terminal.detail(`${text}, ${entry.client ?? 'unknown'}, ${entry.id}`);
    },
    ...(token === undefined ? {} : { token }),
    workbench,
    ...(token !== undefined && options.gate ? { check: checking.check } : {}),
  });
  const took = ((performance.now() - started) / 1000).toFixed(1);
  terminal.note(
    `${loaded === undefined ? `standing before ${options.store}` : `loaded ${loaded}`}, ready after ${took} s`,
  );
  terminal.note(`SPARQL: ${server.url}/sparql`);
  const signal = await endSignal();
  terminal.note(`ending (${signal}): no more requests are taken, those under way have ${options.drain} s`);
  await server.close();
  await workbench.close();
  await store.close();
  if (signal !== 'SIGINT') return;
  terminal.note('interrupted; the store is whole');
  terminal.raise(EXIT.interrupted);
}

/** Resolves at the first signal to end; a second one ends at once, which loses nothing either. */
function endSignal(): Promise<NodeJS.Signals> {
  process.removeAllListeners('SIGINT');
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const)
      process.once(signal, () => {
        resolve(signal);
        process.once('SIGINT', () => process.exit(EXIT.interrupted));
      });
  });
}
