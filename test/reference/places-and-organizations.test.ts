// Places and organizations case by case: spellings of capitals, seats that stand for a government, and the acronyms that
// each language has of its own for one organization.
import { describe, expect, test } from 'vitest';
import { entities, ID, loadQuads, PACTA, SCHEMA, SKOS, valuesOf } from './graph.js';

const places = loadQuads('places.ttl');
const organizations = loadQuads('organizations.ttl');
const labels = (quads: typeof places, entity: string, language: string): string[] =>
  [`${SKOS}prefLabel`, `${SKOS}altLabel`].flatMap((property) => valuesOf(quads, entity, property, language));

test.each([
  ['moscow', 'capital', 'RUS', 'it', ['Mosca']],
  ['beijing', 'capital', 'CHN', 'it', ['Pechino', 'Beijing']],
  ['astana', 'capital', 'KAZ', 'it', ['Astana', 'Nur-Sultan']],
  ['bishkek', 'capital', 'KGZ', 'it', ['Bishkek', 'Biškek']],
  ['tashkent', 'capital', 'UZB', 'it', ['Tashkent', 'Taškent']],
  ['ashgabat', 'capital', 'TKM', 'it', ['Ashgabat', 'Aşgabat', 'Ashkhabad']],
  ['kyiv', 'capital', 'UKR', 'en', ['Kyiv', 'Kiev']],
  ['kremlin', 'seat', 'RUS', 'it', ['Cremlino']],
  ['white-house', 'seat', 'USA', 'it', ['Casa Bianca']],
  ['palazzo-chigi', 'seat', 'ITA', 'it', ['Palazzo Chigi']],
  ['farnesina', 'seat', 'ITA', 'it', ['Farnesina']],
  ['downing-street', 'seat', 'GBR', 'en', ['Downing Street']],
  ['elysee', 'seat', 'FRA', 'it', ['Eliseo', 'Élysée']],
  ['bankova', 'seat', 'UKR', 'it', ['Bankova']],
  ['samarkand', 'city', 'UZB', 'it', ['Samarcanda']],
  ['geneva', 'city', 'CHE', 'fr', ['Genève']],
  ['munich', 'city', 'DEU', 'it', ['Monaco di Baviera']],
] as const)('%s is a %s of %s', (slug, kind, state, language, names) => {
  const place = `place/${slug}`;
  expect(labels(places, place, language)).toEqual(expect.arrayContaining([...names]));
  expect(valuesOf(places, place, `${SCHEMA}additionalType`)).toEqual([
    `https://w3id.org/pacta/code/place-kind/${kind}`,
  ]);
  expect(valuesOf(places, place, `${SCHEMA}containedInPlace`)).toEqual([`${ID}state/${state}`]);
});

describe('organizations', () => {
  test('are at least 120', () => expect(entities(organizations).length).toBeGreaterThanOrEqual(120));
  test('are all intergovernmental', () => {
    const kinds = organizations
      .filter(({ predicate }) => predicate.value === `${PACTA}kind`)
      .map(({ object }) => object.value);
    expect(kinds).toEqual(
      Array(entities(organizations).length).fill('https://w3id.org/pacta/code/organization-kind/igo'),
    );
  });
  test('have at most one canonical acronym', () => {
    for (const entity of entities(organizations))
      expect(valuesOf(organizations, entity, `${PACTA}acronym`).length, entity).toBeLessThan(2);
  });
  test.each([
    ['csto', 'CSTO', { it: ['ODKB', 'OTSC'], en: ['CSTO'], fr: ['OTSC'], ru: ['ОДКБ'] }],
    [
      'eaeu',
      'EAEU',
      {
        it: ['Unione Economica Eurasiatica', 'UEE', 'UEEA', 'EAES'],
        fr: ['UEEA'],
        ru: ['ЕАЭС'],
      },
    ],
    [
      'cis',
      'CIS',
      {
        it: ['CSI', 'Comunità degli Stati Indipendenti'],
        es: ['CEI'],
        ru: ['СНГ'],
      },
    ],
    ['sco', 'SCO', { it: ['OCS', 'ShOS'], fr: ['OCS'], ru: ['ШОС'] }],
    [
      'un',
      'UN',
      {
        it: ['Nazioni Unite', 'Organizzazione delle Nazioni Unite', 'ONU', 'Onu'],
        ru: ['ООН'],
      },
    ],
    [
      'eu',
      'EU',
      {
        it: ['Unione europea', 'UE', 'Ue'],
        en: ['European Union'],
        ru: ['ЕС'],
      },
    ],
    ['nato', 'NATO', { it: ['Nato', 'Alleanza Atlantica'], fr: ['OTAN'], ru: ['НАТО'] }],
    ['ots', 'OTS', { it: ['Organizzazione degli Stati Turchi'], ru: ['ОТГ'] }],
    [
      'edb',
      'EDB',
      {
        it: ['Banca eurasiatica di sviluppo', 'Banca di sviluppo eurasiatica'],
        ru: ['ЕАБР'],
      },
    ],
    ['iaea', 'IAEA', { it: ['AIEA'], es: ['OIEA'], ru: ['МАГАТЭ'] }],
    ['who', 'WHO', { it: ['OMS', 'Oms'], fr: ['OMS'], ru: ['ВОЗ'] }],
    ['unhcr', 'UNHCR', { it: ['UNHCR'], fr: ['HCR'], es: ['ACNUR'] }],
    ['opec-plus', 'OPEC+', { it: ['Opec+'], ru: ['ОПЕК+'] }],
  ] as const)('%s is %s, and what each language calls it', (slug, acronym, names) => {
    expect(valuesOf(organizations, `organization/${slug}`, `${PACTA}acronym`)).toEqual([acronym]);
    for (const [language, expected] of Object.entries(names)) {
      expect(labels(organizations, `organization/${slug}`, language), language).toEqual(
        expect.arrayContaining([...expected]),
      );
    }
  });
});
