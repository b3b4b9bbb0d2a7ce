// Which two states are the pair of an article where one reads, when a sentence names a third or more than two.

import type { EntityKey } from './facts.js';

/** One of the pair is named beside a third state that does nothing here: the pair stays as it is. */
export function inPassing(
  named: readonly EntityKey[],
  pair: readonly EntityKey[],
  acting: () => readonly EntityKey[],
): boolean {
  if (pair.length !== 2) return false;
  const newcomers = named.filter((key) => !pair.includes(key));
  return newcomers.length === 1 && !newcomers.some((key) => acting().includes(key));
}

/** Of more than two states, the two that act; the first two when it is not said who does. */
export function foremost(named: readonly EntityKey[], acting: readonly EntityKey[]): EntityKey[] {
  const active = named.filter((key) => acting.includes(key));
  return active.length > 0 && active.length < 2 ? [] : (active.length > 1 ? active : named).slice(0, 2);
}
