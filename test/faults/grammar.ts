// A grammar of SPARQL from which fast-check draws queries and updates: most are sound, some ask for nonsense, and of some
// a piece is lost, doubled or put elsewhere, so that they are nearly SPARQL. Updates touch one graph only.
import fc from 'fast-check';

export interface Fuzzed {
  readonly text: string;
  readonly update: boolean;
}

const variable = fc.constantFrom('?a', '?b', '?c', '?d');
const iri = fc.oneof(
  {
    weight: 99,
    arbitrary: fc.constantFrom('<urn:s1>', '<urn:p>', 'e:q', 'a:b', '<>', 'e:é', '<urn:guard>', '<urn:fuzz>'),
  },
  fc.constantFrom('<x y>', 'none:a'),
);
const literal = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true }).map((n) => String(n)),
  fc.string({ maxLength: 12 }).map((text) => JSON.stringify(text)),
  fc.constantFrom('"a"@en', '"01"^^<urn:t>', 'true', "'''x\ny'''", '"2.50"^^xsd:decimal', '"x"^^xsd:date', '1e999'),
);
const node = fc.oneof(variable, iri);
const term = fc.oneof({ weight: 4, arbitrary: variable }, { weight: 2, arbitrary: iri }, literal);
const join = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => (texts as string[]).join(' '));
const list = (of: fc.Arbitrary<string>, between: string, maxLength = 4): fc.Arbitrary<string> =>
  fc.array(of, { minLength: 1, maxLength }).map((texts) => texts.join(between));
const always = (text: string): fc.Arbitrary<string> => fc.constant(text);

const { group, expression } = fc.letrec<{ group: string; expression: string; path: string; element: string }>(
  (tie) => ({
    path: fc.oneof(
      { depthSize: 'small' },
      iri,
      always('a'),
      join(tie('path'), fc.constantFrom('/', '|'), tie('path')),
      tie('path').chain((inner) => fc.constantFrom('*', '+', '?').map((sign) => `(${inner})${sign}`)),
      tie('path').map((inner) => `^(${inner})`),
      list(iri, '|').map((inner) => `!(${inner})`),
    ),
    expression: fc.oneof(
      { depthSize: 'small' },
      term,
      fc
        .tuple(
          fc.constantFrom(
            'STR',
            'LANG',
            'STRLEN',
            'UCASE',
            'ABS',
            'DATATYPE',
            'isIRI',
            'MD5',
            'YEAR',
            'IRI',
            'xsd:integer',
          ),
          tie('expression'),
        )
        .map(([name, inner]) => `${name}(${inner})`),
      list(tie('expression'), ', ').chain((inner) =>
        fc.constantFrom('CONCAT', 'COALESCE').map((name) => `${name}(${inner})`),
      ),
      fc
        .tuple(
          fc.constantFrom('REGEX', 'SUBSTR', 'STRDT', 'STRLANG', 'sameTerm', 'CONTAINS', 'STRBEFORE'),
          tie('expression'),
          tie('expression'),
        )
        .map(([name, a, b]) => `${name}(${a}, ${b})`),
      fc
        .tuple(
          fc.constantFrom('IF', 'REPLACE', 'REGEX', 'SUBSTR'),
          tie('expression'),
          tie('expression'),
          tie('expression'),
        )
        .map(([name, a, b, c]) => `${name}(${a}, ${b}, ${c})`),
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('+', '-', '*', '/', '=', '!=', '<', '>=', '&&', '||'),
          tie('expression'),
        )
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc
        .tuple(tie('expression'), fc.constantFrom('IN', 'NOT IN'), list(tie('expression'), ', '))
        .map(([a, word, b]) => `(${a} ${word} (${b}))`),
      fc.tuple(fc.constantFrom('EXISTS', 'NOT EXISTS'), tie('group')).map(([word, inner]) => `(${word} ${inner})`),
      tie('expression').map((inner) => `!(${inner})`),
      fc.constantFrom('RAND()', 'NOW()', 'UUID()', 'BNODE()'),
    ),
    element: fc.oneof(
      { depthSize: 'small' },
      join(node, tie('path'), term, always('.')),
      join(node, tie('path'), term, always('.')),
      join(variable, variable, variable, always('.')),
      tie('expression').map((inner) => `FILTER(${inner})`),
      fc.tuple(tie('expression'), variable).map(([inner, name]) => `BIND(${inner} AS ${name})`),
      tie('group').map((inner) => `OPTIONAL ${inner}`),
      tie('group').map((inner) => `MINUS ${inner}`),
      list(tie('group'), ' UNION '),
      fc.tuple(fc.oneof(variable, iri), tie('group')).map(([name, inner]) => `GRAPH ${name} ${inner}`),
      fc.tuple(variable, list(literal, ' ')).map(([name, values]) => `VALUES ${name} { ${values} }`),
      fc.tuple(variable, tie('group')).map(([name, inner]) => `{ SELECT ${name} WHERE ${inner} }`),
      fc
        .tuple(variable, tie('group'), tie('expression'))
        .map(([name, inner, by]) => `{ SELECT (COUNT(*) AS ${name}) WHERE ${inner} GROUP BY (${by}) }`),
      tie('group').map((inner) => `SERVICE SILENT <http://127.0.0.1:9/> ${inner}`),
      always('?a <urn:p> [ <urn:q> ?b ; a ?c ] , ( 1 ?d ) .'),
      always('<< ?a ?b ?c >> ?d 1 .'),
    ),
    group: fc.array(tie('element'), { maxLength: 4 }).map((elements) => `{ ${elements.join(' ')} }`),
  }),
);

const PROLOGUE = 'PREFIX e: <http://e/> PREFIX a: <urn:> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n';
const aggregate = fc
  .tuple(
    fc.constantFrom('COUNT', 'SUM', 'MIN', 'AVG', 'SAMPLE', 'GROUP_CONCAT'),
    fc.constantFrom('', 'DISTINCT '),
    expression,
    variable,
  )
  .map(([name, distinct, inner, as]) => `(${name}(${distinct}${inner}) AS ${as})`);
const projection = fc.oneof(always('*'), list(variable, ' '), always('DISTINCT ?a'), aggregate);
const modifiers = fc.oneof(
  always(''),
  always('LIMIT 3 OFFSET 1'),
  expression.map((inner) => `GROUP BY ?a HAVING (${inner})`),
  expression.map((inner) => `ORDER BY DESC(${inner}) LIMIT 10`),
);
const query = fc.oneof(
  fc.tuple(projection, group, modifiers).map(([what, where, end]) => `SELECT ${what} WHERE ${where} ${end}`),
  group.map((where) => `ASK ${where}`),
  group.map((where) => `CONSTRUCT { ?a ?b ?c . ?a <urn:made> [] } WHERE ${where}`),
  fc.tuple(fc.oneof(variable, iri), group).map(([what, where]) => `DESCRIBE ${what} WHERE ${where}`),
);
const templateOf = (object: fc.Arbitrary<string>, place: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  list(join(place, iri, object), ' . ').map((triples) => `{ GRAPH <urn:fuzz> { ${triples} } }`);
const deleted = templateOf(term, node);
const inserted = templateOf(
  fc.oneof(term, fc.constantFrom('_:x', '<<( ?a ?b ?c )>>', '<<( <urn:s1> <urn:p> _:x )>>')),
  node,
);
const data = templateOf(
  fc.oneof(iri, literal, fc.constantFrom('_:x', '<<( _:x <urn:p> 02.50 )>>')),
  fc.oneof(iri, always('_:x')),
);
const update = fc.oneof(
  fc.tuple(inserted, group).map(([what, where]) => `INSERT ${what} WHERE ${where}`),
  fc.tuple(deleted, inserted, group).map(([old, what, where]) => `DELETE ${old} INSERT ${what} WHERE ${where}`),
  data.map((what) => `INSERT DATA ${what}`),
  fc.constantFrom(
    'CLEAR SILENT GRAPH <urn:fuzz>',
    'DROP SILENT GRAPH <urn:fuzz>',
    'DROP GRAPH <urn:fuzz>',
    'LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <urn:fuzz>',
  ),
);

/** Takes a piece away, doubles it or puts it elsewhere. */
const spoil = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(text.length), fc.nat(12), fc.nat(text.length), fc.constantFrom('away', 'double', 'move'))
    .map(([at, length, to, how]) => {
      const piece = text.slice(at, at + length);
      const without = text.slice(0, at) + text.slice(at + length);
      if (how === 'away') return without;
      return how === 'double'
        ? text.slice(0, at) + piece + text.slice(at)
        : without.slice(0, to) + piece + without.slice(to);
    });

/** Hint: of a spoilt update nothing could be said of what it may touch, so only queries are spoilt. */
export const fuzzed: fc.Arbitrary<Fuzzed> = fc.oneof(
  { weight: 5, arbitrary: query.map((text) => ({ text: PROLOGUE + text, update: false })) },
  { weight: 2, arbitrary: query.chain(spoil).map((text) => ({ text: PROLOGUE + text, update: false })) },
  { weight: 2, arbitrary: update.map((text) => ({ text: PROLOGUE + text, update: true })) },
);
