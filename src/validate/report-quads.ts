// Findings as the RDF of a SHACL validation report (SHACL 3.6). Results are blank nodes, numbered in the order given.
import type { Term } from '@rdfjs/types';
import { DataFactory, type Quad } from 'n3';
import { rdf, sh, xsd } from '../graph/vocabulary.js';
import type { Finding } from './finding.js';

export function toReportQuads(findings: readonly Finding[]): Quad[] {
  const quads: Quad[] = [];
  const add = (subject: Term, predicate: Term, object: Term): void => {
    quads.push(DataFactory.quad(subject as never, predicate as never, object as never));
  };
  const report = DataFactory.blankNode('report');
  const digits = String(findings.length).length;
  add(report, rdf.type, sh.ValidationReport);
  add(report, sh.conforms, DataFactory.literal(String(findings.length === 0), xsd.boolean));
  for (const [index, finding] of findings.entries()) {
    const result = DataFactory.blankNode(`result${String(index + 1).padStart(digits, '0')}`);
    add(report, sh.result, result);
    add(result, rdf.type, sh.ValidationResult);
    add(result, sh.resultSeverity, finding.severity);
    add(result, sh.sourceConstraintComponent, finding.component);
    add(result, sh.sourceShape, finding.shape);
    add(result, sh.focusNode, finding.focus);
    if (finding.path !== undefined) add(result, sh.resultPath, finding.path);
    for (const { subject, predicate, object } of finding.structure ?? []) add(subject, predicate, object);
    if (finding.value !== undefined) add(result, sh.value, finding.value);
    for (const message of finding.messages) add(result, sh.resultMessage, message);
  }
  return quads;
}
