// Any error in, exit code and the one line that the user reads out. The table is the same for every verb; README.md and
// each `--help` show it. A stack trace is printed only with -v.
import { CommanderError } from 'commander';
import { InputError } from '../article/errors.js';
import { LanguageError } from '../language/recognise.js';

export const EXIT = {
  done: 0,
  finding: 1,
  usage: 2,
  input: 3,
  remote: 4,
  failure: 5,
  timeout: 124,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_MEANINGS: Readonly<Record<ExitCode, string>> = {
  0: 'done, or the data conform',
  1: 'a finding: the data do not conform, or ASK is false with --exit-status',
  2: 'wrong use of the command',
  3: 'an input cannot be read',
  4: 'a remote server failed',
  5: 'the store or the program failed',
  124: 'out of time',
  130: 'interrupted',
};

/** An error whose message is meant for the user and whose exit code is known. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Errors of other layers that name their kind by `name`, so that the command line need not load those layers. */
const CODES_BY_NAME: Readonly<Record<string, ExitCode>> = {
  QueryTimeout: EXIT.timeout,
  TimeoutError: EXIT.timeout,
  StoreUnavailable: EXIT.remote,
  ServiceUnavailable: EXIT.remote,
  WriteFailed: EXIT.failure,
  FolderRefused: EXIT.failure,
  QuerySyntaxError: EXIT.input,
  QueryRefused: EXIT.usage,
  EngineFailure: EXIT.failure,
  TooBusy: EXIT.failure,
  ListenError: EXIT.failure,
  AbortError: EXIT.interrupted,
};

/** Exit code of an error and the line that tells it; `expected` is false for what only a bug explains. */
export function explainError(error: unknown): { code: ExitCode; message: string; expected: boolean } {
  if (error instanceof InputError) return { code: EXIT.input, message: error.located, expected: true };
  if (error instanceof LanguageError) return { code: EXIT.input, message: error.message, expected: true };
  if (error instanceof CommandError) return { code: error.code, message: error.message, expected: true };
  if (error instanceof CommanderError)
    return { code: error.exitCode === 0 ? EXIT.done : EXIT.usage, message: error.message, expected: true };
  if (!(error instanceof Error)) return { code: EXIT.failure, message: String(error), expected: false };
  const code = CODES_BY_NAME[error.name];
  if (code !== undefined) return { code, message: error.message, expected: true };
  return {
    code: EXIT.failure,
    message: `${error.message.split('\n')[0] ?? ''} (unexpected; -v shows where)`,
    expected: false,
  };
}
