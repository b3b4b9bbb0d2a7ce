// Findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts and editors show at the line.
import type { DataGraph } from './data-graph.js';
import { type Fault, type Grade, gradeOf, shapeName } from './finding.js';
import { labelOf } from './labels.js';
import type { Places } from './places.js';
import { renderPath, renderTerm } from './render-path.js';
import { messageOf } from './render-text.js';

const LEVELS: Readonly<Record<Grade, string>> = { violation: 'error', warning: 'warning', info: 'note' };
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

export function renderSarif(faults: readonly Fault[], graph: DataGraph, places?: Places): string {
  const rules = new Map<string, object>();
  const results = faults.map((fault) => {
    const ruleId = shapeName(fault);
    if (!rules.has(ruleId)) rules.set(ruleId, { id: ruleId, helpUri: fault.shape.value });
    return {
      ruleId,
      level: LEVELS[gradeOf(fault)],
      message: { text: `${describe(fault, graph)}: ${messageOf(fault)}` },
      locations: [location(fault, places)],
    };
  });
  const driver = { name: 'pacta', informationUri: 'https://w3id.org/pacta/', rules: [...rules.values()] };
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** The node by its name, the property and the value, in one line. */
export function describe(fault: Fault, graph: DataGraph): string {
  const label = labelOf(fault.focus, graph);
  const node = label === undefined ? renderTerm(fault.focus) : `${renderTerm(fault.focus)} “${label}”`;
  const path = fault.path === undefined ? [] : [renderPath(fault.path, fault.structure ?? [])];
  const value = fault.value === undefined || fault.path === undefined ? [] : [renderTerm(fault.value)];
  return [node, ...path, ...value].join(' ');
}

function location(fault: Fault, places: Places | undefined): object {
  const place = places?.of(fault);
  const logicalLocations = [{ fullyQualifiedName: fault.focus.value, kind: 'resource' }];
  if (place === undefined || place.file === '-') return { logicalLocations };
  const region =
    place.line === undefined
      ? {}
      : { region: { startLine: place.line, ...(place.column === undefined ? {} : { startColumn: place.column }) } };
  const uri = place.file.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, ...region }, logicalLocations };
}
