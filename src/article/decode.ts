// Bytes in, text out, to the letter: a byte order mark stays, line ends stay. What is no UTF-8 text is refused with the
// place where it breaks.
import { InputError } from './errors.js';

/** Throws InputError for binary input and for input that is not UTF-8. */
export function decode(bytes: Uint8Array, file: string): string {
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw new InputError(file, `is not text but binary (a zero byte at ${zero}); give it as UTF-8 text`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const { line, column } = firstBadByte(bytes);
    throw new InputError(
      file,
      'is not UTF-8; convert it first, for instance with iconv -f WINDOWS-1252 -t UTF-8',
      line,
      column,
    );
  }
}

/** Where the first character stands whose bytes are wrong or cut off. The column counts UTF-16 units from 1. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const valid = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (valid(middle)) low = middle;
    else high = middle - 1;
  }
  // Hint: as a stream, so that a character that has only begun is not counted.
  const before = new TextDecoder().decode(bytes.subarray(0, low), { stream: true });
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
