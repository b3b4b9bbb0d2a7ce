// Facts without their places: what a reading says in words alone, so that readings of texts that differ in length or order
// can be compared. Passages become their words, ids of facts become kind and words.
import type { Reading, Span } from '../../src/extract/facts.js';

/** Puts a name for what was exchanged in the place of its words and keys. */
export type Rename = (text: string) => string;

const isSpan = (value: unknown): value is Span =>
  Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === 'number');

/** One line for each mention and fact, sorted. */
export function told(text: string, reading: Reading, rename: Rename = (same) => same): string[] {
  const words = (span: Span): string =>
    rename(
      text
        .slice(...span)
        .replace(/[\s\u00a0\u202f]+/gu, ' ')
        .replaceAll('’', "'"),
    );
  const ids = new Map(
    reading.facts.map(({ id, kind, evidence: [main] }) => [id, `${kind} ${main === undefined ? '' : words(main)}`]),
  );
  // a place without a name is called by its offset
  const unplaced = (key: string): string => rename(key.replace(/^local-place\/\d+$/, 'local-place'));
  const plain = (value: unknown): unknown => {
    if (isSpan(value)) return words(value);
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value === 'string')
      return ids.get(value) ?? unplaced(value.replace(/[\u00a0\u202f]/gu, ' ').replaceAll('’', "'"));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
  };
  return [
    ...reading.mentions.map(
      ({ span, entities, form }) => `mention ${words(span)} ${form} ${entities.map(unplaced).join(' ')}`,
    ),
    ...reading.facts.map((fact) => JSON.stringify(plain(fact))),
  ].sort();
}
