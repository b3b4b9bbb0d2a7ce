// What is named in, the files that it stands for out, one at a time: a file as it is, a folder by its files in order of
// their names, an archive by its entries. Every one of them is read as a stream.
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from './errors.js';
import { tarEntries } from './tar-entries.js';
import { isPacked, unpack, unpackedName } from './unpack.js';
import { zipEntries } from './zip-entries.js';

export interface Source {
  /** For messages: "news.zip/2024/a.txt". */
  readonly file: string;
  /** What names form and article: below the folder or within the archive, "2024/a.txt". */
  readonly name: string;
  /** As it is stored, where that is known before it is read. */
  readonly size?: number;
  /** Unpacked, where the name says that it is packed. */
  bytes(): AsyncIterable<Uint8Array>;
}
export type Stdin = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface SourceOptions {
  readonly stdin?: Stdin;
  /** Whether an entry of a folder or an archive is meant, judged by its name. */
  readonly wants: (name: string) => boolean;
  /** Hears of each entry that is not. */
  readonly passedOver?: (file: string) => void;
  /** Hears how many bytes of what was named have been read, packed as they are. */
  readonly onBytes?: (count: number) => void;
}

const ARCHIVE = /\.(?:zip|tar|tar\.gz|tgz|tar\.zst)$/i;
export const isArchive = (name: string): boolean => ARCHIVE.test(name);

/** Files above this size are read in pieces; most articles are smaller. */
const AT_ONCE_BYTES = 1_000_000;

export async function* sourcesOf(named: string, options: SourceOptions): AsyncGenerator<Source | InputError> {
  if (named === '-') {
    const chunks = options.stdin?.() ?? [];
    yield { file: named, name: named, bytes: () => counted(chunks, options) };
    return;
  }
  const info = await stat(named).catch((error: NodeJS.ErrnoException) => problemOf(named, error));
  if (info instanceof InputError) yield info;
  else if (info.isDirectory()) yield* folderSources(named, options);
  else if (isArchive(named)) yield* archiveSources(named, info.size, options);
  else yield unpacking(fileSource(named, named, info.size, info.isFile(), options));
}

function fileSource(file: string, name: string, size: number, whole: boolean, options: SourceOptions): Source {
  return {
    file,
    name,
    ...(whole ? { size } : {}),
    bytes: () => readPieces(file, whole && size <= AT_ONCE_BYTES, options),
  };
}

async function* readPieces(file: string, atOnce: boolean, options: SourceOptions): AsyncGenerator<Uint8Array> {
  try {
    yield* counted(atOnce ? [await readFile(file)] : createReadStream(file, { highWaterMark: 256 * 1024 }), options);
  } catch (error) {
    throw problemOf(file, error as NodeJS.ErrnoException);
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { onBytes }: SourceOptions,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes?.(chunk.length);
    yield chunk;
  }
}

const unpacking = (source: Source): Source =>
  isPacked(source.name) ? { ...source, bytes: () => unpack(source.bytes(), source.file) } : source;

/** Files whose name begins with a dot are not looked at, and links to folders are not followed. */
async function* folderSources(folder: string, options: SourceOptions): AsyncGenerator<Source | InputError> {
  let found = 0;
  for await (const name of namesBelow(folder, '')) {
    const path = join(folder, name);
    if (!isArchive(name) && !options.wants(unpackedName(name))) {
      options.passedOver?.(path);
      continue;
    }
    found += 1;
    const info = await stat(path).catch((error: NodeJS.ErrnoException) => problemOf(path, error));
    if (info instanceof InputError) yield info;
    else if (isArchive(name)) yield* archiveSources(path, info.size, options);
    else if (info.isFile()) yield unpacking(fileSource(path, name, info.size, true, options));
  }
  if (found === 0) yield new InputError(folder, 'is a folder without articles; check the name');
}

async function* namesBelow(folder: string, prefix: string): AsyncGenerator<string> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) yield* namesBelow(folder, name);
    else yield name;
  }
}

async function* archiveSources(
  archive: string,
  size: number,
  options: SourceOptions,
): AsyncGenerator<Source | InputError> {
  let found = 0;
  try {
    for await (const entry of openArchive(archive, size, options)) {
      const isHidden = !(entry instanceof InputError) && /(?:^|\/)(?:\.|__MACOSX\/)/.test(entry.name);
      if (entry instanceof InputError || isHidden) {
        if (entry instanceof InputError) yield entry;
        found += entry instanceof InputError ? 1 : 0;
        continue;
      }
      if (options.wants(unpackedName(entry.name))) {
        found += 1;
        yield unpacking(entry);
      } else options.passedOver?.(entry.file);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    found += 1;
    yield error;
  }
  if (found === 0) yield new InputError(archive, 'holds no article; check what was packed');
}

function openArchive(archive: string, size: number, options: SourceOptions): AsyncIterable<Source | InputError> {
  if (/\.zip$/i.test(archive)) {
    options.onBytes?.(size);
    return zipEntries(archive);
  }
  const whole: Source = { file: archive, name: archive, bytes: () => readPieces(archive, false, options) };
  return tarEntries(archive, unpacking(whole).bytes());
}

function problemOf(file: string, error: NodeJS.ErrnoException | InputError): InputError {
  if (error instanceof InputError) return error;
  return new InputError(
    file,
    error.code === 'ENOENT'
      ? 'is not there; check the name'
      : `cannot be opened (${error.code ?? error.message}); check its permissions`,
  );
}
