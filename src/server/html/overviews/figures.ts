// /figures: quantities about one state or all.
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
const READ = 5000;

export const figures: Overview<FiguresParts> = {
  path: '/figures',
  gather,
  page: figuresPage,
  picture: figuresPicture,
};

async function gather(services: Services, view: View): Promise<FiguresParts> {
  const query = figuresQuery(view, stateNamed(view, 'state'));
  const [rows, states] = await Promise.all([
    select(services, sparql`${query} LIMIT ${READ}`),
    stateChoice(services, view, 'state', view.messages.charts.state),
  ]);
  const all = rows.flatMap(({ figure }) => figure ?? []);
  const knowledge = knowledgeOf(await gatherFacts(services, all.slice(0, SHOWN)), view.language);
  return {
    knowledge,
    figures: all
      .slice(0, SHOWN)
      .flatMap((figure) => readFact(figure, knowledge.triples) ?? [])
      .sort(inOrder),
    total: all.length,
    choices: [states],
    query: query.text,
  };
}

const figuresQuery = (
  view: View,
  state: string | undefined,
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT DISTINCT ?figure ?value ?unit ?bound ?aspect ?measures ?period WHERE {
  ?figure a pacta:Figure ; pacta:value ?value ; pacta:unit ?unit .
${state === undefined ? sparql`` : sparql`  ?figure pacta:about ${state} .\n`}  OPTIONAL { ?figure pacta:bound ?bound }
  OPTIONAL { ?figure pacta:aspect ?aspect }
  OPTIONAL { ?figure pacta:measures ?measures }
  OPTIONAL { ?figure pacta:period ?period }
${within(view, '?figure')}}
ORDER BY ?unit ?figure`;
