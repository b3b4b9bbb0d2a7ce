// Classes of other vocabularies that our classes agree with, and those of people in public life.
import type { Offered } from './source.js';

const WIKIDATA = 'http://www.wikidata.org/entity/';
const DBPEDIA = 'http://dbpedia.org/ontology/';
const PACTA = 'https://w3id.org/pacta/ontology#';

const AGREEING: Readonly<Record<string, readonly string[]>> = {
  State: [
    `${PACTA}State`,
    // sovereign state, country
    `${WIKIDATA}Q3624078`,
    `${WIKIDATA}Q6256`,
    `${DBPEDIA}Country`,
    'https://schema.org/Country',
    'http://schema.org/Country',
  ],
  Person: [
    `${PACTA}Person`,
    `${WIKIDATA}Q5`,
    `${DBPEDIA}Person`,
    'http://xmlns.com/foaf/0.1/Person',
    'https://schema.org/Person',
    'http://schema.org/Person',
  ],
  Organization: [
    `${PACTA}Organization`,
    // intergovernmental organization, international organization, organization
    `${WIKIDATA}Q245065`,
    `${WIKIDATA}Q484652`,
    `${WIKIDATA}Q43229`,
    `${DBPEDIA}Organisation`,
    'http://www.w3.org/ns/org#Organization',
    'https://schema.org/Organization',
    'http://schema.org/Organization',
  ],
  Treaty: [
    `${PACTA}Treaty`,
    // treaty, peace treaty
    `${WIKIDATA}Q131569`,
    `${WIKIDATA}Q625298`,
    `${DBPEDIA}Treaty`,
  ],
};

/** 1 for a class of the same kind, 0 for one of another kind, undefined where neither is known. */
export function classAgreement(type: string, classes: readonly string[]): number | undefined {
  const own = new Set(AGREEING[type] ?? []);
  if (classes.some((one) => own.has(one))) return 1;
  const others = Object.entries(AGREEING).flatMap(([name, list]) => (name === type ? [] : list));
  return classes.some((one) => others.includes(one)) ? 0 : undefined;
}

const PUBLIC_LIFE: ReadonlySet<string> = new Set([
  // politician, diplomat, statesperson, civil servant, military officer, lawyer, judge, economist, monarch
  ...['Q82955', 'Q193391', 'Q372436', 'Q212238', 'Q189290', 'Q40348', 'Q16533', 'Q188094', 'Q116'].map(
    (item) => WIKIDATA + item,
  ),
  ...[
    'Politician',
    'OfficeHolder',
    'President',
    'PrimeMinister',
    'Ambassador',
    'MilitaryPerson',
    'Judge',
    'Royalty',
  ].map((name) => DBPEDIA + name),
]);
/** Classes of DBpedia that stand beside these for people who are known for something else. */
const OTHER_LIFE = /\/ontology\/(?:Athlete|SportsPerson|\w+Player|Artist|MusicalArtist|Actor|Writer|Scientist|Cleric)$/;

/** 1 where the source knows somebody for public affairs, 0 for other things only, undefined where it does not say. */
export function isPublicLife({ classes, traits }: Offered): number | undefined {
  const known = [...classes, ...(traits?.occupations ?? [])];
  if ((traits?.terms.length ?? 0) > 0 || known.some((one) => PUBLIC_LIFE.has(one))) return 1;
  return (traits?.occupations.length ?? 0) > 0 || known.some((one) => OTHER_LIFE.test(one)) ? 0 : undefined;
}
