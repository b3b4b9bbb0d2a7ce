// The shape of a language pack: a folder of JSON under data/language/{tag}. Everything the extractor knows of a language
// stands there; what a file may hold is checked when it is loaded, so that a slip is an error with the file's name.
import type { Elision } from '../article/tokens.js';
import type { VerbTables } from './conjugate.js';
import type { Lexicon } from './lexicon.js';
import type { Pattern } from './pattern.js';
import type { RuleIndex } from './rule-index.js';

export interface Meta {
  readonly language: string;
  readonly elision: Elision;
  /** Frequent function words by which the language is recognised. */
  readonly recognise: readonly string[];
  readonly abbreviations: readonly string[];
  /** Endings of nouns of action ("-zione", "-mento"). */
  readonly actionEndings: readonly string[];
  /** Words that qualify a noun stand before it ("trade agreement"), so that its phrase begins before its head. */
  readonly modifiersBefore?: boolean;
  /** Whether nouns of action listed under one verb ("la promozione di …, il sostegno a …") are undertakings of their own. */
  readonly nounLists?: boolean;
  /** Whether a finite verb may stand without a subject ("Ha detto …"). */
  readonly nullSubject?: boolean;
  /** Whether the clause after a verb of saying can do without "that". */
  readonly bareClauses?: boolean;
  /** Endings by which an adverb is known ("-mente"). */
  readonly adverbEndings?: readonly string[];
  /** The impersonal pronoun ("si"), if the language has one. */
  readonly genericSubject?: string;
}
/** Class → forms; several words in a form are allowed. */
export type Classes = Readonly<Record<string, readonly string[]>>;
/** Type → code → number → forms. */
export type Codes = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<'singular' | 'plural', readonly string[]>>>>>
>;

export interface Quantities {
  readonly decimal: ',' | '.';
  readonly words: Readonly<Record<string, number>>;
  readonly approximateWords: Readonly<Record<string, number>>;
  /** Articles that can stand for "one" before a scale ("un miliardo"). */
  readonly singleUnits: readonly string[];
  /** Word → power of ten. */
  readonly scales: Readonly<Record<string, number>>;
  readonly units: Classes;
  /** Infinitive → factor. */
  readonly factors: Readonly<Record<string, number>>;
  readonly bounds: Classes;
  readonly aspects: Classes;
  /** Endings and whole words that show a plural: the counted noun is the first such word after the number. */
  readonly pluralEndings?: readonly string[];
  readonly pluralWords?: readonly string[];
  readonly notCounted: readonly string[];
  /** Nouns that are not counted when they are two ("i due paesi" are those in force). */
  readonly pairNouns?: readonly string[];
  readonly beforeNumber: readonly string[];
}
export interface RuleSource {
  readonly id: string;
  readonly match: string;
  /** A text in which the rule must fire, and one in which it must not. */
  readonly yes: string;
  readonly no: string;
}
export interface Rule extends RuleSource {
  readonly pattern: Pattern;
}
export interface Temporal<R = RuleSource> {
  readonly months: Readonly<Record<string, number>>;
  readonly weekdays: Readonly<Record<string, number>>;
  readonly relatives: Classes;
  readonly rules: readonly R[];
}
/** Stage → rules, tried in order. */
export type RuleBook<R = RuleSource> = Readonly<Record<string, readonly R[]>>;

export interface LanguagePack {
  readonly meta: Meta;
  readonly lexicon: Lexicon;
  readonly verbs: VerbTables;
  readonly quantities: Quantities;
  /** Words that a number in words can begin with. */
  readonly numerals: ReadonlySet<string>;
  readonly temporal: Temporal<Rule> & { readonly index: RuleIndex };
  readonly rules: RuleBook<Rule>;
  /** Beginning of a word → themes; "@igo" stands for a mention of an organization of that kind. */
  readonly themePrefixes: ReadonlyMap<string, readonly string[]>;
  readonly abbreviations: ReadonlySet<string>;
}
export interface ReferenceEntity {
  readonly key: string;
  readonly type: 'State' | 'Organization' | 'Place';
  /** States: capital's key. Places: the state that contains them. */
  readonly capital?: string;
  readonly state?: string;
  /** Places: a seat of government other than the capital. */
  readonly seat?: boolean;
  readonly acronym?: string;
  readonly organizationKind?: string;
}
export interface Languages {
  readonly packs: ReadonlyMap<string, LanguagePack>;
  readonly entities: ReadonlyMap<string, ReferenceEntity>;
}
