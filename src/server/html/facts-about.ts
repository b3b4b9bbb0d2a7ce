// A thing in, the facts that it plays a part in out, kind by kind, with how many there are: more of one kind when that is
// asked for. Being merely mentioned in the words of a fact is no part in it.
import { pacta } from '../../graph/vocabulary.js';
import { FACT_KINDS, type FactKind, isFactKind, KINDS } from '../../pages/facts/kinds.js';
import type { View } from '../../pages/view.js';
import type { Services } from '../http/context.js';
import { within } from './scope.js';
import { oneOf, select, sparql } from './sparql.js';

const SHOWN_OF_EACH = 12;
const SHOWN_OF_ONE = 400;

export interface Told {
  readonly kind: FactKind;
  readonly facts: readonly string[];
  readonly total: number;
}

export async function factsAbout(
  services: Services,
  view: View,
  iriText: string,
  only: string | undefined,
): Promise<Told[]> {
  const kinds = only !== undefined && isFactKind(only) ? [only] : FACT_KINDS;
  const limit = kinds.length === 1 ? SHOWN_OF_ONE : SHOWN_OF_EACH;
  const rows = await select(
    services,
    sparql`SELECT ?kind (COUNT(DISTINCT ?fact) AS ?total) WHERE {
  ?fact ?role ${iriText} ; a ?kind FILTER (?role != ${pacta.mentions}) ${oneOf(
    '?kind',
    kinds.map((kind) => KINDS[kind].type),
  )}
${within(view, '?fact')}} GROUP BY ?kind`,
  );
  const told = kinds.flatMap((kind) => {
    const total = Number(rows.find((row) => row['kind'] === KINDS[kind].type.value)?.['total'] ?? 0);
    return total === 0 ? [] : [{ kind, total }];
  });
  return Promise.all(
    told.map(async ({ kind, total }) => ({
      kind,
      total,
      facts: await factsOfKind(services, view, iriText, kind, limit),
    })),
  );
}

async function factsOfKind(
  services: Services,
  view: View,
  iriText: string,
  kind: FactKind,
  limit: number,
): Promise<string[]> {
  const rows = await select(
    services,
    sparql`SELECT DISTINCT ?fact WHERE {
  ?fact ?role ${iriText} ; a ${KINDS[kind].type} FILTER (?role != ${pacta.mentions})
${within(view, '?fact')}} ORDER BY ?fact LIMIT ${limit}`,
  );
  return rows.flatMap((row) => row['fact'] ?? []);
}

const REFERRING = [
  pacta.under,
  pacta.partOf,
  pacta.concerns,
  pacta.follows,
  pacta.amends,
  pacta.accordingTo,
  pacta.speaker,
] as const;

export interface Referring {
  readonly property: string;
  readonly facts: readonly string[];
  readonly total: number;
}

/** Facts that refer to a fact, by the property that they do so with. */
export async function referringFacts(services: Services, iriText: string): Promise<Referring[]> {
  const rows = await select(
    services,
    sparql`SELECT DISTINCT ?property ?fact WHERE {
  VALUES ?property { ${REFERRING} } ?fact ?property ${iriText}
} ORDER BY ?fact LIMIT ${SHOWN_OF_ONE}`,
  );
  return REFERRING.flatMap(({ value: property }) => {
    const facts = rows.flatMap((row) =>
      row['property'] === property && row['fact'] !== undefined ? [row['fact']] : [],
    );
    return facts.length === 0 ? [] : [{ property, facts, total: facts.length }];
  });
}
