// The source table of places in, one description a place out: capitals, seats of government that stand for a government,
// and cities that news of diplomacy names. A cell gives the name first and its other spellings after it.
import { join } from 'node:path';
import { LANGUAGES } from './states.js';
import { loadTable, type Row, TableError, values } from './table.js';
import { type Description, literal, name } from './turtle.js';

const COLUMNS = ['place', 'state', 'kind', ...LANGUAGES] as const;
const KINDS = ['capital', 'seat', 'city'];

export interface Places {
  readonly descriptions: readonly Description[];
  /** Prefixed name of a state's capital, by its alpha-3 code. */
  readonly capitals: ReadonlyMap<string, string>;
}

/** Throws TableError for an unknown kind, a second capital of a state or a language without a name. */
export function describePlaces(folder: string): Places {
  const capitals = new Map<string, string>();
  const descriptions = loadTable(join(folder, 'places.tsv'), COLUMNS).map((row) => {
    if (!KINDS.includes(row.kind)) throw new TableError(`${row.where}: kind must be one of ${KINDS.join(', ')}`);
    if (row.kind === 'capital') {
      if (capitals.has(row.state)) throw new TableError(`${row.where}: ${row.state} has a capital already`);
      capitals.set(row.state, `place:${row.place}`);
    }
    return describePlace(row);
  });
  return { descriptions, capitals };
}

function describePlace(row: Row<(typeof COLUMNS)[number]>): Description {
  const names = LANGUAGES.map((language) => {
    const [first, ...others] = values(row[language]);
    if (first === undefined) throw new TableError(`${row.where}: the place has no name in ${language}`);
    return {
      first: literal(first, language),
      others: others.map((other) => literal(other, language)),
    };
  });
  return {
    subject: `place:${row.place}`,
    properties: [
      ['a', [name('pacta:Place')]],
      ['skos:prefLabel', names.map(({ first }) => first)],
      ['skos:altLabel', names.flatMap(({ others }) => others)],
      ['schema:additionalType', [name(`place-kind:${row.kind}`)]],
      ['schema:containedInPlace', [name(`state:${row.state}`)]],
    ],
  };
}
