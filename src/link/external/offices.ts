// Whether somebody whom a source offers held the office that articles say, when they say it.
import { foldText } from '../../search/fold.js';
import { type Counterparts, namespaceOf } from './counterparts.js';
import type { CodeWords } from './likeness.js';
import type { HeldOffice, Offered, Term, Wanted } from './source.js';

/** Articles still call people by the office that they left some days ago, or will take up. */
const SLACK_DAYS = 60;
const IN_TIME = 1;
/** The office and its state agree, but no day says when. */
const UNDATED = 0.95;
const OTHER_TIME = 0.2;
/** The source knows offices of that person, or should know this one, and does not. */
const OTHER_OFFICE = 0;
/** What is left where the state agrees and the title names another office. */
const OTHER_TITLE = 0.5;

/** 0 to 1; undefined where one of the two sides says nothing that can be compared. */
export function officeAgreement(
  { offices }: Wanted,
  { iriText, traits }: Offered,
  known: Counterparts,
  codes: CodeWords,
): number | undefined {
  if (traits === undefined) return undefined;
  const values = offices.flatMap((held) => {
    const theirs = held.of === undefined ? undefined : known.within(held.of, namespaceOf(iriText));
    if (theirs === undefined) return [];
    return [Math.max(OTHER_OFFICE, ...traits.terms.map((term) => termAgreement(held, theirs, term, codes)))];
  });
  return values.length === 0 ? undefined : Math.max(...values);
}

function termAgreement(held: HeldOffice, theirs: readonly string[], term: Term, codes: CodeWords): number {
  if (!term.of.some((iriText) => theirs.includes(iriText))) return OTHER_OFFICE;
  const time = timeAgreement(held.at, term);
  return titleAgrees(held, term, codes) ? time : time * OTHER_TITLE;
}

function timeAgreement(at: string | undefined, { start, end }: Term): number {
  if (at === undefined || (start === undefined && end === undefined)) return UNDATED;
  const after = start === undefined || shift(start, -SLACK_DAYS) <= at;
  const before = end === undefined || at <= shift(end, SLACK_DAYS);
  return after && before ? IN_TIME : OTHER_TIME;
}

function shift(day: string, days: number): string {
  const time = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}

/** Codes that stand for offices of many titles. */
const ANY_TITLE = /\/(?:head|other)$/;
const MINISTER = /\/minister$/;
const SOME_MINISTER = /minister$/;

/** Whether the title of a term has the words of the office, in any order. A title that has those of no office agrees with any. */
function titleAgrees({ office }: HeldOffice, { labels }: Term, codes: CodeWords): boolean {
  const titles = labels.map(({ text }) => new Set(foldText(text).split(' ')));
  const named = [...codes].flatMap(([code, words]) =>
    code.includes('/code/office/') && words.some(({ text }) => titles.some((title) => isWithin(text, title)))
      ? [code]
      : [],
  );
  // Hint: "Minister of Health" has the words of a minister alone, "Prime Minister" those of two offices.
  const special = named.filter((code) => !MINISTER.test(code));
  if (special.length === 0) return named.length === 0 || SOME_MINISTER.test(office) || ANY_TITLE.test(office);
  return special.includes(office) || ANY_TITLE.test(office);
}

const isWithin = (words: string, title: ReadonlySet<string>): boolean =>
  foldText(words)
    .split(' ')
    .every((word) => title.has(word));
