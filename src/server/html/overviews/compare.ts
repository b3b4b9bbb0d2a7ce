// /compare: two treaties that the address names by their IRIs.
import { pacta } from '../../../graph/vocabulary.js';
import { inOrder, readFact } from '../../../pages/facts/fact.js';
import { type Knowledge, knowledgeOf } from '../../../pages/knowledge/knowledge.js';
import { type Compared, type CompareParts, comparePage } from '../../../pages/overview/compare.js';
import type { Choice } from '../../../pages/overview/frame.js';
import type { View } from '../../../pages/view.js';
import type { Services } from '../../http/context.js';
import { gatherFacts } from '../gather.js';
import { within } from '../scope.js';
import { type Query, select, sparql } from '../sparql.js';
import type { Overview } from './overview.js';

const OFFERED = 300;
const COMMITMENTS = 60;

export const compare: Overview<CompareParts> = { path: '/compare', gather, page: comparePage };

async function gather(services: Services, view: View): Promise<CompareParts> {
  const offered = await treaties(services, view);
  const ids = offered.map(({ treaty }) => treaty);
  const asked = (name: string): string | undefined => {
    const iriText = view.parameters.get(name) ?? '';
    return iriText.startsWith(`${view.base}article/`) && /^[^\s<>"{}|\\^`]+$/.test(iriText) ? iriText : undefined;
  };
  const [a, b] = [asked('a') ?? ids[0], asked('b') ?? ids[1]];
  const choice = (name: string, label: string, chosen: string | undefined): Choice => ({
    name,
    label,
    options: [...offered]
      .sort((x, y) => Number(y.treaty === chosen) - Number(x.treaty === chosen))
      .map(({ treaty, label: text }) => ({ value: treaty, text })),
  });
  const choices = [choice('a', view.messages.compare.first, a), choice('b', view.messages.compare.second, b)];
  if (a === undefined || b === undefined)
    return { knowledge: knowledgeOf([], view.language), choices, query: treatiesQuery(view).text };
  const query = commitmentsQuery(view, [a, b]);
  const rows = await select(services, query);
  const under = (treaty: string): string[] =>
    rows.flatMap((row) => (row['treaty'] === treaty && row['commitment'] !== undefined ? [row['commitment']] : []));
  const facts = new Set([a, b, ...rows.flatMap(({ commitment }) => commitment ?? [])]);
  const knowledge = knowledgeOf(await gatherFacts(services, [...facts]), view.language);
  const [left, right] = [compared(knowledge, a, under(a)), compared(knowledge, b, under(b))];
  return {
    knowledge,
    choices,
    query: query.text,
    ...(left === undefined || right === undefined ? {} : { pair: [left, right] as const }),
  };
}

function compared(knowledge: Knowledge, iriText: string, under: readonly string[]): Compared | undefined {
  const { triples } = knowledge;
  const fact = readFact(iriText, triples);
  if (fact === undefined || fact.kind !== 'treaty') return undefined;
  const commitments = under.flatMap((commitment) => readFact(commitment, triples) ?? []).sort(inOrder);
  return {
    fact,
    commitments,
    themes: [...new Set([iriText, ...under].flatMap((subject) => triples.iris(subject, pacta.theme)))].sort(),
  };
}

const commitmentsQuery = (
  view: View,
  pair: readonly string[],
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT DISTINCT ?treaty ?commitment ?text WHERE {
  VALUES ?treaty { ${pair} }
  ?commitment a pacta:Commitment ; pacta:under ?treaty
  OPTIONAL { ?commitment pacta:text ?text }
${within(view, '?commitment')}}
ORDER BY ?treaty ?commitment
LIMIT ${COMMITMENTS}`;

/** Those with most commitments under them first. */
const treatiesQuery = (view: View): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?treaty (MIN(STR(?name)) AS ?label) (COUNT(DISTINCT ?commitment) AS ?commitments) WHERE {
  ?treaty a pacta:Treaty ; rdfs:label ?name
  OPTIONAL { ?commitment pacta:under ?treaty }
${within(view, '?treaty')}}
GROUP BY ?treaty
ORDER BY DESC(?commitments) ?treaty
LIMIT ${OFFERED}`;

async function treaties(
  services: Services,
  view: View,
): Promise<{ readonly treaty: string; readonly label: string }[]> {
  const rows = await select(services, treatiesQuery(view));
  return rows.flatMap(({ treaty, label }) => (treaty === undefined || label === undefined ? [] : [{ treaty, label }]));
}
