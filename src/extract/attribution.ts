// Facts and statements in, both linked out: a fact that is said and not told is attributed to the statements that hold
// it, and a quotation concerns the commitment that it explains.

import type { Commitment, Fact, Statement } from './facts.js';
import type { SpanIndex } from './span-index.js';

/** A fact all of whose evidence lies within statements is said, not told; entities and their offices are never
 * claims. */
export function attribute<F extends Fact>(fact: F, statements: SpanIndex<Statement>): F {
  if (fact.kind === 'OfficeHolding') return fact;
  const holders = fact.evidence.map((span) => statements.holding(span));
  if (holders.length === 0 || holders.some((places) => places.length === 0)) return fact;
  return { ...fact, accordingTo: statements.at(holders.flat()).map(({ id }) => id) };
}

/** Most characters between a commitment's clause and the quoted words that explain it. */
const NEAR = 30;

/** Quoted words right after a commitment's clause explain it. Commitments are indexed by their main passages. */
export function linkStatement(
  statement: Statement,
  commitments: SpanIndex<Commitment>,
  ends: SpanIndex<Commitment>,
): Statement {
  const [span] = statement.evidence;
  if (statement.mode !== 'direct' || span === undefined) return statement;
  const [explained] = ends.at(ends.lyingIn([span[0] - NEAR + 1, span[0] - 1]));
  if (explained === undefined) return statement;
  const within = commitments
    .at(commitments.lyingIn(span))
    .some(({ evidence }) => evidence.every(([start, end]) => span[0] <= start && end <= span[1]));
  if (within) return statement;
  return { ...statement, concerns: [...new Set([...(statement.concerns ?? []), explained.id])] };
}
