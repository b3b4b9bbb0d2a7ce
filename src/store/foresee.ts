// Changes of whole graphs in, what a store would hold after them out, for a store that cannot show it itself.
import type { Quad } from 'n3';
import type { Change, Outcome, Store } from './store.js';

/** Undefined where an update or a clearing is among the changes, of which only an engine knows the outcome. */
export function foresee(changes: readonly Change[], store: Pick<Store, 'graph' | 'graphs'>): Outcome | undefined {
  const after = new Map<string, () => Promise<readonly Quad[] | undefined>>();
  const graph = (name: string): Promise<readonly Quad[] | undefined> => after.get(name)?.() ?? store.graph(name);
  for (const change of changes) {
    if (change.kind === 'update' || change.kind === 'clear') return undefined;
    const before = after.get(change.graph) ?? (() => store.graph(change.graph));
    if (change.kind === 'delete') after.set(change.graph, async () => undefined);
    else if (change.kind === 'put') after.set(change.graph, async () => change.quads);
    else after.set(change.graph, async () => [...((await before()) ?? []), ...change.quads]);
  }
  return {
    changed: [...after.keys()],
    names: async () => {
      const names = new Set([...(await store.graphs()), ...after.keys()]);
      for (const name of after.keys()) if (name === '' || (await graph(name)) === undefined) names.delete(name);
      return [...names].sort();
    },
    graph,
  };
}
