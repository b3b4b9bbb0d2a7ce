// Where a verb's store comes from: an endpoint, a folder that was loaded before, or the published dataset in this process.
// The engines are loaded only here and only when a store is wanted, so that `convert` starts without them.
import { makeIris } from '../graph/iris.js';
import type { Contents } from '../store/dataset-text.js';
import type { EmbeddedOptions, EmbeddedStore } from '../store/embedded.js';
import type { Journal } from '../store/journal.js';
import { readContents } from '../store/read-folder.js';
import type { Store } from '../store/store.js';
import type { Hidden } from '../store/veil.js';
import { loadReferenceGraph } from './converter.js';
import { type GraphSet, publishedGraphs, replacing } from './dataset.js';
import { CommandError, EXIT } from './exit.js';

export interface StoreChoice {
  readonly data?: string;
  readonly store?: string;
  readonly curated: boolean;
  readonly allowService?: readonly string[];
}

/** Close it when done. */
export async function openStore({ data, store, curated, allowService = [] }: StoreChoice): Promise<Store> {
  if (store !== undefined) return openRemote(store);
  if (data === undefined) {
    const iris = makeIris();
    return openEmbedded({ allowService }, await publishedGraphs(loadReferenceGraph(iris), curated, iris));
  }
  const contents = await readContents(data);
  if (contents === undefined)
    throw new CommandError(EXIT.usage, `nothing is loaded in ${data}; load it first: pacta load FILE… --data ${data}`);
  return openEmbedded({ contents, allowService });
}

/** What the command line says of an embedded store; what is left out has the store's own default. */
export interface EmbeddedChoice {
  readonly limits?: EmbeddedOptions;
  readonly allowService?: readonly string[];
  readonly defaultGraph?: 'union' | 'own';
  /** Engines that are kept ready. */
  readonly warm?: number;
  /** What is kept and shown to nobody. */
  readonly hidden?: Hidden;
  readonly journal?: Journal;
  readonly contents?: Contents;
}

/** `graphs` are put into it beside what journal or contents hold. */
export async function openEmbedded(choice: EmbeddedChoice, graphs: GraphSet = new Map()): Promise<EmbeddedStore> {
  const { limits, allowService, defaultGraph, warm, hidden, journal, contents } = choice;
  const { openEmbeddedStore } = await import('../store/embedded.js');
  const store = await openEmbeddedStore({
    ...limits,
    ...(allowService === undefined ? {} : { allowService }),
    ...(defaultGraph === undefined ? {} : { defaultGraph }),
    ...(warm === undefined ? {} : { warm }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(journal === undefined ? {} : { journal }),
    ...(contents === undefined ? {} : { contents }),
  });
  try {
    await store.transaction(replacing(graphs));
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

/** A token that the endpoint wants comes from the environment, where other users of the machine cannot read it. */
export async function openRemote(url: string): Promise<Store> {
  const { openRemoteStore } = await import('../store/remote.js');
  const token = process.env['PACTA_STORE_TOKEN'];
  return openRemoteStore({ url, ...(token === undefined || token === '' ? {} : { token }) });
}
