// `export`: a whole dataset, or some graphs of it, out as RDF, the same bytes every time. Without --data or --store it is the
// published dataset. N-Quads and TriG go out graph by graph, so that no dataset is too long for one text.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Command, Option } from 'commander';
import { DataFactory, type Quad } from 'n3';
import { makeIris } from '../graph/iris.js';
import { rdfFormatOf } from '../graph/parse.js';
import { FORMATS, type Format, serialize } from '../graph/serialize.js';
import { pacta } from '../graph/vocabulary.js';
import type { Store } from '../store/store.js';
import { CommandError, EXIT } from './exit.js';
import { writeAtomically } from './files.js';
import { openStore } from './open-store.js';
import { httpUrl, several } from './option-values.js';
import { ResumableFile } from './resumable-file.js';
import type { Terminal } from './terminal.js';
import { unnamedGraph } from './unnamed-graph.js';
import { addVerb } from './verb.js';

interface ExportOptions {
  readonly data?: string;
  readonly store?: string;
  readonly graph: readonly string[];
  readonly to?: Format;
  readonly out?: string;
  readonly resume?: boolean;
  readonly text: boolean;
  readonly curated: boolean;
}

/** Forms that say which graph a triple stands in. */
const WITH_GRAPHS: readonly Format[] = ['trig', 'nquads', 'jsonld'];

export function addExport(program: Command): void {
  addVerb<ExportOptions>(
    program,
    {
      usage: 'export',
      summary: 'Write a dataset, or some graphs of it, as RDF.',
      examples: [
        'pacta export --data store --out dataset.nq.gz',
        'pacta export --graph article/rus-kaz-moscow-declaration --to turtle',
      ],
    },
    (command) =>
      command
        .option('--data <folder>', 'what "pacta load --data" put there')
        .option('--store <url>', 'what a SPARQL endpoint holds', httpUrl)
        .option('--graph <name>', 'a graph, by its IRI or below the base; may be given several times', several, [])
        .addOption(
          new Option('--to <form>', 'form of the output (default: as --out is named, else trig)').choices(FORMATS),
        )
        .option('--out <file>', 'write into a file, packed when its name ends in .gz')
        .option('--resume', 'go on where a run with the same --out was interrupted; N-Quads and TriG')
        .option('--no-text', 'leave out the whole texts of articles')
        .option('--no-curated', 'leave out what editors added; only for the published dataset'),
    run,
  );
}

async function run(_operands: readonly string[], options: ExportOptions, terminal: Terminal): Promise<void> {
  const form = options.to ?? formOf(options.out);
  if (options.resume === true && (options.out === undefined || !isByGraph(form)))
    throw new CommandError(
      EXIT.usage,
      '--resume goes with --out into a file of N-Quads or TriG, such as dataset.nq.gz',
    );
  const store = await openStore(options);
  try {
    const graphOf: GraphOf = (name) =>
      name === '' && options.store !== undefined ? unnamedGraph(store) : store.graph(name);
    const names = await chosenGraphs(store, graphOf, options.graph);
    if (names.length > 1 && !WITH_GRAPHS.includes(form))
      throw new CommandError(
        EXIT.usage,
        `${form} has one graph and there are ${names.length}; use --to trig or --to nquads, or name one with --graph`,
      );
    const target: ExportTarget = { names, graphOf, form, withText: options.text };
    const written =
      options.out !== undefined && isByGraph(form)
        ? await intoFile(target, options.out, options.resume === true, terminal)
        : await whole(target, options.out, terminal);
    terminal.note(`exported ${written} quads of ${names.length === 1 ? '1 graph' : `${names.length} graphs`}`);
  } finally {
    await store.close();
  }
}

function formOf(file: string | undefined): Format {
  if (file === undefined) return 'trig';
  const form = rdfFormatOf(file);
  if (form !== undefined && form !== 'rdfxml') return form;
  throw new CommandError(EXIT.usage, `${file} names no form; end it in .trig, .nq, .ttl, .nt or .jsonld, or give --to`);
}

/** All that hold something, or those that are named. */
async function chosenGraphs(store: Store, graphOf: GraphOf, wanted: readonly string[]): Promise<string[]> {
  const { base } = makeIris();
  const held = ['', ...(await store.graphs())];
  if (wanted.length === 0) {
    const unnamed = (await graphOf('')) ?? [];
    return unnamed.length > 0 ? held : held.slice(1);
  }
  return wanted.map((name) => {
    const iriText = /^[a-z][a-z0-9+.-]*:/i.test(name) ? name : base + name;
    if (held.includes(iriText)) return iriText;
    throw new CommandError(EXIT.usage, `there is no graph ${iriText}; there are: ${held.slice(1).join(', ')}`);
  });
}

type GraphOf = (name: string) => Promise<readonly Quad[] | undefined>;
interface ExportTarget {
  readonly names: readonly string[];
  readonly graphOf: GraphOf;
  readonly form: Format;
  readonly withText: boolean;
}

/** Whether documents of the form can follow each other. */
const isByGraph = (form: Format): boolean => form === 'trig' || form === 'nquads';

/** Returns the number of quads. */
async function whole(
  { names, graphOf, form, withText }: ExportTarget,
  file: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const progress = terminal.progress('exporting', names.length);
  const all: Quad[] = [];
  let written = 0;
  for (const name of names) {
    const quads = await quadsOf(graphOf, name, withText);
    written += quads.length;
    progress.step();
    if (isByGraph(form)) await terminal.data(await serialize(quads, form));
    else for (const quad of quads) all.push(quad);
  }
  progress.clear();
  if (isByGraph(form)) return written;
  const text = await serialize(all, form);
  if (file === undefined) await terminal.data(text);
  else await writeAtomically(file, file.endsWith('.gz') ? gzipSync(text) : text);
  return written;
}

/** What goes with the sound part of a file. */
interface Exported {
  /** Of the names of all graphs, and whether texts are among what is written. */
  readonly digest: string;
  readonly graphs: number;
  readonly quads: number;
}

/** Graph by graph, so that only one is held. Returns the number of quads. */
async function intoFile(
  { names, graphOf, form, withText }: ExportTarget,
  file: string,
  resume: boolean,
  terminal: Terminal,
): Promise<number> {
  const target = await ResumableFile.open<Exported>(file, resume);
  try {
    const digest = createHash('sha256')
      .update(JSON.stringify([names, withText]))
      .digest('hex');
    if (target.resumed !== undefined && target.resumed.digest !== digest)
      throw new CommandError(
        EXIT.input,
        `the dataset has other graphs than when ${file}.part was begun; remove ${file}.part and ${file}.part.json, and begin anew`,
      );
    let { graphs = 0, quads: written = 0 } = target.resumed ?? {};
    const progress = terminal.progress('exporting', names.length - graphs);
    for (const name of names.slice(graphs)) {
      const quads = await quadsOf(graphOf, name, withText);
      const text = await serialize(quads, form);
      await target.write(file.endsWith('.gz') ? gzipSync(text) : Buffer.from(text));
      graphs += 1;
      written += quads.length;
      await target.markSoon({ digest, graphs, quads: written });
      progress.step();
    }
    progress.clear();
    await target.finish();
    return written;
  } finally {
    await target.leave();
  }
}

async function quadsOf(graphOf: GraphOf, name: string, withText: boolean): Promise<Quad[]> {
  const graph = name === '' ? DataFactory.defaultGraph() : DataFactory.namedNode(name);
  const isText = ({ subject, predicate }: Quad): boolean =>
    predicate.equals(pacta.text) && /\/article\/[^/]+(?:\/v\/\d+)?$/.test(subject.value);
  return ((await graphOf(name)) ?? [])
    .filter((quad) => withText || !isText(quad))
    .map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph));
}
