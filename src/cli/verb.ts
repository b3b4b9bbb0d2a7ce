// What all verbs share: the flags that every one has, a help that leads with two examples and ends with the exit codes,
// and the one place where an error becomes an exit code.
import type { Command } from 'commander';
import { EXIT_MEANINGS } from './exit.js';
import { Terminal } from './terminal.js';

export interface VerbHelp {
  /** Name and arguments, as commander takes them. */
  readonly usage: string;
  readonly summary: string;
  readonly examples: readonly [string, string];
}
export type VerbAction<O> = (operands: readonly string[], options: O, terminal: Terminal) => Promise<void>;

interface CommonOptions {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: boolean;
}

/** Adds a verb; `options` adds its own flags. The action gets the operands as one list. */
export function addVerb<O>(
  program: Command,
  help: VerbHelp,
  options: (command: Command) => Command,
  action: VerbAction<O>,
): void {
  const command = program.command(help.usage).description(help.summary);
  options(command)
    .option('-q, --quiet', 'say nothing on stderr but errors')
    .option('-v, --verbose', 'say more on stderr')
    .option('--no-color', 'no colours on stderr; so does the environment variable NO_COLOR')
    .addHelpText('before', `Examples:\n${help.examples.map((example) => `  ${example}\n`).join('')}`)
    .addHelpText('after', exitTable)
    .action(async (...given: unknown[]) => {
      const operands = given
        .slice(0, -2)
        .flat()
        .filter((operand) => typeof operand === 'string');
      const terminal = new Terminal(terminalOptions(command.opts<CommonOptions>()));
      try {
        await action(operands, command.opts() as O, terminal);
      } catch (error) {
        terminal.problem(error);
      }
      process.exitCode = terminal.code;
    });
}

function terminalOptions({ quiet = false, verbose = false, color }: CommonOptions): {
  quiet: boolean;
  verbose: boolean;
  color: boolean;
} {
  const wanted = color && (process.env['NO_COLOR'] ?? '') === '' && process.stderr.isTTY === true;
  return { quiet, verbose, color: wanted };
}

export const exitTable = `\nExit codes:\n${Object.entries(EXIT_MEANINGS)
  .map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}\n`)
  .join('')}`;
