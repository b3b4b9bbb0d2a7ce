// A seed and a number in, an article with its gold out: news of a meeting of two states, put together from sentences. The nth
// article is the same whatever else is made. The gold has the form of the annotations by which the converter is measured.
import { createHash } from 'node:crypto';
import { Random } from './random.js';
import type { OrganizationWords, StateWords } from './states.js';
import { fill, type Passage } from './template.js';
import type { Language, PersonNames, Sentence, Templates } from './templates.js';

export interface CorpusLanguage {
  readonly language: Language;
  readonly templates: Templates;
  readonly states: readonly StateWords[];
  readonly organizations: readonly OrganizationWords[];
  readonly names: PersonNames;
}
export interface MadeArticle {
  readonly id: string;
  readonly language: Language;
  readonly published: string;
  readonly text: string;
}
interface Gold {
  readonly id: string;
  readonly lang: Language;
  readonly source: string;
  readonly published: string;
  readonly sha256: string;
  readonly states: readonly string[];
  readonly persons: readonly object[];
  readonly organizations: object[];
  readonly treaties: object[];
  readonly commitments: object[];
  readonly events: object[];
  readonly figures: object[];
  readonly statements: object[];
}

const FIRST_YEAR = 2012;
const LAST_YEAR = 2025;

export function makeArticle(
  number: number,
  seed: number,
  { language, templates, states, organizations, names }: CorpusLanguage,
): { readonly article: MadeArticle; readonly gold: Gold } {
  const random = new Random(seed, number);
  const a = random.pick(states);
  const b = random.pick(states.filter(({ code }) => code !== a.code));
  const office = random.pick(Object.keys(templates.offices));
  const person = (): string => `${random.pick(names.given)} ${random.pick(names.family)}`;
  const p = person();
  let q = person();
  while (q.split(' ')[1] === p.split(' ')[1]) q = person();
  const day = new Date(Date.UTC(random.between(FIRST_YEAR, LAST_YEAR), random.between(0, 11), random.between(1, 28)));
  const date = day.toISOString().slice(0, 10);
  const organization = random.pick(organizations);
  const id = `synthetic-${seed}-${number}`;
  const named: Readonly<Record<string, string>> = { a: a.code, b: b.code, p, q };
  const gold: Gold = {
    id,
    lang: language,
    source: 'synthetic',
    published: date,
    sha256: '',
    states: [a.code, b.code],
    persons: [
      { name: p, office, state: a.code },
      { name: q, office, state: b.code },
    ],
    organizations: [],
    treaties: [],
    commitments: [],
    events: [],
    figures: [],
    statements: [],
  };
  let text = '';
  const officeWord = random.pick(templates.offices[office] ?? []);
  const dayWords = inWords(day, language);
  const constant: Readonly<Record<string, string>> = {
    ...wordsOf('a', a),
    ...wordsOf('b', b),
    ...personWords('p', p, officeWord),
    ...personWords('q', q, officeWord),
    date: dayWords,
    'date.on': `${language === 'it' ? onDay(day) : 'on '}${dayWords}`,
    organization: organization.name,
    acronym: organization.acronym,
  };
  const add = (sentence: Sentence): void => {
    const theme = random.pick(Object.keys(templates.topics));
    const topic = random.pick(templates.topics[theme] ?? []);
    const kind = random.pick(Object.keys(templates.instruments));
    const instrument = random.pick(templates.instruments[kind] ?? []).replace('{topic}', topic);
    const year = day.getUTCFullYear() - 1;
    const amount = random.between(11, 199) / 10;
    const count = random.between(12, 890);
    const { text: words, passages } = fill(
      sentence.text,
      {
        ...constant,
        topic,
        instrument,
        'instrument.Name': capital(instrument),
        year: String(year),
        amount: language === 'it' ? String(amount).replace('.', ',') : String(amount),
        count: String(count),
      },
      random,
    );
    const start = text.length;
    const at = (key: string): [Passage] => {
      const [from, to] = passages.get(key) ?? [0, words.length];
      return [[start + from, start + to]];
    };
    text += `${words}${random.next() < 0.35 ? '\n\n' : ' '}`;
    const agents = (keys: readonly string[]): string[] => keys.map((key) => named[key] ?? key);
    if (passages.has('event')) {
      const { participants, host, place, ...event } = sentence.event ?? { kind: 'signing', participants: ['a', 'b'] };
      gold.events.push({
        ...event,
        participants: agents(participants),
        host: host === undefined ? null : (named[host] ?? null),
        place: place === undefined ? null : b.capital,
        start: sentence.event === undefined ? null : date,
        end: null,
        evidence: at('event'),
      });
    }
    if (passages.has('treaty'))
      gold.treaties.push({
        key: `t${gold.treaties.length + 1}`,
        kind,
        label: instrument,
        parties: [a.code, b.code],
        signatories: [],
        date: null,
        place: null,
        status: 'signed',
        evidence: at('treaty'),
      });
    if (sentence.by !== undefined)
      gold.commitments.push({
        by: agents(sentence.by),
        under: sentence.under === true && gold.treaties.length > 0 ? `t${gold.treaties.length}` : null,
        themes: sentence.themes ?? [theme],
        topic: theme,
        evidence: at('commitment'),
      });
    if (sentence.figure !== undefined) {
      const { unit, scale, bound, measures, period } = sentence.figure;
      const value = sentence.text.includes('{amount}') ? amount : count;
      gold.figures.push({
        value: Number((value * scale).toPrecision(6)),
        unit,
        bound,
        measures,
        period: period === true ? String(year) : null,
        about: [a.code, b.code],
        evidence: at('figure'),
      });
    }
    if (sentence.speaker !== undefined)
      gold.statements.push({ speaker: named[sentence.speaker], kind: sentence.kind, evidence: at('statement') });
    if (sentence.organization === true) gold.organizations.push({ ...organization, kind: 'igo' });
  };
  for (const sentence of outline(templates, random)) add(sentence);
  text = text.trimEnd();
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  return { article: { id, language, published: date, text }, gold: { ...gold, sha256 } };
}

/** What is told first, then the instrument, then the rest in any order. */
function outline(templates: Templates, random: Random): Sentence[] {
  const rest = [
    ...several(templates.commitments, random.between(1, 3), random),
    ...several(templates.figures, random.between(0, 2), random),
    ...several(templates.statements, random.between(1, 3), random),
    ...several(templates.background, random.between(1, 4), random),
  ];
  const shuffled = several(rest, rest.length, random);
  const isPhoneCall = (sentence: Sentence): boolean => sentence.event?.kind === 'phone-call';
  const opening = random.pick(templates.openings);
  return [opening, ...(isPhoneCall(opening) ? [] : [random.pick(templates.signings)]), ...shuffled];
}

/** So many of them, each once, in an order that is drawn. */
function several<T>(from: readonly T[], count: number, random: Random): T[] {
  const left = [...from];
  return Array.from({ length: Math.min(count, from.length) }, () => {
    const [taken] = left.splice(random.between(0, left.length - 1), 1);
    return taken as T;
  });
}

const wordsOf = (key: string, { name, adjective, capital: city }: StateWords): Record<string, string> => ({
  [key]: name,
  [`${key}.Name`]: capital(name),
  [`${key}.number`]: /^(?:gli|i|le) /.test(name) ? 'plural' : 'singular',
  [`${key}.adjective`]: adjective,
  [`${key}.capital`]: city,
});
const personWords = (key: string, name: string, office: string): Record<string, string> => ({
  [key]: name,
  [`${key}.last`]: name.split(' ').at(-1) ?? name,
  [`${key}.office`]: office,
});
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const onDay = (day: Date): string => ([1, 8, 11].includes(day.getUTCDate()) ? "l'" : 'il ');

/** Hint: made once, for making one takes as long as making a whole article. */
const MONTHS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  it: new Intl.DateTimeFormat('it', { month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }),
};

function inWords(day: Date, language: Language): string {
  const month = MONTHS[language].format(day);
  const [date, year] = [day.getUTCDate(), day.getUTCFullYear()];
  return language === 'it' ? `${date === 1 ? '1°' : date} ${month} ${year}` : `${month} ${date}, ${year}`;
}
