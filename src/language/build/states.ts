// Source tables of states and CLDR's territory names in, one description a state out. A name that the table leaves empty
// is CLDR's; the ISO code comes from i18n-iso-countries and the Wikidata item from country-coder, so that no identifier
// is typed by hand. Which state has which capital is read from the table of places.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { feature } from '@rapideditor/country-coder';
import { inflectDemonyms } from './demonyms.js';
import { loadTable, type Row, TableError, values } from './table.js';
import { type Description, literal, name, type Term } from './turtle.js';

export const LANGUAGES = ['it', 'en', 'fr', 'es', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

const COLUMNS = ['state', 'prefLabel', 'altLabel', 'hiddenLabel', 'demonym'] as const;
const require = createRequire(import.meta.url);
const { alpha3ToAlpha2 } = require('i18n-iso-countries') as {
  alpha3ToAlpha2(alpha3: string): string | undefined;
};

type StateRow = Row<(typeof COLUMNS)[number]>;
interface StateLabels {
  readonly prefLabel: Term[];
  readonly altLabel: Term[];
  readonly hiddenLabel: Term[];
  readonly demonym: Term[];
}

/** Descriptions of all states; `capitals` gives the place of each. */
export function describeStates(folder: string, capitals: ReadonlyMap<string, string>): Description[] {
  const states = new Map<string, StateLabels>();
  for (const language of LANGUAGES) {
    for (const row of loadTable(join(folder, `states.${language}.tsv`), COLUMNS)) {
      const labels = states.get(row.state) ?? {
        prefLabel: [],
        altLabel: [],
        hiddenLabel: [],
        demonym: [],
      };
      states.set(row.state, labels);
      addLabels(labels, row, language);
    }
  }
  return [...states].map(([alpha3, { prefLabel, altLabel, hiddenLabel, demonym }]) => {
    const capital = capitals.get(alpha3);
    const item = feature(alpha3)?.properties.wikidata;
    return {
      subject: `state:${alpha3}`,
      properties: [
        ['a', [name('pacta:State')]],
        ['pacta:isoAlpha3', [literal(alpha3)]],
        ['skos:prefLabel', prefLabel],
        ['skos:altLabel', altLabel],
        ['skos:hiddenLabel', hiddenLabel],
        ['pacta:demonym', demonym],
        ['pacta:capital', capital === undefined ? [] : [name(capital)]],
        ['skos:exactMatch', item === undefined ? [] : [name(`wd:${item}`)]],
        [
          'dcterms:source',
          item === undefined ? [] : [name('<https://www.npmjs.com/package/@rapideditor/country-coder>')],
        ],
      ],
    };
  });
}

function addLabels(labels: StateLabels, row: StateRow, language: Language): void {
  const shortName = row.prefLabel || territoryName(row.state, language);
  if (shortName === undefined)
    throw new TableError(`${row.where}: CLDR has no name for ${row.state}; give a prefLabel`);
  const taken = new Set([shortName]);
  const fresh = (cell: string): Term[] =>
    values(cell)
      .filter((label) => !taken.has(label) && taken.add(label))
      .map((label) => literal(label, language));
  labels.prefLabel.push(literal(shortName, language));
  labels.altLabel.push(...fresh(row.altLabel));
  labels.hiddenLabel.push(...fresh(row.hiddenLabel));
  labels.demonym.push(...inflectDemonyms(row.demonym, language).map((form) => literal(form, language)));
}

interface Territories {
  readonly main: Readonly<
    Record<
      string,
      {
        readonly localeDisplayNames: {
          readonly territories: Readonly<Record<string, string>>;
        };
      }
    >
  >;
}

/** CLDR's short name, with straight apostrophes; Kosovo is not in ISO 3166-1 but has the user-assigned code XK. */
function territoryName(alpha3: string, language: Language): string | undefined {
  const alpha2 = alpha3 === 'XKX' ? 'XK' : alpha3ToAlpha2(alpha3);
  const data = require(`cldr-localenames-full/main/${language}/territories.json`) as Territories;
  return data.main[language]?.localeDisplayNames.territories[alpha2 ?? '']?.replace(/’/g, "'");
}
