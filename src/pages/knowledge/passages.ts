// Triples in, the passages of an article out, in the order of its text.
import { pacta } from '../../graph/vocabulary.js';
import type { Triples } from './triples.js';

export interface Passage {
  readonly iriText: string;
  /** IRI of the article. */
  readonly article: string;
  /** Half-open, in code points. */
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

const PASSAGE = /^(.*)#char=(\d+),(\d+)$/;

/** Undefined for what is no IRI of a passage. The offsets are those that the IRI names. */
export function readPassage(iriText: string, triples: Triples): Passage | undefined {
  const [, article, start, end] = PASSAGE.exec(iriText) ?? [];
  if (article === undefined) return undefined;
  return { iriText, article, start: Number(start), end: Number(end), exact: triples.text(iriText, pacta.exact) ?? '' };
}

export const inTextOrder = (a: Passage, b: Passage): number => a.start - b.start || b.end - a.end;

/** "char=92,207": the id of the passage on the page of its article. */
export const fragmentOf = (iriText: string): string => iriText.slice(iriText.indexOf('#') + 1);
