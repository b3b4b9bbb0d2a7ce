// How far a thing of ours and one of a source are one, class by class, as a table: states and organizations by their names,
// persons by name, office and life, treaties by title, parties, date and kind. What one side does not say is not compared.
import { bestTogether } from '../consolidate/dates.js';
import { Evidence } from '../consolidate/evidence.js';
import { formsOf } from '../name-forms.js';
import { similarity } from '../similarity.js';
import { classAgreement, isPublicLife } from './classes.js';
import { type Counterparts, namespaceOf } from './counterparts.js';
import { officeAgreement } from './offices.js';
import type { Label, Offered, Wanted } from './source.js';
import { type TitleLikeness, titlesAlike } from './titles.js';

/** IRI of a code → what it is called. */
export type CodeWords = ReadonlyMap<string, readonly Label[]>;
export interface Compared {
  readonly known: Counterparts;
  readonly codes: CodeWords;
}
export interface OutwardLikeness {
  readonly score: number;
  /** Enough was compared for a link that nobody is asked about. */
  readonly sure: boolean;
  readonly reasons: readonly string[];
}
type Likeness = (wanted: Wanted, offered: Offered, compared: Compared) => OutwardLikeness;

const LIKENESSES: Readonly<Record<string, Likeness>> = { Person: personLikeness, Treaty: treatyLikeness };
export const likenessOf: Likeness = (wanted, offered, compared) =>
  (LIKENESSES[wanted.type] ?? namedLikeness)(wanted, offered, compared);

const SAME_NAME = 0.95;
/** So much must be compared of a treaty for its score to count in full: what is not said speaks for nothing. */
const TREATY_WEIGHT = 0.95;
/** What is left of a score where the two say what cannot both be true. */
const CONTRADICTED = 0.5;
/** Of treaties with more parties, articles name some. */
const MANY_PARTIES = 5;
/** Articles call many instruments agreements, which then says nothing. */
const LOOSE_KIND = /\/agreement$/;
const UNKNOWN = 0.5;

/** Of each of our names, how much alike the likest of theirs is. */
function nameLikenesses(wanted: Wanted, offered: Offered): number[] {
  const theirs = offered.names.map(({ text }) => formsOf(withoutQualifier(text)));
  return wanted.names.map(({ text }) => {
    const forms = formsOf(text);
    return Math.max(0, ...theirs.map((other) => similarity(forms, other).value));
  });
}
/** Hint: encyclopaedias tell namesakes apart so: "John Smith (politician)". */
const withoutQualifier = (name: string): string => name.replace(/(?<=\S)\s*\([^()]*\)$/, '');

function namedLikeness(wanted: Wanted, offered: Offered): OutwardLikeness {
  const likeness = nameLikenesses(wanted, offered);
  const preferred = wanted.names.flatMap(({ kind }, index) =>
    kind === 'preferred' || kind === 'label' ? [likeness[index] ?? 0] : [],
  );
  const agreeing = preferred.filter((value) => value >= SAME_NAME).length;
  const verdict = new Evidence()
    .add('name', 0.6, Math.max(0, ...likeness))
    // Hint: a source that gives one name of a thing says nothing about its others.
    .add('names in common', 0.2, offered.names.length > 1 ? agreeing / Math.max(1, preferred.length) : undefined)
    .add('class', 0.3, classAgreement(wanted.type, offered.classes))
    .add('in existence', 0.4, offered.traits?.ended === undefined ? undefined : 0)
    .verdict();
  return { ...verdict, sure: true };
}

function personLikeness(wanted: Wanted, offered: Offered, { known, codes }: Compared): OutwardLikeness {
  const { traits } = offered;
  const office = officeAgreement(wanted, offered, known, codes);
  const publicLife = traits === undefined ? undefined : isPublicLife(offered);
  const alive = livesAt(wanted, offered);
  const verdict = new Evidence()
    .add('name', 0.6, Math.max(0, ...nameLikenesses(wanted, offered)))
    .add('class', 0.2, classAgreement(wanted.type, offered.classes))
    .add('office', 0.5, office)
    .add('public life', 0.3, office === undefined ? publicLife : undefined)
    .add('lifetime', 0.2, alive)
    .verdict();
  return {
    score: alive === 0 ? verdict.score * CONTRADICTED : verdict.score,
    sure: traits === undefined || office !== undefined || publicLife !== undefined,
    reasons: verdict.reasons,
  };
}

/** Whether somebody can have held an office on the days of the articles; undefined where nothing is known. */
function livesAt({ offices }: Wanted, { traits }: Offered): number | undefined {
  const days = offices.flatMap(({ at }) => at ?? []);
  const { born, died } = traits ?? {};
  if (days.length === 0 || (born === undefined && died === undefined)) return undefined;
  const possible = days.some((day) => (born === undefined || born < day) && (died === undefined || day <= died));
  return possible ? 1 : 0;
}

function treatyLikeness(wanted: Wanted, offered: Offered, { known, codes }: Compared): OutwardLikeness {
  const title = titleLikeness(wanted, offered);
  const parties = partyAgreement(wanted, offered, known);
  const date = bestTogether(wanted.dates, offered.traits?.dates ?? []);
  const evidence = new Evidence();
  if (title !== undefined) evidence.add('title', 0.4 * title.telling, title.likeness);
  const verdict = evidence
    .add('parties', 0.3, parties)
    // Hint: a year alone that agrees is right, but says less than a day.
    .add('date', 0.35 * (date || 1), date === undefined ? undefined : Math.ceil(date))
    // Hint: of two that are else alike, the one with the day is meant.
    .add('date not given', 0.15, date === undefined && wanted.dates.length > 0 ? UNKNOWN : undefined)
    .add('kind', 0.2, kindAgreement(wanted, offered, codes))
    .add('class', 0.1, classAgreement(wanted.type, offered.classes))
    .verdict();
  const score = verdict.score * Math.min(1, verdict.weight / TREATY_WEIGHT);
  const contradicted = date === 0 || (parties !== undefined && parties < 0.5);
  return {
    score: contradicted ? score * CONTRADICTED : score,
    sure: parties !== undefined || (title !== undefined && title.likeness >= SAME_NAME && date === 1),
    reasons: verdict.reasons,
  };
}

/** The likest of their titles. */
function titleLikeness(wanted: Wanted, offered: Offered): TitleLikeness | undefined {
  let best: TitleLikeness | undefined;
  for (const name of wanted.names)
    for (const other of offered.names) {
      const found = titlesAlike(name, { ...other, text: withoutQualifier(other.text) }, wanted.partyNames);
      if (best === undefined || found.likeness * found.telling > best.likeness * best.telling) best = found;
    }
  return best;
}

/** How much of the parties that are known on both sides is the same. */
function partyAgreement({ parties }: Wanted, { iriText, traits }: Offered, known: Counterparts): number | undefined {
  const theirs = new Set(traits?.parties);
  const ours = parties.flatMap((party) => {
    const names = known.within(party, namespaceOf(iriText));
    return names === undefined ? [] : [names];
  });
  if (theirs.size === 0 || ours.length === 0) return undefined;
  const both = ours.filter((names) => names.some((name) => theirs.has(name))).length;
  const contained = both / ours.length;
  if (theirs.size > MANY_PARTIES) return contained;
  return (contained + both / (theirs.size + ours.length - both)) / 2;
}

/** By the first word in their titles that names a kind. */
function kindAgreement({ kinds }: Wanted, { names }: Offered, codes: CodeWords): number | undefined {
  const theirs = names.flatMap((name) => kindIn(name, codes) ?? []);
  if (kinds.length === 0 || theirs.length === 0) return undefined;
  if (kinds.some((kind) => theirs.includes(kind))) return 1;
  return kinds.some((kind) => LOOSE_KIND.test(kind)) ? undefined : 0;
}

function kindIn({ text, language }: Label, codes: CodeWords): string | undefined {
  const folded = text.toLowerCase();
  let best: { readonly code: string; readonly at: number } | undefined;
  for (const [code, labels] of codes) {
    if (!code.includes('/code/treaty-kind/')) continue;
    for (const label of labels) {
      if (label.language !== language) continue;
      const at = folded.search(new RegExp(`(?<!\\p{L})${label.text.toLowerCase()}(?!\\p{L})`, 'u'));
      if (at >= 0 && (best === undefined || at < best.at)) best = { code, at };
    }
  }
  return best?.code;
}
