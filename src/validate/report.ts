// Findings in, a report out in the form that is asked for. It conforms when nothing violates a shape: warnings and advice
// are told and do no harm. Hint: in the SHACL forms sh:conforms is false for any result, as SHACL 3.6.1.1 wants it.
import { serialize } from '../graph/serialize.js';
import { toTurtle } from '../graph/turtle.js';
import type { DataGraph } from './data-graph.js';
import { type Fault, type Finding, type Grade, gradeOf, toFaults } from './finding.js';
import { renderJson } from './render-json.js';
import { renderText } from './render-text.js';
import { toReportQuads } from './report-quads.js';
import { termKey } from './triple-index.js';

export class Report {
  /** In a fixed order: by grade, focus node, path, shape, value, kind of constraint. */
  readonly list: readonly Finding[];
  /** The same as people are told them. */
  readonly faults: readonly Fault[];
  readonly #graph: DataGraph;

  constructor(findings: readonly Finding[], graph: DataGraph) {
    this.list = findings
      .map((finding) => ({ finding, key: sortKey(finding) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ finding }) => finding);
    this.faults = toFaults(this.list);
    this.#graph = graph;
  }

  /** The same report with further findings on the same data. */
  with(findings: readonly Finding[]): Report {
    return findings.length === 0 ? this : new Report([...this.list, ...findings], this.#graph);
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

  async render(format: 'text' | 'turtle' | 'jsonld' | 'json'): Promise<string> {
    if (format === 'text') return renderText(this.faults, this.#graph);
    if (format === 'json') return renderJson(this.faults, this.#graph);
    const quads = toReportQuads(this.list);
    return format === 'turtle' ? toTurtle(quads) : serialize(quads, 'jsonld');
  }
}

const GRADES: readonly Grade[] = ['violation', 'warning', 'info'];
const natural = (key: string): string => key.replace(/\d+/g, (digits) => digits.padStart(12, '0'));

function sortKey(finding: Finding): string {
  const { focus, path, shape, value, component } = finding;
  const parts = [focus, path, shape, value, component].map((term) =>
    term === undefined ? '' : natural(termKey(term)),
  );
  return [GRADES.indexOf(gradeOf(finding)), ...parts].join('\n');
}
