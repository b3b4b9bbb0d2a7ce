// Findings as plain JSON, for programs that read no RDF. Keys and order are fixed.
import type { Term } from '@rdfjs/types';
import { rdf, xsd } from '../graph/vocabulary.js';
import type { DataGraph } from './data-graph.js';
import { type Fault, gradeOf } from './finding.js';
import { labelOf } from './labels.js';
import type { Places } from './places.js';
import { renderPath } from './render-path.js';

export function renderJson(faults: readonly Fault[], graph: DataGraph, places?: Places): string {
  return `${JSON.stringify(toJson(faults, graph, places), null, 2)}\n`;
}

/** The document itself, to be put into a larger one. */
export function toJson(faults: readonly Fault[], graph: DataGraph, places?: Places): object {
  const counts = { violation: 0, warning: 0, info: 0 };
  for (const fault of faults) counts[gradeOf(fault)] += 1;
  return {
    conforms: counts.violation === 0,
    counts,
    findings: faults.map((fault) => ({
      grade: gradeOf(fault),
      shape: iriOf(fault.shape),
      constraints: fault.components.map(iriOf),
      focus: iriOf(fault.focus),
      label: labelOf(fault.focus, graph),
      path: fault.path === undefined ? undefined : renderPath(fault.path, fault.structure ?? []),
      value: fault.value === undefined ? undefined : plainTerm(fault.value),
      message: Object.fromEntries(
        fault.messages.map(({ language, value }) => [language === '' ? 'und' : language, value]),
      ),
      suggested: fault.suggested?.map(plainTerm),
      place: places?.of(fault),
    })),
  };
}

const iriOf = (term: Term): string => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value);

/** As in SPARQL 1.1 Query Results JSON. */
function plainTerm(term: Term): Readonly<Record<string, string>> {
  if (term.termType === 'BlankNode') return { type: 'bnode', value: term.value };
  if (term.termType !== 'Literal') return { type: 'uri', value: term.value };
  if (term.language !== '') return { type: 'literal', value: term.value, 'xml:lang': term.language };
  const datatype = term.datatype.value;
  const isPlain = datatype === xsd.string.value || datatype === rdf.langString.value;
  return isPlain ? { type: 'literal', value: term.value } : { type: 'literal', value: term.value, datatype };
}
