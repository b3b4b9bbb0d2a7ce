// The engines' threads and who may use them. All hold the same; any of them reads, and the one that a transaction has
// borrowed writes, so that there is no writer that idles and no reader that lags: what is committed is posted to every
// other thread at once, and a thread works off its messages in order, so that whatever it is asked afterwards sees it.
// A thread that died is replaced by one that is loaded from the truth; what waits is not lost.
import type { Step } from './draft.js';
import { EngineThread } from './engine-thread.js';
import { EngineFailure, QueryTimeout, StoreUnavailable, TooBusy } from './errors.js';
import type { Line } from './lines.js';
import { MemoryWatch } from './memory-watch.js';
import type { EngineSettings } from './messages.js';
import type { Truth } from './truth.js';

export interface PoolSettings extends EngineSettings {
  /** Most threads at a time; each holds a copy of the data. They are started when they are needed. */
  readonly threads: number;
  /** Threads that are kept ready while nothing needs them. */
  readonly warm: number;
  /** Most requests that may wait for a thread. */
  readonly maxWaiting: number;
  /** Longest that a request may wait for a thread. */
  readonly maxWaitMs: number;
  /** Most that the process may hold. */
  readonly maxMemoryBytes: number;
  /** What a thread may hold beyond what its data take, before it is replaced by a new one. */
  readonly spareMemoryBytes: number;
}
/** How the pool fares, and how often threads were replaced. */
export interface PoolState {
  readonly threads: number;
  readonly busy: number;
  readonly waiting: number;
  readonly memoryBytes: number;
  readonly replaced: Readonly<Record<Replacement, number>>;
}
/** Why: its time was over, it broke, or it held too much. */
export type Replacement = 'timeout' | 'failure' | 'memory';

interface Member {
  readonly thread: EngineThread;
  ready: boolean;
  borrowed: boolean;
}
interface Waiting {
  readonly start: (member: Member) => void;
  readonly reject: (error: Error) => void;
}

const LOAD_CHUNK = 5000;

class Recycled extends EngineFailure {}

export class EnginePool {
  readonly #settings: PoolSettings;
  readonly #truth: Truth;
  readonly #members = new Set<Member>();
  readonly #waiting: Waiting[] = [];
  readonly #watch: MemoryWatch;
  readonly #replaced: Record<Replacement, number> = { timeout: 0, failure: 0, memory: 0 };
  #closed = false;

  constructor(settings: PoolSettings, truth: Truth) {
    this.#settings = settings;
    this.#truth = truth;
    this.#watch = new MemoryWatch(settings.maxMemoryBytes, () => [...this.#members].map(({ thread }) => thread));
    this.#keepWarm();
  }

  get state(): PoolState {
    const members = [...this.#members];
    return {
      threads: members.length,
      busy: members.filter(({ borrowed }) => borrowed).length,
      waiting: this.#waiting.length,
      memoryBytes: members.reduce((total, { thread }) => total + thread.memoryBytes, 0),
      replaced: { ...this.#replaced },
    };
  }

  /** Lends a thread, alone, until what is run settles. Rejects with TooBusy when too many wait. */
  use<T>(run: (thread: EngineThread) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreUnavailable('the store is closed'));
    return new Promise<T>((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(new TooBusy(`no engine was free for ${this.#settings.maxWaitMs / 1000} s; ask again later`));
      }, this.#settings.maxWaitMs);
      const start = (member: Member): void => {
        clearTimeout(late);
        member.borrowed = true;
        run(member.thread)
          .then(resolve, reject)
          .finally(() => {
            member.borrowed = false;
            this.#recycle(member);
            this.#next();
          });
      };
      const waiting: Waiting = {
        start,
        reject: (error) => {
          clearTimeout(late);
          reject(error);
        },
      };
      this.#waiting.push(waiting);
      this.#next();
      if (this.#waiting.length <= this.#settings.maxWaiting) return;
      this.#waiting.pop();
      waiting.reject(new TooBusy(`${this.#settings.maxWaiting} queries wait already; ask again later`));
    });
  }

  /** Whether there are threads beside this one. */
  others(thread: EngineThread): boolean {
    return [...this.#members].some((member) => member.thread !== thread);
  }

  /** Hint: threads that are still loading get it, too; what they load afterwards is as new as the step or newer. */
  broadcast(step: Step, except: EngineThread): void {
    for (const { thread } of this.#members) {
      if (thread === except) continue;
      thread.ask('apply', step).catch((error: Error) => thread.end(error));
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#watch.end();
    const reason = new StoreUnavailable('the store is closed');
    for (const { reject } of this.#waiting.splice(0)) reject(reason);
    await Promise.all([...this.#members].map(({ thread }) => thread.end(reason)));
  }

  #next(): void {
    while (this.#waiting.length > 0) {
      const free = [...this.#members].find(
        ({ ready, borrowed, thread }) => ready && !borrowed && thread.idle && !thread.ended,
      );
      if (free === undefined) {
        const starting = [...this.#members].filter(({ ready }) => !ready).length;
        if (this.#members.size < this.#settings.threads && starting < this.#waiting.length) this.#start();
        return;
      }
      this.#waiting.shift()?.start(free);
    }
  }

  /** Replaces a thread that a query left with more memory than it needs, for it would never give it back. */
  #recycle({ thread }: Member): void {
    if (thread.ended || thread.memoryBytes <= thread.dataBytes + this.#settings.spareMemoryBytes) return;
    this.#replaced.memory += 1;
    void thread.end(new Recycled('the engine is replaced'));
  }

  #keepWarm(): void {
    while (!this.#closed && this.#members.size < this.#settings.warm) this.#start();
  }

  #start(): void {
    const thread = new EngineThread(this.#settings, {
      idle: () => this.#next(),
      ended: (reason) => this.#lose(member, reason),
    });
    const member: Member = { thread, ready: false, borrowed: false };
    this.#members.add(member);
    this.#load(thread).then(
      () => {
        member.ready = true;
        this.#next();
      },
      (error: Error) => void thread.end(error),
    );
  }

  /**
   * Hint: the truth may change meanwhile. Maps are walked live: what is committed while a graph is walked is posted to the
   * thread as a step at once and is then found in the walk or not, so that the last word on each line is the newest.
   */
  async #load(thread: EngineThread): Promise<void> {
    for (const [graph, lines] of this.#truth.graphs()) {
      let chunk: Line[] = [];
      for (const line of lines.keys()) {
        if (chunk.push(line) < LOAD_CHUNK) continue;
        await thread.ask('load', { graph, lines: chunk });
        chunk = [];
      }
      await thread.ask('load', { graph, lines: chunk });
    }
  }

  /** Hint: one that dies while it loads would die again; what waits is told so instead, and the next request tries anew. */
  #lose(member: Member, reason: Error): void {
    this.#members.delete(member);
    if (this.#closed) return;
    if (!(reason instanceof Recycled)) this.#replaced[reason instanceof QueryTimeout ? 'timeout' : 'failure'] += 1;
    if (!member.ready && ![...this.#members].some(({ ready }) => ready)) {
      const reason = new EngineFailure('the engine could not be started with what the store holds');
      for (const { reject } of this.#waiting.splice(0)) reject(reason);
      return;
    }
    this.#keepWarm();
    this.#next();
  }
}
