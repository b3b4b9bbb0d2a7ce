// The embedded store: Oxigraph in threads (pool.ts), the truth beside it on the main thread (truth.ts), where no query ever
// runs. A transaction is staged in a draft (draft.ts) and evaluated on one thread; only when all of it holds
// and is on the disk (journal.ts, where there is one) is it committed to the truth and posted to the other threads.
// Hint: there is no writer of its own. A WHERE needs an engine that shows the draft, which any thread can for the time of a
// transaction; a writer would hold one more copy of the data and stand idle.
import { availableParallelism } from 'node:os';
import type { Quad } from 'n3';
import type { Contents } from './dataset-text.js';
import { type Diff, Draft, type Step } from './draft.js';
import type { DefaultGraph } from './engine.js';
import type { EngineThread } from './engine-thread.js';
import { QueryRefused } from './errors.js';
import type { Journal } from './journal.js';
import { quadsOf } from './lines.js';
import { defaultMaxMemory } from './memory-watch.js';
import { outcomeOf } from './outcome.js';
import { EnginePool } from './pool.js';
import { stageChange, stageContents } from './stage.js';
import type { Approve, Change, QueryAnswer, QueryRequest, Store, StoreState } from './store.js';
import { Truth } from './truth.js';
import { type Hidden, Veil } from './veil.js';

export interface EmbeddedOptions {
  /** Longest time for a query, and for each operation of an update that evaluates a pattern. */
  readonly queryTimeoutMs?: number;
  /** What a query without dataset clauses sees outside GRAPH: the union of all graphs, or the unnamed graph alone. */
  readonly defaultGraph?: DefaultGraph;
  /** Addresses that SERVICE and LOAD may ask. */
  readonly allowService?: readonly string[];
  /** Most engines at a time, each with a copy of the data. */
  readonly readers?: number;
  /** Engines that are kept ready while nothing needs them. */
  readonly warm?: number;
  /** Most requests that may wait for an engine; more are refused with TooBusy. */
  readonly maxWaiting?: number;
  /** Longest time that a request may wait for an engine; then it is refused with TooBusy. */
  readonly maxWaitMs?: number;
  /** Longest text of a query, in characters. */
  readonly maxQueryLength?: number;
  /** Longest text of an answer, in characters. */
  readonly maxAnswerLength?: number;
  /** Most that the process may hold; past it the query that has run longest is stopped. */
  readonly maxMemoryBytes?: number;
  /** What an engine may hold after a query beyond what the data take, before it is replaced. */
  readonly spareMemoryBytes?: number;
  /** What is kept and shown to nobody: neither to queries nor as part of a graph. */
  readonly hidden?: Hidden;
  /** Where the store is kept, opened before and closed with it: what it holds is loaded, what is committed is added. */
  readonly journal?: Journal;
  /** What to begin with where there is no journal. */
  readonly contents?: Contents;
}
type Settings = Required<Omit<EmbeddedOptions, 'journal' | 'contents' | 'hidden'>> & Pick<EmbeddedOptions, 'hidden'>;

const DEFAULTS = {
  queryTimeoutMs: 30_000,
  defaultGraph: 'union',
  allowService: [],
  readers: Math.min(4, Math.max(2, availableParallelism())),
  warm: 1,
  maxWaiting: 256,
  maxWaitMs: 30_000,
  maxQueryLength: 1024 * 1024,
  maxAnswerLength: 64 * 1024 * 1024,
  maxMemoryBytes: defaultMaxMemory(),
  spareMemoryBytes: 512 * 1024 * 1024,
} as const satisfies Settings;

/** Close it when done. */
export async function openEmbeddedStore(options: EmbeddedOptions = {}): Promise<EmbeddedStore> {
  const { journal, contents = journal?.takeContents(), ...settings } = options;
  const store = new EmbeddedStore({ ...DEFAULTS, ...settings }, journal);
  try {
    if (contents !== undefined) await store.restore(contents);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

export class EmbeddedStore implements Store {
  readonly #options: Settings;
  readonly #journal: Journal | undefined;
  readonly #truth = new Truth();
  readonly #pool: EnginePool;
  readonly #opened = Date.now().toString(36);
  readonly #watchers: ((changed: readonly string[]) => void)[] = [];
  #transactions = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(options: Settings, journal?: Journal) {
    this.#options = options;
    this.#journal = journal;
    const { readers, warm, ...rest } = options;
    this.#pool = new EnginePool({ ...rest, threads: readers, warm: Math.min(warm, readers) }, this.#truth);
  }

  async query(request: QueryRequest): Promise<QueryAnswer> {
    const { maxQueryLength, queryTimeoutMs } = this.#options;
    if (request.query.length > maxQueryLength)
      throw new QueryRefused(`the query is longer than ${maxQueryLength} characters, which is more than may be`);
    return this.#pool.use((thread) => thread.ask('query', request, request.timeoutMs ?? queryTimeoutMs));
  }

  /** Transactions run one after another. */
  transaction(changes: readonly Change[], approve?: Approve): Promise<void> {
    const run = (): Promise<void> => this.#pool.use((thread) => this.#transact(changes, thread, approve));
    const result = this.#last.then(run, run);
    this.#last = result.then(
      () => (this.#journal?.isLong ? this.#compact() : undefined),
      () => {},
    );
    return result;
  }

  /** Has the folder hold everything in its snapshot, and nothing in its journal. */
  compact(): Promise<void> {
    this.#last = this.#last.then(() => this.#compact());
    return this.#last;
  }

  /** Begins with what was kept; labels of blank nodes stay. */
  restore(contents: Contents): Promise<void> {
    return this.#pool.use(async (thread) => {
      const draft = new Draft(this.#truth);
      await stageContents(contents, draft, thread);
      const shown = thread.ask('apply', draft.takeStep());
      // Hint: nobody asks yet, so that the other threads need not wait until this one has taken it all.
      this.#commit(draft, thread);
      await shown;
    });
  }

  async graphs(): Promise<string[]> {
    return [...this.#truth.graphs()].flatMap(([name, lines]) => (name !== '' && lines.size > 0 ? [name] : [])).sort();
  }

  /** A graph as it was put, literal by literal, without graph names; "" is the unnamed one. Undefined where there is none. */
  async graph(name: string): Promise<Quad[] | undefined> {
    const lines = this.#truth.originals(name);
    return lines && quadsOf([...new Veil(this.#options.hidden).insert(name, lines)]);
  }

  /** Also true of an empty graph that was put or created. */
  async hasGraph(name: string): Promise<boolean> {
    return this.#truth.has(name);
  }

  version(): string {
    return `${this.#opened}-${this.#transactions}`;
  }

  /** Does all that a write does and takes it back, in an engine and on the disk. Nobody sees anything of it. */
  assertWritable(): Promise<void> {
    const probe = (): Promise<void> =>
      this.#pool.use(async (thread) => {
        const { timeoutMs, step, undo } = PROBE;
        await thread.ask('apply', step, timeoutMs);
        await thread.ask('apply', undo, timeoutMs);
        await this.#journal?.probe();
      });
    const result = this.#last.then(probe, probe);
    this.#last = result.catch(() => {});
    return result;
  }

  state(): StoreState {
    const graphs = [...this.#truth.graphs()].filter(([name, lines]) => name !== '' || lines.size > 0);
    return {
      quads: graphs.reduce((total, [, lines]) => total + lines.size, 0),
      graphs: graphs.length,
      transactions: this.#transactions,
      journalBytes: this.#journal?.bytes ?? 0,
      engines: this.#pool.state,
    };
  }

  watch(heard: (changed: readonly string[]) => void): void {
    this.#watchers.push(heard);
  }

  async close(): Promise<void> {
    await this.#pool.close();
    await this.#last;
    await this.#journal?.close();
  }

  async #transact(changes: readonly Change[], thread: EngineThread, approve: Approve | undefined): Promise<void> {
    const draft = new Draft(this.#truth);
    const scope = this.#journal?.scope() ?? `t${this.#transactions}`;
    let shown = false;
    const show = async (step: Step): Promise<void> => {
      if (isEmpty(step)) return;
      shown = true;
      await thread.ask('apply', step);
    };
    try {
      const { queryTimeoutMs } = this.#options;
      for (const [index, change] of changes.entries())
        await stageChange(change, { draft, thread, show, queryTimeoutMs, scope: `${scope}c${index}` });
      // Hint: shown before it is approved, for approval looks things up in it.
      await show(draft.takeStep());
      await approve?.(outcomeOf(draft, this.#truth, thread, queryTimeoutMs));
      if (this.#journal !== undefined) await keep(draft.diff(), this.#journal);
    } catch (error) {
      if (shown && !thread.ended)
        await thread.ask('apply', draft.undoStep()).catch((reason: Error) => thread.end(reason));
      throw error;
    }
    this.#commit(draft, thread);
  }

  /** Hint: at once, so that no engine is loaded from the truth between the two. */
  #commit(draft: Draft, thread: EngineThread): void {
    const step = this.#pool.others(thread) ? draft.wholeStep() : undefined;
    const changed = draft.changed();
    draft.commit();
    this.#transactions += 1;
    for (const heard of this.#watchers) heard(changed);
    if (step !== undefined && !isEmpty(step)) this.#pool.broadcast(step, thread);
  }

  async #compact(): Promise<void> {
    const truth = this.#truth;
    await this.#journal?.compact([...truth.graphs()].map(([name]) => [name, truth.originals(name) ?? []] as const));
  }
}

const PROBED = `urn:uuid:${crypto.randomUUID()}`;
const NOTHING: Step = { deletes: [], gone: [], dropped: [], created: [], inserts: [] };
const PROBE = {
  timeoutMs: 2000,
  step: { ...NOTHING, inserts: [[PROBED, [`<${PROBED}> <${PROBED}> <${PROBED}>`]]] } satisfies Step as Step,
  undo: { ...NOTHING, gone: [`<${PROBED}> <${PROBED}> <${PROBED}>`], dropped: [PROBED] } satisfies Step as Step,
};

/** Hint: what changes nothing may be told without having been written. */
const keep = async (diff: Diff, journal: Journal): Promise<void> => {
  if (Object.values(diff).some((part) => part.length > 0)) await journal.append(diff);
};

const isEmpty = ({ deletes, gone, dropped, created, inserts }: Step): boolean =>
  [deletes, gone, dropped, created, inserts].every((part) => part.length === 0);
