// The result of extraction: what one article says, each item with the words that bear it out. No RDF here.
// Entities are named by the path that follows `id/` in their IRI ("state/RUS", "person/vladimir-putin",
// "organization/csto", "place/bishkek"); a place without a name is "local-place/{start}".
// Facts are named by an id that is unique within the article ("treaty:92"); references between facts use it.

/** Half-open run of the article's text, in UTF-16 code units; `graph` turns it into code points. */
export type Span = readonly [start: number, end: number];

export type EntityKey = string;
export type FactId = string;

export type MentionForm = 'name' | 'demonym' | 'capital' | 'place' | 'acronym' | 'surname' | 'description';

export interface Mention {
  readonly span: Span;
  /** Usually one; a capital named as a mere place refers to its Place and its State. */
  readonly entities: readonly EntityKey[];
  readonly form: MentionForm;
}

/** The key names a state. */
export const isState = (key: EntityKey): boolean => key.startsWith('state/');

/** An entity that this article describes itself because the reference graph does not hold it. */
export interface LocalEntity {
  readonly key: EntityKey;
  readonly type: 'Person' | 'Organization' | 'Place';
  /** The fullest form in the article. */
  readonly label: string;
  /** Code of `organization-kind/`, for organizations. */
  readonly organizationKind?: string;
  readonly acronym?: string;
}

/** A date as narrow as the article supports: `2025-11-26`, `2025-11`, `2025`, `--11`, `--11-12` or `start/end`
 * (EDTF). */
export type PartialDate = string;

export interface Dated {
  readonly value: PartialDate;
  /** Earliest and latest day, `YYYY-MM-DD`, only when a year is fixed by something other than the date's own words. */
  readonly resolvedStart?: string;
  readonly resolvedEnd?: string;
  /** What fixed it: a passage, or 'published'. */
  readonly anchor?: Span | 'published';
}

interface FactBase {
  readonly id: FactId;
  /** Id of the rule that found it. */
  readonly rule: string;
  /** First is the main evidence; its start mints the IRI. Later ones in text order. */
  readonly evidence: readonly Span[];
  /** Statements that hold all of the evidence. */
  readonly accordingTo: readonly FactId[];
  readonly concerns?: readonly FactId[];
  readonly partOf?: readonly FactId[];
  /** Codes of `theme/`, sorted. */
  readonly themes?: readonly string[];
  readonly label?: string;
}

export interface OfficeHolding extends FactBase {
  readonly kind: 'OfficeHolding';
  readonly holder?: EntityKey;
  readonly office: string;
  readonly onBehalfOf?: EntityKey;
}

export interface Treaty extends FactBase {
  readonly kind: 'Treaty';
  readonly treatyKind: string;
  readonly parties: readonly EntityKey[];
  readonly signatories: readonly EntityKey[];
  readonly place?: EntityKey;
  readonly date?: Dated;
  readonly status?: string;
  readonly amends?: readonly FactId[];
}

export interface Commitment extends FactBase {
  readonly kind: 'Commitment';
  readonly undertakenBy: readonly EntityKey[];
  readonly undertakenThrough: readonly EntityKey[];
  readonly under?: FactId;
  readonly acts: readonly string[];
  readonly heading?: string;
}

export interface Event extends FactBase {
  readonly kind: 'Event';
  readonly eventKind: string;
  readonly participants: readonly EntityKey[];
  readonly host?: EntityKey;
  readonly place?: EntityKey;
  readonly start?: Dated;
  readonly end?: Dated;
  readonly status?: string;
  readonly follows?: readonly FactId[];
  readonly formats?: readonly string[];
}

export interface Figure extends FactBase {
  readonly kind: 'Figure';
  /** Decimal numeral in the base unit, e.g. "4100000000". */
  readonly value: string;
  /** Code of `unit/`: ISO 4217, percent, factor, hours, count … */
  readonly unit: string;
  /** The noun counted, as written, when the unit is count. */
  readonly counts?: string;
  readonly bound: string;
  readonly aspect: string;
  readonly measures?: string;
  readonly period?: Dated;
  readonly about: readonly EntityKey[];
}

export interface Statement extends FactBase {
  readonly kind: 'Statement';
  /** An entity, or a Treaty of this article that speaks. */
  readonly speaker: EntityKey | FactId;
  readonly mode: 'direct' | 'reported';
  readonly addressee?: EntityKey;
}

export type Fact = OfficeHolding | Treaty | Commitment | Event | Figure | Statement;

/** A fact that a stage considered and did not emit, with the reason: counted by `convert --report`, shown by
 * `explain`. */
export interface Reject {
  readonly rule: string;
  readonly span: Span;
  readonly reason: string;
}

export interface Reading {
  readonly language: string;
  /** A first line that stands alone without a full stop, when the article gives no title. */
  readonly headline?: string;
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
  /** In text order of their main evidence. */
  readonly facts: readonly Fact[];
  readonly rejects: readonly Reject[];
}
