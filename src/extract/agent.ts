// Whoever can act: a person, a state, an organization or the two of a pair, and where its words stand.

import type { EntityKey } from './facts.js';

export interface Agent {
  readonly keys: readonly EntityKey[];
  readonly kind: 'person' | 'state' | 'organization' | 'parties' | 'leaders' | 'office' | 'pronoun';
  readonly first: number;
  readonly last: number;
  /** A preposition governs it, so it is no subject. */
  readonly governed: boolean;
}
