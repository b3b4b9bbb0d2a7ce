// Articles in, one document of all of them out: the forms that put every article into one Turtle, TriG, JSON-LD or JSON
// document, which is held until the last is read.
import type { Quad } from 'n3';
import type { Article } from '../../article/article.js';
import type { ReadResult } from '../../article/read.js';
import { type Conversion, convert } from '../../graph/convert.js';
import { makeIris } from '../../graph/iris.js';
import { type Format, serialize } from '../../graph/serialize.js';
import { loadReferenceGraph, makeConverter } from '../converter.js';
import { CommandError, EXIT } from '../exit.js';
import { plainReading } from '../plain-json.js';
import { countReading, type ReadingCount, tellCounts } from '../reading-report.js';
import type { Terminal } from '../terminal.js';
import type { Throughput } from '../throughput.js';
import { Failures } from './failures.js';

export interface WholeSettings {
  readonly to: Format | 'json';
  readonly reference: boolean;
  readonly report: boolean;
  readonly failures?: string;
}
interface Kept {
  readonly article: Article;
  readonly conversion: Conversion;
}

/** Undefined where no article could be converted. */
export async function convertWhole(
  results: AsyncIterable<ReadResult>,
  { to, reference, report, failures: failuresFile }: WholeSettings,
  terminal: Terminal,
  throughput: Throughput,
): Promise<string | undefined> {
  const iris = makeIris();
  const converter = makeConverter(reference ? loadReferenceGraph(iris) : undefined, iris);
  const kept: Kept[] = [];
  const counts: ReadingCount[] = [];
  const failures = await Failures.open(failuresFile, undefined, terminal);
  try {
    for await (const result of results) {
      try {
        if ('error' in result) throw result.error;
        const { article } = result;
        kept.push({ article, conversion: convert(article, converter) });
        if (report) counts.push(countReading(article, converter.languages));
      } catch (error) {
        throughput.clear();
        await failures.add(error, result);
      }
      throughput.addArticles(1);
    }
  } finally {
    throughput.clear();
    await failures.close();
  }
  if (report) tellCounts(counts, terminal);
  if (kept.length === 0) return undefined;
  if (to === 'turtle' && kept.length > 1) {
    throw new CommandError(
      EXIT.usage,
      `${kept.length} articles do not fit into one Turtle document, which has one graph; use --to trig, or --out DIR for one file an article`,
    );
  }
  return render(kept, to);
}

async function render(kept: readonly Kept[], to: Format | 'json'): Promise<string> {
  if (to === 'json') {
    const documents = kept.map(({ article, conversion }) => plainReading(article, conversion.reading));
    return `${JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)}\n`;
  }
  const quads: Quad[] = [];
  for (const { conversion } of kept) for (const quad of conversion.quads) quads.push(quad);
  for (const { conversion } of kept) for (const quad of conversion.described) quads.push(quad);
  return serialize(quads, to);
}
