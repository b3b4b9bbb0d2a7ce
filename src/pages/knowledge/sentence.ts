// A text and a run of it in, the sentences that the run stands in out, split around it. Sentences are those of Unicode
// (UAX 29), and never reach over the end of a line.
import { sentenceSegmenter } from '../formats.js';

export interface InContext {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** The rules of a language; those of none where the tag is no tag. */
function segmenterOf(language: string): Intl.Segmenter {
  try {
    return sentenceSegmenter(language || 'und');
  } catch (error) {
    if (error instanceof RangeError) return sentenceSegmenter('und');
    throw error;
  }
}

/** Offsets count code points, half-open; a run that the text does not have comes back empty. */
export function inContext(text: string, start: number, end: number, language: string): InContext {
  const points = Array.from(text);
  const words = points.slice(start, end).join('');
  const lineStart = points.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const found = points.indexOf('\n', end);
  const lineEnd = found < 0 ? points.length : found;
  const line = points.slice(lineStart, lineEnd).join('');
  const from = points.slice(lineStart, start).join('').length;
  const to = from + words.length;
  let [first, last] = [from, to];
  for (const { index, segment } of segmenterOf(language).segment(line)) {
    const stop = index + segment.length;
    if (index <= from && from < stop) first = index;
    if (index < to && to <= stop) last = stop;
  }
  return { before: line.slice(first, from), words, after: line.slice(to, last) };
}
