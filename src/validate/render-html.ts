// Findings as a page that stands alone, without scripts or addresses: a section a grade, within it what is to be mended alike.
import { html } from 'hono/html';
import type { DataGraph } from './data-graph.js';
import { type Fault, type Grade, gradeOf, shapeName } from './finding.js';
import { labelOf } from './labels.js';
import { type Places, renderPlace } from './places.js';
import { renderPath, renderTerm } from './render-path.js';
import { messageOf } from './render-text.js';

const TITLES: Readonly<Record<Grade, string>> = { violation: 'Violations', warning: 'Warnings', info: 'Advice' };

export async function renderHtml(faults: readonly Fault[], graph: DataGraph, places?: Places): Promise<string> {
  const count = (grade: Grade): number => faults.filter((fault) => gradeOf(fault) === grade).length;
  const verdict = count('violation') === 0 ? 'Conforms' : 'Does not conform';
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${verdict}</title>
<style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}td{vertical-align:top;padding:.2rem .8rem .2rem 0}code{overflow-wrap:anywhere}</style></head>
<body>
<h1>${verdict}</h1>
<p>${count('violation')} violations, ${count('warning')} warnings, ${count('info')} pieces of advice.</p>
${(Object.keys(TITLES) as Grade[]).map((grade) =>
  section(
    grade,
    faults.filter((fault) => gradeOf(fault) === grade),
    graph,
    places,
  ),
)}
</body>
</html>
`;
  return String(await page);
}

function section(grade: Grade, faults: readonly Fault[], graph: DataGraph, places: Places | undefined) {
  if (faults.length === 0) return '';
  const names = [...new Set(faults.map(shapeName))];
  return html`<h2>${TITLES[grade]}</h2>
${names.map(
  (name) => html`<h3>${name}</h3>
<table>${faults.filter((fault) => shapeName(fault) === name).map((fault) => row(fault, graph, places))}</table>
`,
)}`;
}

function row(fault: Fault, graph: DataGraph, places: Places | undefined) {
  const place = places?.of(fault);
  const path = fault.path === undefined ? '' : renderPath(fault.path, fault.structure ?? []);
  return html`<tr><td>${labelOf(fault.focus, graph) ?? ''}<br><code>${renderTerm(fault.focus)}</code>${place === undefined ? '' : html`<br>${renderPlace(place)}`}</td>
<td><code>${path} ${fault.value === undefined ? '' : renderTerm(fault.value)}</code></td><td>${messageOf(fault)}</td></tr>
`;
}
