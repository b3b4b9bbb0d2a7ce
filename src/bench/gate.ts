// What the gate adds to a write of one article into a store of a million quads, beside the same write without it. Reading
// the article is no part of either.
import { performance } from 'node:perf_hooks';
import { openCheck } from '../cli/check.js';
import { loadReferenceGraph } from '../cli/converter.js';
import { makeIris } from '../graph/iris.js';
import { Gate } from '../server/gate.js';
import { openEmbeddedStore } from '../store/embedded.js';
import type { Change, Store } from '../store/store.js';
import type { MakeCase } from './harness.js';
import { manyArticles } from './many-articles.js';

const QUADS = 1_000_000;
const QUICK_QUADS = 100_000;
const AT_ONCE = 20;
/** Promised, in ms. */
const LIMIT = 20;

export const gateCase: MakeCase = async (quick) => {
  const iris = makeIris();
  const articles = await manyArticles();
  const store = await openEmbeddedStore({ readers: 1, warm: 1 });
  await store.transaction([{ kind: 'put', graph: iris.graph('reference').value, quads: loadReferenceGraph(iris) }]);
  const count = Math.ceil((quick ? QUICK_QUADS : QUADS) / articles.size);
  const put = (slug: string): Change => ({ kind: 'put', graph: iris.article(slug).value, quads: articles.named(slug) });
  for (let at = 0; at < count; at += AT_ONCE)
    await store.transaction(Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, index) => put(`a${at + index}`)));
  const gate = new Gate(await openCheck(iris), iris.base);
  let number = 0;
  const write = async (pass: (store: Store, changes: readonly Change[]) => Promise<number>): Promise<number> => {
    const change = put(`new-${number++}`);
    const took = await pass(store, [change]);
    if (change.kind === 'put') await store.transaction([{ kind: 'delete', graph: change.graph }]);
    return took;
  };
  return {
    name: `gate: what it adds to a write of ${articles.size} quads into ${quick ? QUICK_QUADS : QUADS}`,
    peer: 'the write itself',
    unit: 'ms',
    counted: true,
    limit: LIMIT,
    run: () => write((into, changes) => timeApproval(gate, into, changes)),
    runPeer: () =>
      write(async (into, changes) => {
        const start = performance.now();
        await into.transaction(changes);
        return performance.now() - start;
      }),
    close: () => store.close(),
  };
};

/** The time within the approval alone. */
async function timeApproval(gate: Gate, store: Store, changes: readonly Change[]): Promise<number> {
  let took = 0;
  const timed: Store = Object.assign(Object.create(store) as Store, {
    transaction: (given: readonly Change[], approve?: Parameters<Store['transaction']>[1]) =>
      store.transaction(given, async (outcome) => {
        const start = performance.now();
        await approve?.(outcome);
        took = performance.now() - start;
      }),
  });
  await gate.pass(timed, changes);
  return took;
}
