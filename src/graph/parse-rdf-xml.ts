// RDF/XML in, quads out. No entity of a document type is expanded and none is fetched.
import { DataFactory, type Quad } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { InputError } from '../article/errors.js';

/** Throws InputError with line and column for what is no RDF/XML. */
export function parseRdfXml(text: string, file: string, baseIRI?: string): Promise<Quad[]> {
  return new Promise((resolve, reject) => {
    const quads: Quad[] = [];
    const parser = new RdfXmlParser({
      dataFactory: DataFactory as never,
      trackPosition: true,
      ...(baseIRI === undefined ? {} : { baseIRI }),
    });
    parser.on('data', (quad: Quad) => quads.push(quad));
    parser.on('end', () => resolve(quads));
    parser.on('error', ({ message }: Error) => {
      const [place, line, column] = /^(?:Line )?(\d+)(?::| column )(\d+): /.exec(message) ?? [''];
      const what = `is not RDF/XML: ${message.slice(place.length)}`;
      reject(
        new InputError(file, what, ...[line, column].flatMap((part) => (part === undefined ? [] : [Number(part)]))),
      );
    });
    parser.write(text);
    // Hint: the parser never tells its XML reader that the text has ended, so that half a document would pass for a whole.
    (parser as unknown as { readonly saxParser: { close(): void } }).saxParser.close();
    parser.end();
  });
}
