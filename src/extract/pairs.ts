// Which two states are the pair of an article where one reads, when a sentence names a third or more than two.

import type { EntityKey } from './facts.js';

/** A third state, or two others, that do nothing here are named ("as France and Germany did"): the pair stays as it is. */
export function inPassing(
  named: readonly EntityKey[],
  pair: readonly EntityKey[],
  acting: () => readonly EntityKey[],
): boolean {
  if (pair.length !== 2) return false;
  const newcomers = named.filter((key) => !pair.includes(key));
  return newcomers.length > 0 && !newcomers.some((key) => acting().includes(key));
}

/** Of more than two states, the two that act; the first two when it is not said who does. */
export function foremost(named: readonly EntityKey[], acting: readonly EntityKey[]): EntityKey[] {
  const active = named.filter((key) => acting.includes(key));
  return active.length > 0 && active.length < 2 ? [] : (active.length > 1 ? active : named).slice(0, 2);
}
