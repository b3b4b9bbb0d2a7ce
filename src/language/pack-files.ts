// The files of a language pack and what each may hold. A field that an interface has and a shape lacks is an error of the
// compiler; a field that a file has and the shape lacks is an error when it is loaded.
import { readFileSync } from 'node:fs';
import type { VerbTables } from './conjugate.js';
import { PackError } from './errors.js';
import type { Classes, Codes, Meta, Quantities, RuleBook, RuleSource, Temporal } from './pack.js';
import { affix, flag, listOf, number, object, oneOf, optional, recordOf, type Shape, text, tupleOf } from './shape.js';

const classes: Shape<Classes> = recordOf(listOf(text));
const numbers = recordOf(number);
const rules = listOf(object<RuleSource>({ id: text, match: text, yes: text, no: text }));

export const META: Shape<Meta> = object<Meta>({
  language: text,
  elision: oneOf('before', 'possessive', 'none'),
  recognise: listOf(text),
  abbreviations: listOf(text),
  actionEndings: listOf(text),
  modifiersBefore: optional(flag),
  nounLists: optional(flag),
  nullSubject: optional(flag),
  bareClauses: optional(flag),
  adverbEndings: optional(listOf(text)),
  genericSubject: optional(text),
});
export const VERBS: Shape<VerbTables> = object<VerbTables>({
  endings: recordOf(recordOf(listOf(affix))),
  irregular: recordOf(classes),
  spelling: listOf(tupleOf<readonly [string, string, string]>(text, affix, text)),
  reflexive: optional(tupleOf<readonly [string, string]>(text, affix)),
  classes,
});
export const QUANTITIES: Shape<Quantities> = object<Quantities>({
  decimal: oneOf(',', '.'),
  words: numbers,
  approximateWords: numbers,
  singleUnits: listOf(text),
  scales: numbers,
  units: classes,
  factors: numbers,
  bounds: classes,
  aspects: classes,
  pluralEndings: optional(listOf(text)),
  pluralWords: optional(listOf(text)),
  notCounted: listOf(text),
  pairNouns: optional(listOf(text)),
  beforeNumber: listOf(text),
});
export const TEMPORAL: Shape<Temporal> = object<Temporal>({
  months: numbers,
  weekdays: numbers,
  relatives: classes,
  rules,
});
export const CLASSES: Shape<Classes> = classes;
export const CODES: Shape<Codes> = recordOf(
  recordOf(object<Codes[string][string]>({ singular: listOf(text), plural: listOf(text) })),
);
export const RULE_BOOK: Shape<RuleBook> = recordOf(rules);

/** Throws PackError with the name of the file for what is no JSON or has another shape. */
export function loadJson<T>(file: string, shape: Shape<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new PackError(file, error instanceof Error ? error.message : String(error));
  }
  const fault = shape(value, '');
  if (fault !== undefined) throw new PackError(file, fault);
  return value as T;
}
