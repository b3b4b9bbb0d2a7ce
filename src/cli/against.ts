// What `--against` names, as a dataset that can be asked: a folder that `load` filled, an endpoint, or an RDF file.
import { statSync } from 'node:fs';
import { DataFactory, type Quad } from 'n3';
import { makeIris } from '../graph/iris.js';
import type { RdfFormat } from '../graph/parse.js';
import { quadsOf } from '../store/lines.js';
import { lookUp } from '../store/look-up.js';
import { readContents } from '../store/read-folder.js';
import type { Store } from '../store/store.js';
import type { Source } from '../validate/context.js';
import { byGraph } from './data-folder.js';
import { CommandError, EXIT } from './exit.js';
import { openRemote } from './open-store.js';
import { placeInGraphs, readRdf } from './rdf-input.js';

export interface Dataset extends Source {
  close(): Promise<void>;
}

export async function openDataset(against: string, from?: RdfFormat): Promise<Dataset> {
  if (/^https?:\/\//.test(against)) return overStore(await openRemote(against));
  const isFolder = statSync(against, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return overGraphs(byGraph(placeInGraphs(await readRdf(against, from), makeIris())));
  const contents = await readContents(against);
  if (contents === undefined)
    throw new CommandError(
      EXIT.usage,
      `nothing is loaded in ${against}; load it first: pacta load FILE… --data ${against}`,
    );
  return {
    graph: async (name) => {
      const lines = contents.get(name);
      return lines && quadsOf([...lines], name);
    },
    describing: async (iris) => {
      const wanted = new Set(iris.map((iriText) => `<${iriText}>`));
      const found: Quad[] = [];
      for (const [name, lines] of contents) {
        const own = [...lines].filter((line) => wanted.has(line.slice(0, line.indexOf(' '))));
        for (const quad of quadsOf(own, name)) found.push(quad);
      }
      return found;
    },
    close: async () => {},
  };
}

function overGraphs(graphs: ReadonlyMap<string, readonly Quad[]>): Dataset {
  return {
    graph: async (name) => graphs.get(name),
    describing: async (iris) => {
      const wanted = new Set(iris);
      return [...graphs.values()].flatMap((quads) => quads.filter(({ subject }) => wanted.has(subject.value)));
    },
    close: async () => {},
  };
}

export const inGraph = (quads: readonly Quad[], name: string): Quad[] => {
  const graph = name === '' ? DataFactory.defaultGraph() : DataFactory.namedNode(name);
  return quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph));
};

function overStore(store: Store): Dataset {
  return {
    graph: async (name) => {
      const quads = await store.graph(name);
      return quads && inGraph(quads, name);
    },
    describing: (iris) => lookUp(iris, 'subject', store),
    close: () => store.close(),
  };
}
