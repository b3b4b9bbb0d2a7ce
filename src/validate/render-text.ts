// Findings as text for a terminal: violations, then warnings, then advice; under each node what is wrong with it, the
// offending value, and what to do.
import type { Term } from '@rdfjs/types';
import type { DataGraph } from './data-graph.js';
import { type Finding, type Grade, gradeOf } from './finding.js';
import { labelOf } from './labels.js';
import { renderPath, renderTerm } from './render-path.js';
import { termKey } from './triple-index.js';

const TITLES: Readonly<Record<Grade, readonly [one: string, many: string]>> = {
  violation: ['violation', 'violations'],
  warning: ['warning', 'warnings'],
  info: ['piece of advice', 'pieces of advice'],
};

/** Findings in the order of the report. */
export function renderText(findings: readonly Finding[], graph: DataGraph): string {
  if (findings.length === 0) return 'Nothing to mend.\n';
  const sections = (Object.keys(TITLES) as Grade[]).flatMap((grade) => {
    const of = findings.filter((finding) => gradeOf(finding) === grade);
    return of.length === 0 ? [] : [`${counted(of.length, grade)}\n\n${renderNodes(of, graph)}`];
  });
  return sections.join('\n');
}

const counted = (count: number, grade: Grade): string => `${count} ${TITLES[grade][count === 1 ? 0 : 1]}`;

function renderNodes(findings: readonly Finding[], graph: DataGraph): string {
  const byFocus = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = termKey(finding.focus);
    const known = byFocus.get(key);
    if (known === undefined) byFocus.set(key, [finding]);
    else known.push(finding);
  }
  return [...byFocus.values()].map((of) => renderNode((of[0] as Finding).focus, of, graph)).join('\n');
}

function renderNode(focus: Term, findings: readonly Finding[], graph: DataGraph): string {
  const label = labelOf(focus, graph);
  const head = label === undefined ? renderTerm(focus) : `${renderTerm(focus)}  “${label}”`;
  return `${head}\n${findings.map(renderFinding).join('')}`;
}

function renderFinding({ focus, path, structure, value, messages, shape }: Finding): string {
  const where = path === undefined ? [] : [renderPath(path, structure ?? [])];
  const what = value === undefined || (path === undefined && value.equals(focus)) ? [] : [renderTerm(value)];
  const line = [...where, ...what].join(' ');
  const message = messages.find(({ language }) => language === 'en') ?? messages[0];
  const name = shape.value.replace(/^.*[#/]/, '');
  return `${line === '' ? '' : `  ${line}\n`}    ${message?.value ?? 'This does not conform.'} [${name}]\n`;
}
