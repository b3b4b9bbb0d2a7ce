// Puts other values into the VALUES blocks of a query file: the one place where parameters become query text.
// What is not an IRI or a plain literal of the notation is refused.

import { readCell, readIri } from './notation.js';

/** Keys are the variables of a block without `?` ("article", "article kind"); values are its rows. */
export type Values = Readonly<Record<string, readonly (string | readonly string[])[]>>;

/** The query text with each named VALUES block holding the given rows. Throws when the query has no such block. */
export function bindValues(query: string, values: Values): string {
  return Object.entries(values).reduce((text, [key, rows]) => bindBlock(text, key.split(' '), rows), query);
}

function bindBlock(query: string, variables: readonly string[], rows: readonly (string | readonly string[])[]): string {
  const names = variables.map((name) => `\\?${name}`).join('\\s+');
  const single = variables.length === 1;
  const block = new RegExp(
    single ? `VALUES\\s+${names}\\s*\\{[^}]*\\}` : `VALUES\\s+\\(\\s*${names}\\s*\\)\\s*\\{[^}]*\\}`,
  );
  if (!block.test(query)) throw new Error(`the query has no VALUES block for ${variables.join(' ')}`);
  const head = variables.map((name) => `?${name}`).join(' ');
  const body = rows
    .map((row) => {
      const cells = typeof row === 'string' ? [row] : row;
      if (cells.length !== variables.length)
        throw new Error(`${cells.length} values for ${variables.length} variables`);
      const terms = cells.map(termText).join(' ');
      return single ? terms : `(${terms})`;
    })
    .join(' ');
  return query.replace(block, () => `VALUES ${single ? head : `(${head})`} { ${body} }`);
}

function termText(cell: string): string {
  const iriText = readIri(cell);
  if (iriText !== undefined) {
    if (/[<>"{}|\\^`\s]/.test(iriText)) throw new Error(`not an IRI: ${iriText}`);
    return `<${iriText}>`;
  }
  const { kind, value } = readCell(cell);
  if (kind !== 'text') throw new Error(`not a term: ${cell}`);
  return JSON.stringify(value);
}
