// Queries that pages are made from: text with RDF terms bound into it. What is no term, or an IRI that would break out of its
// brackets, is refused.
import type { NamedNode, Quad } from 'n3';
import { parseRdf } from '../../graph/parse.js';
import type { Results } from '../../pages/query/results-table.js';
import type { Services } from '../http/context.js';

/** What is needed to ask the store. */
export type Asked = Pick<Services, 'store' | 'settings'>;

export interface Query {
  readonly text: string;
}
type Bound = NamedNode | string | number | Query | readonly (NamedNode | string | Query)[];

/** A string stands for an IRI; a list for its members side by side, as VALUES wants them. Throws RangeError. */
export function sparql(parts: TemplateStringsArray, ...bound: readonly Bound[]): Query {
  return {
    text: parts.map((part, index) => part + (index < bound.length ? write(bound[index] as Bound) : '')).join(''),
  };
}

function write(bound: Bound): string {
  if (typeof bound === 'number') {
    if (!Number.isSafeInteger(bound) || bound < 0) throw new RangeError(`${bound} is no count`);
    return String(bound);
  }
  if (typeof bound === 'object' && 'text' in bound) return bound.text;
  if (Array.isArray(bound)) return bound.map(write).join(' ');
  const iriText = typeof bound === 'string' ? bound : (bound as NamedNode).value;
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/.test(iriText))
    throw new RangeError(`"${iriText}" is no absolute IRI`);
  return `<${iriText}>`;
}

/**
 * Whether a variable is one of some IRIs. Hint: beside other VALUES or an open pattern, the engine joins VALUES of predicates or
 * classes with all that has them, 20 times as long as this takes.
 */
export const oneOf = (variable: `?${string}`, iris: readonly (NamedNode | string)[]): Query => ({
  text: `FILTER (${variable} IN (${iris.map(write).join(', ')}))`,
});

/** Words as a string of a query. */
export const literal = (words: string): Query => ({
  text: `"${words.replace(/["\\\n\r]/g, (sign) => ({ '\n': '\\n', '\r': '\\r' })[sign] ?? `\\${sign}`)}"`,
});

export async function construct(services: Asked, query: Query): Promise<Quad[]> {
  const body = await ask(services, query);
  return parseRdf(body, 'ntriples', 'construct');
}

export type Row = Readonly<Record<string, string>>;

/** Rows of a SELECT, each term by its value; a variable that is not bound is left out. */
export async function select(services: Asked, query: Query): Promise<Row[]> {
  const { results } = JSON.parse(await ask(services, query)) as Results;
  return (results?.bindings ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, String(value)])),
  );
}

async function ask({ store, settings }: Asked, { text }: Query): Promise<string> {
  const graphs = settings.defaultGraph === 'own' ? { defaultGraphs: await store.graphs() } : {};
  const { body } = await store.query({
    query: text,
    graph: 'application/n-triples',
    timeoutMs: settings.queryTimeoutMs,
    ...graphs,
  });
  return body;
}
