// Files, folders and archives in, articles out, one at a time and in the order given, in bounded memory. What cannot be
// read comes out as an error beside the others, so that one bad file, or one bad line of JSON Lines, never stops the rest.
import { basename } from 'node:path';
import type { Article } from './article.js';
import { byteLines } from './byte-lines.js';
import { decode } from './decode.js';
import { InputError } from './errors.js';
import { type SplitDocument, splitFrontMatter } from './front-matter.js';
import { loadBytes, type SizeLimit, tooLarge } from './load-bytes.js';
import { fromJsonLine, type Given, makeArticle, type Place } from './make-article.js';
import { peekLine } from './peek-line.js';
import { type Source, type SourceOptions, sourcesOf } from './sources.js';
import { unpackedName } from './unpack.js';

export const ARTICLE_FORMATS = ['txt', 'md', 'html', 'jsonl'] as const;
export type ArticleFormat = (typeof ARTICLE_FORMATS)[number];
export interface ReadOptions extends Given, Omit<SourceOptions, 'wants'> {
  readonly from?: ArticleFormat;
  /** Largest article in bytes; default 5 MB. */
  readonly maxBytes?: number;
}
export type ReadResult =
  | { readonly file: string; readonly article: Article }
  | { readonly file: string; readonly error: InputError };

export const MAX_BYTES = 5_000_000;
const articleLimit = ({ maxBytes = MAX_BYTES }: ReadOptions): SizeLimit => ({
  bytes: maxBytes,
  of: 'an article may have; give one article a file, or JSON Lines',
});

/** Articles and errors as they come; nothing is thrown for a fault of the input. */
export async function* readArticles(files: readonly string[], options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  const takenBy = new Map<string, string>();
  const wants = (name: string): boolean => options.from !== undefined || formByName(name) !== undefined;
  for (const file of files) {
    for await (const source of sourcesOf(file, { ...options, wants })) {
      if (source instanceof InputError) yield { file: source.file, error: source };
      else for await (const make of articlesOf(source, options)) yield attempt(source.file, make, takenBy);
    }
  }
}

function attempt(file: string, make: () => Article, takenBy: Map<string, string>): ReadResult {
  try {
    const article = make();
    const earlier = takenBy.get(article.slug);
    if (earlier !== undefined) {
      throw new InputError(file, `has the same id "${article.slug}" as ${earlier}; give one of them another id`);
    }
    takenBy.set(apart(article.slug), file);
    return { file, article };
  } catch (error) {
    return { file, error: asInputError(error) };
  }
}

/** Hint: a part of a string can hold the whole in memory, here a whole article. */
const apart = (slug: string): string => Buffer.from(slug, 'latin1').toString('latin1');

function asInputError(error: unknown): InputError {
  if (error instanceof InputError) return error;
  throw error;
}
const failing = (error: unknown) => (): Article => {
  throw error;
};

/** One function for each article of a source; an article that is wrong throws InputError when it is made. */
async function* articlesOf(source: Source, options: ReadOptions): AsyncGenerator<() => Article> {
  try {
    const [format, opened] = await formOf(source, options);
    if (format === 'jsonl') yield* articlesOfLines(opened, options);
    else yield await articleOf(opened, format, options);
  } catch (error) {
    yield failing(error);
  }
}

async function articleOf(
  source: Source,
  format: Exclude<ArticleFormat, 'jsonl'>,
  options: ReadOptions,
): Promise<() => Article> {
  const { file } = source;
  const bytes = await loadBytes(source, articleLimit(options));
  if (bytes.length === 0) throw new InputError(file, 'is empty; an article needs text');
  const text = decode(bytes, file);
  // loaded only for a page: reading pages takes more code than everything else here
  const readPage = format === 'html' ? (await import('./page.js')).readPage : undefined;
  const split = (): SplitDocument => {
    if (readPage !== undefined) return { ...readPage(text, file), positions: new Map() };
    return format === 'md' ? splitFrontMatter(text, file) : { fields: {}, positions: new Map(), text };
  };
  return () => {
    const { fields, positions, text: body } = split();
    return makeArticle(fields, body, placeOf(source), options, (name) => positions.get(name));
  };
}

async function* articlesOfLines(source: Source, options: ReadOptions): AsyncGenerator<() => Article> {
  const place = placeOf(source);
  const limit = articleLimit(options);
  let isEmpty = true;
  for await (const { number, size, bytes } of byteLines(source.bytes(), limit.bytes)) {
    isEmpty = false;
    if (bytes === undefined) {
      yield failing(new InputError(place.file, `has an article of ${tooLarge(size, limit)}`, number));
      continue;
    }
    let line: string;
    try {
      line = decode(bytes, place.file);
    } catch (error) {
      const { message, column } = asInputError(error);
      const placed = new InputError(place.file, message, number, column);
      // Hint: what is no text from its first line on is not JSON Lines at all, and is told once.
      if (number === 1) throw placed;
      yield failing(placed);
      continue;
    }
    const own = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (own.trim() !== '') yield () => fromJsonLine(own, number, place, options);
  }
  if (isEmpty) throw new InputError(place.file, 'is empty; an article needs text');
}

/** Of a file that is named alone its folders say nothing. */
const placeOf = ({ file, name }: Source): Place => ({ file, name: name === file ? basename(file) : name });

function formByName(name: string): ArticleFormat | undefined {
  const plain = unpackedName(name).toLowerCase();
  if (/\.(?:jsonl|ndjson)$/.test(plain)) return 'jsonl';
  if (plain.endsWith('.txt')) return 'txt';
  if (plain.endsWith('.md') || plain.endsWith('.markdown')) return 'md';
  return /\.x?html?$/.test(plain) ? 'html' : undefined;
}

async function formOf(source: Source, { from, maxBytes = MAX_BYTES }: ReadOptions): Promise<[ArticleFormat, Source]> {
  if (from !== undefined) return [from, source];
  if (source.name === '-') {
    // Hint: stdin has no name; a first line that is an article as JSON says that others follow.
    const { line, bytes } = await peekLine(source.bytes(), maxBytes);
    return [isArticleLine(line) ? 'jsonl' : 'txt', { ...source, bytes }];
  }
  const format = formByName(source.name);
  if (format !== undefined) return [format, source];
  throw new InputError(
    source.file,
    'is of no known form; articles are .txt, .md, .html or .jsonl, or name the form with --from',
  );
}

function isArticleLine(line: Uint8Array): boolean {
  if (!/^\ufeff?\s*\{/.test(Buffer.from(line.subarray(0, 100)).toString())) return false;
  try {
    const record = JSON.parse(
      Buffer.from(line)
        .toString()
        .replace(/^\ufeff/, ''),
    ) as { readonly text?: unknown };
    return typeof record.text === 'string';
  } catch {
    return false;
  }
}
