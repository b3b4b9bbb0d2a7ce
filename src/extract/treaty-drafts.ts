// Drafts of instruments: what the stages fill in before facts are made of them, every mention of each, and what the
// rules that find them share.

import type { Annotation } from '../language/pattern.js';
import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import type { EntityKey, Span } from './facts.js';
import type { Deed } from './treaty-verbs.js';

/** Its tokens are those of the instrument's phrase. */
export interface TreatyDraft extends TokenRange {
  readonly kind: string;
  readonly rule: string;
  readonly sentence: number;
  readonly headLast: number;
  readonly label: string;
  readonly plural: boolean;
  status: string | undefined;
  parties: EntityKey[];
  signatories: EntityKey[];
  readonly evidence: Span[];
  /** Token of the verb that governs it. */
  readonly verb: number | undefined;
  readonly deed: Deed | undefined;
  year: Annotation | undefined;
  amends: TreatyDraft | undefined;
  /** Signed (as against approved): there was a signing. */
  readonly signing: boolean;
}

/** A later mention of an instrument, by anaphor or short name. */
interface TreatyMention extends TokenRange {
  readonly treaty: TreatyDraft;
  readonly sentence: number;
}

export interface Treaties {
  readonly drafts: TreatyDraft[];
  readonly mentions: TreatyMention[];
  /** Every mention of an instrument, the last one last. */
  readonly recent: TreatyDraft[];
}

export interface TreatyContext {
  readonly doc: Document;
  readonly discourse: Discourse;
  readonly found: Treaties;
}

/** An instrument as it stands in the text, before it is known which one it is. */
export interface InstrumentPhrase extends TokenRange {
  readonly sentence: number;
  /** The noun that names its kind. */
  readonly head: Annotation;
  readonly deed: Deed | undefined;
  /** The deed is that of the instrument before it, to which "and" joins it. */
  readonly shared: boolean;
}
