// The documents that describe the dataset as a whole, made from what the store holds now: /void and /dataset.
import type { Quad } from 'n3';
import { pacta } from '../../graph/vocabulary.js';
import type { Services } from '../http/context.js';
import { describeCatalog } from './dcat.js';
import { describeVoid, type Published } from './void.js';

const DOCUMENTS: Readonly<Record<string, (published: Published) => Quad[]>> = {
  dataset: describeCatalog,
  void: describeVoid,
};
const EXAMPLES_EACH = 1;
const SHOWN_CLASSES = [pacta.Article, pacta.State, pacta.Organization, pacta.Treaty].map(({ value }) =>
  value.replace(/^.*#/, ''),
);

/** Undefined for a path of another document. `origin` is where the server was asked. */
export async function describeDataset(services: Services, path: string, origin: string): Promise<Quad[] | undefined> {
  const describe = Object.hasOwn(DOCUMENTS, path) ? DOCUMENTS[path] : undefined;
  if (describe === undefined) return undefined;
  const { settings, statistics, dumps } = services;
  return describe({
    base: settings.base,
    origin,
    license: settings.license,
    counts: await statistics.counts(),
    dump: await dumps.dump(),
    examples: await examplesOf(services),
  });
}

/** The first thing of some classes, by IRI. */
async function examplesOf({ catalog }: Services): Promise<string[]> {
  await catalog.refresh();
  const found = new Map(SHOWN_CLASSES.map((name) => [name, [] as string[]]));
  for (const { iriText, types } of catalog.entries()) for (const type of types) found.get(type)?.push(iriText);
  return [...found.values()].flatMap((iris) => iris.sort().slice(0, EXAMPLES_EACH));
}
