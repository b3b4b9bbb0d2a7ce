// An answer on a line of time: a row for each row that has a date, and an end where there is one.
import { type DaySpan, spanOf } from '../../picture/spans.js';
import { drawTimeline } from '../../picture/timeline.js';
import type { ResultView } from './result-views.js';
import { addressOfTerm, termInWords } from './terms.js';

const MOST = 60;

export const timelineView: ResultView = {
  name: 'timeline',
  parts: [
    { name: 'start', takes: ['date'] },
    { name: 'end', takes: ['date'], optional: true },
    { name: 'label', takes: ['words', 'thing', 'state', 'number'], optional: true },
  ],
  draw({ view, names, rows, columns, alone }) {
    const [start, end, label] = [columns.get('start'), columns.get('end'), columns.get('label')];
    if (start === undefined) return undefined;
    const text = (column: string | undefined, row: (typeof rows)[number]): string | undefined => {
      const value = column === undefined ? undefined : row[column]?.value;
      return typeof value === 'string' ? value : undefined;
    };
    const dated = rows.flatMap((row) => {
      const span: DaySpan | undefined =
        text(start, row) === undefined ? undefined : spanOf(text(start, row), text(end, row));
      const term = label === undefined ? undefined : row[label];
      const link =
        addressOfTerm(view, term) ??
        Object.values(row)
          .map((other) => addressOfTerm(view, other))
          .find(Boolean);
      const words = termInWords(view, names, term) || termInWords(view, names, row[start]);
      return span === undefined ? [] : [{ label: words, span, href: link }];
    });
    if (dated.length === 0) return undefined;
    dated.sort((a, b) => Number(a.span.yearless) - Number(b.span.yearless) || a.span.first - b.span.first);
    const shown = dated.slice(0, MOST);
    const picture = drawTimeline(view, { label: view.messages.views.names.timeline, dated: shown, alone });
    return { picture, shown: shown.length, total: rows.length };
  },
};
