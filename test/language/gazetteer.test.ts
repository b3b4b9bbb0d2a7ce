// The reference graph to names: labels with their language and form, entities with what the extractor asks of them, and
// which of the names a language looks for.
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../src/article/tokens.js';
import { PackError } from '../../src/language/errors.js';
import { loadGazetteer } from '../../src/language/gazetteer.js';
import { loadLanguages } from '../../src/language/load.js';
import type { ReferenceEntity } from '../../src/language/pack.js';
import { FOLDERS, referenceWith } from './folders.js';

const PREFIXES = `
@prefix pacta: <https://w3id.org/pacta/ontology#> .
@prefix state: <https://w3id.org/pacta/id/state/> .
@prefix place: <https://w3id.org/pacta/id/place/> .
@prefix organization: <https://w3id.org/pacta/id/organization/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
`;
const reference = referenceWith({
  'a.ttl': `${PREFIXES}
    state:XAA a pacta:State ; pacta:capital place:alba ;
      skos:prefLabel "Avalonia"@it, "Avalon"@en, "Авалония"@ru ; skos:altLabel "RA"@it ; skos:hiddenLabel "Avallonia"@it ;
      pacta:demonym "avaloniano"@it, "Avalonian"@en .
    organization:lega a pacta:Organization ; pacta:kind <https://w3id.org/pacta/code/organization-kind/igo> ;
      pacta:acronym "LAV" ; skos:prefLabel "Lega di Avalonia"@it, "Ligue avalonienne"@fr .`,
  'b.ttl': `${PREFIXES}
    place:alba a pacta:Place ; skos:prefLabel "Alba Nova"@it .
    place:porto a pacta:Place ; schema:containedInPlace state:XAA ;
      schema:additionalType <https://w3id.org/pacta/code/place-kind/seat> ; skos:prefLabel "Porto"@it .
    <https://w3id.org/pacta/id/agent/editors> a <http://www.w3.org/ns/prov#Agent> ; skos:prefLabel "Redazione"@it .
    state:XBB skos:prefLabel "Ignota"@it .
    <https://example.org/x> a pacta:State ; skos:prefLabel "Altrove"@it .`,
  'notes.txt': 'This is no Turtle.',
});

describe('loadGazetteer', () => {
  const { names, entities } = loadGazetteer(reference);
  const forms = (key: string): string[] =>
    names
      .filter(({ entity }) => entity.key === key)
      .map(({ label, language, form }) => `${form} ${label}@${language}`)
      .sort();

  test('gives states with their capital and seats with their state', () => {
    expect(entities.get('state/XAA')).toEqual({ key: 'state/XAA', type: 'State', capital: 'place/alba' });
    expect(entities.get('place/porto')).toEqual({ key: 'place/porto', type: 'Place', state: 'state/XAA', seat: true });
  });

  // The names of a capital kept the place as it was before its state was known.
  test('gives a capital its state, also where a name leads to it', () => {
    const capital = { key: 'place/alba', type: 'Place', state: 'state/XAA' };
    expect(entities.get('place/alba')).toEqual(capital);
    expect(names.find(({ label }) => label === 'Alba Nova')?.entity).toEqual(capital);
  });

  test('gives organizations with kind and acronym', () => {
    const lega = { key: 'organization/lega', type: 'Organization', organizationKind: 'igo', acronym: 'LAV' };
    expect(entities.get('organization/lega')).toEqual(lega);
  });

  test('gives every label, demonym and acronym with its language and form', () => {
    expect(forms('state/XAA')).toEqual([
      'acronym RA@it',
      'demonym Avalonian@en',
      'demonym avaloniano@it',
      'name Avallonia@it',
      'name Avalon@en',
      'name Avalonia@it',
      'name Авалония@ru',
    ]);
    expect(forms('organization/lega')).toEqual([
      'acronym LAV@',
      'name Lega di Avalonia@it',
      'name Ligue avalonienne@fr',
    ]);
  });

  // Whatever had a type that is none of the three was taken for a place.
  test('takes nothing else for an entity', () => {
    expect([...entities.keys()].sort()).toEqual(['organization/lega', 'place/alba', 'place/porto', 'state/XAA']);
    expect(names.map(({ label }) => label)).not.toContain('Redazione');
  });

  test.each([
    ['a broken file', '@prefix a: <b> .\nx y z .', /^.*broken\.ttl: .*line 2/],
    ['a file that ends too early', '<a> <b>', /^.*broken\.ttl: /],
  ])('names %s', (_, text, message) => {
    const load = (): unknown => loadGazetteer(referenceWith({ 'broken.ttl': text }));
    expect(load).toThrow(PackError);
    expect(load).toThrow(message);
  });
});

describe('the names that Italian looks for', () => {
  const pack = loadLanguages({ ...FOLDERS, reference }).packs.get('it');
  const hits = (text: string): string[] => {
    const tokens = tokenize(text, 'before');
    return tokens.flatMap((_, at) =>
      (pack?.lexicon.at(tokens, at) ?? [])
        .filter(({ type }) => type === 'State' || type === 'Organization' || type === 'Place')
        .map(({ form, data }) => `${form} ${(data as ReferenceEntity).key}`),
    );
  };

  test.each([
    ['its own names', 'Avalonia e Avallonia', ['name state/XAA', 'name state/XAA']],
    ['English names', 'per Avalon oggi', ['name state/XAA']],
    ['its own demonyms', 'il presidente avaloniano', ['demonym state/XAA']],
    ['the longest name first', 'la Lega di Avalonia', ['name organization/lega', 'name state/XAA']],
    ['acronyms of any language', 'la LAV e la Lav', ['acronym organization/lega', 'acronym organization/lega']],
    ['no names of third languages', 'la Ligue avalonienne, Авалония', []],
    ['no English demonyms', 'the Avalonian president', []],
    ['no names in lower case', 'avalonia, alba nova, la lav', []],
    ['demonyms in upper case too', 'un Avaloniano', ['demonym state/XAA']],
    ['no part of a word', 'Avalonians', []],
  ])('are %s', (_, text, found) => expect(hits(text)).toEqual(found));
});
