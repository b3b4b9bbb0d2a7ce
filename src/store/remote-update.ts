// The changes of a transaction in, the text of one update request out.
import type { Quad } from 'n3';
import { QueryRefused } from './errors.js';
import { iriText, type Line, lineOf } from './lines.js';
import type { Change } from './store.js';
import { isSign, readTokens } from './tokens.js';

/** Triples an INSERT DATA: some endpoints compile each into one statement, which must not grow without bound. */
const CHUNK = 1000;

/** "" when nothing is to be done. */
export const writeUpdate = (changes: readonly Change[]): string =>
  changes
    .flatMap((change, index) => operationsOf(change, index))
    .filter((operation) => operation !== '')
    .join('\n;\n');

/** The protocol says `using` once a request. Throws QueryRefused where the changes say it differently. */
export function assertOneUsing(changes: readonly Change[]): [string, string][] {
  const all = changes.flatMap((change) => (change.kind === 'update' ? [change] : []));
  const parameters = all.map(({ usingGraphs = [], usingNamedGraphs = [] }): [string, string][] => [
    ...usingGraphs.map((name): [string, string] => ['using-graph-uri', name]),
    ...usingNamedGraphs.map((name): [string, string] => ['using-named-graph-uri', name]),
  ]);
  if (new Set(parameters.map((one) => JSON.stringify(one))).size > 1)
    throw new QueryRefused('the updates of one transaction use different datasets, which one request cannot say');
  return parameters[0] ?? [];
}

function operationsOf(change: Change, index: number): string[] {
  if (change.kind === 'update') return [own(change.update, change.baseIri)];
  if (change.kind === 'clear') return ['DROP SILENT ALL'];
  const { graph } = change;
  if (change.kind === 'delete') return [drop(graph)];
  const labels = new Map<string, string>();
  const relabel = (label: string): string => {
    const given = labels.get(label) ?? `c${index}n${labels.size}`;
    labels.set(label, given);
    return given;
  };
  const lines = change.quads.map((quad: Quad) => lineOf(quad, relabel));
  // Hint: a blank node cannot be named in two operations, so triples with any stay together.
  const linked = lines.filter((line) => line.includes('_:'));
  const others = lines.filter((line) => !line.includes('_:'));
  const inserts = linked.length === 0 ? [] : [insert(graph, linked)];
  for (let from = 0; from < others.length; from += CHUNK) inserts.push(insert(graph, others.slice(from, from + CHUNK)));
  const created = graph === '' ? [] : [`CREATE SILENT GRAPH ${iriText(graph)}`];
  return change.kind === 'put' ? [drop(graph), ...created, ...inserts] : [...created, ...inserts];
}

const drop = (graph: string): string => (graph === '' ? 'DROP SILENT DEFAULT' : `DROP SILENT GRAPH ${iriText(graph)}`);

const insert = (graph: string, lines: readonly Line[]): string => {
  const triples = `${lines.join(' .\n')} .`;
  return `INSERT DATA { ${graph === '' ? triples : `GRAPH ${iriText(graph)} {\n${triples}\n}`} }`;
};

/** Without the semicolon that may end it, after which no other may follow. */
function own(update: string, baseIri: string | undefined): string {
  const tokens = readTokens(update);
  const last = tokens.at(-1);
  const text = isSign(last, ';') ? update.slice(0, last?.start) : update;
  if (tokens.length === 0) return '';
  return baseIri === undefined ? text : `BASE ${iriText(baseIri)} ${text}`;
}
