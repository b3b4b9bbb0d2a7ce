// A zip archive in, its files out in the order of its directory, each unpacked piece by piece. Nothing is written to the
// disk. Sizes and checksums that the archive states are held to.
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { nameProblem, shownName } from './entry-names.js';
import { InputError } from './errors.js';
import type { Source } from './sources.js';

/** Entries that cannot be read, and faults of the archive, come out as errors beside the files. */
export async function* zipEntries(archive: string): AsyncGenerator<Source | InputError> {
  const yauzl = await import('yauzl');
  let zip: ZipFile;
  try {
    // Hint: names are decoded and judged here, so that one bad name does not close the whole archive.
    zip = await yauzl.openPromise(archive, { autoClose: false, decodeStrings: false });
  } catch (error) {
    yield new InputError(archive, `is no zip archive that can be read (${(error as Error).message}); pack it anew`);
    return;
  }
  try {
    for await (const entry of zip.eachEntry()) {
      const { generalPurposeBitFlag, extraFields, compressionMethod, uncompressedSize } = entry;
      const name = yauzl.getFileNameLowLevel(generalPurposeBitFlag, entry.fileNameRaw, extraFields, false);
      if (name.endsWith('/')) continue;
      const file = `${archive}/${shownName(name)}`;
      const problem = entry.isEncrypted()
        ? 'is encrypted; unpack the archive with its password first'
        : entry.canDecodeFileData()
          ? nameProblem(name)
          : `is packed by a method that is not read here (${compressionMethod}); pack it anew with "deflate"`;
      if (problem !== undefined) yield new InputError(file, problem);
      else yield { file, name, size: uncompressedSize, bytes: () => bytesOf(zip, entry, file) };
    }
  } catch (error) {
    yield new InputError(archive, `is broken (${(error as Error).message}); what stands before is read`);
  } finally {
    zip.close();
  }
}

async function* bytesOf(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk as Uint8Array, sum);
      yield chunk as Uint8Array;
    }
  } catch (error) {
    throw new InputError(file, `is broken (${(error as Error).message}); pack it anew`);
  }
  if (sum !== entry.crc32) throw new InputError(file, 'is not what was packed: its checksum differs; pack it anew');
}
