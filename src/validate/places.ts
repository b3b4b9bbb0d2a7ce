// Where the triples of files stand, so that a report can point at them. A triple that stands in several places is told at
// the first.
import type { Quad, Term } from '@rdfjs/types';
import type { Finding } from './finding.js';
import { termKey } from './triple-index.js';

/** Line and column count from 1; absent where the form of the file does not tell. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}
interface Entry extends Place {
  readonly predicate: string;
  readonly object: Term;
}

export class Places {
  readonly #bySubject = new Map<string, Entry[]>();

  add({ subject, predicate, object }: Quad, file: string, line?: number, column?: number): void {
    const place = line === undefined ? {} : { line, ...(column === undefined ? {} : { column }) };
    const entry: Entry = { predicate: predicate.value, object, file, ...place };
    const key = termKey(subject);
    const known = this.#bySubject.get(key);
    if (known === undefined) this.#bySubject.set(key, [entry]);
    else known.push(entry);
  }

  /** The triple with the value, else the first with the property, else the first of the node, else the first that names it. */
  of({ focus, path, value }: Finding): Place | undefined {
    const own = this.#bySubject.get(termKey(focus)) ?? [];
    const withPath = path === undefined ? own : own.filter(({ predicate }) => predicate === path.value);
    const found =
      (value === undefined ? undefined : withPath.find(({ object }) => object.equals(value))) ?? withPath[0] ?? own[0];
    if (found === undefined) return undefined;
    const { file, line, column } = found;
    return { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
  }
}

/** `file:line:column`, as editors and terminals follow it. */
export const renderPlace = ({ file, line, column }: Place): string =>
  [file, line, column].filter((part) => part !== undefined).join(':');
