// Graphs in; each goes to an endpoint in a transaction of its own, is read back and compared by its canonical hash. One that is
// there already and the same is left, so that a run that broke off is gone on with by starting it again.
import type { Quad } from 'n3';
import { canonicalHash } from '../graph/canonical.js';
import type { Store } from '../store/store.js';
import { CommandError, EXIT } from './exit.js';
import type { Terminal } from './terminal.js';
import { unnamedGraph } from './unnamed-graph.js';

export interface Moved {
  readonly written: number;
  /** Graphs that were there already. */
  readonly kept: number;
  readonly quads: number;
}

/** A graph that is not what was sent is told, and the others follow. */
export async function loadByGraph(
  graphs: AsyncIterable<readonly [name: string, quads: readonly Quad[]]>,
  store: Store,
  terminal: Terminal,
): Promise<Moved> {
  let [written, kept, count] = [0, 0, 0];
  for await (const [name, quads] of graphs) {
    count += quads.length;
    const hash = await canonicalHash(quads);
    if ((await hashOf(store, name)) === hash) {
      kept += 1;
      terminal.detail(`${shown(name)} is there already`);
      continue;
    }
    await store.transaction([{ kind: 'put', graph: name, quads }]);
    written += 1;
    terminal.detail(`wrote ${shown(name)}: ${quads.length} quads, ${hash}`);
    await assertSame(store, name, hash, terminal);
  }
  return { written, kept, quads: count };
}

async function assertSame(store: Store, name: string, hash: string, terminal: Terminal): Promise<void> {
  if ((await hashOf(store, name)) === hash) return;
  terminal.problem(
    new CommandError(
      EXIT.failure,
      `${shown(name)} is not what was sent when it is read back; the endpoint changes what it keeps: compare it with "pacta export --graph ${name}"`,
    ),
  );
}

async function hashOf(store: Store, name: string): Promise<string | undefined> {
  const held = await (name === '' ? unnamedGraph(store) : store.graph(name));
  return held && canonicalHash(held);
}

const shown = (name: string): string => (name === '' ? 'the unnamed graph' : name);
