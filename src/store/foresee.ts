// Changes of whole graphs in, what a store would hold after them out, for a store that cannot show it itself.
import { DataFactory, type Quad } from 'n3';
import { lineOf } from './lines.js';
import { lookUp } from './look-up.js';
import type { Change, Outcome, Store } from './store.js';

/** Undefined where an update or a clearing is among the changes, of which only an engine knows the outcome. */
export function foresee(
  changes: readonly Change[],
  store: Pick<Store, 'graph' | 'graphs' | 'query'>,
): Outcome | undefined {
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
    before: (name) => store.graph(name),
    added: async (name) => without(named(await graph(name), name), named(await store.graph(name), name)),
    removed: async (name) => without(named(await store.graph(name), name), named(await graph(name), name)),
    describing: (iris) => ask(iris, 'subject'),
    referring: (iris) => ask(iris, 'object'),
  };

  /** What the store says of the IRIs in graphs that stay, and what the others would say. */
  async function ask(iris: readonly string[], part: 'subject' | 'object'): Promise<Quad[]> {
    const found = (await lookUp(iris, part, store)).filter((quad) => !after.has(quad.graph.value));
    const wanted = new Set(iris);
    for (const name of after.keys())
      for (const quad of named(await graph(name), name)) if (wanted.has(quad[part].value)) found.push(quad);
    return found;
  }
}

const named = (quads: readonly Quad[] | undefined, name: string): Quad[] => {
  const graph = name === '' ? DataFactory.defaultGraph() : DataFactory.namedNode(name);
  return (quads ?? []).map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph));
};

const key = (quad: Quad): string => lineOf(quad, (label) => label);
function without(quads: readonly Quad[], others: readonly Quad[]): Quad[] {
  const known = new Set(others.map(key));
  return quads.filter((quad) => !known.has(key(quad)));
}
