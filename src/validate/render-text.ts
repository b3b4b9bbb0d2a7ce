// Findings as text for a terminal: violations, then warnings, then advice; within each what is to be mended alike stands
// together, with what to do said once, and under it each node by its name, the offending value and where it stands.
import type { DataGraph } from './data-graph.js';
import { type Finding, type Grade, gradeOf, shapeName } from './finding.js';
import { labelOf } from './labels.js';
import { type Places, renderPlace } from './places.js';
import { renderPath, renderTerm } from './render-path.js';

const TITLES: Readonly<Record<Grade, readonly [one: string, many: string]>> = {
  violation: ['violation', 'violations'],
  warning: ['warning', 'warnings'],
  info: ['piece of advice', 'pieces of advice'],
};
/** Of one kind so many are told one by one. */
const MOST = 20;

/** Findings in the order of the report. */
export function renderText(findings: readonly Finding[], graph: DataGraph, places?: Places): string {
  if (findings.length === 0) return 'Nothing to mend.\n';
  const sections = (Object.keys(TITLES) as Grade[]).flatMap((grade) => {
    const of = findings.filter((finding) => gradeOf(finding) === grade);
    return of.length === 0 ? [] : [`${counted(of.length, grade)}\n\n${renderGroups(of, graph, places)}`];
  });
  return sections.join('\n');
}

const counted = (count: number, grade: Grade): string => `${count} ${TITLES[grade][count === 1 ? 0 : 1]}`;

export const messageOf = ({ messages }: Finding, language = 'en'): string =>
  (messages.find((message) => message.language === language) ?? messages[0])?.value ?? 'This does not conform.';

function renderGroups(findings: readonly Finding[], graph: DataGraph, places: Places | undefined): string {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = shapeName(finding);
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [finding]);
    else known.push(finding);
  }
  return [...groups].map(([name, group]) => renderGroup(name, group, graph, places)).join('\n');
}

function renderGroup(name: string, group: readonly Finding[], graph: DataGraph, places: Places | undefined): string {
  const [first] = group.map((finding) => messageOf(finding));
  const shared = group.every((finding) => messageOf(finding) === first);
  const head = `${group.length === 1 ? '' : `${group.length} × `}[${name}]${shared ? ` ${first}` : ''}\n`;
  const shown = group.slice(0, MOST).map((finding) => renderFinding(finding, !shared, graph, places));
  const rest = group.length - shown.length;
  return `${head}${shown.join('')}${rest === 0 ? '' : `  … and ${rest} more; --format json lists all\n`}`;
}

function renderFinding(finding: Finding, told: boolean, graph: DataGraph, places: Places | undefined): string {
  const { focus, path, structure, value } = finding;
  const label = labelOf(focus, graph);
  const place = places?.of(finding);
  const where = path === undefined ? [] : [renderPath(path, structure ?? [])];
  const what = value === undefined || (path === undefined && value.equals(focus)) ? [] : [renderTerm(value)];
  const line = [...where, ...what].join(' ');
  return [
    `  ${renderTerm(focus)}${label === undefined ? '' : `  “${label}”`}\n`,
    ...(place === undefined ? [] : [`    at ${renderPlace(place)}\n`]),
    ...(line === '' ? [] : [`    ${line}\n`]),
    ...(told ? [`    ${messageOf(finding)}\n`] : []),
  ].join('');
}
