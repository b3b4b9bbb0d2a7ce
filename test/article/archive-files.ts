// Archives as tests need them, also such as no program packs: names that lead elsewhere, false sizes, locked entries.
import { crc32, deflateRawSync } from 'node:zlib';
import { Header } from 'tar';

export interface PackedEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly encrypted?: boolean;
  /** Stated instead of the true one. */
  readonly size?: number;
  readonly sum?: number;
  readonly method?: number;
}

/** A zip archive (APPNOTE 4.3) without extensions. */
export function zipOf(entries: readonly PackedEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE((entry.encrypted === true ? 1 : 0) | 0x800, 2);
    shared.writeUInt16LE(entry.method ?? 8, 4);
    shared.writeUInt32LE(entry.sum ?? crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(entry.size ?? content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, place, name]));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, Buffer.from('PK\u0005\u0006'), end]);
}

/** A tar archive in the form of POSIX. */
export function tarOf(entries: readonly PackedEntry[]): Buffer {
  const blocks = entries.flatMap(({ name, content, size }) => {
    const body = Buffer.from(content);
    const block = Buffer.alloc(512);
    new Header({ path: name, size: size ?? body.length, type: 'File', mode: 0o644 }).encode(block, 0);
    return [block, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
