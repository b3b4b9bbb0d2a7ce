// The same triples in each form of RDF: every one is told with the line at which a reader finds it.
import { describe, expect, test } from 'vitest';
import { parsePlaced } from '../../src/graph/placed.js';

const TREATY = 'https://example.org/treaty';
const placed = async (text: string, format: Parameters<typeof parsePlaced>[1]): Promise<Record<string, string>> => {
  const places: Record<string, string> = {};
  await parsePlaced(text, format, 'file', ({ subject, predicate, object }, line, column) => {
    const name = `${subject.value.replace(/^.*[/#]/, '')} ${predicate.value.replace(/^.*[/#]/, '')} ${object.value.replace(/^.*[/#]/, '')}`;
    places[name] = line === undefined ? 'nowhere' : `${line}:${column}`;
  });
  return places;
};

test('Turtle tells the object', async () => {
  const text = `<${TREATY}> a <urn:x#Treaty> ;\n  <urn:x#party> <urn:x#one>,\n    <urn:x#two> .\n`;
  expect(await placed(text, 'turtle')).toEqual({
    'treaty type Treaty': '1:32',
    'treaty party one': '2:17',
    'treaty party two': '3:5',
  });
});

test('RDF/XML tells the tag, and of words where they begin', async () => {
  const text = [
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x#">',
    `  <x:Treaty rdf:about="${TREATY}">`,
    '    <x:party rdf:resource="urn:x#one"/>',
    '    <x:name>on gas',
    'and oil</x:name>',
    '  </x:Treaty>',
    '</rdf:RDF>',
  ].join('\r\n');
  const places = await placed(text, 'rdfxml');
  expect(places).toMatchObject({ 'treaty type Treaty': '2:3', 'treaty party one': '3:5' });
  expect(Object.entries(places).find(([name]) => name.startsWith('treaty name'))?.[1]).toBe('4:13');
});

describe('JSON-LD', () => {
  const body = (node: object): string => JSON.stringify({ '@context': CONTEXT, '@graph': [node] }, null, 1);
  const CONTEXT = {
    x: 'urn:x#',
    id: '@id',
    a: '@type',
    party: { '@id': 'x:party', '@type': '@id' },
    name: { '@id': 'x:name', '@language': 'en' },
  };
  const lineOf = (text: string, words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;

  test('tells the value, by the names that the context gives', async () => {
    const text = body({
      id: TREATY,
      a: 'x:Treaty',
      party: ['x:one', 'urn:x#two'],
      name: 'on gas',
      'x:year': { '@value': '2025', '@type': 'x:when' },
    });
    const places = await placed(text, 'jsonld');
    const lines = Object.fromEntries(
      Object.entries(places).map(([name, place]) => [name, Number(place.split(':')[0])]),
    );
    expect(lines).toEqual({
      'treaty type Treaty': lineOf(text, '"x:Treaty"'),
      'treaty party one': lineOf(text, '"x:one"'),
      'treaty party two': lineOf(text, '"urn:x#two"'),
      'treaty name on gas': lineOf(text, '"on gas"'),
      'treaty year 2025': lineOf(text, '"2025"'),
    });
  });

  test('tells the node where a context within it gives other names, and nothing of a node without a name', async () => {
    const text = body({
      id: TREATY,
      '@context': { title: 'x:title' },
      title: 'accord',
      'x:signed': { 'x:place': 'Rome' },
    });
    const places = Object.entries(await placed(text, 'jsonld'));
    expect(places.find(([name]) => name === 'treaty title accord')?.[1].split(':')[0]).toBe(
      String(lineOf(text, `"${TREATY}"`)),
    );
    expect(places.find(([name]) => name.endsWith('place Rome'))?.[1]).toBe('nowhere');
  });

  test('of one context for each node tells the nodes', async () => {
    const text = JSON.stringify(
      [
        { '@id': TREATY, 'urn:x#name': 'gas' },
        { '@id': 'urn:x#other', 'urn:x#name': 'oil' },
      ],
      null,
      1,
    );
    expect(await placed(text, 'jsonld')).toEqual({ 'treaty name gas': '4:17', 'other name oil': '8:17' });
  });
});
