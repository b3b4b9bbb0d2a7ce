// Findings in, a report out in the form that is asked for. It conforms when nothing violates a shape: warnings and advice
// are told and do no harm. Hint: in the SHACL forms sh:conforms is false for any result, as SHACL 3.6.1.1 wants it.
import type { Quad, Term } from '@rdfjs/types';
import { serialize } from '../graph/serialize.js';
import { toTurtle } from '../graph/turtle.js';
import type { DataGraph } from './data-graph.js';
import { type Fault, type Finding, type Grade, gradeOf, toFaults } from './finding.js';
import { labelOf } from './labels.js';
import type { Places } from './places.js';
import { renderGithub } from './render-github.js';
import { renderHtml } from './render-html.js';
import { renderJson, toJson } from './render-json.js';
import { renderJunit } from './render-junit.js';
import { renderSarif } from './render-sarif.js';
import { renderText } from './render-text.js';
import type { ReportFormat } from './report-formats.js';
import { toReportQuads } from './report-quads.js';
import { termKey } from './triple-index.js';

export class Report {
  /** In a fixed order: by grade, focus node, path, shape, value, kind of constraint. */
  readonly list: readonly Finding[];
  /** The same as people are told them. */
  readonly faults: readonly Fault[];
  readonly #graph: DataGraph;
  readonly #places: Places | undefined;

  constructor(findings: readonly Finding[], graph: DataGraph, places?: Places) {
    this.list = findings
      .map((finding) => ({ finding, key: sortKey(finding) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ finding }) => finding);
    this.faults = toFaults(this.list);
    this.#graph = graph;
    this.#places = places;
  }

  /** The same report with further findings on the same data. */
  with(findings: readonly Finding[]): Report {
    return findings.length === 0 ? this : new Report([...this.list, ...findings], this.#graph, this.#places);
  }

  /** Without the findings at nodes that only the context speaks of. */
  about(quads: Iterable<Quad>, context: Iterable<Quad>): Report {
    const beside = new Set<string>();
    for (const { subject } of context) beside.add(termKey(subject));
    for (const { subject } of quads) beside.delete(termKey(subject));
    if (beside.size === 0) return this;
    const kept = this.list.filter(({ focus }) => !beside.has(termKey(focus)));
    return new Report(kept, this.#graph, this.#places);
  }

  /** A report on the same data with other findings. */
  telling(findings: readonly Finding[]): Report {
    return new Report(findings, this.#graph, this.#places);
  }

  /** What is violated where, in a form that is equal for what is the same fault of two states of the data. */
  get violations(): readonly string[] {
    return this.list.filter((finding) => gradeOf(finding) === 'violation').map(faultKey);
  }

  /** Those of the violations alone. */
  violating(which: ReadonlySet<string>): Report {
    return this.telling(
      this.list.filter((finding) => gradeOf(finding) === 'violation' && which.has(faultKey(finding))),
    );
  }

  /** What a reader knows a node by. */
  label(node: Term): string | undefined {
    return labelOf(node, this.#graph);
  }

  /** The same report with where the triples stand. */
  at(places: Places): Report {
    return new Report(this.list, this.#graph, places);
  }

  get conforms(): boolean {
    return this.count('violation') === 0;
  }

  get findings(): number {
    return this.faults.length;
  }

  /** Faults of one grade. */
  count(grade: Grade): number {
    return this.faults.filter((finding) => gradeOf(finding) === grade).length;
  }

  /** As plain data, to be put into a larger document. */
  toJson(): object {
    return toJson(this.faults, this.#graph, this.#places);
  }

  async render(format: ReportFormat): Promise<string> {
    const render = RENDER[format];
    if (render !== undefined) return render(this.faults, this.#graph, this.#places);
    const quads = toReportQuads(this.list);
    return format === 'turtle' ? toTurtle(quads) : serialize(quads, 'jsonld');
  }
}

type Render = (faults: readonly Fault[], graph: DataGraph, places?: Places) => string | Promise<string>;
const RENDER: Readonly<Partial<Record<ReportFormat, Render>>> = {
  text: renderText,
  json: renderJson,
  sarif: renderSarif,
  junit: renderJunit,
  github: renderGithub,
  html: renderHtml,
};

const faultKey = ({ shape, focus, path, value, component }: Finding): string =>
  [shape, focus, path, value, component].map((term) => (term === undefined ? '' : termKey(term))).join('\n');

const GRADES: readonly Grade[] = ['violation', 'warning', 'info'];
const natural = (key: string): string => key.replace(/\d+/g, (digits) => digits.padStart(12, '0'));

function sortKey(finding: Finding): string {
  const { focus, path, shape, value, component } = finding;
  const parts = [focus, path, shape, value, component].map((term) =>
    term === undefined ? '' : natural(termKey(term)),
  );
  return [GRADES.indexOf(gradeOf(finding)), ...parts].join('\n');
}
