// The bytes of a tar archive in, its files out in their order, each to be read before the next is asked for. Nothing is
// written to the disk, and never more than a piece is held.
import type { ReadEntry } from 'tar';
import { nameProblem, shownName } from './entry-names.js';
import { InputError } from './errors.js';
import type { Source } from './sources.js';

interface Held {
  readonly entry: ReadEntry;
  readonly chunks: Uint8Array[];
  ended: boolean;
  received: number;
  /** Its reader is done with it. */
  left: boolean;
}

/** Entries with an unbelievable name, and faults of the archive, come out as errors beside the files. */
export async function* tarEntries(
  archive: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Source | InputError> {
  // loaded only for such an archive, for it is large
  const { Parser } = await import('tar');
  const waiting: Held[] = [];
  const faults: InputError[] = [];
  let read = 0;
  const parser = new Parser({
    onReadEntry: (entry) => {
      const held: Held = { entry, chunks: [], ended: false, received: 0, left: false };
      entry.on('data', (chunk: Buffer) => {
        held.received += chunk.length;
        if (!held.left) held.chunks.push(chunk);
      });
      entry.on('end', () => {
        held.ended = true;
      });
      waiting.push(held);
    },
    onwarn: (code, message) => {
      if (code === 'TAR_ENTRY_INFO') return;
      faults.push(
        new InputError(archive, `is broken after ${read} of its files (${message}); what stands before is read`),
      );
    },
  });
  const input = chunks[Symbol.asyncIterator]();
  let finished = false;
  const pull = async (): Promise<void> => {
    const { value, done } = await input.next();
    finished = done === true;
    if (done === true) parser.end();
    else parser.write(value);
  };
  async function* bytesOf(held: Held): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = held.chunks.shift();
      if (chunk !== undefined) yield chunk;
      else if (!held.ended && !finished) await pull();
      else if (held.received === held.entry.size) return;
      else throw new InputError(`${archive}/${shownName(held.entry.path)}`, 'is cut off: the archive ends within it');
    }
  }
  try {
    for (;;) {
      const held = waiting.shift();
      if (held === undefined) {
        // Hint: one fault makes others of all that follows.
        if (faults[0] !== undefined) yield faults[0];
        if (faults[0] !== undefined || finished) return;
        await pull();
        continue;
      }
      const { path, type, size } = held.entry;
      if (/^(?:Old|Contiguous)?File$/.test(type)) {
        const problem = nameProblem(path);
        const file = `${archive}/${shownName(path)}`;
        if (problem === undefined) yield { file, name: path, size, bytes: () => bytesOf(held) };
        else yield new InputError(file, problem);
        read += 1;
      }
      held.left = true;
      held.chunks.length = 0;
    }
  } finally {
    await input.return?.();
  }
}
