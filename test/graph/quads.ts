// Quads for property tests: IRIs of every kind that is written here, literals that are hard to write, blank nodes; and
// quads as text in which equal sets are equal.
import fc from 'fast-check';
import { type BlankNode, DataFactory, type Literal, type NamedNode, type Quad, type Term } from 'n3';
import { PREFIXES } from '../../src/graph/vocabulary.js';

const { namedNode, literal, blankNode, quad } = DataFactory;
const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** What may stand in an IRI after its namespace, whether or not a prefixed name can hold it. */
const local = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{0,8}$/),
  fc.constantFrom(
    'a/b',
    'a.b',
    'a.',
    '-a',
    '%C3%A8',
    'città',
    'm²',
    'x#char=10,20',
    'x#char=9,20',
    '𝐀',
    'ª',
    "l'a",
    '(x)',
    'a:b',
    '~',
    '2-3',
    '10',
    '9',
    '010',
  ),
);
const namespaces = [
  ...Object.values(PREFIXES),
  'https://w3id.org/pacta/article/',
  'https://example.org/',
  'urn:x:',
  'https://example.org/è#',
];
export const iri: fc.Arbitrary<NamedNode> = fc
  .tuple(fc.constantFrom(...namespaces), local)
  .map(([namespace, name]) => namedNode(namespace + (namespace.includes('#') ? name.replaceAll('#', '') : name)));
const blank: fc.Arbitrary<BlankNode> = fc.constantFrom('a', 'b1', 'n-3').map((name) => blankNode(name));

/** Half of a surrogate pair is no character and in no document. */
const words = fc.oneof(
  fc.string({ unit: 'binary' }).filter((text) => !/\p{Cs}/u.test(text)),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\\"',
    '"""',
    "'",
    '\\n',
    '\n',
    '\r\n',
    '\t',
    '\b\f',
    '\u0000',
    '\u0001',
    '\u007f',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u00a0',
    'è',
    'e\u0300',
    '😀',
    '<a>',
    '@it',
    '^^',
    '10',
    '9',
    '09',
    '{}',
    '\\u0041',
    '%',
  ),
);
export const anyLiteral: fc.Arbitrary<Literal> = fc.oneof(
  words.map((text) => literal(text)),
  fc
    .tuple(words, fc.constantFrom('it', 'en', 'en-us', 'zh-hant', 'x-klingon'))
    .map(([text, tag]) => literal(text, tag)),
  fc
    .tuple(
      fc.constantFrom(
        '0',
        '-7',
        '007',
        '+5',
        '1.50',
        '.5',
        '1e3',
        'true',
        '2025-11-26',
        '--11',
        '--11-26',
        '2024/2025',
        '',
        'x',
      ),
      fc.constantFrom(
        'integer',
        'decimal',
        'double',
        'boolean',
        'date',
        'gMonth',
        'gMonthDay',
        'gYear',
        'string',
        'anyURI',
      ),
    )
    .map(([text, type]) => literal(text, namedNode(XSD + type))),
  fc.tuple(words, iri).map(([text, type]) => literal(text, type)),
);
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const predicate = fc.oneof(
  iri,
  fc.constantFrom('type', 'value').map((name) => namedNode(RDF + name)),
);

/** Quads in the unnamed graph and in others; without blank nodes where they are not wanted. */
export function anyQuads({ blanks = true }: { readonly blanks?: boolean } = {}): fc.Arbitrary<Quad[]> {
  const subject = blanks ? fc.oneof({ weight: 4, arbitrary: iri }, { weight: 1, arbitrary: blank }) : iri;
  const graph = fc.oneof(
    { weight: 2, arbitrary: fc.constant(DataFactory.defaultGraph()) },
    { weight: 2, arbitrary: iri },
    ...(blanks ? [{ weight: 1, arbitrary: blank }] : []),
  );
  const one = fc
    .tuple(subject, predicate, fc.oneof(subject, anyLiteral), graph)
    .map(([s, p, o, g]) => quad(s, p, o, g));
  return fc.array(one, { maxLength: 12 });
}

const written = (term: Term): string => {
  if (term.termType === 'BlankNode') return `_:${term.value.replace(/^b\d+_/, '')}`;
  if (term.termType === 'Literal') return JSON.stringify([term.value, term.language, term.datatype.value]);
  return term.termType === 'NamedNode' ? `<${term.value}>` : '';
};
/** Sorted, each quad once. Blank nodes are compared by the labels that writers keep and N3's parser puts a prefix before. */
export const asSet = (quads: readonly Quad[]): string[] =>
  [
    ...new Set(
      quads.map(({ subject, predicate: p, object, graph }) =>
        [subject, p, object, graph].map((term) => written(term as Term)).join(' '),
      ),
    ),
  ].sort();
export const withoutGraphs = (quads: readonly Quad[]): Quad[] =>
  quads.map(({ subject, predicate: p, object }) => quad(subject, p, object));
