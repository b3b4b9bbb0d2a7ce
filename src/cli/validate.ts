// `validate`: RDF files in, taken together with the reference graph, the built-in shapes and the rules over a dataset; the
// report out. Exit code 1 when something does not conform.
import { type Command, Option } from 'commander';
import type { Quad } from 'n3';
import { type GraphDifference, plainDifference, renderDifferences } from '../graph/difference.js';
import { makeIris } from '../graph/iris.js';
import { RDF_FORMATS, type RdfFormat } from '../graph/parse.js';
import { contextOf } from '../validate/context.js';
import { Places } from '../validate/places.js';
import { REPORT_FORMATS, type ReportFormat } from '../validate/report-formats.js';
import { type Dataset, openDataset } from './against.js';
import { type Checking, openChecking } from './check.js';
import { differencesFrom } from './differences.js';
import { EXIT } from './exit.js';
import { expandFiles } from './files.js';
import { several } from './option-values.js';
import { placeInGraphs, readRdf } from './rdf-input.js';
import type { Terminal } from './terminal.js';
import { validateInParts } from './validate-parts.js';
import { addVerb } from './verb.js';
import { watchFiles } from './watch.js';

export interface ValidateOptions {
  readonly from?: RdfFormat;
  readonly format: ReportFormat;
  readonly json?: boolean;
  readonly shapes: readonly string[];
  readonly against?: string;
  readonly diff?: boolean;
  readonly rules: boolean;
  readonly watch?: boolean;
  readonly parts?: boolean;
}

export function addValidate(program: Command): void {
  addVerb<ValidateOptions>(
    program,
    {
      usage: 'validate <files...>',
      summary: 'Check RDF against the built-in shapes; the reference graph is added to what is given.',
      examples: [
        'pacta validate data/graph/*.ttl data/curated/*.ttl',
        'pacta validate new.ttl --against store --diff --format github',
      ],
    },
    (command) =>
      command
        .addOption(
          new Option('--from <form>', 'form of the input where the name does not say').choices([...RDF_FORMATS]),
        )
        .addOption(new Option('--format <form>', 'form of the report').choices([...REPORT_FORMATS]).default('text'))
        .option('--json', 'short for --format json')
        .option('--shapes <file>', 'SHACL shapes beside the built-in ones; may be given several times', several, [])
        .option('--against <dataset>', 'folder of "load", endpoint or RDF file in which what is named is looked up')
        .option('--diff', 'say also what the files would change in the dataset of --against')
        .option('--no-rules', 'leave out the rules over a dataset (queries/quality)')
        .option('--parts', 'sort the input into parts on the disk first, as is done for large files')
        .option('--watch', 'check again whenever a file changes, until interrupted'),
    run,
  );
}

async function run(operands: readonly string[], options: ValidateOptions, terminal: Terminal): Promise<void> {
  const files = await expandFiles(operands, (file) => terminal.warn(`${file} is named twice and taken once`));
  const checking = await openChecking(makeIris(), options.shapes);
  if (await validateInParts(files, options, checking, terminal)) return;
  const dataset = options.against === undefined ? undefined : await openDataset(options.against);
  try {
    await validateFiles(files, options, checking, dataset, terminal);
    if (options.watch === true)
      await watchFiles([...files, ...options.shapes], async () => {
        terminal.note(`— ${new Date().toLocaleTimeString('en-GB')}`);
        try {
          await validateFiles(files, options, await openChecking(makeIris(), options.shapes), dataset, terminal);
        } catch (error) {
          terminal.problem(error);
        }
      });
  } finally {
    await dataset?.close();
  }
}

async function validateFiles(
  files: readonly string[],
  options: ValidateOptions,
  { check, rules, reference }: Checking,
  dataset: Dataset | undefined,
  terminal: Terminal,
): Promise<void> {
  const { quads, places, read } = await readFiles(files, options.from, terminal);
  if (read === 0) return;
  const { base } = makeIris();
  const differences = dataset === undefined ? [] : await differencesFrom(quads, dataset);
  const replaced = new Set(differences.map(({ graph }) => graph));
  const context = dataset === undefined ? [] : await contextOf(quads, dataset, base, replaced);
  const shown = await check(quads, context);
  const asked = options.rules
    ? await import('./rules.js').then(({ askRules }) => askRules(rules, [...quads, ...context], reference))
    : [];
  const report = shown.with(asked).about(quads, context).at(places);
  if (!report.conforms) terminal.raise(EXIT.finding);
  const format = options.json === true ? 'json' : options.format;
  await terminal.data(
    withDifferences(await report.render(format), options.diff === true ? differences : undefined, format),
  );
  const loose = report.findings === 1 ? '1 finding' : `${report.findings} findings`;
  terminal.note(report.conforms ? `conforms: ${quads.length} quads` : `does not conform: ${loose}`);
}

async function readFiles(
  files: readonly string[],
  from: RdfFormat | undefined,
  terminal: Terminal,
): Promise<{ readonly quads: Quad[]; readonly places: Places; readonly read: number }> {
  const iris = makeIris();
  const quads: Quad[] = [];
  const places = new Places();
  const progress = terminal.progress('reading', files.length);
  let read = 0;
  for (const file of files) {
    progress.step();
    try {
      const own = placeInGraphs(await readRdf(file, from, places), iris);
      if (own.length === 0) {
        progress.clear();
        terminal.warn(`${file === '-' ? 'stdin' : file} holds no triples`);
      }
      for (const quad of own) quads.push(quad);
      read += 1;
    } catch (error) {
      progress.clear();
      terminal.problem(error);
    }
  }
  progress.clear();
  return { quads, places, read };
}

function withDifferences(
  report: string,
  differences: readonly GraphDifference[] | undefined,
  format: ReportFormat,
): string {
  if (differences === undefined) return report;
  if (format === 'text') return `${report}\n${renderDifferences(differences)}`;
  if (format !== 'json') return report;
  const document = { ...(JSON.parse(report) as object), differences: differences.map(plainDifference) };
  return `${JSON.stringify(document, null, 2)}\n`;
}
