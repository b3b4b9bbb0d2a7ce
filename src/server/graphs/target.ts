// An address below /store in, the graph that it names out: ?default, ?graph=IRI, or the address itself (SPARQL 1.1 Graph
// Store HTTP Protocol, 4.1 and 4.2). "" is the unnamed graph.
import { assertIri, readParameters } from '../http/parameters.js';
import { Problem } from '../http/problem.js';

export const STORE_PATH = '/store';

export type Target =
  | {
      readonly kind: 'graph';
      /** IRI, or "" for the unnamed graph. */
      readonly graph: string;
      /** What relative IRIs in a body are resolved against. */
      readonly baseIri: string;
    }
  | { readonly kind: 'store' };

export function readTarget(address: string): Target {
  const { origin, pathname, search } = new URL(address);
  const parameters = readParameters(search, '+');
  const below = pathname.replace(/\/+$/, '') !== STORE_PATH;
  const byDefault = parameters.has('default');
  const graph = parameters.one('graph');
  if (byDefault && graph !== undefined)
    throw new Problem('malformed-request', 'There is "default" and "graph" in one address; give one.');
  if (below && (byDefault || graph !== undefined))
    throw new Problem('malformed-request', `A graph is named by "?graph=" at ${STORE_PATH}, or by the address itself.`);
  if (byDefault) return { kind: 'graph', graph: '', baseIri: origin + pathname };
  if (graph !== undefined) {
    const iriText = assertIri(graph, 'The value of "graph"');
    return { kind: 'graph', graph: iriText, baseIri: iriText };
  }
  if (!below) return { kind: 'store' };
  return { kind: 'graph', graph: origin + pathname, baseIri: origin + pathname };
}

/** Throws Problem 400 for the store as a whole. */
export function assertGraph(target: Target): Extract<Target, { kind: 'graph' }> {
  if (target.kind === 'graph') return target;
  throw new Problem(
    'malformed-request',
    `No graph is named; ask for ${STORE_PATH}?graph=IRI, for ${STORE_PATH}?default, or for an address below ${STORE_PATH}/.`,
  );
}
