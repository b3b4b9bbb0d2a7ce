// Articles in; out comes N-Quads on stdout or in a file that can be resumed, or a document an article in a folder. However
// many articles there are, a bounded number of them is held: of the others only their ids, by which no two are the same.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InputError } from '../../article/errors.js';
import type { ReadResult } from '../../article/read.js';
import { makeIris } from '../../graph/iris.js';
import { ReferenceIndex } from '../../graph/reference.js';
import { toNQuads } from '../../graph/serialize.js';
import { loadReferenceGraph } from '../converter.js';
import { CommandError, EXIT } from '../exit.js';
import { writeAtomically } from '../files.js';
import { tellCounts } from '../reading-report.js';
import { ResumableFile } from '../resumable-file.js';
import type { Terminal } from '../terminal.js';
import type { Throughput } from '../throughput.js';
import { asError, type BatchSettings } from './batch.js';
import { type FailureMark, Failures } from './failures.js';
import { type ConvertedBatch, convertInOrder } from './in-order.js';

export interface StreamSettings extends BatchSettings {
  readonly workers: number;
  readonly resume: boolean;
  readonly dryRun: boolean;
  /** File for what failed. */
  readonly failures?: string;
  /** What must be the same when a run is resumed, in words. */
  readonly options: string;
}

/** What goes with the sound part of a file. */
interface Progressed {
  readonly options: string;
  /** Articles and errors that were read. */
  readonly read: number;
  /** Of all of these, by which a resumption knows that they are the same. */
  readonly digest: string;
  readonly failures: FailureMark;
  readonly described: readonly string[];
}

/** Onto stdout, or into `file`. Returns how many articles were read and how many of them failed. */
export async function convertStream(
  results: AsyncIterable<ReadResult>,
  file: string | undefined,
  settings: StreamSettings,
  terminal: Terminal,
  throughput: Throughput,
): Promise<{ readonly read: number; readonly failed: number }> {
  const target =
    file === undefined || settings.dryRun ? undefined : await ResumableFile.open<Progressed>(file, settings.resume);
  const before = target?.resumed;
  const failures = await Failures.open(settings.failures, before?.failures, terminal);
  try {
    let { read = 0, digest = '' } = before ?? {};
    const described = new Set(before?.described);
    const write = async (bytes: Uint8Array): Promise<void> => {
      if (settings.dryRun || bytes.length === 0) return;
      await (target === undefined ? terminal.data(bytes) : target.write(bytes));
    };
    if (before !== undefined && before.options !== settings.options)
      throw new CommandError(
        EXIT.usage,
        `${file}.part was begun with ${before.options}, and this is ${settings.options}; give the same, or remove ${file}.part and ${file}.part.json`,
      );
    const rest = before === undefined ? results : skipped(results, before, `${file}.part`, throughput);
    for await (const batch of convertInOrder(rest, settings, settings.workers)) {
      await write(batch.result.bytes);
      await tellBatch(batch, failures, terminal, throughput);
      for (const iriText of batch.result.described) described.add(iriText);
      read += batch.read.length;
      if (target === undefined) continue;
      for (const one of batch.read) digest = digestOf(digest, one);
      if (!target.isDue) continue;
      await failures.sync();
      await target.mark({
        options: settings.options,
        read,
        digest,
        failures: failures.mark,
        described: [...described],
      });
    }
    const descriptions = describing(described);
    await write(settings.packed && descriptions.length > 0 ? gzipSync(descriptions) : descriptions);
    await target?.finish();
    return { read, failed: failures.mark.count };
  } finally {
    throughput.clear();
    await target?.leave();
    await failures.close();
  }
}

/** One file an article; with `resume` those that are there already are left as they are. */
export async function convertIntoFolder(
  results: AsyncIterable<ReadResult>,
  folder: string,
  extension: string,
  settings: StreamSettings,
  terminal: Terminal,
  throughput: Throughput,
): Promise<void> {
  const fileOf = (slug: string): string => join(folder, `${slug}.${extension}`);
  async function* wanted(): AsyncGenerator<ReadResult> {
    for await (const one of results)
      if (!(settings.resume && 'article' in one && existsSync(fileOf(one.article.slug)))) yield one;
  }
  const failures = await Failures.open(settings.failures, undefined, terminal);
  try {
    for await (const batch of convertInOrder(wanted(), settings, settings.workers)) {
      for (const outcome of batch.result.outcomes) {
        if ('problem' in outcome) continue;
        const { slug, text = '', facts } = outcome;
        if (!settings.dryRun) await writeAtomically(fileOf(slug), text);
        terminal.detail(`${settings.dryRun ? 'would write' : 'wrote'} ${fileOf(slug)}: ${facts} facts`);
      }
      await tellBatch(batch, failures, terminal, throughput);
    }
  } finally {
    throughput.clear();
    await failures.close();
  }
}

async function tellBatch(
  { read, result }: ConvertedBatch,
  failures: Failures,
  terminal: Terminal,
  throughput: Throughput,
): Promise<void> {
  const outcomes = result.outcomes[Symbol.iterator]();
  for (const one of read) {
    const outcome = 'article' in one ? outcomes.next().value : undefined;
    const problem =
      'error' in one ? one.error : outcome !== undefined && 'problem' in outcome ? outcome.problem : undefined;
    if (problem !== undefined) {
      throughput.clear();
      await failures.add(problem instanceof InputError ? problem : asError(problem), one);
    } else if (outcome !== undefined && 'slug' in outcome && outcome.count !== undefined) {
      throughput.clear();
      tellCounts([outcome.count], terminal);
    }
  }
  throughput.addArticles(read.length);
}

/** Without what the run before read, which is read again to see that it is the same. */
async function* skipped(
  results: AsyncIterable<ReadResult>,
  before: Progressed,
  part: string,
  throughput: Throughput,
): AsyncGenerator<ReadResult> {
  let count = 0;
  let digest = '';
  const assertSame = (): void => {
    if (count === before.read && digest === before.digest) return;
    throw new CommandError(
      EXIT.input,
      `the inputs are not those of which ${part} was begun; give the same ones in the same order, or remove ${part} and ${part}.json`,
    );
  };
  if (before.read === 0) assertSame();
  for await (const one of results) {
    if (count === before.read) {
      yield one;
      continue;
    }
    count += 1;
    digest = digestOf(digest, one);
    throughput.addArticles(1);
    if (count === before.read) assertSame();
  }
  if (count < before.read) assertSame();
}

function digestOf(before: string, one: ReadResult): string {
  const content = 'article' in one ? `${one.article.slug}\n${one.article.text}` : one.error.message;
  return createHash('sha256').update(`${before}\n${content}`).digest('hex');
}

/** N-Quads of what the reference graph says of the entities. */
function describing(described: ReadonlySet<string>): Uint8Array {
  if (described.size === 0) return new Uint8Array(0);
  const iris = makeIris();
  return Buffer.from(toNQuads(new ReferenceIndex(loadReferenceGraph(iris)).of(described)));
}
