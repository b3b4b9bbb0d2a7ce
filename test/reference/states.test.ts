// The states: which there are (against ISO 3166-1 and a list of United Nations members), that each has what the
// gazetteer needs, and the names that are easily mixed up, case by case.
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { entities, ID, loadQuads, PACTA, SCHEMA, SKOS, valuesOf } from './graph.js';

const require = createRequire(import.meta.url);
const states = loadQuads('states.ttl');
const places = loadQuads('places.ttl');
const codes = entities(states).map((entity) => entity.slice('state/'.length));
const demonyms = (code: string, language: string): string[] =>
  valuesOf(states, `state/${code}`, `${PACTA}demonym`, language);
const NAMES = [`${SKOS}prefLabel`, `${SKOS}altLabel`, `${SKOS}hiddenLabel`, `${PACTA}demonym`];
const meansOf = (label: string, language: string): string[] => [
  ...new Set(
    states
      .filter(
        ({ predicate, object }) =>
          NAMES.includes(predicate.value) &&
          object.termType === 'Literal' &&
          object.language === language &&
          object.value === label,
      )
      .map(({ subject }) => subject.value.slice(`${ID}state/`.length)),
  ),
];

describe('coverage', () => {
  interface Country {
    readonly cca3: string;
    readonly unMember: boolean;
    readonly capital: readonly string[];
  }
  const countries = require('world-countries') as readonly Country[];
  const code = ({ cca3 }: Country): string => (cca3 === 'UNK' ? 'XKX' : cca3);

  test('has the members of the United Nations, both observers, Kosovo and Taiwan', () => {
    const expected = new Set([...countries.filter(({ unMember }) => unMember).map(code), 'VAT', 'PSE', 'XKX', 'TWN']);
    expect(codes).toEqual([...expected].sort());
    expect(codes).toHaveLength(197);
  });
  test('uses codes that ISO 3166-1 assigns, and XKX', () => {
    const { isValid } = require('i18n-iso-countries') as {
      isValid(code: string): boolean;
    };
    expect(codes.filter((alpha3) => alpha3 !== 'XKX' && !isValid(alpha3))).toEqual([]);
  });
  test('has the capitals that another source has, but for spellings and disputed seats', () => {
    const plain = (name: string): string =>
      name
        .normalize('NFD')
        .replace(/[^\p{L}]/gu, '')
        .toLowerCase();
    const differing = countries
      .filter((country) => codes.includes(code(country)))
      .filter((country) => {
        const place = valuesOf(states, `state/${code(country)}`, `${PACTA}capital`)[0] ?? '';
        const ours = [`${SKOS}prefLabel`, `${SKOS}altLabel`].flatMap((label) =>
          valuesOf(places, place.slice(ID.length), label),
        );
        return !country.capital.some((name) => ours.some((label) => plain(label) === plain(name)));
      });
    // City states and capitals named like their state keep a name of their own; Lobamba and Colombo are seats.
    expect(differing.map(code).sort()).toEqual(['DJI', 'LKA', 'LUX', 'MCO', 'SGP', 'STP', 'SWZ']);
  });
});

describe.each(codes)('%s', (code) => {
  test('carries its own code', () => expect(valuesOf(states, `state/${code}`, `${PACTA}isoAlpha3`)).toEqual([code]));
  test('has a capital that lies in it', () => {
    const [capital = '', ...others] = valuesOf(states, `state/${code}`, `${PACTA}capital`);
    expect(others).toEqual([]);
    expect(valuesOf(places, capital.slice(ID.length), `${SCHEMA}containedInPlace`)).toEqual([`${ID}state/${code}`]);
    expect(valuesOf(places, capital.slice(ID.length), `${SCHEMA}additionalType`)).toEqual([
      'https://w3id.org/pacta/code/place-kind/capital',
    ]);
  });
  test('has its Italian demonym in all forms', () => {
    const forms = demonyms(code, 'it');
    const inTwo = forms.some((form) => /e$/.test(form) && forms.includes(form.replace(/e$/, 'i')));
    const inFour = forms.some((form) => /o$/.test(form) && forms.includes(form.replace(/o$/, 'a')));
    expect(
      inFour ? forms.length >= 4 : inTwo || ['BFA', 'BEL', 'OMN', 'VNM', 'YEM', 'SAU', 'CYP', 'MDG'].includes(code),
      forms.join(' '),
    ).toBe(true);
  });
  // "Vatican" and "Holy See" are names; English makes no other adjective of them that news uses.
  test.skipIf(code === 'VAT')('has an English demonym', () => expect(demonyms(code, 'en')).not.toEqual([]));
  test('has demonyms in French, Spanish and Russian', () => {
    for (const language of ['fr', 'es', 'ru']) expect(demonyms(code, language), language).not.toEqual([]);
  });
  test('links to one Wikidata item and says where that comes from', () => {
    expect(valuesOf(states, `state/${code}`, `${SKOS}exactMatch`)).toEqual([
      expect.stringMatching(/^http:\/\/www\.wikidata\.org\/entity\/Q\d+$/),
    ]);
    expect(valuesOf(states, `state/${code}`, 'http://purl.org/dc/terms/source')).toHaveLength(1);
  });
});

test.each([
  ['it', 'Russia', 'RUS'],
  ['it', 'Federazione russa', 'RUS'],
  ['it', 'russe', 'RUS'],
  ['it', 'Kirghisistan', 'KGZ'],
  ['it', 'Kyrgyzstan', 'KGZ'],
  ['it', 'kirghiso', 'KGZ'],
  ['it', 'kirghizi', 'KGZ'],
  ['it', 'Kazakhstan', 'KAZ'],
  ['it', 'kazaki', 'KAZ'],
  ['it', 'kazake', 'KAZ'],
  ['it', 'Stati Uniti', 'USA'],
  ['it', 'Usa', 'USA'],
  ['it', "Stati Uniti d'America", 'USA'],
  ['it', 'statunitensi', 'USA'],
  ['it', 'americano', 'USA'],
  ['it', 'Gran Bretagna', 'GBR'],
  ['it', 'britannici', 'GBR'],
  ['it', 'Cechia', 'CZE'],
  ['it', 'Repubblica Ceca', 'CZE'],
  ['it', 'Emirati', 'ARE'],
  ['it', 'Azerbaijan', 'AZE'],
  ['it', 'azero', 'AZE'],
  ['it', 'turche', 'TUR'],
  ['it', 'Nigeria', 'NGA'],
  ['it', 'nigeriano', 'NGA'],
  ['it', 'Niger', 'NER'],
  ['it', 'nigerino', 'NER'],
  ['it', 'Guinea', 'GIN'],
  ['it', 'Guinea-Bissau', 'GNB'],
  ['it', 'Guinea Equatoriale', 'GNQ'],
  ['it', 'Papua Nuova Guinea', 'PNG'],
  ['it', 'Repubblica Democratica del Congo', 'COD'],
  ['it', 'Repubblica del Congo', 'COG'],
  ['it', 'Corea del Sud', 'KOR'],
  ['it', 'Corea del Nord', 'PRK'],
  ['it', 'sudcoreano', 'KOR'],
  ['it', 'nordcoreano', 'PRK'],
  ['it', 'Macedonia del Nord', 'MKD'],
  ['it', 'Georgia', 'GEO'],
  ['it', 'Monaco', 'MCO'],
  ['it', 'Dominica', 'DMA'],
  ['it', 'Repubblica Dominicana', 'DOM'],
  ['it', 'Sudan', 'SDN'],
  ['it', 'Sud Sudan', 'SSD'],
  ['it', 'Santa Sede', 'VAT'],
  ['it', 'Repubblica di Cina', 'TWN'],
  ['it', 'Repubblica Popolare Cinese', 'CHN'],
  ['en', 'Turkey', 'TUR'],
  ['en', 'Türkiye', 'TUR'],
  ['en', 'UK', 'GBR'],
  ['en', 'Kazakhs', 'KAZ'],
  ['en', 'Nigerien', 'NER'],
  ['en', 'Nigerian', 'NGA'],
  ['en', 'DPRK', 'PRK'],
  ['en', 'Republic of Korea', 'KOR'],
  ['en', 'Ivory Coast', 'CIV'],
  ['en', 'Holy See', 'VAT'],
  ['en', 'Dutch', 'NLD'],
  ['fr', 'États-Unis', 'USA'],
  ['fr', 'ouzbek', 'UZB'],
  ['fr', 'nigérien', 'NER'],
  ['fr', 'nigérian', 'NGA'],
  ['es', 'Kirguistán', 'KGZ'],
  ['es', 'kazajo', 'KAZ'],
  ['es', 'EE. UU.', 'USA'],
  ['ru', 'Киргизия', 'KGZ'],
  ['ru', 'Кыргызстан', 'KGZ'],
  ['ru', 'российский', 'RUS'],
  ['ru', 'КНР', 'CHN'],
  ['ru', 'Республика Корея', 'KOR'],
] as const)('%s: "%s" means %s', (language, label, code) => expect(meansOf(label, language)).toEqual([code]));

test("a capital's name is no label of its state", () => {
  expect(meansOf('Mosca', 'it')).toEqual([]);
  expect(meansOf('Pechino', 'it')).toEqual([]);
});
