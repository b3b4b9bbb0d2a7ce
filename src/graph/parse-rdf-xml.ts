// RDF/XML in, quads out. Nothing is fetched; the entities of a document type are those that stand for namespaces, short and
// without others in them, so that no document grows when it is read.
import { DataFactory, type Quad } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { InputError } from '../article/errors.js';

/** `take` hears each quad with the offset of the tag or of the words that say it. Throws InputError with line and column for
 * what is no RDF/XML. */
export async function parseRdfXml(
  text: string,
  file: string,
  baseIRI?: string,
  take?: (quad: Quad, offset: number) => void,
): Promise<Quad[]> {
  assertSmallEntities(text, file);
  return new Promise((resolve, reject) => {
    const quads: Quad[] = [];
    const parser = new RdfXmlParser({
      dataFactory: DataFactory as never,
      trackPosition: true,
      ...(baseIRI === undefined ? {} : { baseIRI }),
    });
    parser.on('data', (quad: Quad) => quads.push(quad));
    const { saxParser } = parser as unknown as {
      readonly saxParser: { readonly position: number; close(): void };
    };
    if (take !== undefined) {
      // Hint: what listens to the stream hears of a quad when the parser has gone on.
      const push = parser.push.bind(parser);
      parser.push = (quad: Quad | null, encoding?: BufferEncoding) => {
        if (quad !== null) take(quad, saidAt(text, saxParser.position));
        return push(quad, encoding);
      };
    }
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
    saxParser.close();
    parser.end();
  });
}

/** Where what ends at an offset begins: the tag, or for the tag that closes an element what stands before it. */
function saidAt(text: string, end: number): number {
  const tag = text.lastIndexOf('<', end - 1);
  return text.startsWith('</', tag) ? text.lastIndexOf('>', tag) + 1 : Math.max(tag, 0);
}

const LONGEST_ENTITY = 256;

function assertSmallEntities(text: string, file: string): void {
  for (const { 1: name, 2: double, 3: single, index } of text.matchAll(
    /<!ENTITY\s+([^\s>"']+)\s+(?:"([^"]*)"|'([^']*)')/g,
  )) {
    const value = double ?? single ?? '';
    if (value.length <= LONGEST_ENTITY && !/&[A-Za-z_]/.test(value)) continue;
    const line = text.slice(0, index).split('\n').length;
    throw new InputError(
      file,
      `is not RDF/XML that is read here: its entity "${name}" is long or holds others; write the text out`,
      line,
    );
  }
}
