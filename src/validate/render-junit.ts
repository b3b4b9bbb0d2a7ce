// Findings as JUnit XML, which every build server reads: a suite for each grade, a case for each finding, and one that
// passes where there is nothing to mend. Violations are failures; warnings and advice are told and pass.
import type { DataGraph } from './data-graph.js';
import { type Fault, type Grade, gradeOf, shapeName } from './finding.js';
import { type Places, renderPlace } from './places.js';
import { describe } from './render-sarif.js';
import { messageOf } from './render-text.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};
/** Signs that no XML document can hold are shown as the replacement character. */
const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"\n]/g, (sign) => ESCAPES[sign] ?? sign);

export function renderJunit(faults: readonly Fault[], graph: DataGraph, places?: Places): string {
  const grades: readonly Grade[] = ['violation', 'warning', 'info'];
  const suites = grades.map((grade) =>
    suite(
      grade,
      faults.filter((fault) => gradeOf(fault) === grade),
      graph,
      places,
    ),
  );
  const failures = faults.filter((fault) => gradeOf(fault) === 'violation').length;
  const cases = Math.max(1, faults.length);
  const passing =
    faults.length > 0
      ? ''
      : '  <testsuite name="conforms" tests="1" failures="0">\n    <testcase classname="pacta" name="Nothing to mend."/>\n  </testsuite>\n';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pacta validate" tests="${cases}" failures="${failures}">\n${suites.join('')}${passing}</testsuites>\n`;
}

function suite(grade: Grade, faults: readonly Fault[], graph: DataGraph, places: Places | undefined): string {
  if (faults.length === 0) return '';
  const cases = faults.map((fault) => {
    const place = places?.of(fault);
    const message = escapeXml(messageOf(fault));
    const where = place === undefined ? '' : ` at ${renderPlace(place)}`;
    const file =
      place === undefined
        ? ''
        : ` file="${escapeXml(place.file)}"${place.line === undefined ? '' : ` line="${place.line}"`}`;
    const told =
      grade === 'violation'
        ? `<failure message="${message}" type="${escapeXml(shapeName(fault))}"/>`
        : `<system-out>${message}</system-out>`;
    return `    <testcase classname="${escapeXml(shapeName(fault))}" name="${escapeXml(describe(fault, graph) + where)}"${file}>${told}</testcase>\n`;
  });
  const failures = grade === 'violation' ? faults.length : 0;
  return `  <testsuite name="${grade}" tests="${faults.length}" failures="${failures}">\n${cases.join('')}  </testsuite>\n`;
}
