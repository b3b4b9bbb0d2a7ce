// A large dataset of the project's own shape: the two published graphs again and again, each time as another article, with
// other states and years. The same for the same number of quads.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDERS } from '../../cli/folders.js';
import { parseRdf } from '../../graph/parse.js';
import type { Contents } from '../../store/dataset-text.js';
import { type Line, lineOf } from '../../store/lines.js';

const STATE = 'https://w3id.org/pacta/id/state/';
const ARTICLE = 'https://w3id.org/pacta/article/';
const FIRST_YEAR = 2000;
const YEARS = 26;

/** Graph → its lines, until there are at least as many as wanted. */
export async function makeDataset(quads: number): Promise<Contents> {
  const articles: { readonly slug: string; readonly lines: readonly Line[] }[] = [];
  for (const name of readdirSync(FOLDERS.graph).filter((file) => file.endsWith('.ttl'))) {
    const parsed = await parseRdf(readFileSync(join(FOLDERS.graph, name), 'utf8'), 'turtle', name);
    articles.push({ slug: name.replace(/\.ttl$/, ''), lines: parsed.map((quad) => lineOf(quad, (label) => label)) });
  }
  const states = statesOfReference();
  const contents: Contents = new Map();
  let made = 0;
  for (let copy = 0; made < quads; copy++)
    for (const { slug, lines } of articles) {
      const graph = new Set(lines.map((line) => another(line, slug, copy, states)));
      contents.set(`${ARTICLE}${slug}-${copy}`, graph);
      made += graph.size;
    }
  return contents;
}

function another(line: Line, slug: string, copy: number, states: readonly string[]): Line {
  const year = String(FIRST_YEAR + ((copy * 7) % YEARS));
  return line
    .replaceAll(ARTICLE + slug, `${ARTICLE}${slug}-${copy}`)
    .replace(/"20\d\d(?=[-"])/, `"${year}`)
    .replaceAll(/https:\/\/w3id\.org\/pacta\/id\/state\/([A-Z]{3})/g, (_, code: string) => {
      const at = states.indexOf(code);
      return `${STATE}${states[(at + copy * (1 + (at % 5))) % states.length]}`;
    });
}

function statesOfReference(): string[] {
  const turtle = readFileSync(join(FOLDERS.reference, 'states.ttl'), 'utf8');
  return [...new Set([...turtle.matchAll(/^state:([A-Z]{3}) /gm)].map(([, code = '']) => code))].sort();
}
