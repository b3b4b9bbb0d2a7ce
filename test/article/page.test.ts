// Web pages to articles: the main text of several layouts to the letter, what the head of a page says, and what is
// refused as no article.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadCases } from '../cases/load.js';
import { errorsOf, readAll, readOne, write } from './files.js';

interface PageCase {
  readonly page: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly text: string;
}
const cases = loadCases<PageCase>('article/pages.yaml');
const contentOf = (page: string): string =>
  readFileSync(new URL(`../cases/article/pages/${page}`, import.meta.url), 'utf8');
const [first] = cases as readonly [PageCase];
const paragraph = '<p>The ministers of Peru and Chile met in Lima and signed an agreement on water.</p>';
const words = 'The ministers of Peru and Chile met in Lima and signed an agreement on water.';

describe('a page', () => {
  test.each(cases)('$page gives its article: $name', async ({ page, fields, text }) => {
    const file = write(page, contentOf(page));
    expect(await readOne(file)).toEqual({ slug: page.replace('.html', ''), ...fields, text, source: file });
  });

  test.each([
    ['Windows line ends', (html: string) => html.replaceAll('\n', '\r\n')],
    ['a byte order mark', (html: string) => `\ufeff${html}`],
    [
      'schema.org data that are no JSON',
      (html: string) => html.replace('</head>', '<script type="application/ld+json">{</script></head>'),
    ],
    ['tags in capitals', (html: string) => html.replace(/<\/?p\b/g, (tag) => tag.toUpperCase())],
  ])('with %s gives the same', async (_, change) => {
    const html = change(contentOf(first.page));
    expect(html).not.toBe(contentOf(first.page));
    expect(await readOne(write(first.page, html))).toMatchObject({ ...first.fields, text: first.text });
  });

  test('can be packed, come by stdin, or have any name when the form is given', async () => {
    const html = contentOf(first.page);
    const stdin = (): Uint8Array[] => [Buffer.from(html)];
    const read = [
      await readOne(write('page.htm.gz', gzipSync(html))),
      await readOne('-', { from: 'html', stdin }),
      await readOne(write('page.aspx', html), { from: 'html' }),
    ];
    expect(read.map(({ text }) => text)).toEqual([first.text, first.text, first.text]);
    expect(read.map(({ slug }) => slug)).toEqual(['page', 'article', 'page']);
  });

  test('yields to what the caller says', async () => {
    const options = { id: 'altro', language: 'fr', published: '2024-01-31' };
    expect(await readOne(write('said.html', contentOf(first.page)), options)).toMatchObject({
      slug: 'altro',
      language: 'fr',
      published: '2024-01-31',
    });
  });

  // A template says a language that its articles are not in.
  test('does not say the language of its article', async () => {
    expect(contentOf(first.page)).toContain('lang="it-IT"');
    expect(await readOne(write('lang.html', contentOf(first.page)))).not.toHaveProperty('language');
  });

  test('takes no day, publisher or address that is not there or is none', async () => {
    const html = `<html><head><link rel="canonical" href="/here"><meta name="date" content="yesterday"></head><body>${paragraph}</body></html>`;
    expect(Object.keys(await readOne(write('bare.html', html))).sort()).toEqual(['slug', 'source', 'text']);
  });

  test('of a host whose publisher is not named has none', async () => {
    const html = `<html><head><title>Water</title><link rel="canonical" href="https://news.example/a"></head><body>${paragraph}</body></html>`;
    const article = await readOne(write('host.html', html));
    expect(article).toMatchObject({ title: 'Water', url: 'https://news.example/a' });
    expect(article).not.toHaveProperty('publisher');
  });

  test('can be a piece of one', async () => {
    expect((await readOne(write('piece.html', paragraph))).text).toBe(words);
  });
});

describe('what is no article', () => {
  const none = "has no main text that can be told from its menus; save the article's text as .txt";
  test.each([
    ['a list of links', contentOf('front-page.html'), none],
    ['a page that a script fills', '<html><body><div id="app"></div><script>start()</script></body></html>', none],
    ['nothing but blanks', ' \n ', none],
    [
      'a page that nests without end',
      `${'<div>'.repeat(5000)}${paragraph}`,
      "nests its elements more than 200 deep; save the article's text as .txt",
    ],
  ])('%s is refused, and the article after it is read', async (_, html, message) => {
    expect(await readAll([write('none.html', html), write('next.html', paragraph)])).toMatchObject([
      `none.html: ${message}`,
      { slug: 'next', text: words },
    ]);
  });

  test('bytes that are not UTF-8 are told with their place', async () => {
    expect(await errorsOf(write('old.html', Buffer.from('<p>La città</p>', 'latin1')))).toEqual([
      'old.html:1:11: is not UTF-8; convert it first, for instance with iconv -f WINDOWS-1252 -t UTF-8',
    ]);
  });
});
