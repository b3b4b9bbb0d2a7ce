// `validate`: RDF files in, taken together with the reference graph and the built-in shapes; the report out. Exit code 1
// when something does not conform.
import { type Command, Option } from 'commander';
import type { Quad } from 'n3';
import { makeIris } from '../graph/iris.js';
import { RDF_FORMATS, type RdfFormat } from '../graph/parse.js';
import { openCheck } from './check.js';
import { EXIT } from './exit.js';
import { expandFiles } from './files.js';
import { placeInGraphs, readRdf } from './rdf-input.js';
import type { Terminal } from './terminal.js';
import { addVerb } from './verb.js';

interface ValidateOptions {
  readonly from?: RdfFormat;
  readonly format: 'text' | 'turtle' | 'jsonld' | 'json';
  readonly json?: boolean;
}

export function addValidate(program: Command): void {
  addVerb<ValidateOptions>(
    program,
    {
      usage: 'validate <files...>',
      summary: 'Check RDF against the built-in shapes; the reference graph is added to what is given.',
      examples: ['pacta validate data/graph/*.ttl data/curated/*.ttl', 'pacta convert article.md | pacta validate -'],
    },
    (command) =>
      command
        .addOption(
          new Option('--from <form>', 'form of the input where the name does not say').choices([...RDF_FORMATS]),
        )
        .addOption(
          new Option('--format <form>', 'form of the report')
            .choices(['text', 'turtle', 'jsonld', 'json'])
            .default('text'),
        )
        .option('--json', 'short for --format json'),
    run,
  );
}

async function run(operands: readonly string[], options: ValidateOptions, terminal: Terminal): Promise<void> {
  const files = await expandFiles(operands);
  const iris = makeIris();
  const quads: Quad[] = [];
  const progress = terminal.progress('reading', files.length);
  let read = 0;
  for (const file of files) {
    progress.step();
    try {
      for (const quad of placeInGraphs(await readRdf(file, options.from), iris)) quads.push(quad);
      read += 1;
    } catch (error) {
      progress.clear();
      terminal.problem(error);
    }
  }
  progress.clear();
  if (read === 0) return;
  const check = await openCheck(iris);
  const report = await check(quads);
  if (!report.conforms) terminal.raise(EXIT.finding);
  await terminal.data(await report.render(options.json === true ? 'json' : options.format));
  terminal.note(report.conforms ? `conforms: ${quads.length} quads` : `does not conform: ${report.findings} findings`);
}
