// The IRIs that are minted here, and that each constructor refuses a part that is none.
import { describe, expect, test } from 'vitest';
import { DEFAULT_BASE, type Iris, makeIris } from '../../src/graph/iris.js';

const iris = makeIris();
const BASE = 'https://w3id.org/pacta/';

describe('IRIs', () => {
  test.each<readonly [make: (given: Iris) => { readonly value: string }, path: string]>([
    [(given) => given.article('a-1'), 'article/a-1'],
    [(given) => given.passage('a', 0, 20), 'article/a#char=0,20'],
    [(given) => given.fact('a', 'office-holding', 12, 1), 'article/a/office-holding/12'],
    [(given) => given.fact('a', 'treaty', 0, 2), 'article/a/treaty/0-2'],
    [(given) => given.entity('state/XKX', 'a'), 'id/state/XKX'],
    [(given) => given.entity('person/vladimir-putin', 'a'), 'id/person/vladimir-putin'],
    [(given) => given.entity('organization/g7', 'a'), 'id/organization/g7'],
    [(given) => given.entity('place/bishkek', 'a'), 'id/place/bishkek'],
    [(given) => given.entity('local-place/7', 'a'), 'article/a/place/7'],
    [(given) => given.code('event-kind', 'state-visit'), 'code/event-kind/state-visit'],
    [(given) => given.code('unit', 'USD'), 'code/unit/USD'],
    [(given) => given.graph('reference'), 'graph/reference'],
    [(given) => given.graph('links/wikidata'), 'graph/links/wikidata'],
    [(given) => given.curated('a'), 'article/a/curated'],
  ])('%s is …/%s', (make, path) => {
    expect(make(iris).value).toBe(BASE + path);
    expect(make(makeIris('http://localhost:3030/x/')).value).toBe(`http://localhost:3030/x/${path}`);
  });

  test('stand under w3id.org when no base is given', () => {
    expect(DEFAULT_BASE).toBe(BASE);
    expect(iris.base).toBe(BASE);
  });
});

const NO_SLUGS = ['', 'A', 'a b', 'a_b', 'a--b', '-a', 'a-', 'è', 'a/b', '../b', 'a#b', 'a\n'];

describe('a slug', () => {
  test.each(['a', 'rus-kaz-moscow-declaration', '2025-11-26', '0'])('can be %s', (slug) => {
    expect(iris.article(slug).value).toBe(`${BASE}article/${slug}`);
  });

  test.each(NO_SLUGS)('cannot be "%s"', (slug) => {
    const makers = [
      () => iris.article(slug),
      () => iris.curated(slug),
      () => iris.passage(slug, 0, 1),
      () => iris.fact(slug, 'treaty', 0, 1),
      () => iris.fact('a', slug, 0, 1),
      () => iris.entity('local-place/7', slug),
      () => iris.code(slug, 'x'),
    ];
    for (const make of makers) expect(make).toThrow(RangeError);
  });
});

describe('a part that is none is refused:', () => {
  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('the offset %s', (offset) => {
    const makers = [
      () => iris.passage('a', offset, 99),
      () => iris.passage('a', 0, offset),
      () => iris.fact('a', 'event', offset, 1),
    ];
    for (const make of makers) expect(make).toThrow(new RangeError(`${offset} is no offset`));
  });

  test.each([
    [5, 5],
    [5, 4],
  ])('the passage from %d to %d', (start, end) => {
    expect(() => iris.passage('a', start, end)).toThrow(
      new RangeError(`${start},${end} is no passage: it must end after its start`),
    );
  });

  test.each([0, -1, 1.5, Number.NaN])('the count %s', (nth) => {
    expect(() => iris.fact('a', 'event', 0, nth)).toThrow(new RangeError(`${nth} is no count from 1`));
  });

  test.each([
    'state/RU',
    'state/rus',
    'state/RUSS',
    'person/',
    'person/A',
    'article/a',
    'local-place/x',
    'local-place/',
    'place/a/b',
    'treaty:92',
    '',
  ])('the entity "%s"', (key) => expect(() => iris.entity(key, 'a')).toThrow(new RangeError(`"${key}" is no entity`)));

  test.each(['', 'state visit', 'a--b', 'è', '<x>', 'a/b', '-a'])('the code "%s"', (code) => {
    expect(() => iris.code('event-kind', code)).toThrow(new RangeError(`"${code}" is no code`));
  });

  test.each(['', '/', 'a/', '/a', 'A', 'a b', 'a//b'])('the graph "%s"', (name) => {
    expect(() => iris.graph(name)).toThrow(new RangeError(`"${name}" is no graph name`));
  });

  test.each([
    '',
    'pacta/',
    '//example.org/',
    'https://example.org',
    'ftp://example.org/',
    'https://exa mple.org/',
    'https://example.org/<>/',
    'https://example.org/?q=/',
    'https://example.org/#/',
  ])('the base "%s"', (base) => {
    expect(() => makeIris(base)).toThrow(
      new RangeError(`"${base}" is no base IRI: it must be absolute, without query and fragment, and end in "/"`),
    );
  });
});
