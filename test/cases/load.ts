// The cases of a suite: a YAML list in this folder, each entry one case with the name under which it is reported.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Named {
  readonly name: string;
}

/** Throws RangeError for a file without cases and for two cases of one name, which would hide that nothing is tested. */
export function loadCases<Case extends Named>(file: string): readonly Case[] {
  const cases = parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as readonly Case[];
  if (cases.length === 0) throw new RangeError(`${file} has no cases`);
  const names = new Set(cases.map(({ name }) => name));
  if (names.size < cases.length) throw new RangeError(`${file} has a name twice`);
  return cases;
}
