// RDF text in, quads out. A syntax error says the file, the line and what is wrong; no context is ever fetched.
import jsonld from 'jsonld';
import { Parser, type Quad } from 'n3';
import { InputError } from '../article/errors.js';
import { parseRdfXml } from './parse-rdf-xml.js';

export const RDF_FORMATS = ['turtle', 'trig', 'nquads', 'ntriples', 'jsonld', 'rdfxml'] as const;
export type RdfFormat = (typeof RDF_FORMATS)[number];

const NAMES: Readonly<Record<string, RdfFormat>> = {
  ttl: 'turtle',
  turtle: 'turtle',
  trig: 'trig',
  nq: 'nquads',
  nquads: 'nquads',
  nt: 'ntriples',
  ntriples: 'ntriples',
  jsonld: 'jsonld',
  json: 'jsonld',
  rdf: 'rdfxml',
  rdfxml: 'rdfxml',
  owl: 'rdfxml',
};
/** All forms that N3's parser reads. */
export type N3Format = Exclude<RdfFormat, 'jsonld' | 'rdfxml'>;
export const N3_NAMES: Readonly<Record<N3Format, string>> = {
  turtle: 'Turtle',
  trig: 'TriG',
  nquads: 'N-Quads',
  ntriples: 'N-Triples',
};

/** The format that a file's name says, `.gz` left aside, or undefined. */
export function rdfFormatOf(file: string): RdfFormat | undefined {
  return NAMES[file.toLowerCase().replace(/\.gz$/, '').split('.').pop() ?? ''];
}

/** Throws InputError with the line for a syntax error. A byte order mark is passed over. */
export async function parseRdf(text: string, format: RdfFormat, file: string, baseIRI?: string): Promise<Quad[]> {
  if (format === 'jsonld') return parseJsonLd(withoutMark(text), file, baseIRI);
  if (format === 'rdfxml') return parseRdfXml(withoutMark(text), file, baseIRI);
  return parseN3(text, format, file, baseIRI);
}

/** All forms but JSON-LD and RDF/XML, at once. Throws InputError with the line for a syntax error. */
export function parseN3(text: string, format: N3Format, file: string, baseIRI?: string): Quad[] {
  try {
    return new Parser({ format: N3_NAMES[format], ...(baseIRI === undefined ? {} : { baseIRI }) }).parse(
      withoutMark(text),
    );
  } catch (error) {
    const message = (error as Error).message;
    const line = /line (\d+)/.exec(message)?.[1];
    throw new InputError(
      file,
      `is not ${N3_NAMES[format]}: ${message.replace(/ on line \d+\.?$/, '')}`,
      line === undefined ? undefined : Number(line),
    );
  }
}

const withoutMark = (text: string): string => text.replace(/^\ufeff/, '');

async function parseJsonLd(text: string, file: string, base: string | undefined): Promise<Quad[]> {
  let document: object;
  try {
    document = JSON.parse(text) as object;
  } catch (error) {
    const { message } = error as Error;
    const before = text.slice(0, Number(/at position (\d+)/.exec(message)?.[1] ?? text.length)).split('\n');
    throw new InputError(file, `is not JSON: ${message}`, before.length, (before.at(-1)?.length ?? 0) + 1);
  }
  const refuse = (url: string): never => {
    throw new InputError(file, `asks for the remote context ${url}; write the context into the document`);
  };
  try {
    const nquads = (await jsonld.toRDF(
      document as never,
      {
        format: 'application/n-quads',
        documentLoader: refuse as never,
        safe: true,
        ...(base === undefined ? {} : { base }),
      } as never,
    )) as unknown as string;
    return new Parser({ format: 'N-Quads' }).parse(nquads);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const cause = (error as { details?: { cause?: unknown } }).details?.cause;
    if (cause instanceof InputError) throw cause;
    const unsafe = (error as { details?: { event?: { message?: string } } }).details?.event?.message;
    throw new InputError(file, `is not JSON-LD: ${unsafe ?? (error as Error).message}`);
  }
}
