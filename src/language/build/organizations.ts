// The source table of organizations in, one description an organization out. A cell gives the full name first and then
// acronyms and other ways to write it, in that language and script; the acronym of its own is the canonical English one.
import { join } from 'node:path';
import { LANGUAGES } from './states.js';
import { loadTable, TableError, values } from './table.js';
import { type Description, literal, name } from './turtle.js';

const COLUMNS = ['organization', 'acronym', ...LANGUAGES] as const;

/** Throws TableError for an organization given twice or without a name in a language. */
export function describeOrganizations(folder: string): Description[] {
  const seen = new Set<string>();
  return loadTable(join(folder, 'organizations.tsv'), COLUMNS).map((row) => {
    if (seen.has(row.organization))
      throw new TableError(`${row.where}: ${row.organization} stands in the table already`);
    seen.add(row.organization);
    const names = LANGUAGES.map((language) => {
      const [first, ...others] = values(row[language]);
      if (first === undefined) throw new TableError(`${row.where}: the organization has no name in ${language}`);
      return {
        first: literal(first, language),
        others: others.map((other) => literal(other, language)),
      };
    });
    return {
      subject: `organization:${row.organization}`,
      properties: [
        ['a', [name('pacta:Organization')]],
        ['pacta:kind', [name('organization-kind:igo')]],
        ['pacta:acronym', row.acronym === '' ? [] : [literal(row.acronym)]],
        ['skos:prefLabel', names.map(({ first }) => first)],
        ['skos:altLabel', names.flatMap(({ others }) => others)],
      ],
    };
  });
}
