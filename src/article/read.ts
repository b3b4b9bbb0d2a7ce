// Files in, articles out, one at a time and in the order given. What cannot be read comes out as an error beside the
// others, so that one bad file, or one bad line of JSON Lines, never stops the rest.
import { basename } from 'node:path';
import type { Article } from './article.js';
import { isDay } from './calendar.js';
import { decode } from './decode.js';
import { InputError } from './errors.js';
import { checkFields, type FrontMatter, type Position, type SplitDocument, splitFrontMatter } from './front-matter.js';
import { loadBytes, type SizeLimit, tooLarge } from './load-bytes.js';

export const ARTICLE_FORMATS = ['txt', 'md', 'html', 'jsonl'] as const;
export type ArticleFormat = (typeof ARTICLE_FORMATS)[number];
export interface ReadOptions {
  readonly from?: ArticleFormat;
  readonly published?: string;
  readonly language?: string;
  readonly id?: string;
  /** Largest article in bytes; default 5 MB. */
  readonly maxBytes?: number;
  /** What "-" stands for. */
  readonly stdin?: () => Promise<Uint8Array>;
}
export type ReadResult =
  | { readonly file: string; readonly article: Article }
  | { readonly file: string; readonly error: InputError };

export const MAX_BYTES = 5_000_000;
const articleLimit = ({ maxBytes = MAX_BYTES }: ReadOptions): SizeLimit => ({
  bytes: maxBytes,
  of: 'an article may have; give one article a file, or JSON Lines',
});
/** A file of JSON Lines holds many articles; it is read whole. */
const LINES_LIMIT: SizeLimit = {
  bytes: 250_000_000,
  of: 'a file of JSON Lines may have; divide it',
};

/** Articles and errors as they come; nothing is thrown for a fault of the input. */
export async function* readArticles(files: readonly string[], options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  const takenBy = new Map<string, string>();
  for (const file of files) {
    let articles: readonly (() => Article)[];
    try {
      articles = await articlesOf(file, options);
    } catch (error) {
      yield { file, error: asInputError(error) };
      continue;
    }
    for (const makeNext of articles) yield attempt(file, makeNext, takenBy);
  }
}

function attempt(file: string, makeNext: () => Article, takenBy: Map<string, string>): ReadResult {
  try {
    const article = makeNext();
    const earlier = takenBy.get(article.slug);
    if (earlier !== undefined) {
      throw new InputError(file, `has the same id "${article.slug}" as ${earlier}; give one of them another id`);
    }
    takenBy.set(article.slug, file);
    return { file, article };
  } catch (error) {
    return { file, error: asInputError(error) };
  }
}

function asInputError(error: unknown): InputError {
  if (error instanceof InputError) return error;
  throw error;
}

/** One function for each article of a file; an article that is wrong throws InputError when it is made. */
async function articlesOf(file: string, options: ReadOptions): Promise<(() => Article)[]> {
  const limit = namesJsonLines(file, options) ? LINES_LIMIT : articleLimit(options);
  const bytes = await loadBytes(file, limit, options.stdin);
  const format = formatOf(file, options);
  if (bytes.length === 0) throw new InputError(file, 'is empty; an article needs text');
  const text = decode(bytes, file);
  if (format === 'jsonl') {
    const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
    return lines.flatMap((line, index) =>
      line.trim() === '' ? [] : [() => fromJsonLine(line, index + 1, file, options)],
    );
  }
  // loaded only for a page: reading pages takes more code than everything else here
  const readPage = format === 'html' ? (await import('./page.js')).readPage : undefined;
  const split = (): SplitDocument => {
    if (readPage !== undefined) return { ...readPage(text, file), positions: new Map() };
    return format === 'md' ? splitFrontMatter(text, file) : { fields: {}, positions: new Map(), text };
  };
  return [
    () => {
      const { fields, positions, text: body } = split();
      return makeArticle(fields, body, file, options, (name) => positions.get(name));
    },
  ];
}

const namesJsonLines = (file: string, { from }: ReadOptions): boolean =>
  from === undefined ? /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(file) : from === 'jsonl';

function formatOf(file: string, options: ReadOptions): ArticleFormat {
  if (options.from !== undefined) return options.from;
  if (namesJsonLines(file, options)) return 'jsonl';
  const name = file.replace(/\.gz$/, '').toLowerCase();
  if (name === '-' || name.endsWith('.txt')) return 'txt';
  if (name.endsWith('.md') || name.endsWith('.markdown')) return 'md';
  if (/\.x?html?$/.test(name)) return 'html';
  throw new InputError(
    file,
    'is of no known form; articles are .txt, .md, .html or .jsonl, or name the form with --from',
  );
}

function fromJsonLine(line: string, number: number, file: string, options: ReadOptions): Article {
  const at = (): Position => ({ line: number });
  const size = Buffer.byteLength(line);
  const limit = articleLimit(options);
  if (size > limit.bytes) throw new InputError(file, `has an article of ${tooLarge(size, limit)}`, number);
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch (error) {
    throw new InputError(file, `is not JSON: ${(error as Error).message}`, number);
  }
  const text = record !== null && typeof record === 'object' && 'text' in record ? record.text : undefined;
  if (typeof text !== 'string') {
    throw new InputError(file, 'has no "text"; each line is an object with text and the front matter fields', number);
  }
  const fields = checkFields(record as Readonly<Record<string, unknown>>, file, at);
  return makeArticle({ id: `${slugFromName(file)}-${number}`, ...fields }, text, file, options, at);
}

/** File name without extensions, lower case, other signs to hyphens. */
export function slugFromName(file: string): string {
  const name = basename(file)
    .replace(/\.gz$/i, '')
    .replace(/\.[^.]*$/, '');
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'article' : slug;
}

/** What a graph can hold of the text of a JSON line, which can name by escapes what no file of UTF-8 holds. */
const NO_CHARACTER = /[\0\p{Cs}]/u;
const WEB_ADDRESS = /^https?:\/\/[^\s<>"{}|\\^`]+$/;

function makeArticle(
  { id, ...known }: FrontMatter,
  text: string,
  file: string,
  options: ReadOptions,
  at: (name: string) => Position | undefined,
): Article {
  const fail = (message: string, name: string, given?: string): never => {
    // Hint: what the command line gave stands in no line of the file.
    const { line, column } = given === undefined ? (at(name) ?? {}) : {};
    throw new InputError(file, message, line, column);
  };
  if (text.trim() === '') fail('has no text; an article needs at least a sentence', 'text');
  if (NO_CHARACTER.test(text)) fail('has half a character or a zero in its text; write whole characters', 'text');
  const slug = options.id ?? id ?? slugFromName(file);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    fail(`the id "${slug}" may hold only a-z, 0-9 and single hyphens`, 'id', options.id);
  }
  const published = options.published ?? known.published;
  if (published !== undefined && !isDay(published)) {
    fail(`the publication date "${published}" is no day; write it as YYYY-MM-DD`, 'published', options.published);
  }
  if (known.url !== undefined && !WEB_ADDRESS.test(known.url)) {
    fail(`the url "${known.url}" is no web address; write it whole, with https://`, 'url');
  }
  const language = options.language ?? known.language;
  return {
    ...known,
    slug,
    text,
    source: file,
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language }),
  };
}
