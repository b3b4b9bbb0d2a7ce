// What could not be read or converted, told as it comes and, where a file is named for it, kept as JSON Lines:
// {"file", "line"?, "id"?, "reason"}. At a resumption the file is cut back to what belongs to the output.
import { type FileHandle, open } from 'node:fs/promises';
import { InputError } from '../../article/errors.js';
import type { ReadResult } from '../../article/read.js';
import { writeAll } from '../../store/durable-file.js';
import { CommandError, EXIT, explainError } from '../exit.js';
import type { Terminal } from '../terminal.js';

export interface FailureMark {
  readonly count: number;
  readonly bytes: number;
}

export class Failures {
  readonly #terminal: Terminal;
  readonly #handle: FileHandle | undefined;
  #mark: FailureMark;

  static async open(file: string | undefined, from: FailureMark | undefined, terminal: Terminal): Promise<Failures> {
    const mark = from ?? { count: 0, bytes: 0 };
    try {
      const handle = file === undefined ? undefined : await open(file, from === undefined ? 'w' : 'a+');
      await handle?.truncate(mark.bytes);
      return new Failures(terminal, handle, mark);
    } catch (error) {
      throw new CommandError(
        EXIT.failure,
        `${file} cannot be written (${(error as NodeJS.ErrnoException).code}); check the folder and its permissions`,
      );
    }
  }

  private constructor(terminal: Terminal, handle: FileHandle | undefined, mark: FailureMark) {
    this.#terminal = terminal;
    this.#handle = handle;
    this.#mark = mark;
    if (mark.count > 0) terminal.raise(EXIT.input);
  }

  get mark(): FailureMark {
    return this.#mark;
  }

  async add(error: unknown, read: ReadResult): Promise<void> {
    this.#terminal.problem(error, error instanceof InputError ? undefined : read.file);
    const record = {
      file: read.file,
      ...(error instanceof InputError && error.line !== undefined ? { line: error.line } : {}),
      ...('article' in read ? { id: read.article.slug } : {}),
      reason: error instanceof InputError ? error.message : explainError(error).message,
    };
    const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
    if (this.#handle !== undefined) await writeAll(this.#handle, bytes);
    this.#mark = { count: this.#mark.count + 1, bytes: this.#mark.bytes + bytes.length };
  }

  /** What was added until now is on the disk. */
  async sync(): Promise<void> {
    await this.#handle?.datasync();
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }
}
