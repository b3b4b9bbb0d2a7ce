// What clients accept, and what they get: each row a header, what the server offers in its order, and the choice.
import { describe, expect, test } from 'vitest';
import { negotiate, negotiateCoding } from '../../src/server/http/negotiate.js';

const OFFERS = ['application/sparql-results+json', 'application/sparql-results+xml', 'text/csv', 'text/html'];
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

describe('media types', () => {
  test.each<[name: string, accept: string | undefined, expected: string | undefined]>([
    ['nothing said: the first', undefined, OFFERS[0]],
    ['an empty header: the first', ' ', OFFERS[0]],
    ['anything: the first', '*/*', OFFERS[0]],
    ['one of them', 'text/csv', 'text/csv'],
    ['upper case and parameters', 'TEXT/CSV; Charset=UTF-8; header=present', 'text/csv'],
    ['the higher q', 'text/csv;q=0.5, application/sparql-results+xml;q=0.7', 'application/sparql-results+xml'],
    ['equal q: the order of the server, not of the client', 'text/html, text/csv', 'text/csv'],
    ['equal q: what is named before what is meant by a wildcard', '*/*, text/csv', 'text/csv'],
    ['a type wildcard', 'text/*', 'text/csv'],
    ['the most specific range says the q', 'text/*;q=0.9, text/csv;q=0.1', 'text/html'],
    ['also when it is lower than that of the wildcard', 'text/csv;q=0.5, */*;q=0.9', OFFERS[0]],
    ['q=0 excludes', `*/*, ${OFFERS[0]};q=0`, 'application/sparql-results+xml'],
    ['q=0.000 excludes', 'text/csv;q=0.000', undefined],
    ['everything excluded', '*/*;q=0', undefined],
    ['none that exists', 'image/png, text/turtle', undefined],
    ['a browser', BROWSER, 'text/html'],
    ['a q that is no number counts as 1', 'text/csv;q=high, text/html;q=0.9', 'text/csv'],
    ['empty parts', ', ,text/csv,', 'text/csv'],
  ])('%s', (_name, accept, expected) => {
    const offers = OFFERS.map((mediaType) => ({ mediaType }));
    expect(negotiate(accept, offers)?.mediaType).toBe(expected);
  });
});

describe('codings', () => {
  test.each<[accept: string | undefined, expected: string | undefined]>([
    [undefined, undefined],
    ['identity', undefined],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1, br;q=0.2', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*;q=0', undefined],
  ])('%s', (accept, expected) => {
    expect(negotiateCoding(accept, ['br', 'gzip'])).toBe(expected);
  });
});
