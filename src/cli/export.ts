// `export`: a whole dataset, or some graphs of it, out as RDF, the same bytes every time. Without --data or --store it is the
// published dataset. N-Quads and TriG go out graph by graph, so that no dataset is too long for one text.
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
import type { Terminal } from './terminal.js';
import { addVerb } from './verb.js';

interface ExportOptions {
  readonly data?: string;
  readonly store?: string;
  readonly graph: readonly string[];
  readonly to?: Format;
  readonly out?: string;
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
        .option('--no-text', 'leave out the whole texts of articles')
        .option('--no-curated', 'leave out what editors added; only for the published dataset'),
    run,
  );
}

async function run(_operands: readonly string[], options: ExportOptions, terminal: Terminal): Promise<void> {
  const form = options.to ?? formOf(options.out);
  const store = await openStore(options);
  try {
    const names = await chosenGraphs(store, options.graph);
    if (names.length > 1 && !WITH_GRAPHS.includes(form))
      throw new CommandError(
        EXIT.usage,
        `${form} has one graph and there are ${names.length}; use --to trig or --to nquads, or name one with --graph`,
      );
    let written = 0;
    const parts: string[] = [];
    const progress = terminal.progress('exporting', names.length);
    for await (const { text, quads } of documents(store, names, form, options.text)) {
      written += quads;
      progress.step();
      if (options.out === undefined) await terminal.data(text);
      else parts.push(text);
    }
    progress.clear();
    if (options.out !== undefined) await writeAtomically(options.out, packed(parts, options.out));
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
async function chosenGraphs(store: Store, wanted: readonly string[]): Promise<string[]> {
  const { base } = makeIris();
  const held = ['', ...(await store.graphs())];
  if (wanted.length === 0) {
    const unnamed = (await store.graph('')) ?? [];
    return unnamed.length > 0 ? held : held.slice(1);
  }
  return wanted.map((name) => {
    const iriText = /^[a-z][a-z0-9+.-]*:/i.test(name) ? name : base + name;
    if (held.includes(iriText)) return iriText;
    throw new CommandError(EXIT.usage, `there is no graph ${iriText}; there are: ${held.slice(1).join(', ')}`);
  });
}

/** The parts of the output in their order: one a graph where the form lets documents follow each other, else one for all. */
async function* documents(
  store: Store,
  names: readonly string[],
  form: Format,
  withText: boolean,
): AsyncGenerator<{ readonly text: string; readonly quads: number }> {
  const all: Quad[] = [];
  for (const name of names) {
    const quads = await quadsOf(store, name, withText);
    if (form === 'trig' || form === 'nquads') yield { text: await serialize(quads, form), quads: quads.length };
    else all.push(...quads);
  }
  if (all.length > 0) yield { text: await serialize(all, form), quads: all.length };
}

async function quadsOf(store: Store, name: string, withText: boolean): Promise<Quad[]> {
  const graph = name === '' ? DataFactory.defaultGraph() : DataFactory.namedNode(name);
  const isText = ({ subject, predicate }: Quad): boolean =>
    predicate.equals(pacta.text) && /\/article\/[^/]+(?:\/v\/\d+)?$/.test(subject.value);
  return ((await store.graph(name)) ?? [])
    .filter((quad) => withText || !isText(quad))
    .map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph));
}

const packed = (parts: readonly string[], file: string): Uint8Array => {
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part, 'utf8')));
  return file.endsWith('.gz') ? gzipSync(bytes) : bytes;
};
