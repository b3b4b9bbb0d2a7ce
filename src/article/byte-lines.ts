// Bytes in, the bytes of each line out: \n, \r\n and \r end a line. A line over the limit comes out as its size alone, so
// that never more than one line of allowed size is held.

export interface ByteLine {
  /** From 1. */
  readonly number: number;
  readonly size: number;
  /** Absent where the line is too long. */
  readonly bytes?: Uint8Array;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

export async function* byteLines(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<ByteLine> {
  let number = 1;
  let pieces: Uint8Array[] = [];
  let size = 0;
  let afterReturn = false;
  const take = (piece: Uint8Array): void => {
    size += piece.length;
    if (size <= mostBytes) pieces.push(piece);
    else pieces = [];
  };
  const finish = (): ByteLine => {
    const bytes = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
    const line = { number, size, ...(size > mostBytes || bytes === undefined ? {} : { bytes }) };
    number += 1;
    pieces = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = afterReturn && chunk[0] === LINE_FEED ? 1 : 0;
    if (chunk.length > 0) afterReturn = false;
    let nextReturn = chunk.indexOf(RETURN, from);
    for (;;) {
      if (nextReturn >= 0 && nextReturn < from) nextReturn = chunk.indexOf(RETURN, from);
      const nextFeed = chunk.indexOf(LINE_FEED, from);
      const end = nextReturn < 0 ? nextFeed : nextFeed < 0 ? nextReturn : Math.min(nextReturn, nextFeed);
      if (end < 0) break;
      take(chunk.subarray(from, end));
      yield finish();
      from = end + 1;
      if (chunk[end] !== RETURN) continue;
      if (from === chunk.length) afterReturn = true;
      else if (chunk[from] === LINE_FEED) from += 1;
    }
    // Hint: copied, for a source may use its buffer again.
    if (from < chunk.length) take(Uint8Array.prototype.slice.call(chunk, from));
  }
  if (size > 0) yield finish();
}
