// What the linker knows of a thing of ours and of a source of others, whatever protocol the source speaks.
import type { Name } from '../../search/entries.js';
import type { Counterparts } from './counterparts.js';

/** An office that articles say somebody holds. */
export interface HeldOffice {
  /** IRI of its code. */
  readonly office: string;
  /** The state or organization whose office it is. */
  readonly of?: string;
  /** Day of publication of the article that says so. */
  readonly at?: string;
}
/** A thing of ours that is looked for. */
export interface Wanted {
  readonly iriText: string;
  /** "State", "Organization", "Person", "Treaty". */
  readonly type: string;
  /** Preferred names first. */
  readonly names: readonly Name[];
  /** Of a person. */
  readonly offices: readonly HeldOffice[];
  /** Of a treaty, as articles give them. */
  readonly dates: readonly string[];
  /** Of a treaty. */
  readonly parties: readonly string[];
  /** Whatever the parties are called. */
  readonly partyNames: readonly string[];
  /** IRIs of the codes of a treaty. */
  readonly kinds: readonly string[];
}

export interface Label {
  readonly text: string;
  /** "" where the source says none. */
  readonly language: string;
}
/** A term of office, with days as "YYYY-MM-DD". */
export interface Term {
  readonly labels: readonly Label[];
  /** States or organizations whose office it is. */
  readonly of: readonly string[];
  readonly start?: string;
  readonly end?: string;
}
/** What a source says of a thing besides its names and classes. */
export interface Traits {
  readonly terms: readonly Term[];
  readonly occupations: readonly string[];
  readonly born?: string;
  readonly died?: string;
  /** Days of a treaty: signed, in force. */
  readonly dates: readonly string[];
  readonly parties: readonly string[];
  /** When a state was dissolved. */
  readonly ended?: string;
}
/** What the source offers for a thing. */
export interface Offered {
  readonly iriText: string;
  readonly names: readonly Label[];
  /** IRIs of its classes; empty where the source says none. */
  readonly classes: readonly string[];
  /** Absent where the source is not asked for more than names and classes. */
  readonly traits?: Traits;
}
export interface Source {
  /** What IRIs of the source begin with, where it says so. */
  space(): Promise<string | undefined>;
  /** How many things may be looked for at once. */
  readonly batch: number;
  /** By the IRI of the thing. `known` are the counterparts of states and organizations. Throws ServiceUnavailable. */
  offers(things: readonly Wanted[], known: Counterparts): Promise<ReadonlyMap<string, readonly Offered[]>>;
}
