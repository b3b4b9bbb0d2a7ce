// Date expressions by the pack's rules, and what they mean in this article: the narrowest date that the words support,
// completed by a year only when the rest of the text or the publication date fixes one, which is then kept as the
// anchor.

import type { Document } from './document.js';
import type { Parts } from './partial-dates.js';

export interface DateWords {
  readonly from: Parts;
  readonly to?: Parts;
  /** "last-year", "today", "first-day" …, when the words are relative. */
  readonly relative?: string;
  readonly weekday?: number;
  readonly rule: string;
}

/** Lays `Day`, `MonthNumber` and `Year` on number tokens, then `Date` spans by the pack's rules. */
export function findDates(doc: Document): void {
  doc.tokens.forEach((token, at) => {
    if (token.kind !== 'number' || !/^\d{1,4}$/.test(token.norm)) return;
    const n = Number(token.norm);
    if (n >= 1 && n <= 31) doc.annotate({ type: 'Day', form: '', first: at, last: at + 1, data: n });
    if (n >= 1 && n <= 12) doc.annotate({ type: 'MonthNumber', form: '', first: at, last: at + 1, data: n });
    if (token.norm.length === 2)
      doc.annotate({ type: 'ShortYear', form: '', first: at, last: at + 1, data: n < 70 ? 2000 + n : 1900 + n });
    if (token.norm.length === 4 && n >= 1900 && n < 2100)
      doc.annotate({ type: 'Year', form: '', first: at, last: at + 1, data: n });
  });
  for (const sentence of doc.sentences) {
    for (let at = sentence.first; at < sentence.last; ) at = dateAt(doc, at, sentence.first, sentence.last) ?? at + 1;
  }
}

function dateAt(doc: Document, at: number, from: number, to: number): number | undefined {
  let best: { last: number; words: DateWords } | undefined;
  for (const rule of doc.pack.temporal.index.at(doc, at)) {
    const match = rule.pattern.matchAt(doc, at, from, to);
    doc.tried(rule, match, at, from, to);
    if (match === undefined || (best !== undefined && match.last <= best.last)) continue;
    const value = (name: string): number | undefined =>
      match.captures.get(name)?.annotation?.data as number | undefined;
    const parts = (suffix: string): Parts => ({
      ...defined('year', value(`year${suffix}`)),
      ...defined('month', value(`month${suffix}`)),
      ...defined('day', value(`day${suffix}`)),
    });
    const second = parts('2');
    const hasSecond = Object.keys(second).length > 0;
    const year = defined('year', second.year ?? value('year'));
    const month = defined('month', second.month ?? value('month'));
    const first = parts('');
    const relative = match.captures.get('relative')?.annotation?.form;
    const weekday = value('weekday');
    best = {
      last: match.last,
      words: {
        from:
          hasSecond && first.month === undefined && first.day !== undefined ? { ...first, ...month, ...year } : first,
        ...(hasSecond ? { to: { ...month, ...second, ...year } } : {}),
        ...(relative === undefined ? {} : { relative }),
        ...(weekday === undefined ? {} : { weekday }),
        rule: rule.id,
      },
    };
  }
  if (best === undefined) return undefined;
  doc.annotate({ type: 'Date', form: '', first: at, last: best.last, data: best.words });
  return best.last;
}

const defined = <K extends string>(key: K, value: number | undefined): { [P in K]?: number } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: number };
