// The thread of one engine: requests in, answers out, one at a time and in order. It never decides what the store holds;
// the main thread may end it at any moment.
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { AllowedFetch } from './allowed-fetch.js';
import { answerQuery, makeEngines } from './answer-query.js';
import { Engine } from './engine.js';
import { QueryRefused, QuerySyntaxError, STORE_ERRORS } from './errors.js';
import type { Body, EngineSettings, Failure, Kind, Reply, Request, Response } from './messages.js';
import type { QueryAnswer } from './store.js';
import { load, modify, readUpdate } from './update-jobs.js';
import { Veil } from './veil.js';

const { defaultGraph, allowService, maxAnswerLength, hidden } = workerData as EngineSettings;
const veil = new Veil(hidden);
const engines = makeEngines(new Engine(defaultGraph), new AllowedFetch(allowService));

type Handlers = { readonly [K in Kind]: (body: Body<K>) => Reply<K> | Promise<Reply<K>> };
const handlers: Handlers = {
  load: ({ graph, lines }) => {
    asData(() => engines.engine.load(graph, veil.insert(graph, lines)));
    return undefined;
  },
  apply: (step) => {
    asData(() => engines.engine.apply(veil.step(step)));
    return undefined;
  },
  canonical: (objects) => asData(() => engines.engine.canonical(objects)),
  query: async (request) => bounded(await answerQuery(request, engines)),
  'read-update': (body) => readUpdate(body, engines),
  modify: (body) => modify(body, engines),
  fetch: (body) => load(body, engines),
};

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (request: Request) => {
  last = last.then(() => answer(request));
});

async function answer<K extends Kind>({ id, kind, body }: Request<K>): Promise<void> {
  let response: Response;
  try {
    response = { id, value: await handlers[kind](body), memoryBytes: memoryBytes() };
  } catch (error) {
    response = { id, failure: failureOf(error), memoryBytes: memoryBytes() };
  }
  parentPort?.postMessage(response);
}

/** Hint: the engine's memory is external to the heap of its thread, and never shrinks. */
function memoryBytes(): number {
  const { total_heap_size, external_memory } = getHeapStatistics();
  return total_heap_size + external_memory;
}

function bounded(answer: QueryAnswer): QueryAnswer {
  if (answer.body.length <= maxAnswerLength) return answer;
  throw new QueryRefused(
    `the answer has over ${maxAnswerLength} characters, which is more than may be; ask for less, or in parts with LIMIT and OFFSET`,
  );
}

/** What the engine will not take as triples is a fault of the data. */
function asData<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && error.constructor === Error)
      throw new QuerySyntaxError(`the data hold what is no RDF: ${error.message}`);
    throw error;
  }
}

/** Hint: what the engine means to say comes as a plain Error; any other kind (RuntimeError, RangeError) means it broke. */
function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), fatal: true };
  const { name, message } = error;
  if (error instanceof QuerySyntaxError) return { name, message, line: error.line, column: error.column, fatal: false };
  const expected = STORE_ERRORS.some((kind) => error instanceof kind) || error.constructor === Error;
  return { name, message, fatal: !expected };
}
