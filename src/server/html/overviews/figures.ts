// /figures: quantities about one state or all.
import { pacta } from '../../../graph/vocabulary.js';
import { inOrder, readFact } from '../../../pages/facts/fact.js';
import { knowledgeOf } from '../../../pages/knowledge/knowledge.js';
import { type FiguresParts, figuresPage, figuresPicture } from '../../../pages/overview/figures.js';
import type { View } from '../../../pages/view.js';
import type { Services } from '../../http/context.js';
import { gatherFacts } from '../gather.js';
import { within } from '../scope.js';
import { type Query, select, sparql } from '../sparql.js';
import type { Overview } from './overview.js';
import { stateChoice, stateNamed } from './states.js';

const SHOWN = 80;

export const figures: Overview<FiguresParts> = {
  path: '/figures',
  gather,
  page: figuresPage,
  picture: figuresPicture,
};

async function gather(services: Services, view: View): Promise<FiguresParts> {
  const state = stateNamed(view, 'state');
  const [rows, counted, states] = await Promise.all([
    select(
      services,
      sparql`SELECT DISTINCT ?figure ?unit WHERE {\n${figurePattern(view, state)}} ORDER BY ?unit ?figure LIMIT ${SHOWN}`,
    ),
    select(services, sparql`SELECT (COUNT(DISTINCT ?figure) AS ?count) WHERE {\n${figurePattern(view, state)}}`),
    stateChoice(services, view, 'state', view.messages.charts.state),
  ]);
  const shown = [...new Set(rows.flatMap(({ figure }) => figure ?? []))];
  const knowledge = knowledgeOf(await gatherFacts(services, shown), view.language);
  return {
    knowledge,
    figures: shown.flatMap((figure) => readFact(figure, knowledge.triples) ?? []).sort(inOrder),
    total: Number(counted[0]?.['count'] ?? 0),
    choices: [states],
    query: figuresQuery(view, state).text,
  };
}

const figurePattern = (
  view: View,
  state: string | undefined,
): Query => sparql`  ?figure a ${pacta.Figure} ; ${pacta.value} ?value ; ${pacta.unit} ?unit .
${state === undefined ? sparql`` : sparql`  ?figure ${pacta.about} ${state} .\n`}${within(view, '?figure')}`;

const figuresQuery = (
  view: View,
  state: string | undefined,
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT DISTINCT ?figure ?value ?unit ?bound ?aspect ?measures ?period WHERE {
${figurePattern(view, state)}  OPTIONAL { ?figure pacta:bound ?bound }
  OPTIONAL { ?figure pacta:aspect ?aspect }
  OPTIONAL { ?figure pacta:measures ?measures }
  OPTIONAL { ?figure pacta:period ?period }
}
ORDER BY ?unit ?figure`;
