// A first line that stands alone and does not end like a sentence is the headline.

import type { Document } from './document.js';

const LONGEST = 200;

/** The first line, unless its end only wraps a paragraph; undefined when it is no headline. */
export function headlineOf(doc: Document): string | undefined {
  const { text } = doc.article;
  const end = text.search(/[\r\n]/);
  if (!doc.tokens.some(({ kind, start }) => kind === 'break' && start === end)) return undefined;
  const line = text
    .slice(0, end)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  return line === '' || line.length > LONGEST || /[.;:,»”"]$/.test(line) ? undefined : line;
}
