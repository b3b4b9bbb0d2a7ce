// Documents to quads: what each form's name is, and that an error says where it is.
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/article/errors.js';
import { parseRdf, RDF_FORMATS, type RdfFormat, rdfFormatOf } from '../../src/graph/parse.js';
import { loadCases, type Named } from '../cases/load.js';
import { asSet } from './quads.js';

interface SyntaxCase extends Named {
  readonly format: RdfFormat;
  readonly document: string;
  readonly error: string;
}
const DOCUMENTS: Readonly<Record<RdfFormat, string>> = {
  turtle: '<urn:a> <urn:b> "c"@it .',
  trig: '<urn:a> <urn:b> "c"@it .',
  nquads: '<urn:a> <urn:b> "c"@it .\n',
  ntriples: '<urn:a> <urn:b> "c"@it .\n',
  jsonld: '{ "@id": "urn:a", "urn:b": { "@value": "c", "@language": "it" } }',
  rdfxml:
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:"><rdf:Description rdf:about="urn:a">\n<u:b xml:lang="it">c</u:b></rdf:Description></rdf:RDF>',
};
const RELATIVE: Partial<Record<RdfFormat, string>> = {
  turtle: '<#a> <b> <> .',
  trig: '<#a> <b> <> .',
  jsonld: '{ "@id": "#a", "urn:b": { "@id": "" } }',
};

describe.each(RDF_FORMATS)('%s', (format) => {
  test.each([
    ['is read', (text: string) => text],
    ['is read behind a byte order mark', (text: string) => `\ufeff${text}`],
    ['is read with Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('%s', async (_, change) => {
    const quads = await parseRdf(change(DOCUMENTS[format]), format, 'a');
    expect(asSet(quads)).toEqual([
      '<urn:a> <urn:b> ["c","it","http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"] ',
    ]);
  });
});

describe('relative IRIs', () => {
  test.each(Object.entries(RELATIVE))('of %s are resolved against the base', async (format, document) => {
    const [quad, ...more] = await parseRdf(document, format as RdfFormat, 'a', 'https://example.org/x');
    expect([quad?.subject.value, quad?.object.value]).toEqual(['https://example.org/x#a', 'https://example.org/x']);
    expect(more).toEqual([]);
  });
});

describe('a document that cannot be read', () => {
  test.each(loadCases<SyntaxCase>('graph/syntax-errors.yaml'))('$name', async ({ format, document, error }) => {
    const failure = await parseRdf(document, format, 'a').catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(InputError);
    expect((failure as InputError).located.slice(0, error.length)).toBe(error);
  });
});

describe('rdfFormatOf', () => {
  test.each([
    ['a.ttl', 'turtle'],
    ['A.TTL', 'turtle'],
    ['b.trig', 'trig'],
    ['c.nq', 'nquads'],
    ['c.nq.gz', 'nquads'],
    ['d.nt', 'ntriples'],
    ['e.jsonld', 'jsonld'],
    ['e.json', 'jsonld'],
    ['folder.ttl/f.txt', undefined],
    ['gz', undefined],
    ['', undefined],
  ])('%s: %s', (file, format) => expect(rdfFormatOf(file)).toBe(format));
});
