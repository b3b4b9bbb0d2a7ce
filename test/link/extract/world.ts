// A made-up world, the same for the same seed: states and those that were dissolved, who headed them from when to when, others
// of the same name, and treaties. It knows nothing of the linker; its names come from @faker-js/faker and lists of its own.
import {
  type Faker,
  faker,
  fakerAZ,
  fakerCS_CZ,
  fakerDE,
  fakerEL,
  fakerEN,
  fakerES,
  fakerFR,
  fakerIT,
  fakerKA_GE,
  fakerPL,
  fakerPT_BR,
  fakerRO,
  fakerRU,
  fakerTR,
  fakerUK,
} from '@faker-js/faker';
import type { Script } from './scripts.js';

export interface WorldState {
  /** Of three letters, none of ISO 3166. */
  readonly code: string;
  readonly name: string;
  /** Day on which it was dissolved. */
  readonly ended?: string;
}
export const OFFICES = ['president', 'prime-minister', 'foreign-minister'] as const;
export type Office = (typeof OFFICES)[number];
export interface WorldTerm {
  readonly office: Office;
  readonly state: number;
  readonly start: string;
  readonly end?: string;
}
export interface WorldPerson {
  /** In the script of the country. */
  readonly name: string;
  readonly script: Script;
  readonly born: string;
  readonly died?: string;
  readonly terms: readonly WorldTerm[];
  /** What somebody without a term of office does. */
  readonly occupation: 'politician' | 'footballer' | 'writer' | 'chemist' | 'singer';
}
export interface WorldTreaty {
  readonly kind: number;
  readonly subject: number;
  /** Place after which it is called, in place of its subject. */
  readonly place?: string;
  readonly parties: readonly number[];
  readonly day: string;
}
export interface World {
  readonly states: readonly WorldState[];
  readonly persons: readonly WorldPerson[];
  readonly treaties: readonly WorldTreaty[];
}

const LOCALES: readonly (readonly [Faker, Script])[] = [
  [fakerRU, 'cyrillic'],
  [fakerUK, 'cyrillic'],
  [fakerKA_GE, 'georgian'],
  [fakerEL, 'greek'],
  [fakerEN, 'latin'],
  [fakerIT, 'latin'],
  [fakerFR, 'latin'],
  [fakerDE, 'latin'],
  [fakerES, 'latin'],
  [fakerPT_BR, 'latin'],
  [fakerPL, 'latin'],
  [fakerCS_CZ, 'latin'],
  [fakerRO, 'latin'],
  [fakerTR, 'latin'],
  [fakerAZ, 'latin'],
];
const STATES = 150;
const DISSOLVED = 30;
const OTHERS = 1300;
const TREATIES = 1000;
const PAIRS = 330;
const FIRST_YEAR = 1991;
const LAST_YEAR = 2025;
const STARTS = 'Ba Vo Tel Mar Quen Zur Dra Lim Os Per Kor Nal Fen Gal Hes Jun Ild Rav Sol Tur'.split(' ');
const MIDDLES = 'da lo mi ra ve nu ri to sa be ko li'.split(' ');
const ENDS = 'ria nia via land stan mar dor lia gna sia'.split(' ');

const day = (year: number, month: number, date: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
const anyDay = (year: number): string =>
  day(year, faker.number.int({ min: 1, max: 12 }), faker.number.int({ min: 1, max: 28 }));
const chance = (share: number): boolean => faker.number.float() < share;

export function makeWorld(seed: number): World {
  faker.seed(seed);
  for (const [locale] of LOCALES) locale.seed(seed);
  const states = makeStates();
  const persons: WorldPerson[] = [];
  for (const index of states.keys()) if (states[index]?.ended === undefined) persons.push(...officeHolders(index));
  persons.push(...others(persons));
  return { states, persons, treaties: makeTreaties(states) };
}

function makeStates(): WorldState[] {
  const names = new Set<string>();
  while (names.size < STATES)
    names.add(
      faker.helpers.arrayElement(STARTS).concat(faker.helpers.arrayElement(MIDDLES), faker.helpers.arrayElement(ENDS)),
    );
  const living = [...names].map((name, index) => ({ code: codeOf(index), name }));
  const dissolved = living.slice(0, DISSOLVED).map(({ name }, index) => ({
    code: codeOf(STATES + index),
    // Hint: some bear the very name of the state that came after them.
    name: index % 2 === 0 ? name : `People's Republic of ${name}`,
    ended: anyDay(FIRST_YEAR - 1),
  }));
  return [...living, ...dissolved];
}

/** "QMA" to "QZZ" are left to users by ISO 3166. */
const codeOf = (index: number): string =>
  `Q${String.fromCharCode(77 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`;

function personName(locale: Faker): string {
  const sex = faker.helpers.arrayElement(['female', 'male'] as const);
  return `${locale.person.firstName(sex)} ${locale.person.lastName(sex)}`.replace(/\s+/g, ' ');
}

/** One after another in each office; now and then a child after a parent. */
function officeHolders(state: number): WorldPerson[] {
  const [locale, script] = LOCALES[state % LOCALES.length] ?? [fakerEN, 'latin' as const];
  const persons: WorldPerson[] = [];
  for (const office of OFFICES) {
    let start = anyDay(FIRST_YEAR);
    let before = '';
    while (start < day(LAST_YEAR, 1, 1)) {
      const year = Number(start.slice(0, 4)) + faker.number.int({ min: 2, max: 8 });
      const end = year > LAST_YEAR ? undefined : anyDay(year);
      const family = chance(0.04) && before !== '' ? before.split(' ').slice(1).join(' ') : undefined;
      const fresh = personName(locale);
      const name = family === undefined ? fresh : `${fresh.split(' ')[0]} ${family}`;
      const born = anyDay(Number(start.slice(0, 4)) - faker.number.int({ min: 40, max: 65 }));
      const died = end !== undefined && chance(0.3) ? anyDay(Math.min(LAST_YEAR, year + 1)) : undefined;
      persons.push({
        name,
        script,
        born,
        ...(died === undefined || end === undefined || died < end ? {} : { died }),
        terms: [{ office, state, start, ...(end === undefined ? {} : { end }) }],
        occupation: 'politician',
      });
      before = name;
      if (end === undefined) break;
      start = end;
    }
  }
  return persons;
}

/** People without an office, many with the name of somebody who has one, and office holders of another state with such a name. */
function others(holders: readonly WorldPerson[]): WorldPerson[] {
  return Array.from({ length: OTHERS }, (_, index): WorldPerson => {
    const model = faker.helpers.arrayElement(holders);
    const [locale, script] = faker.helpers.arrayElement(LOCALES);
    const namesake = index % 3 === 0;
    const born = anyDay(faker.number.int({ min: 1935, max: 1999 }));
    const elsewhere = index % 30 === 0;
    const year = faker.number.int({ min: 1995, max: 2018 });
    return {
      name: namesake ? model.name : personName(locale),
      script: namesake ? model.script : script,
      born,
      terms: elsewhere
        ? [
            {
              office: 'foreign-minister',
              state: faker.number.int({ min: 0, max: STATES - 1 }),
              start: anyDay(year),
              end: anyDay(year + 3),
            },
          ]
        : [],
      occupation: elsewhere
        ? 'politician'
        : faker.helpers.arrayElement(['footballer', 'footballer', 'writer', 'chemist', 'singer', 'politician']),
    };
  });
}

/** Many between the same parties, some twice under one title, some two on one day. */
function makeTreaties(states: readonly WorldState[]): WorldTreaty[] {
  const living = states.flatMap(({ ended }, index) => (ended === undefined ? [index] : []));
  const groups = Array.from({ length: PAIRS }, (_, index) =>
    faker.helpers.arrayElements(living, index % 10 === 0 ? faker.number.int({ min: 3, max: 8 }) : 2),
  );
  const treaties: WorldTreaty[] = [];
  while (treaties.length < TREATIES) {
    const parties = faker.helpers.arrayElement(groups);
    const last = treaties.at(-1);
    const treaty: WorldTreaty = {
      kind: faker.number.int({ min: 0, max: 5 }),
      subject: faker.number.int({ min: 0, max: 29 }),
      ...(chance(0.1) ? { place: fakerEN.location.city() } : {}),
      parties,
      day: anyDay(faker.number.int({ min: 1992, max: LAST_YEAR })),
    };
    const drawn = faker.number.float();
    if (last !== undefined && drawn < 0.08)
      treaties.push({ ...last, day: anyDay(faker.number.int({ min: 1992, max: LAST_YEAR })) });
    else if (last !== undefined && drawn < 0.16)
      treaties.push({
        ...treaty,
        parties: last.parties,
        day: last.day,
        kind: (last.kind + 1) % 6,
        subject: (last.subject + 7) % 30,
      });
    else treaties.push(treaty);
  }
  return treaties;
}
