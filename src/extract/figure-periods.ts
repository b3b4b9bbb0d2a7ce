// The period of a figure: the date of its own clause, an interval where two dates with years bound it, else that of the
// figure before it in the sentence.

import { meaning } from './date-meanings.js';
import type { DateWords } from './dates.js';
import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import type { Dated, Figure } from './facts.js';

/** The date of the figure's own clause: after the last figure and before it, or just after it. */
export function periodOf(
  doc: Document,
  discourse: Discourse,
  range: TokenRange,
  { first, last }: TokenRange,
  previous: Figure | undefined,
): Dated | undefined {
  const [previousSpan] = previous?.evidence ?? [];
  const previousLast = previousSpan === undefined ? -1 : doc.tokenAt(previousSpan[1]);
  const sameSentence = previousLast > range.first;
  const candidates = doc
    .all('Date', range.first, range.last)
    .filter((date) => !(date.first < last && date.last > first) && !doc.is('Deadline', date.first - 1));
  const after = candidates.find(
    (date) => date.first >= last && date.first - last <= 2 && doc.norm(last) !== ',' && !doc.is('And', last),
  );
  const before = candidates
    .filter((date) => date.last <= first && (!sameSentence || date.first >= previousLast))
    .at(-1);
  const adjacent = candidates.find((date) => date.first === last);
  const chosen = adjacent ?? before ?? after;
  const read = chosen === undefined ? undefined : meaning(chosen.data as DateWords, discourse.anchors);
  if (read === undefined) return sameSentence && chosen === undefined ? previous?.period : undefined;
  if (read.end === undefined) return read.start;
  const { start, end } = read;
  // Hint: an interval needs years, and the earlier date first; what is neither is no interval that the words support.
  if (start.value.startsWith('-') || end.value.startsWith('-') || end.value < start.value) return undefined;
  return {
    value: `${start.value}/${end.value}`,
    ...(start.resolvedStart === undefined ? {} : { resolvedStart: start.resolvedStart }),
    ...(end.resolvedEnd === undefined ? {} : { resolvedEnd: end.resolvedEnd }),
    ...(start.anchor === undefined ? {} : { anchor: start.anchor }),
  };
}
