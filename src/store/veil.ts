// What a store keeps and does not show: triples of one predicate, such as the whole texts of articles, but for subjects that
// another predicate sets free, such as a licence. Kept in step with an engine, so that no query ever sees them; what stands
// in the journal, and what a write is checked against, is whole.
import type { Step } from './draft.js';
import type { Line } from './lines.js';

export interface Hidden {
  /** Pattern of the IRIs of the subjects, as the source of a regular expression. */
  readonly subjects: string;
  /** IRI of the predicate whose triples are hidden. */
  readonly predicate: string;
  /** IRI of a predicate: a subject that has it in the same graph hides nothing. */
  readonly unless?: string;
}

/** What is known of one subject in one graph. */
interface Known {
  readonly hidden: Set<Line>;
  readonly freeing: Set<Line>;
}

export class Veil {
  readonly #hidden: Hidden | undefined;
  readonly #subjects: RegExp;
  readonly #graphs = new Map<string, Map<string, Known>>();

  constructor(hidden: Hidden | undefined) {
    this.#hidden = hidden;
    this.#subjects = new RegExp(hidden?.subjects ?? '$.');
  }

  /** Those of the lines of a graph that are shown, and those that they set free. */
  insert(graph: string, lines: readonly Line[]): readonly Line[] {
    if (this.#hidden === undefined) return lines;
    const shown: Line[] = [];
    const touched = new Set<Known>();
    for (const line of lines) {
      const kind = this.#kindOf(line);
      if (kind === 'freeing') shown.push(line);
      if (kind === undefined) shown.push(line);
      else touched.add(this.#remember(graph, line, kind));
    }
    for (const { hidden, freeing } of touched) if (freeing.size > 0) shown.push(...hidden);
    return shown;
  }

  /** The step as an engine is to take it that shows nothing hidden. */
  step(step: Step): Step {
    if (this.#hidden === undefined) return step;
    for (const graph of step.dropped) this.#graphs.delete(graph);
    const veiled: [string, readonly Line[]][] = step.deletes.map(([graph, lines]) => [
      graph,
      this.#delete(graph, lines),
    ]);
    return {
      ...step,
      deletes: step.deletes.map(([graph, lines], index) => [graph, [...lines, ...(veiled[index]?.[1] ?? [])]]),
      gone: [...step.gone, ...veiled.flatMap(([, lines]) => lines)],
      inserts: step.inserts.map(([graph, lines]) => [graph, this.insert(graph, lines)]),
    };
  }

  /** Lines that go with those that are deleted, because nothing sets them free any more. */
  #delete(graph: string, lines: readonly Line[]): Line[] {
    const veiled: Line[] = [];
    for (const line of lines) {
      const kind = this.#kindOf(line);
      const known = kind === undefined ? undefined : this.#graphs.get(graph)?.get(subjectOf(line));
      if (kind === undefined || known === undefined) continue;
      known[kind].delete(line);
      if (kind === 'freeing' && known.freeing.size === 0) veiled.push(...known.hidden);
    }
    return veiled;
  }

  #kindOf(line: Line): keyof Known | undefined {
    const predicate = predicateOf(line);
    const kind =
      predicate === this.#hidden?.predicate
        ? 'hidden'
        : this.#hidden?.unless !== undefined && predicate === this.#hidden.unless
          ? 'freeing'
          : undefined;
    return kind !== undefined && this.#subjects.test(subjectOf(line)) ? kind : undefined;
  }

  #remember(graph: string, line: Line, kind: keyof Known): Known {
    const subjects = this.#graphs.get(graph) ?? new Map<string, Known>();
    this.#graphs.set(graph, subjects);
    const subject = subjectOf(line);
    const known = subjects.get(subject) ?? { hidden: new Set(), freeing: new Set() };
    subjects.set(subject, known);
    known[kind].add(line);
    return known;
  }
}

/** "" for a blank node. */
const subjectOf = (line: Line): string => (line.startsWith('<') ? line.slice(1, line.indexOf('>')) : '');

function predicateOf(line: Line): string {
  const start = line.indexOf(' ') + 2;
  return line.slice(start, line.indexOf('>', start));
}
