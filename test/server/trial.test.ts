// POST /validate and POST /convert over the project's own data: what a body would say, what is wrong with it, what its names
// lead to and what it would change, while nothing is written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChecking } from '../../src/cli/check.js';
import { loadReferenceGraph } from '../../src/cli/converter.js';
import { publishedGraphs, replacing } from '../../src/cli/dataset.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { makeWorkbench } from '../../src/cli/workbench.js';
import { makeIris } from '../../src/graph/iris.js';
import { parseRdf } from '../../src/graph/parse.js';
import { type App, makeApp } from '../../src/server/app.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Store } from '../../src/store/store.js';
import { ORIGIN } from './http-cases.js';

const iris = makeIris();
const SLUG = 'rus-kaz-moscow-declaration';
const ARTICLE = iris.article(SLUG).value;
const turtle = readFileSync(join(FOLDERS.graph, `${SLUG}.ttl`), 'utf8');

let store: Store;
let app: App;
beforeAll(async () => {
  store = await openEmbeddedStore({});
  const checking = await openChecking(iris);
  await store.transaction(replacing(await publishedGraphs(loadReferenceGraph(iris), true, iris)));
  app = makeApp(store, { workbench: makeWorkbench(checking, iris) });
});
afterAll(() => store.close());

const post = (
  path: string,
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  app.fetch(
    new Request(ORIGIN + path, { method: 'POST', headers: { 'content-type': type, ...headers }, body: body as string }),
  );
interface Told {
  readonly conforms: boolean;
  readonly written: boolean;
  readonly findings: readonly {
    readonly shape: string;
    readonly focus: string;
    readonly suggested?: readonly { readonly value: string }[];
    readonly place?: { readonly line: number };
  }[];
  readonly names: readonly {
    readonly words: string;
    readonly iri: string;
    readonly label?: string;
    readonly known: boolean;
  }[];
  readonly problems: readonly { readonly line: number; readonly column: string; readonly message: string }[];
  readonly differences: readonly {
    readonly graph: string;
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly unchanged: number;
  }[];
  readonly graph?: string;
}
const tell = async (path: string, type: string, body: string): Promise<Told> => {
  const response = await post(path, type, body);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Told;
};

describe('/validate', () => {
  test('finds nothing in what is published, and no difference but what an editor retracted', async () => {
    const told = await tell('/validate', 'text/turtle', turtle);
    expect(told).toMatchObject({ conforms: true, written: false, findings: [] });
    expect(told.differences.map(({ graph, removed }) => [graph, removed])).toEqual([[ARTICLE, []]]);
  });

  test('says of a wrong triple where it stands and what was meant, and keeps nothing', async () => {
    const before = store.version();
    const told = await tell('/validate', 'text/turtle', turtle.replaceAll(' mode:reported', ' mode:reportd'));
    expect(told.conforms).toBe(false);
    const [found] = told.findings.filter(({ shape }) => shape.endsWith('#StatementMode'));
    expect(found?.suggested?.[0]?.value).toBe('https://w3id.org/pacta/code/mode/reported');
    expect(found?.place?.line).toBeGreaterThan(10);
    expect(store.version()).toBe(before);
  });

  test('asks the rules over a dataset as well, of one body after another', async () => {
    const whole = turtle.replaceAll(SLUG, 'an-article-that-nobody-edited');
    const alone = whole.replace(
      'pacta:party state:KAZ, state:RUS ;\n  pacta:place',
      'pacta:party state:RUS ;\n  pacta:place',
    );
    expect(alone).not.toBe(whole);
    const told = await Promise.all([alone, whole, alone].map((body) => tell('/validate', 'text/turtle', body)));
    expect(
      told.map(({ conforms, findings }) => [conforms, findings.map(({ shape }) => shape.replace(/^.*#/, ''))]),
    ).toEqual([
      [true, ['InstrumentWithOneParty']],
      [true, []],
      [true, ['InstrumentWithOneParty']],
    ]);
  });

  test('looks up what a few triples name in the store, and tells what they would add', async () => {
    const more = `<${ARTICLE}/treaty/92> <https://w3id.org/pacta/ontology#party> "Italia" .`;
    const told = await tell(`/validate?graph=${encodeURIComponent(`${ARTICLE}/curated`)}`, 'text/turtle', more);
    expect(told.findings.map(({ shape }) => shape.replace(/^.*#/, ''))).toEqual(['TreatyParty']);
    expect(told.findings[0]?.suggested).toEqual([{ type: 'uri', value: 'https://w3id.org/pacta/id/state/ITA' }]);
    expect(told.differences).toMatchObject([{ graph: `${ARTICLE}/curated`, removed: [] }]);
    expect(told.differences[0]?.added).toHaveLength(1);
  });

  test.each([
    ['text/turtle', 'sh:ValidationReport'],
    ['application/ld+json', 'ValidationReport'],
    ['text/html', '<h1>Does not conform</h1>'],
    ['text/plain', 'Did you mean'],
    ['application/sarif+json', '"2.1.0"'],
  ])('answers with %s to who asks for it', async (accept, part) => {
    const response = await post('/validate', 'text/turtle', turtle.replaceAll(' mode:reported', ' mode:reportd'), {
      accept,
    });
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, accept]);
    expect(await response.text()).toContain(part);
  });

  test.each([
    [
      'application/ld+json',
      '{"@id": "https://w3id.org/pacta/id/state/ZZZ", "@type": "https://w3id.org/pacta/ontology#State"}',
    ],
    [
      'application/n-quads',
      '<https://w3id.org/pacta/id/state/ZZZ> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/pacta/ontology#State> .',
    ],
    [
      'application/rdf+xml',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="https://w3id.org/pacta/id/state/ZZZ"><rdf:type rdf:resource="https://w3id.org/pacta/ontology#State"/></rdf:Description></rdf:RDF>',
    ],
  ])('reads %s', async (type, body) => {
    const told = await tell('/validate', type, body);
    expect(told.findings.map(({ shape }) => shape.replace(/^.*#/, '')).sort()).toEqual([
      'StateIsoAlpha3',
      'StatePrefLabel',
    ]);
  });
});

describe('rows of simple facts', () => {
  const header = 'article,class,quote,kind,party,status,label,by,why\n';
  const row = `${SLUG},Treaty,"partnership strategica globale",declaration,Russia;Kazakistan,signed,partnership strategica globale,Ana Costa,The converter missed it.\n`;

  test('become a fact with its evidence and its curation, with names and codes reconciled', async () => {
    const told = await tell('/validate', 'text/csv', header + row);
    expect(told).toMatchObject({ findings: [], problems: [], conforms: true });
    expect(told.names.map(({ words, iri }) => [words, iri.replace(iris.base, '')])).toEqual([
      ['declaration', 'code/treaty-kind/declaration'],
      ['Russia', 'id/state/RUS'],
      ['Kazakistan', 'id/state/KAZ'],
      ['signed', 'code/status/signed'],
    ]);
    expect(told.graph).toContain('pacta:exact "partnership strategica globale"');
    expect(told.graph).toContain('prov:generated');
    expect(told.differences.map(({ graph, removed }) => [graph, removed])).toEqual([[`${ARTICLE}/curated`, []]]);
  });

  test('that cannot be read are told by line and column, and the others are read', async () => {
    const told = await tell(
      '/validate',
      'text/csv',
      `${header}${SLUG},Treaty,"words that are not there",,,,,,\nno-such-article,Treaty,x,,,,,,\n${SLUG},Contract,x,,,,,,\n${row}`,
    );
    expect(told.conforms).toBe(false);
    expect(told.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'quote'],
      [3, 'article'],
      [4, 'class'],
    ]);
    expect(told.graph).toContain('pacta:exact "partnership strategica globale"');
  });

  test('with a name that nothing has are told as a finding', async () => {
    const told = await tell('/validate', 'text/csv', header + row.replace('Kazakistan', 'Ruritania'));
    expect(told.findings.map(({ shape }) => shape.replace(/^.*#/, ''))).toEqual(['TreatyParty']);
  });

  test.each([
    ['article,class\n', 'lacks "quote"'],
    ['article,class,quote,partty\n', 'Did you mean party?'],
    ['article,class,quote\na,"b\n', 'not CSV'],
  ])('with a header or form that is not understood are refused: %j', async (body, part) => {
    const response = await post('/validate', 'text/csv', body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { readonly detail: string }).detail).toContain(part);
  });
});

describe('a sentence', () => {
  test.each([
    [
      'it',
      'Il presidente italiano Sergio Mattarella ha firmato a Roma un accordo con la Francia sull’energia.',
      'Francia',
      'FRA',
    ],
    ['en', 'Italy and Kazakhstan signed an agreement on energy in Rome on 26 November 2025.', 'Kazakhstan', 'KAZ'],
  ])('in %s is run through the converter', async (_language, text, words, code) => {
    const told = await tell('/validate', 'text/plain; charset=utf-8', text);
    expect(told).toMatchObject({ conforms: true, written: false });
    expect(told.names).toContainEqual(
      expect.objectContaining({ words, iri: `${iris.base}id/state/${code}`, known: true }),
    );
    expect(told.graph).toContain('pacta:Treaty');
    expect(told.differences[0]?.removed).toEqual([]);
    expect((await tell('/validate', 'text/plain; charset=utf-8', text)).graph).toBe(told.graph);
  });

  test('in a language that is not read is refused', async () => {
    const response = await post(
      '/validate',
      'text/plain; charset=utf-8',
      'Президенты подписали соглашение о сотрудничестве.',
    );
    expect(response.status).toBe(400);
  });
});

describe('/convert', () => {
  test('gives the graph of an article, which conforms, and keeps nothing', async () => {
    const before = store.version();
    const response = await post(
      '/convert?id=two-states&published=2025-11-20',
      'text/plain',
      'Italy and France signed an agreement on energy yesterday.',
      { accept: 'application/trig' },
    );
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/trig']);
    const quads = await parseRdf(await response.text(), 'trig', 'answer');
    expect(new Set(quads.map(({ graph }) => graph.value))).toContain(iris.article('two-states').value);
    expect(quads.some(({ object }) => object.value === '2025-11-19')).toBe(true);
    expect(store.version()).toBe(before);
    expect(await store.hasGraph(iris.article('two-states').value)).toBe(false);
  });

  test('as JSON has findings, names and graph', async () => {
    const told = await tell(
      '/convert',
      'text/markdown',
      '---\nid: two-states\nlanguage: en\n---\nItaly and France signed an agreement.\n',
    );
    expect(told).toMatchObject({ conforms: true, findings: [], written: false });
    expect(told.graph).toContain('article/two-states');
  });
});

describe('what is not read', () => {
  test.each([
    ['/validate', 'image/png', 'x', 415],
    ['/convert', 'text/turtle', '<a> <b> <c> .', 415],
    ['/validate', 'text/turtle; charset=iso-8859-1', 'x', 415],
    ['/validate', 'text/turtle', 'this is no Turtle', 400],
    ['/validate', 'application/ld+json', '{"@context": "https://example.org/context", "a": 1}', 400],
    [
      '/validate',
      'application/rdf+xml',
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
        .split('')
        .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
        .join('')}]><x>&j;</x>`,
      400,
    ],
    ['/validate?mode=other', 'text/turtle', '', 400],
    ['/validate?graph=relative', 'text/turtle', '', 400],
  ])('%s %s is refused', async (path, type, body, status) => {
    const response = await post(path, type, body);
    expect(response.status, await response.clone().text()).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('is a body that grows without bound when unpacked, one that is too long, and bytes that are no UTF-8', async () => {
    const bomb = await post('/validate', 'text/turtle', gzipSync(Buffer.alloc(64 * 1024 * 1024, '# ')), {
      'content-encoding': 'gzip',
    });
    expect(bomb.status).toBe(413);
    expect((await post('/validate', 'text/turtle', `# ${'x'.repeat(3_000_000)}`)).status).toBe(413);
    expect((await post('/validate', 'text/turtle', Buffer.from([0x22, 0xe9, 0x22]))).status).toBe(400);
  });

  test('is told with line and column', async () => {
    const response = await post('/validate', 'text/turtle', '<urn:a> <urn:b> 1 .\n\n<urn:a> <urn:b> .\n');
    expect(await response.json()).toMatchObject({ status: 400, line: 3, column: 17 });
  });
});
