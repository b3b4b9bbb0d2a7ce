// What follows `pacta query` in, SPARQL text out: the name of a query file of the project, a file, stdin or the text itself.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decode } from '../article/decode.js';
import { CommandError, EXIT } from './exit.js';
import { readBytes } from './files.js';

export interface NamedQuery {
  /** Path below the folder without extension: "actors/persons-with-office". */
  readonly name: string;
  /** First comment line. */
  readonly question: string;
  readonly text: string;
}

/** Every `.rq` file of a folder, sorted by name. */
export function listQueries(folder: string): NamedQuery[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.rq'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { name: file.replace(/\.rq$/, ''), question: /^#\s*(.*)$/m.exec(text)?.[1] ?? '', text };
    });
}

const LEAST_LIKENESS = 0.4;
const MOST_NEAR = 5;

/** Share of the pairs of neighbouring letters that two names have in common (Dice's coefficient), from 0 to 1. */
function likeness(a: string, b: string): number {
  const pairs = (text: string): string[] => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const left = pairs(a.toLowerCase());
  const common = pairs(b.toLowerCase()).filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / Math.max(1, a.length + b.length - 2);
}

/** Throws CommandError for a name that no query has, or that two have. */
export async function findQuery(given: string, folder: string): Promise<string> {
  if (given === '-' || existsSync(given)) return decode(await readBytes(given), given);
  if (/[{\s]/.test(given)) return given;
  const queries = listQueries(folder);
  const found = queries.filter(({ name }) => name === given || basename(name) === given.replace(/\.rq$/, ''));
  if (found.length > 1)
    throw new CommandError(
      EXIT.usage,
      `"${given}" is ${found.map(({ name }) => name).join(' and ')}; give the whole name`,
    );
  if (found[0] !== undefined) return found[0].text;
  const near = queries
    .map(({ name }) => ({ name, likeness: Math.max(likeness(given, name), likeness(given, basename(name))) }))
    .filter((query) => query.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_NEAR);
  const hint = near.length === 0 ? '' : `; near it: ${near.map(({ name }) => name).join(', ')}`;
  throw new CommandError(EXIT.usage, `no query and no file is named "${given}"${hint}; pacta query --list names all`);
}
