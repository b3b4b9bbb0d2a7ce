// What articles would say of a part of the made-up world, as graphs of ours in TriG, and which thing of the world each of
// ours is. Three in ten have no counterpart: the extracts leave those out.
import { faker } from '@faker-js/faker';
import { romanise } from './scripts.js';
import { kindCode, titleOf } from './titles.js';
import type { World, WorldPerson, WorldTreaty } from './world.js';

export interface Ours {
  readonly trig: string;
  /** Our IRI → what it is. */
  readonly persons: ReadonlyMap<string, WorldPerson>;
  readonly treaties: ReadonlyMap<string, WorldTreaty>;
  /** What the extracts do not have. */
  readonly withheld: ReadonlySet<WorldPerson | WorldTreaty>;
}

const BASE = 'https://w3id.org/pacta/';
const PREFIXES = `@prefix pacta: <https://w3id.org/pacta/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;
const PERSONS = 420;
const TREATIES = 320;
const WITHHELD = 0.3;
const WITHOUT_OFFICE = 0.07;

const stateIri = (world: World, index: number): string => `<${BASE}id/state/${world.states[index]?.code}>`;
const quote = (text: string): string => JSON.stringify(text);

export function makeOurs(world: World, seed: number): Ours {
  faker.seed(seed);
  const graphs: string[] = [];
  const persons = new Map<string, WorldPerson>();
  const treaties = new Map<string, WorldTreaty>();
  const withheld = new Set<WorldPerson | WorldTreaty>();
  const states = world.states.flatMap(({ name, ended }, index) =>
    ended === undefined
      ? [`${stateIri(world, index)} a pacta:State ; skos:prefLabel ${quote(name)}@en, ${quote(name)}@it .`]
      : [],
  );
  graphs.push(`<${BASE}graph/more-states> {\n${states.join('\n')}\n}`);
  const holders = world.persons.filter(({ terms }) => terms.length > 0);
  for (const [index, person] of faker.helpers.arrayElements(holders, PERSONS).entries()) {
    const iri = `${BASE}id/person/made-up-${index}`;
    persons.set(iri, person);
    if (faker.number.float() < WITHHELD) withheld.add(person);
    graphs.push(personArticle(world, person, iri, index));
  }
  for (const [index, treaty] of faker.helpers.arrayElements(world.treaties, TREATIES).entries()) {
    const iri = `${BASE}article/treaty-${index}/treaty/0`;
    treaties.set(iri, treaty);
    if (faker.number.float() < WITHHELD) withheld.add(treaty);
    graphs.push(treatyArticle(world, treaty, iri, index));
  }
  return { trig: `${PREFIXES}${graphs.join('\n')}\n`, persons, treaties, withheld };
}

/** A day within a term, on which an article was published. */
function dayWithin({ terms }: WorldPerson): string {
  const { start = '2000-01-01', end = '2025-12-01' } = terms[0] ?? {};
  return faker.date.between({ from: start, to: end }).toISOString().slice(0, 10);
}

function personArticle(world: World, person: WorldPerson, iri: string, index: number): string {
  const article = `${BASE}article/person-${index}`;
  const language = faker.helpers.arrayElement(['it', 'en']);
  const name = romanise(person.name, person.script, faker.number.int({ min: 0, max: 3 }));
  const [term] = person.terms;
  const published = faker.number.float() < 0.9 ? ` ; schema:datePublished "${dayWithin(person)}"^^xsd:date` : '';
  const lines = [
    `<${article}> a pacta:Article ; schema:inLanguage "${language}"${published} .`,
    `<${iri}> a pacta:Person ; rdfs:label ${quote(name)}@${language} .`,
  ];
  if (term !== undefined && faker.number.float() >= WITHOUT_OFFICE)
    lines.push(
      `<${article}/office-holding/0> a pacta:Fact, pacta:OfficeHolding ; pacta:holder <${iri}> ; pacta:office <${BASE}code/office/${term.office}> ; pacta:onBehalfOf ${stateIri(world, term.state)} .`,
    );
  return `<${article}> {\n${lines.join('\n')}\n}`;
}

/** As much of a date as an article says. */
function dateLiteral(day: string): string {
  const drawn = faker.number.float();
  if (drawn < 0.6) return ` ; pacta:date "${day}"^^xsd:date`;
  if (drawn < 0.78) return ` ; pacta:date "${day.slice(0, 7)}"^^xsd:gYearMonth`;
  if (drawn < 0.92) return ` ; pacta:date "${day.slice(0, 4)}"^^xsd:gYear`;
  return '';
}

function treatyArticle(world: World, treaty: WorldTreaty, iri: string, index: number): string {
  const article = `${BASE}article/treaty-${index}`;
  const language = faker.helpers.arrayElement(['it', 'en'] as const);
  const names = treaty.parties.map((party) => world.states[party]?.name ?? '');
  const title = titleOf(treaty, language, faker.number.float() < 0.5 ? names : []);
  const kind = faker.number.float() < 0.94 ? kindCode(treaty) : 'agreement';
  const parties = treaty.parties.map((party) => stateIri(world, party)).join(', ');
  return `<${article}> {
<${article}> a pacta:Article ; schema:inLanguage "${language}" .
<${iri}> a pacta:Fact, pacta:Treaty ; rdfs:label ${quote(title)}@${language} ; pacta:kind <${BASE}code/treaty-kind/${kind}> ; pacta:party ${parties}${dateLiteral(treaty.day)} .
}`;
}
