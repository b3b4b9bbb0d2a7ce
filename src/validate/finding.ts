// One thing that is wrong with the data, as the SHACL engine and the checks of the program both tell it.
import type { Literal, Quad, Term } from '@rdfjs/types';
import { sh } from '../graph/vocabulary.js';
import { termKey } from './triple-index.js';

export interface Finding {
  /** The property shape, node shape or check that the data break. */
  readonly shape: Term;
  /** The kind of constraint, by its IRI. */
  readonly component: Term;
  readonly severity: Term;
  readonly focus: Term;
  readonly path?: Term;
  /** What describes the path when it is a blank node. */
  readonly structure?: readonly Quad[];
  readonly value?: Term;
  /** What to do, one a language. */
  readonly messages: readonly Literal[];
  /** What may have been meant, the likeliest first. */
  readonly suggested?: readonly Term[];
}

/** What a person mends at once: a value that breaks a shape in several ways is told once. */
export interface Fault extends Finding {
  readonly components: readonly Term[];
}

export type Grade = 'violation' | 'warning' | 'info';

/** A severity that is none of SHACL's three weighs as a violation. */
export function gradeOf({ severity }: Finding): Grade {
  if (severity.value === sh.Warning.value) return 'warning';
  return severity.value === sh.Info.value ? 'info' : 'violation';
}

/** "TreatyKind" for a shape of the project, else the end of its IRI. */
export const shapeName = ({ shape }: Finding): string => shape.value.replace(/^.*[#/](?=.)/, '');

/** Findings of one shape about one value of one node become one, in the order of the first. */
export function toFaults(findings: readonly Finding[]): Fault[] {
  const faults = new Map<string, Fault & { components: Term[] }>();
  for (const finding of findings) {
    const { shape, focus, path, value, messages } = finding;
    const key = [shape, focus, path, value, ...messages]
      .map((term) => (term === undefined ? '' : termKey(term)))
      .join('\n');
    const known = faults.get(key);
    if (known === undefined) faults.set(key, { ...finding, components: [finding.component] });
    else if (!known.components.some((one) => one.equals(finding.component))) known.components.push(finding.component);
  }
  return [...faults.values()];
}
