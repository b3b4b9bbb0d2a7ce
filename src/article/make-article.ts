// Fields and text in, an article out, or the error that says at which place of the file what is wrong.
import { createHash } from 'node:crypto';
import type { Article } from './article.js';
import { isDay } from './calendar.js';
import { InputError } from './errors.js';
import { checkFields, type FrontMatter, type Position } from './front-matter.js';
import { unpackedName } from './unpack.js';

/** What the caller says of every article; it outweighs what the article says. */
export interface Given {
  readonly published?: string;
  readonly language?: string;
  readonly id?: string;
}
/** Where an article stands: `file` for messages, `name` for the slug. */
export interface Place {
  readonly file: string;
  readonly name: string;
}

/** Name without extensions, lower case, other signs to hyphens: "2024-visita" for "2024/Visita.txt". */
export function slugFromName(name: string): string {
  const slug = unpackedName(name)
    .replace(/\.[^./]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'article' : slug;
}

/** What a graph can hold of the text of a JSON line, which can name by escapes what no file of UTF-8 holds. */
const NO_CHARACTER = /[\0\p{Cs}]/u;
const WEB_ADDRESS = /^https?:\/\/[^\s<>"{}|\\^`]+$/;

export function makeArticle(
  { id, ...known }: FrontMatter,
  text: string,
  { file, name }: Place,
  given: Given,
  at: (name: string) => Position | undefined,
): Article {
  const fail = (message: string, field: string, stated?: string): never => {
    // Hint: what the command line gave stands in no line of the file.
    const { line, column } = stated === undefined ? (at(field) ?? {}) : {};
    throw new InputError(file, message, line, column);
  };
  if (text.trim() === '') fail('has no text; an article needs at least a sentence', 'text');
  if (NO_CHARACTER.test(text)) fail('has half a character or a zero in its text; write whole characters', 'text');
  const slug = given.id ?? id ?? slugFromName(name);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    fail(`the id "${slug}" may hold only a-z, 0-9 and single hyphens`, 'id', given.id);
  }
  const published = given.published ?? known.published;
  if (published !== undefined && !isDay(published)) {
    fail(`the publication date "${published}" is no day; write it as YYYY-MM-DD`, 'published', given.published);
  }
  if (known.url !== undefined && !WEB_ADDRESS.test(known.url)) {
    fail(`the url "${known.url}" is no web address; write it whole, with https://`, 'url');
  }
  const language = given.language ?? known.language;
  return {
    ...known,
    slug,
    text,
    source: file,
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language }),
  };
}

/** An article of a line that has been decoded. One without an id is named by file and line; on stdin, which has no name and
 * may be one of many parts, by its text. */
export function fromJsonLine(line: string, number: number, place: Place, given: Given): Article {
  const { file, name } = place;
  const at = (): Position => ({ line: number });
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
  const id = fields.id ?? (name === '-' ? `article-${digest(text)}` : `${slugFromName(name)}-${number}`);
  return makeArticle({ ...fields, id }, text, place, given, at);
}

const DIGEST_LENGTH = 16;
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, DIGEST_LENGTH);
