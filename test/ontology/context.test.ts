// The JSON-LD context: it names every term, as the ontology types it, and a graph goes through it and back unchanged.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import { serialize, toNQuads } from '../../src/graph/serialize.js';
import { CLASSES, PROPERTIES } from '../../src/graph/vocabulary.js';
import { ROOT } from '../project/sources.js';
import { OWL, PACTA, parseTurtle, RDFS, SCHEMA, subjectsOfType, terms, turtleFiles, valuesOf } from './ontology.js';

type Entry = string | { readonly '@id': string; readonly '@type'?: string; readonly '@container'?: string };
const document = JSON.parse(readFileSync(join(ROOT, 'ontology/context.jsonld'), 'utf8')) as {
  readonly '@context': Readonly<Record<string, Entry | number>>;
};
const context = document['@context'] as Readonly<Record<string, Entry>>;
const objects = new Set(subjectsOfType(terms, `${OWL}ObjectProperty`));
const refuse = (url: string): never => {
  throw new Error(`a context was asked for: ${url}`);
};
const options = { documentLoader: refuse as never };

describe('the context', () => {
  test.each([...CLASSES])('names the class %s', (name) => expect(context[name]).toBe(`pacta:${name}`));
  test.each([...PROPERTIES])('types the values of %s as the ontology does', (name) => {
    const term = PACTA + name;
    const ranges = valuesOf(terms, term, `${RDFS}range`, `${SCHEMA}rangeIncludes`);
    const entry = context[name];
    const id = `pacta:${name}`;
    if (objects.has(term)) expect(entry).toEqual({ '@id': id, '@type': '@id' });
    else if (ranges.length > 1 || ranges[0]?.endsWith('#string')) expect(entry).toBe(id);
    else if (ranges[0]?.endsWith('#langString')) expect(entry).toEqual({ '@id': id, '@container': '@language' });
    else expect(entry).toEqual({ '@id': id, '@type': ranges[0]?.replace('http://www.w3.org/2001/XMLSchema#', 'xsd:') });
  });
  test('has no term of Pacta that the ontology lacks', () => {
    const named = Object.values(context).map((entry) => (typeof entry === 'object' ? entry['@id'] : String(entry)));
    const local = named
      .filter((iriText) => iriText.startsWith('pacta:'))
      .map((iriText) => iriText.slice('pacta:'.length));
    expect(local.sort()).toEqual([...CLASSES, ...PROPERTIES].sort());
  });
  test('resolves without any other', async () => {
    const expanded = await jsonld.expand(
      { ...document, '@id': 'https://example.org/x', unit: 'code:unit/percent' } as never,
      options,
    );
    expect(expanded).toEqual([
      { '@id': 'https://example.org/x', [`${PACTA}unit`]: [{ '@id': 'https://w3id.org/pacta/code/unit/percent' }] },
    ]);
  });
});

describe.each([
  ...turtleFiles('data/graph'),
  ...turtleFiles('data/curated'),
  'ontology/codes/theme.ttl',
  'data/reference/states.ttl',
])('%s', (file) => {
  // Of the states a few are enough, and quick.
  const quads = parseTurtle(file).filter(
    ({ subject }) => !file.endsWith('states.ttl') || /(?:ITA|KAZ|KGZ|RUS)$/.test(subject.value),
  );
  test('comes back from JSON-LD as it was', async () => {
    const text = await serialize(quads, 'jsonld');
    const back = (await jsonld.toRDF(JSON.parse(text), {
      ...options,
      format: 'application/n-quads',
    })) as unknown as string;
    expect(quads.length).toBeGreaterThan(100);
    expect(back.split('\n').filter(Boolean).sort()).toEqual(toNQuads(quads).split('\n').filter(Boolean).sort());
  });
});

test('a graph in JSON-LD carries the context and uses its names', async () => {
  const [file = ''] = turtleFiles('data/graph');
  const written = JSON.parse(await serialize(parseTurtle(file), 'jsonld')) as {
    readonly '@context': unknown;
    readonly '@graph': readonly Readonly<Record<string, unknown>>[];
  };
  expect(written['@context']).toEqual(context);
  const keys = new Set(written['@graph'].flatMap((node) => Object.keys(node)));
  expect([...keys].filter((key) => key.includes(':'))).toEqual([]);
});
