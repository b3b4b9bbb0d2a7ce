// Texts of other kinds than news about diplomacy, made from the sentences of a file and the names that faker makes, the
// same ones every time.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { base, en, Faker, it } from '@faker-js/faker';
import { parse } from 'yaml';
import type { Article } from '../../src/article/article.js';
import { loadGazetteer } from '../../src/language/gazetteer.js';

type Sentences = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const sentences = parse(readFileSync(new URL('other-kinds.yaml', import.meta.url), 'utf8')) as Sentences;
const { names } = loadGazetteer(fileURLToPath(new URL('../../data/reference', import.meta.url)));
const fakers: Readonly<Record<string, Faker>> = {
  en: new Faker({ locale: [en, base] }),
  it: new Faker({ locale: [it, en, base] }),
};

/** So many texts of each kind in each language. */
export function otherTexts(ofEachKind: number): Article[] {
  return Object.entries(sentences).flatMap(([language, kinds]) => {
    const faker = fakers[language] as Faker;
    const states = names
      .filter((name) => name.entity.type === 'State' && name.form === 'name' && name.language === language)
      .map(({ label }) => label);
    return Object.entries(kinds).flatMap(([kind, list], place) =>
      Array.from({ length: ofEachKind }, (_, index) => {
        faker.seed(place * 1000 + index);
        const lines = Array.from({ length: faker.number.int({ min: 3, max: 25 }) }, () =>
          filled(faker.helpers.arrayElement(list), faker, states),
        );
        const text = lines.map((line) => line + faker.helpers.arrayElement([' ', ' ', ' ', '\n', '\n\n'])).join('');
        return { slug: `${language}-${kind}-${index}`, text, language };
      }),
    );
  });
}

function filled(sentence: string, faker: Faker, states: readonly string[]): string {
  const values: Readonly<Record<string, () => string>> = {
    person: () => faker.person.fullName(),
    city: () => faker.location.city(),
    n: () => String(faker.number.int({ min: 2, max: 90 })),
    word: () => faker.lorem.word(),
    company: () => faker.company.name(),
    state: () => faker.helpers.arrayElement(states),
    other: () => faker.helpers.arrayElement(states),
  };
  return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => values[name]?.() ?? slot);
}

/** Texts that are no prose at all. */
export function oddTexts(): Article[] {
  const faker = new Faker({ locale: [en, base] });
  faker.seed(7);
  const unicode = (length: number): string =>
    Array.from({ length }, () => {
      const point = faker.number.int({ min: 1, max: 0x10ffff });
      return point >= 0xd800 && point <= 0xdfff ? ' ' : String.fromCodePoint(point);
    }).join('');
  const letters = (length: number): string =>
    Array.from({ length }, () =>
      faker.helpers.arrayElement([...'aèÉßİñ’\'«»“”"-–—.,;:!?()[] \u00a0\u202f\t\n0123456789']),
    ).join('');
  const texts = [
    'a'.repeat(1_000_000),
    'A'.repeat(1_000_000),
    `${'\n'.repeat(20_000)}.`,
    `${'\r\n \t'.repeat(5_000)}x`,
    '. '.repeat(20_000),
    '« '.repeat(5_000),
    '“'.repeat(5_000),
    '( '.repeat(5_000),
    '1 2 3, '.repeat(5_000),
    'e '.repeat(20_000),
    "l'".repeat(10_000),
    '-'.repeat(50_000),
    'Anna Maria '.repeat(3_000),
    '\u0301'.repeat(20_000),
    '🏳️‍🌈'.repeat(5_000),
    ...Array.from({ length: 15 }, () => unicode(3_000)),
    ...Array.from({ length: 15 }, () => letters(5_000)),
    ...Array.from({ length: 10 }, () => faker.lorem.paragraphs(20)),
    ...Array.from({ length: 5 }, () => JSON.stringify(faker.airline.airport()).repeat(100)),
    ...Array.from({ length: 5 }, () => `<p>${faker.hacker.phrase()}</p>`.repeat(100)),
  ];
  return texts.map((text, index) => ({ slug: `odd-${index}`, text, language: index % 2 === 0 ? 'it' : 'en' }));
}
