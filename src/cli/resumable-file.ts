// A file that grows until it is whole: `FILE.part` beside `FILE.part.json`, which says how far it is sound and what belongs to
// that. Killed at any moment, it is cut back to there and goes on, so that nothing is lost and nothing stands twice. Only the
// whole file gets its name.
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { replaceDurably, writeAll } from '../store/durable-file.js';
import { CommandError, EXIT } from './exit.js';

const MARK_EVERY_MS = 200;

/** `S` is what the writer needs to go on. */
interface Mark<S> {
  readonly bytes: number;
  readonly state: S;
}

export class ResumableFile<S> {
  readonly #file: string;
  readonly #part: string;
  readonly #handle: FileHandle;
  #bytes: number;
  #marked = Date.now();
  /** As it was when the run that is resumed last marked it; undefined for a new file. */
  readonly resumed: S | undefined;

  /** Throws CommandError where an unfinished file is in the way, or cannot be gone on with. */
  static async open<S>(file: string, resume: boolean): Promise<ResumableFile<S>> {
    const part = `${file}.part`;
    try {
      // Hint: a mark without its file is what a run left that was killed just when all was done.
      if (!existsSync(`${part}.json`) || !existsSync(part)) {
        await mkdir(dirname(file), { recursive: true });
        return new ResumableFile<S>(file, await open(part, 'w'), 0, undefined);
      }
      if (!resume)
        throw new CommandError(
          EXIT.usage,
          `${part} is what an unfinished run left; go on with --resume, or remove it and ${part}.json`,
        );
      const { bytes, state } = readMark<S>(await readFile(`${part}.json`, 'utf8'), part);
      const handle = await open(part, 'r+');
      const { size } = await handle.stat();
      if (size < bytes) {
        await handle.close();
        throw new CommandError(
          EXIT.input,
          `${part} has ${size} bytes where ${part}.json knows of ${bytes}; remove both and begin anew`,
        );
      }
      await handle.truncate(bytes);
      return new ResumableFile<S>(file, handle, bytes, state);
    } catch (error) {
      throw explained(error, part);
    }
  }

  private constructor(file: string, handle: FileHandle, bytes: number, resumed: S | undefined) {
    this.#file = file;
    this.#part = `${file}.part`;
    this.#handle = handle;
    this.#bytes = bytes;
    this.resumed = resumed;
  }

  async write(bytes: Uint8Array): Promise<void> {
    try {
      await writeAll(this.#handle, bytes, this.#bytes);
    } catch (error) {
      throw explained(error, this.#part);
    }
    this.#bytes += bytes.length;
  }

  /** Whether the last mark is some time ago; one costs a wait for the disk. */
  get isDue(): boolean {
    return Date.now() - this.#marked >= MARK_EVERY_MS;
  }

  async markSoon(state: S): Promise<void> {
    if (this.isDue) await this.mark(state);
  }

  /** What was written until now is sound, and goes with this state. */
  async mark(state: S): Promise<void> {
    try {
      await this.#handle.datasync();
      const mark: Mark<S> = { bytes: this.#bytes, state };
      await replaceDurably(`${this.#part}.json`, [Buffer.from(`${JSON.stringify(mark)}\n`)]);
      this.#marked = Date.now();
    } catch (error) {
      throw explained(error, this.#part);
    }
  }

  /** Gives the file its name. */
  async finish(): Promise<void> {
    try {
      await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#part, this.#file);
      await rm(`${this.#part}.json`, { force: true });
    } catch (error) {
      throw explained(error, this.#file);
    }
  }

  /** Leaves it to be gone on with. */
  async leave(): Promise<void> {
    await this.#handle.close().catch(() => {});
  }
}

function readMark<S>(text: string, part: string): Mark<S> {
  try {
    const mark = JSON.parse(text) as Mark<S>;
    if (Number.isSafeInteger(mark.bytes)) return mark;
  } catch {
    // told below
  }
  throw new CommandError(EXIT.input, `${part}.json does not say how far ${part} is; remove both and begin anew`);
}

function explained(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof CommandError || typeof code !== 'string') return error;
  const advice =
    code === 'ENOSPC' || code === 'EFBIG'
      ? 'make room and go on with --resume'
      : 'check the folder and its permissions';
  return new CommandError(EXIT.failure, `${file} cannot be written (${code}); ${advice}`);
}
