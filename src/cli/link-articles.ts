// `link` between articles: finds what different articles say of one treaty, event, person or organization, and writes the
// links into the graph of consolidation, in place of those that it held. Articles and their facts stay as they are.
import type { Quad } from 'n3';
import { sssom } from '../graph/dataset-vocabulary.js';
import { makeIris } from '../graph/iris.js';
import { owl, rdfs } from '../graph/vocabulary.js';
import { consolidatedQuads } from '../link/consolidate/graph.js';
import { loadIntoFolder } from './data-folder.js';
import type { LinkOptions } from './link.js';
import { openStore } from './open-store.js';
import type { Terminal } from './terminal.js';

export async function linkArticles(options: LinkOptions, terminal: Terminal): Promise<void> {
  const { data, store: url } = options;
  const iris = makeIris();
  const name = iris.graph('consolidated').value;
  const store = await openStore({ ...options, curated: true });
  let quads: Quad[];
  try {
    const names = await store.graphs();
    const progress = terminal.progress('reading', names.length);
    const graphs: (readonly [string, readonly Quad[]])[] = [];
    for (const graph of names) {
      graphs.push([graph, (await store.graph(graph)) ?? []]);
      progress.step();
    }
    progress.clear();
    quads = consolidatedQuads(graphs, iris);
    if (url !== undefined && options.dryRun !== true) await store.transaction([{ kind: 'put', graph: name, quads }]);
  } finally {
    await store.close();
  }
  if (data !== undefined && options.dryRun !== true)
    await loadIntoFolder(data, new Map([[name, quads]]), new Map(), (message) => terminal.warn(message));
  await report(quads, options, terminal);
}

async function report(quads: readonly Quad[], options: LinkOptions, terminal: Terminal): Promise<void> {
  const links = linksOf(quads);
  if (options.json === true) await terminal.data(`${JSON.stringify(links, null, 2)}\n`);
  else
    await terminal.data(
      links
        .map(
          ({ subject, object, predicate, score, reasons }) =>
            `${score}\t${subject}\t${predicate}\t${object}\t${reasons}\n`,
        )
        .join(''),
    );
  const count = links.length === 1 ? '1 link' : `${links.length} links`;
  terminal.note(options.dryRun === true ? `would write ${count}` : `wrote ${count}`);
}

interface ToldLink {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly score: string;
  readonly reasons: string;
}

function linksOf(quads: readonly Quad[]): ToldLink[] {
  const nodes = new Map<string, Map<string, string>>();
  for (const { subject, predicate, object } of quads) {
    const node = nodes.get(subject.value) ?? new Map<string, string>();
    nodes.set(subject.value, node.set(predicate.value, object.value));
  }
  return [...nodes.values()]
    .filter((node) => node.has(owl.annotatedSource.value))
    .map((node) => ({
      subject: node.get(owl.annotatedSource.value) ?? '',
      predicate: (node.get(owl.annotatedProperty.value) ?? '').replace(/^.*#/, ''),
      object: node.get(owl.annotatedTarget.value) ?? '',
      score: node.get(sssom.confidence.value) ?? '',
      reasons: node.get(rdfs.comment.value) ?? '',
    }));
}
