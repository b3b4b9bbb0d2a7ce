// The form of a query, read off its beginning; and which queries have another answer each time.
import { describe, expect, test } from 'vitest';
import { isVolatile, queryForm } from '../../src/server/sparql/query-form.js';

describe('the form of a query', () => {
  test.each([
    ['SELECT * {}', 'SELECT'],
    ['ask{}', 'ASK'],
    ['\ufeff# CONSTRUCT\n\tDescribe <x>', 'DESCRIBE'],
    ['BASE <http://e/> PREFIX : <#> prefix a.b: <x#y> # SELECT\r\nCONSTRUCT WHERE {}', 'CONSTRUCT'],
    ['PREFIX # a comment\n select: # another\n <http://ask/> ASK {}', 'ASK'],
    ['PREFIX è: <http://e/> SELECT * {}', 'SELECT'],
    ['INSERT DATA {}', undefined],
    ['PREFIX a <http://e/> SELECT * {}', undefined],
    ['SELECTION', undefined],
    ['', undefined],
    ['# only a comment', undefined],
  ])('%j', (query, form) => {
    expect(queryForm(query)).toBe(form);
  });

  test('of a long text is read before the test is given up', () => {
    const long = `${'PREFIX a: <http://e/>\n'.repeat(20_000)}${' '.repeat(200_000)}ASK {}`;
    expect(queryForm(long)).toBe('ASK');
  });
});

test.each([
  ['SELECT (now() AS ?n) {}', true],
  ['SELECT * { SERVICE <http://e/> {} }', true],
  ['SELECT (STRUUID () AS ?n) {}', true],
  ['SELECT ?now { ?now ?p ?rand }', false],
])('%s changes by itself: %s', (query, expected) => {
  expect(isVolatile(query)).toBe(expected);
});
