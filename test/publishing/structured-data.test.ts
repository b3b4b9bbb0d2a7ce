// What search engines find in a page: things of the published dataset in schema.org's words.
import { describe, expect, test } from 'vitest';
import { DEFAULT_BASE } from '../../src/graph/iris.js';
import { parseRdf } from '../../src/graph/parse.js';
import { embeddable, structuredData } from '../../src/server/linked-data/structured-data.js';
import { usePublishedServer } from './published-server.js';

const server = usePublishedServer();

async function dataOf(path: string): Promise<ReturnType<typeof structuredData>> {
  const response = await server.get(`/${path.replace(/^id\//, 'doc/')}.nt`);
  return structuredData(DEFAULT_BASE + path, await parseRdf(await response.text(), 'ntriples', path));
}

describe('structured data', () => {
  test('of a state', async () => {
    expect(await dataOf('id/state/KGZ')).toMatchObject({
      '@context': 'https://schema.org',
      '@id': `${DEFAULT_BASE}id/state/KGZ`,
      '@type': 'Country',
      name: 'Kyrgyzstan',
      identifier: 'KGZ',
      sameAs: ['http://www.wikidata.org/entity/Q813'],
    });
  });

  test('of an event, whose day without a year is left out', async () => {
    const event = await dataOf('article/rus-kgz-bishkek-declaration/event/19');
    expect(event).toMatchObject({ '@type': 'Event' });
    expect(JSON.stringify(event)).not.toContain('--');
  });

  test('of an article', async () => {
    expect(await dataOf('article/rus-kgz-bishkek-declaration')).toMatchObject({
      '@type': 'NewsArticle',
      inLanguage: 'it',
    });
  });

  test('of what schema.org has no class for is none', async () => {
    expect(await dataOf('code/theme/security')).toBeUndefined();
  });
});

test('a page holds the data of its thing, whatever characters are in it', async () => {
  const page = await (await server.get('/doc/state/KGZ.html')).text();
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
  expect(JSON.parse(json)).toMatchObject({ '@type': 'Country', identifier: 'KGZ' });
});

test('embedded data cannot end their element', () => {
  expect(embeddable({ name: '</script>' })).toBe('{"name":"\\u003c/script>"}');
});
