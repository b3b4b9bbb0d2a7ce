// A date as the data have it in, words out that say no more than it does: a day without a year stays one, and says so.
import { dateFormat } from '../formats.js';
import { fill, type Language, type Messages } from '../messages.js';

const FORMS: readonly (readonly [form: RegExp, options: Intl.DateTimeFormatOptions, yearless: boolean])[] = [
  [/^\d{4}-\d\d-\d\d$/, { day: 'numeric', month: 'long', year: 'numeric' }, false],
  [/^\d{4}-\d\d$/, { month: 'long', year: 'numeric' }, false],
  [/^\d{4}$/, { year: 'numeric' }, false],
  [/^--\d\d-\d\d$/, { day: 'numeric', month: 'long' }, true],
  [/^--\d\d$/, { month: 'long' }, true],
];

interface Formed {
  readonly day: Date;
  readonly format: Intl.DateTimeFormat;
  readonly yearless: boolean;
  readonly form: RegExp;
}

function read(date: string, language: Language): Formed | undefined {
  const found = FORMS.find(([form]) => form.test(date));
  if (found === undefined) return undefined;
  const [form, options, yearless] = found;
  const dated = yearless ? `2000${date.slice(1)}` : date;
  const day = new Date(`${dated}${'-01-01'.slice(dated.length - 4)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return undefined;
  return { day, format: dateFormat(language, options), yearless, form };
}

/** What is no date of ours comes back as it is. */
export function dateInWords(date: string, language: Language, messages: Messages): string {
  const [start = '', end] = date.split('/');
  if (end !== undefined) return spanOfDates(start, end, language, messages);
  const formed = read(date, language);
  if (formed === undefined) return date;
  const words = formed.format.format(formed.day);
  return formed.yearless ? fill(messages.dates.yearless, { date: words }) : words;
}

/** "11–12 November (year not stated)": two dates, said as one where they have the same form. */
export function spanOfDates(start: string, end: string, language: Language, messages: Messages): string {
  const [first, last] = [read(start, language), read(end, language)];
  if (first === undefined || last === undefined || first.form !== last.form || first.day > last.day)
    return fill(messages.dates.interval, {
      start: dateInWords(start, language, messages),
      end: dateInWords(end, language, messages),
    });
  const words = first.format.formatRange(first.day, last.day);
  return first.yearless ? fill(messages.dates.yearless, { date: words }) : words;
}
