// Findings as workflow commands of GitHub Actions, which shows each at its line:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
import type { DataGraph } from './data-graph.js';
import { type Fault, type Grade, gradeOf, shapeName } from './finding.js';
import type { Places } from './places.js';
import { describe } from './render-sarif.js';
import { messageOf } from './render-text.js';

const COMMANDS: Readonly<Record<Grade, string>> = { violation: 'error', warning: 'warning', info: 'notice' };
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

export function renderGithub(faults: readonly Fault[], graph: DataGraph, places?: Places): string {
  return faults
    .map((fault) => {
      const place = places?.of(fault);
      const at = place === undefined || place.file === '-' ? [] : [`file=${escapeProperty(place.file)}`];
      if (place?.line !== undefined) at.push(`line=${place.line}`);
      if (place?.column !== undefined) at.push(`col=${place.column}`);
      const properties = [...at, `title=${escapeProperty(shapeName(fault))}`].join(',');
      return `::${COMMANDS[gradeOf(fault)]} ${properties}::${escapeData(`${describe(fault, graph)}: ${messageOf(fault)}`)}\n`;
    })
    .join('');
}
