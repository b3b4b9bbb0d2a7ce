// /commitments: how many commitments on each theme each pair of states undertakes; of a field that the address names, the
// commitments themselves.
import { inOrder, readFact } from '../../../pages/facts/fact.js';
import { knowledgeOf } from '../../../pages/knowledge/knowledge.js';
import { NAMING } from '../../../pages/knowledge/names.js';
import { type MatrixParts, matrixPage, matrixPicture } from '../../../pages/overview/matrix.js';
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

const cellsQuery = (view: View): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT ?theme ?a ?b (COUNT(DISTINCT ?commitment) AS ?count) WHERE {
  ?commitment a pacta:Commitment ; pacta:theme ?theme ; pacta:undertakenBy ?a, ?b .
  ?a a pacta:State . ?b a pacta:State .
  FILTER (STR(?a) < STR(?b))
${within(view, '?commitment')}}
GROUP BY ?theme ?a ?b`;

async function gather(services: Services, view: View): Promise<MatrixParts> {
  const query = cellsQuery(view);
  const rows = await select(services, query);
  const all = rows.flatMap(({ theme, a, b, count }) =>
    theme === undefined || a === undefined || b === undefined ? [] : [{ theme, a, b, count: Number(count) }],
  );
  const sums = new Map<string, number>();
  for (const { a, b, count } of all) sums.set(`${a} ${b}`, (sums.get(`${a} ${b}`) ?? 0) + count);
  const pairs = new Set(
    [...sums]
      .sort(([x, m], [y, n]) => n - m || (x < y ? -1 : 1))
      .slice(0, PAIRS_SHOWN)
      .map(([pair]) => pair),
  );
  const cells = all.filter(({ a, b }) => pairs.has(`${a} ${b}`));
  const [a, b] = [stateNamed(view, 'a'), stateNamed(view, 'b')];
  const slug = view.parameters.get('theme');
  const field = all.find((cell) => cell.a === a && cell.b === b && cell.theme === `${view.base}code/theme/${slug}`);
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
    query: query.text,
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

const fieldQuery = (
  view: View,
  { theme, a, b }: MatrixParts['cells'][number],
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT DISTINCT ?commitment ?words ?article WHERE {
  ?commitment a pacta:Commitment ; pacta:theme ${theme} ; pacta:undertakenBy ${a}, ${b} .
  OPTIONAL { ?commitment pacta:evidence ?passage . ?passage pacta:exact ?words ; pacta:inArticle ?article }
${within(view, '?commitment')}}
ORDER BY ?commitment ?words`;

async function commitmentsIn(services: Services, query: Query): Promise<string[]> {
  const rows = await select(services, query);
  return [...new Set(rows.flatMap(({ commitment }) => commitment ?? []))].slice(0, FACTS_SHOWN);
}
