// `serve` in a process of its own: says where it listens, answers over HTTP, and stops when told to.
import { describe, expect, test } from 'vitest';
import { pacta } from './run.js';
import { serve, stopped } from './serving.js';

const TOKEN = 'a-token-for-the-tests-of-serve';

async function count(url: string, pattern: string): Promise<number> {
  const query = `SELECT (COUNT(*) AS ?n) WHERE { ${pattern} }`;
  const response = await fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/csv' } });
  expect(response.status).toBe(200);
  return Number((await response.text()).trim().split(/\s+/)[1]);
}

describe('serve', () => {
  test('converts and loads the articles, their curated graphs, the reference graph and provenance', async () => {
    const { url, stderr, child } = await serve(['--port', '0']);
    expect(stderr()).toMatch(/^loaded \d+ quads in 7 graphs, ready after \d+\.\d s$/m);
    expect(await count(url, '?treaty a <https://w3id.org/pacta/ontology#Treaty>')).toBeGreaterThan(3);
    expect(
      await count(
        url,
        'GRAPH <https://w3id.org/pacta/graph/reference> { ?state a <https://w3id.org/pacta/ontology#State> }',
      ),
    ).toBeGreaterThan(100);
    expect(await count(url, '?graph <http://www.w3.org/ns/prov#wasGeneratedBy> ?run')).toBe(2);
    expect(await stopped(child, 'SIGTERM')).toBe(0);
  });

  test('takes the port from the environment, loads nothing when told so, and exits with 130 on Ctrl-C', async () => {
    const { url, child } = await serve(['--empty'], { env: { PORT: '0' } });
    expect(await count(url, '?s ?p ?o')).toBe(0);
    expect(await stopped(child, 'SIGINT')).toBe(130);
  });

  test.each([
    ['nobody, where no token is set', [], {}, 403],
    ['whoever knows the token, what conforms', [], { PACTA_TOKEN: TOKEN }, 422],
    ['whoever knows the token, whatever it is, with --no-gate', ['--no-gate'], { PACTA_TOKEN: TOKEN }, 201],
  ])('lets write %s', async (_who, flags, env, status) => {
    const { url } = await serve(['--empty', '--port', '0', ...flags], { env });
    const wrong = '<http://e/passage> a <https://w3id.org/pacta/ontology#Passage> .';
    const response = await fetch(`${new URL(url).origin}/store?graph=http://e/g`, {
      method: 'PUT',
      headers: { 'content-type': 'text/turtle', authorization: `Bearer ${TOKEN}` },
      body: wrong,
    });
    expect(response.status, await response.text()).toBe(status);
  });

  test('says that the store it stands before does not answer, and that it refuses the token of load', async () => {
    const { stderr, url } = await serve(['--port', '0', '--store', 'http://127.0.0.1:9/sparql']);
    expect(stderr()).toMatch(/^warning: http:\/\/127\.0\.0\.1:9\/sparql does not answer: .*every request gets 502$/m);
    expect((await fetch(`${url}?query=ASK%7B%7D`)).status).toBe(502);
    const store = await serve(['--empty', '--port', '0'], { env: { PACTA_TOKEN: TOKEN } });
    const load = await pacta(['load', 'data/curated/*.ttl', '--store', store.url], {
      env: { PACTA_STORE_TOKEN: 'another-token-than-that' },
    });
    expect([load.code, load.stderr]).toEqual([4, expect.stringContaining('answered 401')]);
  });

  test('says what is wrong with a token before it loads anything', async () => {
    await expect(serve(['--port', '0'], { env: { PACTA_TOKEN: 'short' } })).rejects.toThrow(
      /^ended with 2: error: the token in PACTA_TOKEN is shorter than 16 signs/,
    );
  });

  test('says what is wrong with a port that is taken', async () => {
    const { url } = await serve(['--empty', '--port', '0']);
    await expect(serve(['--empty', '--port', new URL(url).port])).rejects.toThrow(
      /ended with 5: error: port \d+ .* is taken/,
    );
  });
});
