// What a dataset says of the things that quads speak of: the other graphs of their articles, and the descriptions of what
// they name. It is looked up beside the quads and not itself validated, and costs what the quads cost, not the dataset.
import type { Quad } from 'n3';

/** A dataset that can be asked. */
export interface Source {
  /** With the name of the graph in each quad. Undefined where there is none. */
  graph(name: string): Promise<readonly Quad[] | undefined>;
  /** Triples of all graphs with one of these as subject, each with its graph. */
  describing(iris: readonly string[]): Promise<readonly Quad[]>;
}

/** Articles of which more are named are not read whole. */
const MOST_ARTICLES = 64;

export class Articles {
  readonly #prefix: string;

  constructor(base: string) {
    this.#prefix = `${base}article/`;
  }

  /** The IRI of the article that an IRI stands in or names. */
  of(iriText: string): string | undefined {
    if (!iriText.startsWith(this.#prefix)) return undefined;
    const slug = /^[a-z0-9-]+/.exec(iriText.slice(this.#prefix.length))?.[0];
    return slug === undefined ? undefined : this.#prefix + slug;
  }

  /** The article's own graph and that of its editors. */
  graphsOf(article: string): readonly string[] {
    return [article, `${article}/curated`];
  }

  isGraph(name: string): boolean {
    const article = this.of(name);
    return article !== undefined && this.graphsOf(article).includes(name);
  }

  /** Articles of which the quads say something. */
  spokenOf(quads: Iterable<Quad>): Set<string> {
    const found = new Set<string>();
    for (const { subject } of quads) {
      const article = this.of(subject.value);
      if (article !== undefined) found.add(article);
    }
    return found;
  }
}

/** `replaced`: names of the graphs that the quads take the place of. */
export async function contextOf(
  quads: readonly Quad[],
  source: Source,
  base: string,
  replaced: ReadonlySet<string>,
): Promise<Quad[]> {
  const articles = new Articles(base);
  const found: Quad[] = [];
  for (const article of [...articles.spokenOf(quads)].slice(0, MOST_ARTICLES)) {
    for (const name of articles.graphsOf(article))
      if (!replaced.has(name)) for (const quad of (await source.graph(name)) ?? []) found.push(quad);
  }
  const named = new Set<string>();
  for (const { object } of [...quads, ...found]) if (object.termType === 'NamedNode') named.add(object.value);
  for (const { subject } of [...quads, ...found]) named.delete(subject.value);
  for (const quad of await source.describing([...named])) if (!replaced.has(quad.graph.value)) found.push(quad);
  return found;
}
