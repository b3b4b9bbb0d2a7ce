// RDF files in, quads with the graph they belong to out. A Turtle file says no graph; an article's graph and an editor's
// additions are known by what they hold.
import { extname } from 'node:path';
import type { Quad } from 'n3';
import { decode } from '../article/decode.js';
import { InputError } from '../article/errors.js';
import { isArchive } from '../article/sources.js';
import { unpackedName } from '../article/unpack.js';
import { parseRdf, type RdfFormat, rdfFormatOf } from '../graph/parse.js';
import { parsePlaced } from '../graph/placed.js';
import type { Places } from '../validate/places.js';
import { readBytes } from './files.js';

export const ARTICLE_EXTENSIONS: ReadonlySet<string> = new Set([
  '.txt',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.xhtml',
  '.jsonl',
  '.ndjson',
]);
export const isArticleFile = (file: string): boolean =>
  isArchive(file) || ARTICLE_EXTENSIONS.has(extname(unpackedName(file)).toLowerCase());

/** Throws InputError for what cannot be read or is no RDF. `places` hears where each triple stands. */
export async function readRdf(file: string, from: RdfFormat | undefined, places?: Places): Promise<Quad[]> {
  const format = formatOf(file, from);
  const text = decode(await readBytes(file), file);
  if (places === undefined) return parseRdf(text, format, file);
  const quads: Quad[] = [];
  await parsePlaced(text, format, file, (quad, line, column) => {
    places.add(quad, file, line, column);
    quads.push(quad);
  });
  return quads;
}

/** Throws InputError where neither the name nor `from` says it. */
export function formatOf(file: string, from: RdfFormat | undefined): RdfFormat {
  const format = from ?? (file === '-' ? 'turtle' : rdfFormatOf(file));
  if (format === undefined) {
    const advice = isArticleFile(file)
      ? 'is an article, not RDF; convert it first: pacta convert'
      : 'is of no known form; RDF is .ttl, .trig, .nq, .nt, .jsonld or .rdf, or name the form with --from';
    throw new InputError(file, advice);
  }
  return format;
}

export { placeInGraphs } from '../graph/place-in-graphs.js';
