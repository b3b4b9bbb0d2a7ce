// `convert`: articles in, their graphs out. A file that cannot be read is told and the others are still converted.
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Quad } from 'n3';
import { ARTICLE_FORMATS, type ArticleFormat, readArticles } from '../article/read.js';
import { type Conversion, convert } from '../graph/convert.js';
import { makeIris } from '../graph/iris.js';
import { type Format, serialize } from '../graph/serialize.js';
import { loadReferenceGraph, makeConverter } from './converter.js';
import { CommandError, EXIT } from './exit.js';
import { expandFiles, writeAtomically } from './files.js';
import { day, languageTag, slug } from './option-values.js';
import { plainReading } from './plain-json.js';
import { countReading, type ReadingCount, tellCounts } from './reading-report.js';
import type { Terminal } from './terminal.js';
import { addVerb } from './verb.js';

interface ConvertOptions {
  readonly from?: ArticleFormat;
  readonly to: Format | 'json';
  readonly json?: boolean;
  readonly out?: string;
  readonly reference: boolean;
  readonly published?: string;
  readonly language?: string;
  readonly id?: string;
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
      examples: ['pacta convert article.md', 'pacta convert "news/*.txt" --language it --out graphs'],
    },
    (command) =>
      command
        .addOption(
          new Option('--from <form>', 'form of the input where its name does not say').choices([...ARTICLE_FORMATS]),
        )
        .addOption(
          new Option('--to <form>', 'form of the output')
            .choices(['turtle', 'trig', 'nquads', 'jsonld', 'json'])
            .default('turtle'),
        )
        .option('--json', 'short for --to json')
        .option('--out <folder>', 'write one file an article into a folder, named by its id')
        .option('--no-reference', 'leave out what the reference graph says of the entities')
        .option('--published <date>', 'publication date, YYYY-MM-DD', day)
        .option('--language <tag>', 'language of the text, for instance it', languageTag)
        .option('--id <slug>', 'id of the article, a-z, 0-9 and hyphens', slug)
        .option('--report', 'count on stderr what was found and what was rejected')
        .option('--dry-run', 'convert, but write nothing'),
    run,
  );
}

interface Converted {
  readonly slug: string;
  readonly conversion: Conversion;
  readonly plain: () => object;
}

async function run(operands: readonly string[], options: ConvertOptions, terminal: Terminal): Promise<void> {
  const to = options.json === true ? 'json' : options.to;
  const files = await expandFiles(operands);
  if (options.id !== undefined && files.length > 1)
    throw new CommandError(EXIT.usage, `--id names one article, but ${files.length} files are given`);
  const iris = makeIris();
  const converter = makeConverter(options.reference ? loadReferenceGraph(iris) : undefined, iris);
  const kept: Converted[] = [];
  const counts: ReadingCount[] = [];
  const progress = terminal.progress('converting', files.length);
  const { from, published, language, id } = options;
  const given = Object.fromEntries(
    Object.entries({ from, published, language, id }).filter(([, value]) => value !== undefined),
  );
  for await (const result of readArticles(files, { ...given, stdin: () => process.stdin })) {
    progress.step();
    if ('error' in result) {
      progress.clear();
      terminal.problem(result.error);
      continue;
    }
    const { file, article } = result;
    try {
      const conversion = convert(article, converter);
      const converted = { slug: article.slug, conversion, plain: () => plainReading(article, conversion.reading) };
      if (options.report === true) counts.push(countReading(article, converter.languages));
      if (options.out === undefined) kept.push(converted);
      else await writeInto(options.out, converted, to, options.dryRun === true, terminal);
    } catch (error) {
      progress.clear();
      terminal.problem(error, file);
    }
  }
  progress.clear();
  if (options.report === true) tellCounts(counts, terminal);
  if (options.out !== undefined || kept.length === 0) return;
  if (to === 'turtle' && kept.length > 1) {
    throw new CommandError(
      EXIT.usage,
      `${kept.length} articles do not fit into one Turtle document, which has one graph; use --to trig, or --out DIR for one file an article`,
    );
  }
  if (options.dryRun !== true) await terminal.data(await render(kept, to));
}

async function writeInto(
  folder: string,
  converted: Converted,
  to: Format | 'json',
  dry: boolean,
  terminal: Terminal,
): Promise<void> {
  const file = join(folder, `${converted.slug}.${EXTENSIONS[to]}`);
  const text = await render([converted], to);
  if (!dry) await writeAtomically(file, text);
  terminal.detail(`${dry ? 'would write' : 'wrote'} ${file}: ${converted.conversion.reading.facts.length} facts`);
}

async function render(articles: readonly Converted[], to: Format | 'json'): Promise<string> {
  if (to === 'json') {
    const documents = articles.map(({ plain }) => plain());
    return `${JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)}\n`;
  }
  const quads: Quad[] = [];
  for (const { conversion } of articles) for (const quad of conversion.quads) quads.push(quad);
  for (const { conversion } of articles) for (const quad of conversion.described) quads.push(quad);
  return serialize(quads, to);
}
