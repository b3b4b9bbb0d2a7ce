// RDF text of any form in, quads out, each with the line and column at which it stands, as far as the form tells.
import type { Quad } from 'n3';
import { placesInJsonLd } from './json-ld-places.js';
import { parseRdf, type RdfFormat } from './parse.js';
import { parsePlaces } from './parse-places.js';
import { parseRdfXml } from './parse-rdf-xml.js';

/** Line and column count from 1; absent where the form does not tell. */
export type TakePlaced = (quad: Quad, line?: number, column?: number) => void;

/** Throws InputError with line and column for a syntax error. A byte order mark is passed over. */
export async function parsePlaced(
  text: string,
  format: RdfFormat,
  file: string,
  take: TakePlaced,
  baseIRI?: string,
): Promise<void> {
  const plain = text.replace(/^\ufeff/, '');
  if (format === 'rdfxml') {
    const place = placeFinder(plain);
    await parseRdfXml(plain, file, baseIRI, (quad, offset) => take(quad, ...place(offset)));
  } else if (format === 'jsonld') {
    const quads = await parseRdf(plain, format, file, baseIRI);
    const offsetOf = await placesInJsonLd(plain, baseIRI);
    const place = placeFinder(plain);
    for (const quad of quads) {
      const offset = offsetOf(quad);
      if (offset === undefined) take(quad);
      else take(quad, ...place(offset));
    }
  } else {
    const parser = parsePlaces(format, file, take, baseIRI);
    parser.write(plain);
    parser.end();
  }
}

/** Line and column of an offset, in UTF-16 code units, of a text. */
function placeFinder(text: string): (offset: number) => [line: number, column: number] {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return [low + 1, offset - (starts[low] ?? 0) + 1];
  };
}
