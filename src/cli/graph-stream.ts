// Files of N-Quads in, graph after graph out, as `export` and `convert` write them: only one graph is held at a time.
import { createReadStream } from 'node:fs';
import type { Quad } from 'n3';
import { InputError } from '../article/errors.js';
import { isPacked, unpack } from '../article/unpack.js';
import { parsePlaces } from '../graph/parse-places.js';

export const isNQuads = (file: string): boolean => /\.nq(?:\.gz|\.zst)?$/i.test(file);

/** Throws InputError for what cannot be read, is not N-Quads, or has a graph in two places. */
export async function* graphsOfNQuads(file: string): AsyncGenerator<readonly [name: string, quads: readonly Quad[]]> {
  const closed = new Set<string>();
  const ready: [string, Quad[]][] = [];
  const parser = parsePlaces('nquads', file, (quad, line) => {
    const name = quad.graph.value;
    const last = ready.at(-1);
    if (last?.[0] === name) {
      last[1].push(quad);
      return;
    }
    if (last !== undefined) closed.add(last[0]);
    if (closed.has(name))
      throw new InputError(
        file,
        `has the graph <${name}> in two places; sort it by graph, or load it without --by-graph`,
        line,
      );
    ready.push([name, [quad]]);
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const bytes = createReadStream(file);
    for await (const chunk of isPacked(file) ? unpack(bytes, file) : bytes) {
      parser.write(decoder.decode(chunk as Uint8Array, { stream: true }));
      yield* ready.splice(0, ready.length - 1);
    }
    parser.write(decoder.decode());
    parser.end();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    throw new InputError(
      file,
      code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'is not UTF-8' : `cannot be read (${code}); check the name`,
    );
  }
  yield* ready;
}
