// All that a verb says to the user: data to stdout, everything else to stderr. Quiet, verbose and colour are decided here
// once, from the flags and the environment, so that no verb asks for them.

import { EXIT, type ExitCode, explainError } from './exit.js';
import type { Log } from './log.js';
import { Progress } from './progress.js';
import { Throughput } from './throughput.js';

export interface TerminalOptions {
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
}

const RED = '\u001b[31m';
const YELLOW = '\u001b[33m';
const PLAIN = '\u001b[0m';

export class Terminal {
  readonly #options: TerminalOptions;
  #worst: ExitCode = EXIT.done;
  #log: Log | undefined;

  constructor(options: TerminalOptions) {
    this.#options = options;
  }

  get color(): boolean {
    return this.#options.color;
  }

  /** The exit code so far: an input that could not be read outweighs a finding. */
  get code(): ExitCode {
    return this.#worst;
  }

  /** From then on everything but data goes into a log; what is too quiet to be told is the log's to say. */
  useLog(open: (level: 'debug' | 'info' | 'error') => Log): void {
    const { quiet, verbose } = this.#options;
    this.#log = open(quiet ? 'error' : verbose ? 'debug' : 'info');
  }

  /** Data. Resolves when the text is handed over, so that a slow reader slows the writer. */
  data(text: string | Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
    });
  }

  note(text: string, fields: object = {}): void {
    if (this.#log !== undefined) this.#log.info(fields, text);
    else if (!this.#options.quiet) process.stderr.write(`${text}\n`);
  }

  detail(text: string): void {
    if (this.#log !== undefined) this.#log.debug({}, text);
    else if (this.#options.verbose) process.stderr.write(`${text}\n`);
  }

  warn(text: string): void {
    if (this.#log !== undefined) this.#log.warn({}, text);
    else if (!this.#options.quiet) process.stderr.write(`${this.#paint(YELLOW, 'warning:')} ${text}\n`);
  }

  /** Tells an error in one line, also when quiet, and keeps its exit code. `file` leads the line where the error names none. */
  problem(error: unknown, file?: string): void {
    const { code, message, expected } = explainError(error);
    this.raise(code);
    if (this.#log !== undefined) {
      this.#log.error({ ...(file === undefined ? {} : { file }), ...(expected ? {} : { err: error }) }, message);
      return;
    }
    process.stderr.write(`${this.#paint(RED, 'error:')} ${file === undefined ? '' : `${file}: `}${message}\n`);
    if (this.#options.verbose && !expected && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  }

  /** Tells a fault that the program survives, such as a request that could not be answered; no exit code comes of it. */
  fault(error: unknown, what: string, id?: string): void {
    if (this.#log !== undefined) {
      this.#log.error({ request: what, id, err: error }, explainError(error).message);
      return;
    }
    process.stderr.write(`${this.#paint(RED, 'error:')} ${what}: ${explainError(error).message}\n`);
    if (this.#options.verbose && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  }

  /** Keeps an exit code unless a worse one is kept already. */
  raise(code: ExitCode): void {
    if (code > this.#worst) this.#worst = code;
  }

  progress(what: string, total: number): Progress {
    const shown = !this.#options.quiet && this.#log === undefined;
    return new Progress(what, total, {
      shown,
      bar: shown && process.stderr.isTTY === true,
      write: (text) => void process.stderr.write(text),
    });
  }

  /** Whether someone sees what goes on. */
  get isWatched(): boolean {
    return !this.#options.quiet && this.#log === undefined && process.stderr.isTTY === true;
  }

  throughput(): Throughput {
    return new Throughput({ shown: this.isWatched, write: (text) => void process.stderr.write(text) });
  }

  #paint(color: string, text: string): string {
    return this.#options.color ? `${color}${text}${PLAIN}` : text;
  }
}
