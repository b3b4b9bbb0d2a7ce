#!/usr/bin/env node
// The command line: one file a verb, each loaded only when it is asked for. Data go to stdout, everything else to stderr.
import { Command, CommanderError } from 'commander';
import { addBackup } from './backup.js';
import { addConvert } from './convert.js';
import { EXIT, explainError } from './exit.js';
import { addExplain } from './explain.js';
import { addExport } from './export.js';
import { removeUnfinished } from './files.js';
import { addLink } from './link.js';
import { addLoad } from './load.js';
import { addQuery } from './query.js';
import { addRepair } from './repair.js';
import { addRestore } from './restore.js';
import { addServe } from './serve.js';
import { addValidate } from './validate.js';
import { exitTable } from './verb.js';
import { VERSION } from './version.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Hint: `pacta … | head` closes the pipe before all is written, which is no fault.
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failure);
});
process.on('SIGINT', () => {
  removeUnfinished();
  process.stderr.write('interrupted; every file and store is whole, as it was before or after the last step\n');
  process.exit(EXIT.interrupted);
});
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    const { code, message } = explainError(error);
    const verbose = process.argv.includes('-v') || process.argv.includes('--verbose');
    process.stderr.write(`error: ${message}\n${verbose && error instanceof Error ? `${error.stack ?? ''}\n` : ''}`);
    removeUnfinished();
    process.exit(code);
  });
}

const program = new Command('pacta')
  .description('Turns news about diplomacy into linked data with evidence to the character.')
  .version(VERSION)
  .addHelpText('before', 'Examples:\n  pacta convert article.md\n  pacta query state-visits\n')
  .addHelpText('after', exitTable)
  .configureOutput({ outputError: (text, write) => write(text) })
  .showHelpAfterError('(add --help for what can be given)')
  .exitOverride();
const verbs = [
  addConvert,
  addExplain,
  addValidate,
  addLoad,
  addQuery,
  addLink,
  addExport,
  addServe,
  addBackup,
  addRestore,
  addRepair,
];
for (const add of verbs) add(program);

try {
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = explainError(error).code;
}
