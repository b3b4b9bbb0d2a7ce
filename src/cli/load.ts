// `load`: articles and RDF files into a store. Each graph that comes is replaced whole; the others stay as they are.
import { type Command, Option } from 'commander';
import { type Quad, Store } from 'n3';
import { readArticles } from '../article/read.js';
import { type GraphDifference, plainDifference, renderDifferences } from '../graph/difference.js';
import { type Iris, makeIris } from '../graph/iris.js';
import { RDF_FORMATS, type RdfFormat } from '../graph/parse.js';
import { readContents } from '../store/read-folder.js';
import { inGraph, openDataset } from './against.js';
import { loadReferenceGraph, makeConverter } from './converter.js';
import { byGraph, loadIntoFolder } from './data-folder.js';
import { convertedGraphs, countQuads, curatedGraphs, type GraphSet, publishedGraphs, replacing } from './dataset.js';
import { differencesFrom } from './differences.js';
import { CommandError, EXIT } from './exit.js';
import { expandFiles } from './files.js';
import { graphsOfNQuads, isNQuads } from './graph-stream.js';
import { openRemote } from './open-store.js';
import { httpUrl } from './option-values.js';
import { isArticleFile, placeInGraphs, readRdf } from './rdf-input.js';
import type { Terminal } from './terminal.js';
import { addVerb } from './verb.js';

interface LoadOptions {
  readonly from?: RdfFormat;
  readonly data?: string;
  readonly store?: string;
  readonly curated: boolean;
  readonly dryRun?: boolean;
  readonly diff?: boolean;
  readonly byGraph?: boolean;
  readonly json?: boolean;
}

export function addLoad(program: Command): void {
  addVerb<LoadOptions>(
    program,
    {
      usage: 'load [files...]',
      summary:
        'Load articles and RDF files, or without files the published dataset, into a folder or a SPARQL endpoint.',
      examples: ['pacta load "news/*.md" --data store', 'pacta load --store http://localhost:3030/sparql'],
    },
    (command) =>
      command
        .option('--data <folder>', 'load into a folder that "serve --data" and "query --data" read')
        .option('--store <url>', 'load into a SPARQL endpoint that takes updates', httpUrl)
        .addOption(
          new Option('--from <form>', 'form of the RDF files where the name does not say').choices([...RDF_FORMATS]),
        )
        .option('--no-curated', 'leave out what editors added')
        .option('--dry-run', 'read and convert everything, but load nothing')
        .option('--diff', 'say on stdout what changes in each graph')
        .option(
          '--by-graph',
          'a transaction a graph, each read back and compared; what is there already is left, so that it can be run again',
        )
        .option('--json', 'say on stdout as JSON what was loaded'),
    run,
  );
}

async function run(operands: readonly string[], options: LoadOptions, terminal: Terminal): Promise<void> {
  if ((options.data === undefined) === (options.store === undefined))
    throw new CommandError(EXIT.usage, 'say where to: either --data DIR or --store URL');
  const iris = makeIris();
  const reference = loadReferenceGraph(iris);
  if (options.byGraph === true) {
    await moveByGraph(operands, options, reference, iris, terminal);
    return;
  }
  const graphs =
    operands.length === 0
      ? await publishedGraphs(reference, options.curated, iris)
      : await readGraphs(operands, options, reference, iris, terminal);
  const differences = options.diff === true ? await differencesOf(graphs, options) : undefined;
  if (options.dryRun !== true && graphs.size > 0) {
    if (options.data !== undefined) {
      const first: GraphSet = new Map([[iris.graph('reference').value, reference]]);
      await loadIntoFolder(options.data, graphs, first, (message) => terminal.warn(message));
    } else if (options.store !== undefined) {
      const store = await openRemote(options.store);
      try {
        await store.transaction(replacing(graphs));
      } finally {
        await store.close();
      }
    }
  }
  const summary = { graphs: graphs.size, quads: countQuads(graphs), loaded: options.dryRun !== true };
  if (options.json === true)
    await terminal.data(
      `${JSON.stringify({ ...summary, ...(differences && { differences: differences.map(plainDifference) }) })}\n`,
    );
  else if (differences !== undefined) await terminal.data(renderDifferences(differences));
  terminal.note(
    `${options.dryRun === true ? 'would load' : 'loaded'} ${summary.quads} quads in ${summary.graphs} graphs`,
  );
}

async function moveByGraph(
  operands: readonly string[],
  options: LoadOptions,
  reference: readonly Quad[],
  iris: Iris,
  terminal: Terminal,
): Promise<void> {
  const { store: url, data, dryRun, diff } = options;
  if (url === undefined || dryRun === true || diff === true)
    throw new CommandError(
      EXIT.usage,
      data === undefined
        ? '--by-graph does not go with --dry-run and --diff'
        : '--by-graph is for an endpoint; into a folder all graphs come at once or, after a crash, none',
    );
  const files = await expandFiles(operands);
  async function* graphs(): AsyncGenerator<readonly [string, readonly Quad[]]> {
    if (files.length === 0) yield* await publishedGraphs(reference, options.curated, iris);
    const streamed = files.filter((file) => options.from === undefined && isNQuads(file));
    for (const file of streamed) yield* graphsOfNQuads(file);
    const others = files.filter((file) => !streamed.includes(file));
    if (others.length > 0) yield* await readGraphs(others, options, reference, iris, terminal);
  }
  const { loadByGraph } = await import('./load-by-graph.js');
  const store = await openRemote(url);
  try {
    const moved = await loadByGraph(graphs(), store, terminal);
    if (options.json === true) await terminal.data(`${JSON.stringify(moved)}\n`);
    terminal.note(
      `loaded ${moved.quads} quads: ${moved.written} graphs written and read back, ${moved.kept} there already`,
    );
  } finally {
    await store.close();
  }
}

/** What is there and what would be, graph by graph. Nothing is there where the folder is new. */
async function differencesOf(graphs: GraphSet, { data, store }: LoadOptions): Promise<GraphDifference[]> {
  const isNew = data !== undefined && (await readContents(data)) === undefined;
  const quads = [...graphs].flatMap(([name, own]) => inGraph(own, name));
  if (isNew) return differencesFrom(quads, { graph: async () => undefined });
  const dataset = await openDataset(data ?? store ?? '');
  try {
    return await differencesFrom(quads, dataset);
  } finally {
    await dataset.close();
  }
}

async function readGraphs(
  operands: readonly string[],
  options: LoadOptions,
  reference: readonly Quad[],
  iris: Iris,
  terminal: Terminal,
): Promise<GraphSet> {
  const files = await expandFiles(operands);
  const progress = terminal.progress('loading', files.length);
  const graphs: GraphSet = new Map();
  const add = (read: GraphSet): void => {
    for (const [name, quads] of read) graphs.set(name, [...(graphs.get(name) ?? []), ...quads]);
  };
  const articles = options.from === undefined ? files.filter(isArticleFile) : [];
  if (articles.length > 0) {
    const converter = makeConverter(reference, iris);
    const curated = curatedGraphs(options.curated, iris);
    for await (const result of readArticles(articles)) {
      progress.step();
      progress.clear();
      if ('error' in result) terminal.problem(result.error);
      else {
        try {
          add(convertedGraphs(result.article, converter, curated.get(result.article.slug)));
        } catch (error) {
          terminal.problem(error, result.file);
        }
      }
    }
  }
  for (const file of files.filter((name) => !articles.includes(name))) {
    progress.step();
    try {
      add(byGraph(placeInGraphs(await readRdf(file, options.from), iris)));
    } catch (error) {
      progress.clear();
      terminal.problem(error);
    }
  }
  progress.clear();
  // what converted articles carry of the reference graph is an extract and must not take the place of the whole
  const name = iris.graph('reference').value;
  const extract = graphs.get(name);
  if (extract !== undefined) graphs.set(name, new Store([...reference, ...extract]).getQuads(null, null, null, null));
  return graphs;
}
