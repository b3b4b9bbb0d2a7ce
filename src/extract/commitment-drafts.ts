// Commitment drafts: who undertakes what, before instruments have their ids; and what the rules that find them share.

import type { Discourse } from './discourse.js';
import type { Document } from './document.js';
import type { EntityKey, Span } from './facts.js';
import type { Treaties, TreatyDraft } from './treaty-drafts.js';

export interface CommitmentDraft {
  readonly rule: string;
  readonly sentence: number;
  readonly span: Span;
  readonly by: readonly EntityKey[];
  readonly through: readonly EntityKey[];
  readonly under: TreatyDraft | undefined;
  readonly acts: readonly string[];
  readonly themes: readonly string[];
  readonly heading: string | undefined;
}

/** What the rules read, and the drafts found so far. */
export interface CommitmentContext {
  readonly doc: Document;
  readonly discourse: Discourse;
  readonly treaties: Treaties;
  /** Sentence → the instrument that speaks there. */
  readonly inForce: readonly (TreatyDraft | undefined)[];
  readonly found: CommitmentDraft[];
}
