// The made-up world as others would publish it: in Wikidata's shape, with statements and qualifiers, and in DBpedia's. What is
// withheld is left out. Returns the triples and the IRI of each thing.
import { faker } from '@faker-js/faker';
import { inCyrillic, romanise } from './scripts.js';
import { type TitleLanguage, titleOf } from './titles.js';
import { OFFICES, type Office, type World, type WorldPerson, type WorldTreaty } from './world.js';

export interface Extract {
  /** In N-Triples, each without its dot. */
  readonly lines: ReadonlySet<string>;
  readonly iriOf: ReadonlyMap<WorldPerson | WorldTreaty, string>;
  readonly entities: number;
}
type Withheld = ReadonlySet<WorldPerson | WorldTreaty>;

const RDF_TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';
const LABEL = '<http://www.w3.org/2000/01/rdf-schema#label>';
const ALT = '<http://www.w3.org/2004/02/skos/core#altLabel>';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const tagged = (text: string, language: string): string => `${JSON.stringify(text)}@${language}`;
const MISSING_STATES = 0.05;
const OFFICE_NAMES: Readonly<Record<Office, string>> = {
  president: 'President',
  'prime-minister': 'Prime Minister',
  'foreign-minister': 'Minister of Foreign Affairs',
};
/** The manner in which English pages write names. */
const ENGLISH = 0;

/** Languages in which a title is there besides English. */
const furtherTitles = (): TitleLanguage[] =>
  (['it', 'fr', 'es'] as const).filter((language) => faker.number.float() < { it: 0.2, fr: 0.35, es: 0.3 }[language]);

export function inWikidataShape(world: World, withheld: Withheld, seed: number): Extract {
  faker.seed(seed);
  const lines = new Set<string>();
  const iriOf = new Map<WorldPerson | WorldTreaty, string>();
  let next = 7_000_001;
  const mint = (): string => `http://www.wikidata.org/entity/Q${next++}`;
  const wd = (item: string): string => `<http://www.wikidata.org/entity/${item}>`;
  const wdt = (property: string): string => `<http://www.wikidata.org/prop/direct/${property}>`;
  const moment = (day: string): string => `"${day}T00:00:00Z"^^<${XSD}dateTime>`;
  const add = (...parts: readonly string[]): void => void lines.add(parts.join(' '));
  const statement = (
    item: string,
    property: string,
    value: string,
    qualifiers: readonly (readonly [string, string])[],
  ): void => {
    const node = `<http://www.wikidata.org/entity/statement/${faker.string.uuid()}>`;
    add(item, `<http://www.wikidata.org/prop/${property}>`, node);
    add(node, `<http://www.wikidata.org/prop/statement/${property}>`, value);
    for (const [name, what] of qualifiers) add(node, `<http://www.wikidata.org/prop/qualifier/${name}>`, what);
  };
  const states = world.states.map((state) => {
    if (state.ended === undefined && faker.number.float() < MISSING_STATES) return undefined;
    const item = `<${mint()}>`;
    add(item, wdt('P31'), wd(state.ended === undefined ? 'Q3624078' : 'Q3024240'));
    if (state.ended !== undefined) add(item, wdt('P576'), moment(state.ended));
    add(item, LABEL, tagged(state.name, 'en'));
    add(item, LABEL, tagged(inCyrillic(state.name), 'ru'));
    add(item, ALT, tagged(`Republic of ${state.name}`, 'en'));
    return item;
  });
  const positions = new Map<string, string>();
  for (const [index, state] of states.entries())
    for (const office of OFFICES) {
      if (state === undefined || world.states[index]?.ended !== undefined) continue;
      const item = `<${mint()}>`;
      positions.set(`${index} ${office}`, item);
      add(item, LABEL, tagged(`${OFFICE_NAMES[office]} of ${world.states[index]?.name}`, 'en'));
      add(
        item,
        wdt('P279'),
        wd({ president: 'Q30461', 'prime-minister': 'Q14212', 'foreign-minister': 'Q7330070' }[office]),
      );
      add(item, wdt('P1001'), state);
    }
  for (const person of world.persons) {
    if (withheld.has(person)) continue;
    const iriText = mint();
    const item = `<${iriText}>`;
    iriOf.set(person, iriText);
    add(item, wdt('P31'), wd('Q5'));
    add(item, wdt('P569'), moment(person.born));
    if (person.died !== undefined) add(item, wdt('P570'), moment(person.died));
    const foreign = person.script !== 'latin';
    if (foreign)
      add(item, LABEL, tagged(person.name, { cyrillic: 'ru', georgian: 'ka', greek: 'el' }[person.script as 'greek']));
    // Hint: one in five of these has no label in Latin letters.
    if (!foreign || faker.number.float() < 0.8)
      add(item, LABEL, tagged(romanise(person.name, person.script, ENGLISH), 'en'));
    const occupation = {
      politician: 'Q82955',
      footballer: 'Q937857',
      writer: 'Q36180',
      chemist: 'Q593644',
      singer: 'Q177220',
    };
    if (person.terms.length === 0 || faker.number.float() < 0.8)
      add(item, wdt('P106'), wd(occupation[person.occupation]));
    for (const { office, state, start, end } of person.terms) {
      const position = positions.get(`${state} ${office}`);
      if (position === undefined) continue;
      const qualifiers = [['P580', moment(start)], ...(end === undefined ? [] : [['P582', moment(end)]])] as [
        string,
        string,
      ][];
      add(item, wdt('P39'), position);
      statement(item, 'P39', position, qualifiers);
      if (office !== 'foreign-minister' && faker.number.float() < 0.5)
        statement(states[state] ?? '', office === 'president' ? 'P35' : 'P6', item, qualifiers);
    }
  }
  for (const treaty of world.treaties) {
    if (withheld.has(treaty)) continue;
    const iriText = mint();
    const item = `<${iriText}>`;
    iriOf.set(treaty, iriText);
    const names = treaty.parties.map((party) => world.states[party]?.name ?? '');
    add(item, wdt('P31'), wd('Q131569'));
    for (const language of ['en' as const, ...furtherTitles()])
      add(item, LABEL, tagged(titleOf(treaty, language, names), language));
    if (faker.number.float() < 0.92) add(item, wdt('P585'), moment(treaty.day));
    for (const party of treaty.parties) if (states[party] !== undefined) add(item, wdt('P1891'), states[party] ?? '');
  }
  return { lines, iriOf, entities: next - 7_000_001 };
}

export function inDbpediaShape(world: World, withheld: Withheld, seed: number): Extract {
  faker.seed(seed);
  const lines = new Set<string>();
  const iriOf = new Map<WorldPerson | WorldTreaty, string>();
  const taken = new Set<string>();
  const dbo = (name: string): string => `<http://dbpedia.org/ontology/${name}>`;
  const dbp = (name: string): string => `<http://dbpedia.org/property/${name}>`;
  const date = (day: string): string => `"${day}"^^<${XSD}date>`;
  const add = (...parts: readonly string[]): void => void lines.add(parts.join(' '));
  /** The title of a page, told apart by what stands in brackets. */
  const title = (name: string, what: string): string => {
    let chosen = taken.has(name) ? `${name} (${what})` : name;
    for (let nth = 2; taken.has(chosen); nth++) chosen = `${name} (${what}, ${nth})`;
    taken.add(chosen);
    return chosen;
  };
  const resource = (page: string): string => `http://dbpedia.org/resource/${page.replace(/[\s"<>\\^`{}|]/g, '_')}`;
  const states = world.states.map((state) => {
    if (state.ended === undefined && faker.number.float() < MISSING_STATES) return undefined;
    const page = title(state.name, 'former country');
    const item = `<${resource(page)}>`;
    add(item, RDF_TYPE, dbo('Country'));
    add(item, LABEL, tagged(page, 'en'));
    add(item, LABEL, tagged(inCyrillic(state.name), 'ru'));
    if (state.ended !== undefined) add(item, dbo('dissolutionDate'), date(state.ended));
    return item;
  });
  for (const person of world.persons) {
    if (withheld.has(person)) continue;
    const name = romanise(person.name, person.script, ENGLISH);
    const page = title(name, person.occupation);
    const iriText = resource(page);
    const item = `<${iriText}>`;
    iriOf.set(person, iriText);
    const type = {
      politician: 'Politician',
      footballer: 'SoccerPlayer',
      writer: 'Writer',
      chemist: 'Scientist',
      singer: 'MusicalArtist',
    };
    add(item, RDF_TYPE, dbo('Person'));
    add(item, RDF_TYPE, dbo(type[person.occupation]));
    add(item, LABEL, tagged(page, 'en'));
    add(item, '<http://xmlns.com/foaf/0.1/name>', tagged(name, 'en'));
    if (person.script === 'cyrillic') add(item, LABEL, tagged(person.name, 'ru'));
    add(item, dbo('birthDate'), date(person.born));
    if (person.died !== undefined) add(item, dbo('deathDate'), date(person.died));
    for (const [nth, { office, state, start, end }] of person.terms.entries()) {
      if (states[state] === undefined) continue;
      const tenure = `<${iriText}__Tenure__${nth + 1}>`;
      add(item, dbo('termPeriod'), tenure);
      add(tenure, dbo('office'), tagged(`${OFFICE_NAMES[office]} of ${world.states[state]?.name}`, 'en'));
      add(tenure, dbo('country'), states[state] ?? '');
      add(tenure, dbo('activeYearsStartDate'), date(start));
      if (end !== undefined) add(tenure, dbo('activeYearsEndDate'), date(end));
    }
  }
  for (const treaty of world.treaties) {
    if (withheld.has(treaty)) continue;
    const names = treaty.parties.map((party) => world.states[party]?.name ?? '');
    const page = title(titleOf(treaty, 'en', names), `${treaty.day.slice(0, 4)} treaty`);
    const iriText = resource(page);
    const item = `<${iriText}>`;
    iriOf.set(treaty, iriText);
    add(item, RDF_TYPE, dbo('Treaty'));
    add(item, LABEL, tagged(page, 'en'));
    for (const language of furtherTitles()) add(item, LABEL, tagged(titleOf(treaty, language, names), language));
    if (faker.number.float() < 0.92) add(item, dbp('dateSigned'), date(treaty.day));
    for (const party of treaty.parties)
      if (states[party] !== undefined) add(item, dbp('signatories'), states[party] ?? '');
  }
  return { lines, iriOf, entities: taken.size };
}
