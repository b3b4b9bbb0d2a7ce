// /map: pairs of states with what joins them; of a pair that the address names, the facts themselves.
import { pacta } from '../../../graph/vocabulary.js';
import { inOrder, readFact } from '../../../pages/facts/fact.js';
import { knowledgeOf } from '../../../pages/knowledge/knowledge.js';
import { NAMING } from '../../../pages/knowledge/names.js';
import { type MapParts, mapPage, mapPicture, strength, type Tie } from '../../../pages/overview/map.js';
import type { View } from '../../../pages/view.js';
import type { Services } from '../../http/context.js';
import { gatherFacts, triplesOf } from '../gather.js';
import { within } from '../scope.js';
import { type Query, type Row, select, sparql } from '../sparql.js';
import type { Overview } from './overview.js';
import { stateChoice, stateNamed } from './states.js';

const TIES_SHOWN = 120;
const FACTS_SHOWN = 40;

export const map: Overview<MapParts> = { path: '/map', gather, page: mapPage, picture: mapPicture };

async function gather(services: Services, view: View): Promise<MapParts> {
  const { world } = services.settings;
  const state = stateNamed(view, 'state');
  const query = tiesQuery(view, state);
  const [rows, states, chosen] = await Promise.all([
    select(services, query),
    stateChoice(services, view, 'state', view.messages.map.state),
    pairOf(services, view),
  ]);
  const ties = tiesIn(rows).slice(0, TIES_SHOWN);
  const names = await triplesOf(services, [...ties.flatMap(({ a, b }) => [a, b]), ...(chosen?.states ?? [])], NAMING);
  const knowledge = knowledgeOf([...names, ...(chosen?.quads ?? [])], view.language);
  const [a, b] = chosen?.states ?? [];
  return {
    knowledge,
    ties,
    choices: [states],
    world,
    query: query.text,
    ...(chosen === undefined || a === undefined || b === undefined
      ? {}
      : {
          chosen: {
            a,
            b,
            total: chosen.total,
            query: chosen.query.text,
            facts: chosen.facts.flatMap((fact) => readFact(fact, knowledge.triples) ?? []).sort(inOrder),
          },
        }),
  };
}

const tiesQuery = (
  view: View,
  state: string | undefined,
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT ?a ?b ?role (COUNT(DISTINCT ?fact) AS ?facts) WHERE {
  { ?fact pacta:party ?a, ?b BIND (pacta:party AS ?role) }
  UNION { ?fact pacta:participant ?a, ?b BIND (pacta:participant AS ?role) }
  UNION { ?fact pacta:undertakenBy ?a, ?b BIND (pacta:undertakenBy AS ?role) }
  FILTER (STR(?a) < STR(?b))
  ?a a pacta:State . ?b a pacta:State .
${state === undefined ? sparql`` : sparql`  FILTER (?a = ${state} || ?b = ${state})\n`}${within(view, '?fact')}}
GROUP BY ?a ?b ?role`;

function tiesIn(rows: readonly Row[]): Tie[] {
  const ties = new Map<string, Tie>();
  for (const { a, b, role, facts } of rows) {
    if (a === undefined || b === undefined) continue;
    const tie = ties.get(`${a} ${b}`) ?? { a, b, treaties: 0, events: 0, commitments: 0 };
    const kind = role === pacta.party.value ? 'treaties' : role === pacta.participant.value ? 'events' : 'commitments';
    ties.set(`${a} ${b}`, { ...tie, [kind]: Number(facts) });
  }
  return [...ties.values()].sort((x, y) => strength(y) - strength(x) || (x.a + x.b < y.a + y.b ? -1 : 1));
}

async function pairOf(services: Services, view: View) {
  const [a, b] = [stateNamed(view, 'a'), stateNamed(view, 'b')];
  if (a === undefined || b === undefined) return undefined;
  const query = pairQuery(view, a, b);
  const rows = await select(services, sparql`${query} LIMIT 5000`);
  const facts = [...new Set(rows.flatMap(({ fact }) => fact ?? []))];
  const shown = facts.slice(0, FACTS_SHOWN);
  return { states: [a, b], facts: shown, total: facts.length, query, quads: await gatherFacts(services, shown) };
}

const pairQuery = (view: View, a: string, b: string): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT DISTINCT ?fact ?kind ?words ?article WHERE {
  VALUES (?role ?kind) { (pacta:party pacta:Treaty) (pacta:participant pacta:Event) (pacta:undertakenBy pacta:Commitment) }
  ?fact ?role ${a}, ${b} ; a ?kind .
  OPTIONAL { ?fact pacta:evidence ?passage . ?passage pacta:exact ?words ; pacta:inArticle ?article }
${within(view, '?fact')}}
ORDER BY ?fact ?words`;
