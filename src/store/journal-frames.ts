// The form of a journal: one record a line, `checksum length JSON`, so that it can be read without this program. The
// checksum is the CRC-32 of the JSON's bytes in eight hexadecimal digits, the length their number. JSON text holds no
// line break of its own, so that each line break in the file ends a record.
import { crc32 } from 'node:zlib';

export interface Damage {
  /** Of the damaged record, counted from 0, which is the head. */
  readonly record: number;
  /** In bytes, where it begins. */
  readonly offset: number;
  /** Nothing follows it: a write that was cut short, which nobody was told of. */
  readonly torn: boolean;
}
export interface Frames {
  readonly records: readonly unknown[];
  /** Where the last sound record ends. */
  readonly end: number;
  readonly damage: Damage | undefined;
}

const NEW_LINE = 0x0a;
const HEAD = /^([0-9a-f]{8}) (\d{1,15}) /;
const MAX_HEAD = 8 + 1 + 15 + 1;

export function encodeFrame(record: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  return Buffer.concat([Buffer.from(`${checksum(json)} ${json.length} `), json, Buffer.from('\n')]);
}

/** All records up to the first that is damaged. */
export function readFrames(bytes: Buffer): Frames {
  const records: unknown[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const head = HEAD.exec(bytes.toString('latin1', offset, offset + MAX_HEAD));
    const start = offset + (head?.[0].length ?? 0);
    const end = start + Number(head?.[2] ?? 0);
    const json = bytes.subarray(start, end);
    if (head === null || bytes[end] !== NEW_LINE || checksum(json) !== head[1]) {
      const lineEnd = bytes.indexOf(NEW_LINE, offset);
      const oneLine = lineEnd < 0 || lineEnd === bytes.length - 1;
      // Hint: a length that ends before the file does means that more was written after it.
      const torn = oneLine && (head === null || end + 1 >= bytes.length);
      return { records, end: offset, damage: { record: records.length, offset, torn } };
    }
    records.push(JSON.parse(json.toString()));
    offset = end + 1;
  }
  return { records, end: offset, damage: undefined };
}

const checksum = (bytes: Buffer): string => crc32(bytes).toString(16).padStart(8, '0');
