// Names refreshed from an extract of Wikidata: what is new finds its thing, what is known or stands for two is left out, and
// what a person should look at is said. Through the command that the documentation gives.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FOLDERS, ROOT } from '../../src/cli/folders.js';
import { openStore } from '../../src/cli/open-store.js';
import { Matcher, weigh } from '../../src/link/matcher.js';
import { Catalog } from '../../src/search/catalog.js';
import { loadFurtherNames } from '../../src/search/further-names.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';

const EXTRACT = `
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
wd:Q232 wdt:P298 "KAZ" ; rdfs:label "Kazakhstan"@en, "Casachstan Newydd"@cy ; skos:altLabel "Land of the Steppe"@en, "🇰🇿"@en, "Middle Land"@en .
wd:Q7000001 wdt:P298 "KGZ" ; skos:altLabel "Middle Land"@en ; wdt:P1813 "Kirgiziyalar"@xx .
wd:Q7000002 wdt:P298 "QZZ" ; rdfs:label "Utopia"@en .
wd:Q7000003 wdt:P298 "UZB" ; wdt:P576 "2031-01-01T00:00:00Z" ; rdfs:label "Uzbekistan"@en .
wd:Q7000004 rdfs:label "Collective Security Treaty Organization"@en, "Kollektivsicherheitsbund"@de .
wd:Q7000005 rdfs:label "Some Other Body"@en, "Ein anderer Verband"@de .
`;

function refresh(extract: string): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly folder: string;
} {
  const root = mkdtempSync(join(tmpdir(), 'pacta-refresh-'));
  cpSync(FOLDERS.reference, join(root, 'data/reference'), { recursive: true });
  mkdirSync(join(root, 'data/names'));
  writeFileSync(join(root, 'extract.ttl'), extract);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/language/build/refresh.js'), 'extract.ttl'],
    { cwd: root, encoding: 'utf8' },
  );
  return { code: status, out: stdout, err: stderr, folder: join(root, 'data/names') };
}

test('what is new finds its thing; the rest is left out or told', async () => {
  const { code, out, err, folder } = refresh(EXTRACT);
  expect(code, err).toBe(0);
  expect(readFileSync(join(folder, 'wikidata.tsv'), 'utf8').split('\n')).toEqual([
    'entity\tlanguage\tname',
    'organization/csto\tde\tKollektivsicherheitsbund',
    'state/KAZ\tcy\tCasachstan Newydd',
    'state/KAZ\ten\tLand of the Steppe',
    'state/KGZ\txx\tKirgiziyalar',
    '',
  ]);
  for (const remark of [
    '"Middle Land" is left out: it stands for state/KAZ and state/KGZ',
    'QZZ (http://www.wikidata.org/entity/Q7000002) is no state of the reference graph',
    'state/UZB (http://www.wikidata.org/entity/Q7000003) is said to have ended on 2031-01-01',
    'state/ITA is not in the extract',
  ])
    expect(out.split('\n')).toContain(remark);
  expect(refresh(EXTRACT).out).toBe(out);

  const base = 'https://w3id.org/pacta/';
  const store = await openStore({ curated: true });
  try {
    const matcher = new Matcher(new Catalog(store, loadFurtherNames(folder, base)));
    const [best] = weigh(await matcher.candidates('Kollektivsicherheitsbund', ['Organization']), undefined);
    expect(best).toMatchObject({ match: true, entry: { iriText: `${base}id/organization/csto` } });
  } finally {
    await store.close();
  }
});

test.each([
  ['<a', /extract\.ttl: .* on line 1.*; nothing was written/],
  [
    '<http://example.org/a> <http://example.org/b> <http://example.org/c> .',
    /holds no item of a state or organization/,
  ],
])('%s is refused, and nothing is written', (extract, message) => {
  const { code, err, folder } = refresh(extract);
  expect(code).toBe(3);
  expect(err).toMatch(message);
  expect(existsSync(join(folder, 'wikidata.tsv'))).toBe(false);
});

test('the query of the extract gives what the command reads, from an endpoint with such items', async () => {
  const store = await openEmbeddedStore();
  const { Parser } = await import('n3');
  const quads = new Parser().parse(EXTRACT);
  await store.transaction([{ kind: 'put', graph: 'https://example.org/wd', quads }]);
  const query = readFileSync(join(ROOT, 'data/names/extract.rq'), 'utf8');
  const { body } = await store.query({ query, graph: 'application/n-triples' });
  await store.close();
  const { code, folder, err } = refresh(body);
  expect(code, err).toBe(0);
  expect(readFileSync(join(folder, 'wikidata.tsv'), 'utf8')).toContain('state/KAZ\tcy\tCasachstan Newydd\n');
});
