// IRIs in, what a store says with them as subject or as object out, each triple with its graph.
import type { Quad } from 'n3';
import { iriText, type JsonRow, jsonTermText, type Line, quadsOf } from './lines.js';
import type { Store } from './store.js';

/** IRIs of one question; an engine slows down over longer lists. */
const AT_ONCE = 200;
/** Triples of one answer. */
const MOST = 100_000;

export type Part = 'subject' | 'object';

export async function lookUp(iris: readonly string[], part: Part, store: Pick<Store, 'query'>): Promise<Quad[]> {
  const found: Quad[] = [];
  for (let at = 0; at < iris.length; at += AT_ONCE) {
    const query = lookUpQuery(iris.slice(at, at + AT_ONCE), part);
    found.push(...readRows((await store.query({ query })).body));
  }
  return found;
}

/** What is no IRI, such as the label of a blank node, is left out: nothing can be asked of it. */
export function lookUpQuery(iris: readonly string[], part: Part): string {
  const pattern = part === 'subject' ? '?t ?p ?o . BIND (?t AS ?s)' : '?s ?p ?t . BIND (?t AS ?o)';
  return `SELECT ?s ?p ?o ?g WHERE { VALUES ?t { ${iris.flatMap(quoted).join(' ')} } GRAPH ?g { ${pattern} } } LIMIT ${MOST}`;
}

function quoted(iri: string): string[] {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(iri)) return [];
  try {
    return [iriText(iri)];
  } catch {
    return [];
  }
}

/** Rows of such a query, in SPARQL's JSON form. */
export function readRows(body: string): Quad[] {
  const { results } = JSON.parse(body) as { readonly results: { readonly bindings: readonly JsonRow[] } };
  const byGraph = new Map<string, Line[]>();
  for (const { s, p, o, g } of results.bindings) {
    if (s === undefined || p === undefined || o === undefined || typeof g?.value !== 'string') continue;
    const line = `${jsonTermText(s)} ${jsonTermText(p)} ${jsonTermText(o)}`;
    const known = byGraph.get(g.value);
    if (known === undefined) byGraph.set(g.value, [line]);
    else known.push(line);
  }
  return [...byGraph].flatMap(([name, lines]) => quadsOf(lines, name));
}
