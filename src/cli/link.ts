// `link`: between the articles of a dataset, or from it to a source of others. The two ways are in files of their own.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CommandError, EXIT } from './exit.js';
import { linkArticles } from './link-articles.js';
import { linkSource } from './link-source.js';
import { httpUrl } from './option-values.js';
import type { Terminal } from './terminal.js';
import { addVerb } from './verb.js';

export interface LinkOptions {
  readonly data?: string;
  readonly store?: string;
  readonly reconcile?: string;
  readonly endpoint?: string;
  readonly as?: string;
  readonly accept: number;
  readonly decide?: string;
  readonly by: string;
  readonly cache?: string;
  readonly offline?: boolean;
  readonly interval: number;
  readonly timeout: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addLink(program: Command): void {
  addVerb<LinkOptions>(
    program,
    {
      usage: 'link',
      summary: 'Link what articles say of one thing, or what they speak of to a source of others.',
      examples: [
        'pacta link --data store',
        'pacta link --data store --endpoint https://example.org/sparql --as example',
      ],
    },
    (command) =>
      command
        .option('--data <folder>', 'the folder that "pacta load --data" filled')
        .option('--store <url>', 'a SPARQL endpoint; what it holds is read and the links are written there', httpUrl)
        .addOption(
          new Option('--reconcile <url>', 'link to a reconciliation service').argParser(httpUrl).conflicts('endpoint'),
        )
        .addOption(new Option('--endpoint <url>', 'link to what a SPARQL endpoint holds').argParser(httpUrl))
        .option('--as <name>', 'name of the source, for its graph …/graph/links/{name} (default: its host)')
        .option('--accept <score>', 'least score of a link that is made without asking', share, 0.9)
        .option(
          '--decide <file>',
          'decisions as lines "yes|no TAB ours TAB theirs"; they are kept and never asked again',
        )
        .option('--by <name>', 'who decides', 'a person')
        .option('--cache <folder>', 'keep the answers of the source here, so that nothing is asked twice')
        .option('--offline', 'open no socket to the source; only the cache is asked')
        .option('--interval <seconds>', 'least time between two requests', pause, 1)
        .option('--timeout <seconds>', 'how long an answer of the source may take', duration, 60)
        .option('--dry-run', 'say what would be linked, and write nothing')
        .option('--json', 'print the links as JSON'),
    run,
  );
}

async function run(_operands: readonly string[], options: LinkOptions, terminal: Terminal): Promise<void> {
  if ((options.data === undefined) === (options.store === undefined))
    throw new CommandError(EXIT.usage, 'say where the articles are: --data FOLDER or --store URL');
  const outward = options.reconcile ?? options.endpoint;
  if (outward === undefined && options.decide === undefined) return linkArticles(options, terminal);
  return linkSource(outward, options, terminal);
}

function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('Give a number over 0 and up to 1.');
  return value;
}

function pause(text: string): number {
  const value = Number(text);
  if (!(value >= 0) || !Number.isFinite(value)) throw new InvalidArgumentError('Give a number of seconds, or 0.');
  return value;
}

function duration(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw new InvalidArgumentError('Give a number of seconds, up to 3600.');
  return value;
}
