// `convert`: articles in, their graphs out. What cannot be read is told and the others are still converted. N-Quads and files
// of a folder are written as they come, on all processors; the other forms are one document, which is held until its end.
import { availableParallelism } from 'node:os';
import { gzipSync } from 'node:zlib';
import { type Command, Option } from 'commander';
import { ARTICLE_FORMATS, type ArticleFormat, type ReadResult, readArticles } from '../article/read.js';
import { unpackedName } from '../article/unpack.js';
import { rdfFormatOf } from '../graph/parse.js';
import type { Format } from '../graph/serialize.js';
import { convertIntoFolder, convertStream, type StreamSettings } from './convert/stream.js';
import { convertWhole } from './convert/whole.js';
import { CommandError, EXIT } from './exit.js';
import { expandFiles, writeAtomically } from './files.js';
import { atLeast, day, languageTag, slug } from './option-values.js';
import type { Terminal } from './terminal.js';
import { type Throughput, totalBytes } from './throughput.js';
import { addVerb } from './verb.js';
import { VERSION } from './version.js';

interface ConvertOptions {
  readonly from?: ArticleFormat;
  readonly to?: Format | 'json';
  readonly json?: boolean;
  readonly out?: string;
  readonly reference: boolean;
  readonly published?: string;
  readonly language?: string;
  readonly id?: string;
  readonly workers?: number;
  readonly resume?: boolean;
  readonly failures?: string;
  readonly report?: boolean;
  readonly dryRun?: boolean;
}

const EXTENSIONS: Readonly<Record<Format | 'json', string>> = {
  turtle: 'ttl',
  trig: 'trig',
  nquads: 'nq',
  ntriples: 'nt',
  jsonld: 'jsonld',
  json: 'json',
};

export function addConvert(program: Command): void {
  addVerb<ConvertOptions>(
    program,
    {
      usage: 'convert <files...>',
      summary:
        'Convert articles (.txt, .md with front matter, .html, .jsonl, each also .gz or .zst, in folders, .tar.gz and .zip; "-" is stdin) to linked data.',
      examples: [
        'pacta convert article.md',
        'pacta convert news/ archive.tar.gz more.jsonl.zst --out news.nq --resume',
      ],
    },
    (command) =>
      command
        .addOption(
          new Option('--from <form>', 'form of the input where its name does not say').choices([...ARTICLE_FORMATS]),
        )
        .addOption(
          new Option('--to <form>', 'form of the output (default: as --out is named, else turtle)').choices([
            'turtle',
            'trig',
            'nquads',
            'jsonld',
            'json',
          ]),
        )
        .option('--json', 'short for --to json')
        .option(
          '--out <name>',
          'a file where the name ends as a form does (news.nq, news.nq.gz); else a folder, one file an article in it',
        )
        .option('--resume', 'go on where a run with the same --out was interrupted')
        .option('--workers <number>', 'threads (default: as many as processors; one for stdin alone)', atLeast(1))
        .option('--failures <file>', 'list as JSON Lines what could not be read or converted, and why')
        .option('--no-reference', 'leave out what the reference graph says of the entities')
        .option('--published <date>', 'publication date, YYYY-MM-DD', day)
        .option('--language <tag>', 'language of the text, for instance it', languageTag)
        .option('--id <slug>', 'id of the article, a-z, 0-9 and hyphens', slug)
        .option('--report', 'count on stderr what was found and what was rejected')
        .option('--dry-run', 'convert, but write nothing'),
    run,
  );
}

async function run(operands: readonly string[], options: ConvertOptions, terminal: Terminal): Promise<void> {
  const target = targetOf(options);
  const { to } = target;
  const files = await expandFiles(operands);
  if (options.id !== undefined && files.length > 1)
    throw new CommandError(EXIT.usage, `--id names one article, but ${files.length} files are given`);
  const streams = to === 'nquads' || target.folder !== undefined;
  if (options.resume === true && (options.out === undefined || !streams))
    throw new CommandError(EXIT.usage, '--resume goes with --out, into a folder or a file of N-Quads such as news.nq');
  const { from, published, language, id, reference, failures, report = false, dryRun = false } = options;
  const given = Object.fromEntries(
    Object.entries({ from, published, language, id }).filter(([, value]) => value !== undefined),
  );
  const throughput = terminal.throughput();
  if (terminal.isWatched) void totalBytes(files).then((total) => throughput.expect(total));
  let passedOver = 0;
  const read = readArticles(files, {
    ...given,
    stdin: () => process.stdin,
    onBytes: (count) => throughput.addBytes(count),
    passedOver: (file) => {
      passedOver += 1;
      terminal.detail(`passed over ${file}, which is of no known form`);
    },
  });
  const results = counted(read, throughput);
  const kept = failures === undefined ? {} : { failures };
  if (!streams) {
    const text = await convertWhole(results, { to, reference, report, ...kept }, terminal, throughput);
    if (text !== undefined && !dryRun) await writeWhole(text, target.file, terminal);
  } else {
    const settings: StreamSettings = {
      to,
      reference,
      report,
      output: target.folder === undefined ? 'stream' : 'documents',
      packed: target.file?.endsWith('.gz') === true,
      workers: options.workers ?? (files.every((file) => file === '-') ? 1 : availableParallelism()),
      resume: options.resume === true,
      dryRun,
      options: JSON.stringify({ pacta: VERSION, files: operands, reference, ...given, failures }),
      ...kept,
    };
    if (target.folder !== undefined)
      await convertIntoFolder(results, target.folder, EXTENSIONS[to], settings, terminal, throughput);
    else {
      const done = await convertStream(results, target.file, settings, terminal, throughput);
      if (target.file !== undefined)
        terminal.note(
          `${dryRun ? 'would convert' : 'converted'} ${done.read - done.failed} articles${done.failed === 0 ? '' : `; ${done.failed} failed`}`,
        );
    }
  }
  if (passedOver > 0) terminal.note(`passed over ${passedOver} files of no known form; -v names them`);
}

async function* counted(results: AsyncIterable<ReadResult>, throughput: Throughput): AsyncGenerator<ReadResult> {
  for await (const result of results) {
    throughput.addRead(1);
    yield result;
  }
}

interface Target {
  readonly to: Format | 'json';
  readonly file?: string;
  readonly folder?: string;
}

/** A name that ends as a form does is a file of that form; any other is a folder. */
function targetOf({ to, json, out }: ConvertOptions): Target {
  const stated = json === true ? 'json' : to;
  if (out === undefined) return { to: stated ?? 'turtle' };
  const plain = unpackedName(out);
  const named = plain.endsWith('.json') ? 'json' : plain.includes('.') ? rdfFormatOf(plain) : undefined;
  if (named === undefined) return { to: stated ?? 'turtle', folder: out };
  if (named === 'rdfxml' || out.endsWith('.zst'))
    throw new CommandError(EXIT.usage, `${out} cannot be written; name it .nq, .nq.gz, .trig, .ttl, .jsonld or .json`);
  if (stated !== undefined && stated !== named)
    throw new CommandError(EXIT.usage, `${out} is named as ${named}, but --to says ${stated}; give one of them`);
  return { to: named, file: out };
}

async function writeWhole(text: string, file: string | undefined, terminal: Terminal): Promise<void> {
  if (file === undefined) await terminal.data(text);
  else await writeAtomically(file, file.endsWith('.gz') ? gzipSync(text) : text);
}
