// Statement drafts: who says which words, before instruments have their ids; and what the rules that find them share.

import type { Discourse } from './discourse.js';
import type { Document, TokenRange } from './document.js';
import type { EntityKey, Span } from './facts.js';
import type { Quote } from './quotes.js';
import type { Treaties, TreatyDraft } from './treaty-drafts.js';

export type Speaker = EntityKey | TreatyDraft;

export interface StatementDraft {
  readonly rule: string;
  readonly sentence: number;
  readonly speaker: Speaker;
  readonly mode: 'direct' | 'reported';
  readonly evidence: Span[];
  readonly addressee?: EntityKey;
  /** A source named for what is told, which does not make it the source's claim. */
  readonly source?: boolean;
}

/** What the rules read, and the drafts found so far, in text order. */
export interface StatementContext {
  readonly doc: Document;
  readonly discourse: Discourse;
  readonly treaties: Treaties;
  /** Sentence → the instrument that speaks there. */
  readonly inForce: readonly (TreatyDraft | undefined)[];
  readonly found: StatementDraft[];
}

/** A stretch of text that has one speaker. */
export interface Stretch extends TokenRange {
  readonly sentence: number;
  readonly quotes: readonly Quote[];
  /** Who spoke last before it. */
  readonly lastSpeakers: readonly Speaker[];
}
