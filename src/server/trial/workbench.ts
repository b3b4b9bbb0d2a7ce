// What /validate and /convert work with: the check, the converter and the names of the reference graph, made by the command
// line; and the store as something that can be looked up in.
import { DataFactory, type Quad } from 'n3';
import type { Article } from '../../article/article.js';
import { lookUp } from '../../store/look-up.js';
import type { Store } from '../../store/store.js';
import type { Source } from '../../validate/context.js';
import type { Finding } from '../../validate/finding.js';
import type { NameIndex } from '../../validate/names.js';
import type { Report } from '../../validate/report.js';

export interface Workbench {
  /** Checks quads together with the reference graph; `context` is looked up beside it and not itself checked. */
  check(quads: readonly Quad[], context?: readonly Quad[]): Promise<Report>;
  /** What the rules over a dataset find in quads. */
  ask(quads: readonly Quad[]): Promise<readonly Finding[]>;
  /** Throws LanguageError for a language that is not read. */
  convert(article: Article): { readonly quads: readonly Quad[]; readonly described: readonly Quad[] };
  /** Of the reference graph. */
  readonly names: NameIndex;
  /** What the reference graph calls a thing. */
  label(iriText: string): string | undefined;
  close(): Promise<void>;
}

export const inGraph = (quads: readonly Quad[], name: string): Quad[] => {
  const graph = name === '' ? DataFactory.defaultGraph() : DataFactory.namedNode(name);
  return quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph));
};

export const sourceOf = (store: Store): Source => ({
  graph: async (name) => {
    const quads = await store.graph(name);
    return quads && inGraph(quads, name);
  },
  describing: (iris) => lookUp(iris, 'subject', store),
});
