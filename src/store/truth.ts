// What the store holds, on the main thread, where no query runs: each graph as the set of its lines in the engine's form,
// each with the forms in which it was put where they differ ("2.50" for 2.5). Engines are caches of this. Changes come in
// through a Draft (draft.ts) only.
import type { Line } from './lines.js';

/** As the engine writes it → as it was put; several where forms of equal value were put into one graph. */
export type GraphLines = Map<Line, readonly Line[]>;

/** Marks a line that was put just as the engine writes it; one array for all of them. */
export const AS_IS: readonly Line[] = [];

export class Truth {
  /** "" is the unnamed graph and always there. Empty graphs that were put or created are there, too. */
  readonly #graphs = new Map<string, GraphLines>([['', new Map()]]);
  /** In how many graphs a line stands. Only what stands in several is written down. */
  readonly #several = new Map<Line, number>();
  readonly #anywhere = new Set<Line>();

  has(graph: string): boolean {
    return this.#graphs.has(graph);
  }

  graph(name: string): GraphLines | undefined {
    return this.#graphs.get(name);
  }

  /** Hint: live. What is added while it is walked is visited, what is deleted is not (see the loading of engines). */
  graphs(): IterableIterator<[string, GraphLines]> {
    return this.#graphs.entries();
  }

  /** In how many graphs a line stands. */
  count(line: Line): number {
    return this.#several.get(line) ?? (this.#anywhere.has(line) ? 1 : 0);
  }

  /** Lines of a graph as they were put; undefined for a graph that does not exist. */
  originals(name: string): Line[] | undefined {
    const lines = this.#graphs.get(name);
    return lines && [...lines].flatMap(([line, originals]) => (originals.length === 0 ? [line] : originals));
  }

  create(graph: string): void {
    if (!this.#graphs.has(graph)) this.#graphs.set(graph, new Map());
  }

  /** Hint: the map is emptied as well as let go, for an engine that is being loaded may be walking it. */
  drop(graph: string): void {
    const lines = this.#graphs.get(graph);
    for (const line of lines?.keys() ?? []) this.#discount(line);
    lines?.clear();
    if (graph !== '') this.#graphs.delete(graph);
  }

  set(graph: string, line: Line, originals: readonly Line[]): void {
    this.create(graph);
    const lines = this.#graphs.get(graph) as GraphLines;
    if (!lines.has(line)) {
      const count = this.count(line);
      if (count === 0) this.#anywhere.add(line);
      else this.#several.set(line, count + 1);
    }
    lines.set(line, originals);
  }

  remove(graph: string, line: Line): void {
    if (this.#graphs.get(graph)?.delete(line)) this.#discount(line);
  }

  #discount(line: Line): void {
    const count = this.count(line);
    if (count <= 1) this.#anywhere.delete(line);
    if (count <= 2) this.#several.delete(line);
    else this.#several.set(line, count - 1);
  }
}
