// What the linker knows of a source of others, whatever protocol it speaks.
import type { Name } from '../../search/entries.js';

/** A thing of ours that is looked for. */
export interface Wanted {
  readonly iriText: string;
  /** "State", "Organization", "Person". */
  readonly type: string;
  /** Preferred names first. */
  readonly names: readonly Name[];
}
/** What a source offers for it. */
export interface Offered {
  readonly iriText: string;
  readonly names: readonly string[];
  /** IRIs of its classes; empty where the source says none. */
  readonly classes: readonly string[];
}
export interface Source {
  /** What IRIs of the source begin with, where it says so. */
  space(): Promise<string | undefined>;
  /** How many things may be looked for at once. */
  readonly batch: number;
  /** By the IRI of the thing. Throws ServiceUnavailable. */
  offers(things: readonly Wanted[]): Promise<ReadonlyMap<string, readonly Offered[]>>;
}
