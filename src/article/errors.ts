// What can be wrong with an input: where, what, and what to do. Never a stack trace for the user.

/** An input cannot be read. Exit code 3. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;

  /** Line and column count from 1. */
  constructor(file: string, message: string, line?: number, column?: number) {
    super(message);
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** `file:line:column: what is wrong`. */
  get located(): string {
    const place = [this.file, this.line, this.line === undefined ? undefined : this.column];
    return `${place.filter((part) => part !== undefined).join(':')}: ${this.message}`;
  }
}
