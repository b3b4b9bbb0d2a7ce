// The unnamed graph of an endpoint as what stands in no named one, also where the endpoint shows all graphs together as its
// default graph, as this server does.
import type { Quad } from 'n3';
import { quadsOf } from '../store/lines.js';
import type { Store } from '../store/store.js';
import { CommandError, EXIT } from './exit.js';

const SAMPLE = `ASK {
  { SELECT ?graph ?subject ?predicate ?object WHERE { GRAPH ?graph { ?subject ?predicate ?object } } LIMIT 100 }
  FILTER NOT EXISTS { ?subject ?predicate ?object }
}`;
const OWN = `CONSTRUCT { ?subject ?predicate ?object } WHERE {
  ?subject ?predicate ?object
  FILTER NOT EXISTS { GRAPH ?graph { ?subject ?predicate ?object } }
}`;

/** Throws CommandError where the endpoint cannot say it in time. */
export async function unnamedGraph(store: Store): Promise<readonly Quad[]> {
  try {
    return await inNoNamedGraph(store);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'QueryTimeout') throw error;
    throw new CommandError(
      EXIT.timeout,
      'the endpoint cannot say in time what stands in its unnamed graph; name the graphs that you want with --graph',
    );
  }
}

/** Hint: an endpoint whose default graph has the first hundred triples of its named graphs is taken to show all of them. */
async function inNoNamedGraph(store: Store): Promise<readonly Quad[]> {
  const { body } = await store.query({ query: SAMPLE });
  const isApart = (JSON.parse(body) as { readonly boolean: boolean }).boolean;
  if (isApart) return (await store.graph('')) ?? [];
  const own = await store.query({ query: OWN, graph: 'application/n-triples' });
  return quadsOf(
    own.body.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().replace(/\s*\.$/, '')])),
  );
}
