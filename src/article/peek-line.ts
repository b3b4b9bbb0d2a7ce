// A stream in; its first line, and the same stream as if nothing had been read of it.

/** The line ends at \n or at the limit. `bytes` can be read once. */
export async function peekLine(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<{ readonly line: Uint8Array; readonly bytes: () => AsyncIterable<Uint8Array> }> {
  const input = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let size = 0;
  let end = -1;
  while (end < 0 && size < mostBytes) {
    const { value, done } = await input.next();
    if (done === true) break;
    const at = (value as Uint8Array).indexOf(0x0a);
    if (at >= 0) end = size + at;
    seen.push(value as Uint8Array);
    size += (value as Uint8Array).length;
  }
  const head = Buffer.concat(seen);
  async function* again(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* { [Symbol.asyncIterator]: () => input };
  }
  return { line: end < 0 ? head : head.subarray(0, end), bytes: again };
}
