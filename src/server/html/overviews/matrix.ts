// /commitments: how many commitments on each theme each pair of states undertakes; of a field that the address names, the
// commitments themselves.
import { inOrder, readFact } from '../../../pages/facts/fact.js';
import { knowledgeOf } from '../../../pages/knowledge/knowledge.js';
import { NAMING } from '../../../pages/knowledge/names.js';
import { type Cell, type MatrixParts, matrixPage, matrixPicture } from '../../../pages/overview/matrix.js';
import type { View } from '../../../pages/view.js';
import type { Services } from '../../http/context.js';
import { gatherFacts, triplesOf } from '../gather.js';
import { within } from '../scope.js';
import { type Query, select, sparql } from '../sparql.js';
import type { Overview } from './overview.js';
import { stateNamed } from './states.js';

const PAIRS_SHOWN = 12;
const FACTS_SHOWN = 40;

export const matrix: Overview<MatrixParts> = { path: '/commitments', gather, page: matrixPage, picture: matrixPicture };

const pattern = (
  view: View,
): Query => sparql`  ?commitment a pacta:Commitment ; pacta:theme ?theme ; pacta:undertakenBy ?a, ?b .
  FILTER (STR(?a) < STR(?b))
  ?a a pacta:State . ?b a pacta:State .
${within(view, '?commitment')}`;

const cellsQuery = (
  view: View,
  which: Query = sparql``,
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT ?theme ?a ?b (COUNT(DISTINCT ?commitment) AS ?count) WHERE {
${which}${pattern(view)}}
GROUP BY ?theme ?a ?b`;

/** The pairs with most commitments, each counted once for each of its themes. */
const pairsQuery = (view: View): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>
SELECT ?a ?b (COUNT(*) AS ?count) WHERE {
${pattern(view)}} GROUP BY ?a ?b ORDER BY DESC(?count) ?a ?b LIMIT ${PAIRS_SHOWN}`;

async function cellsOf(services: Services, view: View, pairs: readonly Query[]): Promise<Cell[]> {
  if (pairs.length === 0) return [];
  const rows = await select(services, cellsQuery(view, sparql`  VALUES (?a ?b) { ${pairs} }\n`));
  return rows.flatMap(({ theme, a, b, count }) =>
    theme === undefined || a === undefined || b === undefined ? [] : [{ theme, a, b, count: Number(count) }],
  );
}

async function gather(services: Services, view: View): Promise<MatrixParts> {
  const [a, b] = [stateNamed(view, 'a'), stateNamed(view, 'b')];
  const asked = a === undefined || b === undefined ? [] : [sparql`(${a} ${b})`];
  const pairs = await select(services, pairsQuery(view));
  const cells = await cellsOf(
    services,
    view,
    pairs.map((row) => sparql`(${row['a'] ?? ''} ${row['b'] ?? ''})`),
  );
  const slug = view.parameters.get('theme');
  const field = (await cellsOf(services, view, asked)).find(({ theme }) => theme === `${view.base}code/theme/${slug}`);
  const inField = field === undefined ? undefined : fieldQuery(view, field);
  const facts = inField === undefined ? [] : await commitmentsIn(services, inField);
  const names = await triplesOf(
    services,
    [...cells, ...(field === undefined ? [] : [field])].flatMap((cell) => [cell.theme, cell.a, cell.b]),
    NAMING,
  );
  const knowledge = knowledgeOf([...names, ...(await gatherFacts(services, facts))], view.language);
  return {
    knowledge,
    cells,
    query: cellsQuery(view).text,
    ...(field === undefined || inField === undefined
      ? {}
      : {
          chosen: {
            ...field,
            query: inField.text,
            facts: facts.flatMap((fact) => readFact(fact, knowledge.triples) ?? []).sort(inOrder),
          },
        }),
  };
}

const fieldQuery = (view: View, { theme, a, b }: Cell): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT DISTINCT ?commitment ?words ?article WHERE {
  ?commitment a pacta:Commitment ; pacta:theme ${theme} ; pacta:undertakenBy ${a}, ${b} .
  OPTIONAL { ?commitment pacta:evidence ?passage . ?passage pacta:exact ?words ; pacta:inArticle ?article }
${within(view, '?commitment')}}
ORDER BY ?commitment ?words`;

async function commitmentsIn(services: Services, query: Query): Promise<string[]> {
  const rows = await select(services, query);
  return [...new Set(rows.flatMap(({ commitment }) => commitment ?? []))].slice(0, FACTS_SHOWN);
}
