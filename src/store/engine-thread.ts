// An engine in a thread of its own, as the main thread sees it: requests with a deadline out, answers in. Whatever ends the
// thread (its deadline, a broken engine, no memory) ends all that waits for it, with the reason.
import { Worker } from 'node:worker_threads';
import { EngineFailure, QuerySyntaxError, QueryTimeout, STORE_ERRORS } from './errors.js';
import type { Body, EngineSettings, Failure, Kind, Reply, Request, Response } from './messages.js';

interface Waiting {
  readonly kind: Kind;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout | undefined;
}
export interface ThreadEvents {
  /** All that was asked is answered. */
  readonly idle: () => void;
  readonly ended: (reason: Error) => void;
}

/** Hint: tests run the sources themselves, but a thread needs what the compiler made of them. */
const SCRIPT = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/store/engine-worker.js' : './engine-worker.js',
  import.meta.url,
);

/** Of a thread's own heap, which holds answers on their way and joins with services; the engine's memory is apart. */
const MAX_HEAP_MB = 2048;

/** What these take stays; what a query takes is of no use after it. */
const TAKES_DATA: ReadonlySet<Kind> = new Set<Kind>(['load', 'apply', 'canonical']);

export class EngineThread {
  readonly #worker: Worker;
  readonly #events: ThreadEvents;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;
  #busySince = 0;
  /** That the thread held when it last answered, and how much of it the data took. */
  memoryBytes = 0;
  dataBytes = 0;
  #end: Promise<unknown> | undefined;

  constructor(settings: EngineSettings, events: ThreadEvents) {
    this.#events = events;
    // Hint: a panic of the engine writes a trace to stderr, which tells a user nothing.
    this.#worker = new Worker(SCRIPT, {
      workerData: settings,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.unref();
    this.#worker.on('message', (response: Response) => this.#take(response));
    this.#worker.on('error', (error) => void this.end(new EngineFailure(`the engine ended: ${error.message}`)));
    this.#worker.on('exit', () => void this.end(new EngineFailure('the engine ended')));
  }

  get idle(): boolean {
    return this.#waiting.size === 0;
  }

  /** When it was given what it works on, in ms since the process began; undefined while it is idle. */
  get busySince(): number | undefined {
    return this.idle ? undefined : this.#busySince;
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** Past its time, the thread is ended and the request rejects with QueryTimeout. Without one it may take any time. */
  ask<K extends Kind>(kind: K, body: Body<K>, timeoutMs?: number): Promise<Reply<K>> {
    if (this.ended) return Promise.reject(new EngineFailure('the engine ended'));
    return new Promise<Reply<K>>((resolve, reject) => {
      const id = this.#count++;
      const late = (): void => void this.end(new QueryTimeout(timeoutMs ?? 0));
      const timer = timeoutMs === undefined ? undefined : setTimeout(late, Math.min(timeoutMs, 0x7fffffff));
      this.#waiting.set(id, { kind, resolve, reject, timer });
      if (this.#waiting.size === 1) this.#busySince = performance.now();
      this.#worker.ref();
      const request: Request<K> = { id, kind, body };
      this.#worker.postMessage(request);
    });
  }

  /** Rejects all that waits with the reason. Resolves when the thread is gone. */
  async end(reason: Error): Promise<void> {
    if (this.#end !== undefined) return void (await this.#end);
    this.#end = this.#worker.terminate();
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    this.#waiting.clear();
    this.#events.ended(reason);
    await this.#end;
  }

  #take(response: Response): void {
    const waiting = this.#waiting.get(response.id);
    if (waiting === undefined) return;
    if (TAKES_DATA.has(waiting.kind)) this.dataBytes += Math.max(0, response.memoryBytes - this.memoryBytes);
    this.memoryBytes = response.memoryBytes;
    this.#waiting.delete(response.id);
    clearTimeout(waiting.timer);
    if ('value' in response) waiting.resolve(response.value as never);
    else {
      const error = errorOf(response.failure);
      waiting.reject(error);
      if (response.failure.fatal) return void this.end(error);
    }
    this.#busySince = performance.now();
    if (!this.idle) return;
    this.#worker.unref();
    this.#events.idle();
  }
}

function errorOf({ name, message, line, column, fatal }: Failure): Error {
  if (fatal) return new EngineFailure(`the engine broke on it and was started anew (${message})`);
  if (name === 'QuerySyntaxError') return new QuerySyntaxError(message, line, column);
  const Kind = STORE_ERRORS.find((kind) => kind.name === name && kind !== QueryTimeout) as
    | (new (
        message: string,
      ) => Error)
    | undefined;
  return Kind === undefined ? new EngineFailure(message) : new Kind(message);
}
