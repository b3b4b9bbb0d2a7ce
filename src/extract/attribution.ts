// Facts and statements in, both linked out: a fact that is said and not told is attributed to the statements that hold
// it, and a quotation concerns the commitment that it explains.

import { within } from './evidence.js';
import type { Fact, Statement } from './facts.js';

/** A fact all of whose evidence lies within statements is said, not told; entities and their offices are never
 * claims. */
export function attribute<F extends Fact>(fact: F, statements: readonly Statement[]): F {
  if (fact.kind === 'OfficeHolding') return fact;
  const holders = statements.filter((statement) =>
    fact.evidence.some((span) => statement.evidence.some((run) => within(span, run))),
  );
  const all = fact.evidence.every((span) =>
    holders.some((statement) => statement.evidence.some((run) => within(span, run))),
  );
  return all && holders.length > 0 ? { ...fact, accordingTo: holders.map(({ id }) => id) } : fact;
}

/** Quoted words right after a commitment's clause explain it. */
export function linkStatement(
  statement: Statement,
  facts: readonly Fact[],
  statements: readonly Statement[],
): Statement {
  const [span] = statement.evidence;
  if (statement.mode !== 'direct' || span === undefined) return statement;
  const explained = facts.find(
    (fact) =>
      fact.kind === 'Commitment' &&
      (fact.evidence[0]?.[1] ?? Number.POSITIVE_INFINITY) < span[0] &&
      span[0] - (fact.evidence[0]?.[1] ?? 0) < 30,
  );
  const held = facts.filter((fact) => fact.kind === 'Commitment' && fact.evidence.every((run) => within(run, span)));
  if (explained === undefined || held.length > 0 || statements.length === 0) return statement;
  return { ...statement, concerns: [...new Set([...(statement.concerns ?? []), explained.id])] };
}
