// Articles in, converted batches out in the order of the articles, however many threads convert at once. What is under way
// is bounded, so that memory does not grow with the input; who reads slowly slows the conversion.
import { fileURLToPath } from 'node:url';
import type { Article } from '../../article/article.js';
import type { ReadResult } from '../../article/read.js';
import { EXIT } from '../exit.js';
import { type BatchResult, type BatchSettings, type ConvertBatch, makeBatchConverter } from './batch.js';

export interface ConvertedBatch {
  /** Read in this order; articles and errors. */
  readonly read: readonly ReadResult[];
  /** Of the articles among them. */
  readonly result: BatchResult;
}

const MOST_ARTICLES = 64;
const MOST_CHARACTERS = 512 * 1024;
/** A thread has the next batch at hand while it works on one. */
const BATCHES_A_THREAD = 2;

export async function* convertInOrder(
  results: AsyncIterable<ReadResult>,
  settings: BatchSettings,
  workers: number,
): AsyncGenerator<ConvertedBatch> {
  // Hint: alone, each article is written as soon as it is read, as a filter should; but packed by itself it would be long.
  const batches = batchesOf(results, workers === 1 && !settings.packed ? 1 : MOST_ARTICLES);
  const first = await batches.next();
  if (first.done === true) return;
  const second = workers === 1 ? undefined : await batches.next();
  const all = chain(second === undefined ? [first] : [first, second], batches);
  if (second === undefined || second.done === true) {
    const convertBatch = makeBatchConverter(settings);
    for await (const read of all) yield { read, result: await convertBatch(articlesOf(read)) };
    return;
  }
  const { Piscina } = await import('piscina');
  const pool = new Piscina<readonly unknown[], BatchResult>({
    filename: fileURLToPath(new URL('./worker.js', import.meta.url)),
    workerData: settings,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
    recordTiming: false,
  });
  try {
    const inThread: ConvertBatch = (articles) => surviving(articles, (some) => pool.run(some));
    yield* inTurn(all, inThread, workers * BATCHES_A_THREAD);
  } finally {
    await pool.destroy();
  }
}

async function* inTurn(
  batches: AsyncIterable<readonly ReadResult[]>,
  convertBatch: ConvertBatch,
  most: number,
): AsyncGenerator<ConvertedBatch> {
  const underWay: { readonly read: readonly ReadResult[]; readonly result: Promise<BatchResult> }[] = [];
  for await (const read of batches) {
    const result = convertBatch(articlesOf(read));
    // Hint: it is awaited later; a failure until then is no unhandled one.
    result.catch(() => {});
    underWay.push({ read, result });
    const eldest = underWay.length >= most ? underWay.shift() : undefined;
    if (eldest !== undefined) yield { read: eldest.read, result: await eldest.result };
  }
  for (const { read, result } of underWay) yield { read, result: await result };
}

/** A thread without memory takes its batch with it: each article is tried again alone, and one that is too much is left. */
async function surviving(articles: readonly Article[], run: ConvertBatch): Promise<BatchResult> {
  try {
    return await run(articles);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    if (articles.length === 1) {
      const message =
        'takes more memory than a thread has; divide it, or give more with NODE_OPTIONS=--max-old-space-size=MB';
      const problem = { code: EXIT.input, message, expected: true };
      return { outcomes: [{ problem }], bytes: new Uint8Array(0), described: [] };
    }
    const parts: BatchResult[] = [];
    for (const article of articles) parts.push(await surviving([article], run));
    return {
      outcomes: parts.flatMap(({ outcomes }) => outcomes),
      bytes: Buffer.concat(parts.map(({ bytes }) => bytes)),
      described: parts.flatMap(({ described }) => described),
    };
  }
}

async function* batchesOf(results: AsyncIterable<ReadResult>, most: number): AsyncGenerator<ReadResult[]> {
  let batch: ReadResult[] = [];
  let characters = 0;
  for await (const result of results) {
    batch.push(result);
    characters += 'article' in result ? result.article.text.length : 0;
    if (batch.length < most && characters < MOST_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

async function* chain<T>(taken: readonly IteratorResult<T>[], rest: AsyncGenerator<T>): AsyncGenerator<T> {
  for (const { value, done } of taken) if (done !== true) yield value;
  yield* rest;
}

const articlesOf = (read: readonly ReadResult[]) => read.flatMap((one) => ('article' in one ? [one.article] : []));
