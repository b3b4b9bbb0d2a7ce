// /timeline: events and treaties with a date, of one state or of all.
import { pacta } from '../../../graph/vocabulary.js';
import { readFact } from '../../../pages/facts/fact.js';
import { knowledgeOf } from '../../../pages/knowledge/knowledge.js';
import { type TimelineParts, timelinePage, timelinePicture } from '../../../pages/overview/timeline.js';
import { spanOf } from '../../../pages/picture/spans.js';
import type { View } from '../../../pages/view.js';
import type { Services } from '../../http/context.js';
import { gatherFacts } from '../gather.js';
import { within } from '../scope.js';
import { oneOf, type Query, type Row, select, sparql } from '../sparql.js';
import type { Overview } from './overview.js';
import { stateChoice, stateNamed } from './states.js';

const SHOWN = 60;

export const timeline: Overview<TimelineParts> = {
  path: '/timeline',
  gather,
  page: timelinePage,
  picture: timelinePicture,
};

async function gather(services: Services, view: View): Promise<TimelineParts> {
  const state = stateNamed(view, 'state');
  const [rows, counted, undated, states] = await Promise.all([
    select(services, latestQuery(view, state)),
    select(services, countQuery(view, state)),
    select(services, undatedQuery(view, state)),
    stateChoice(services, view, 'state', view.messages.timeline.state),
  ]);
  const placed = rows.flatMap((row) => placeOf(row) ?? []);
  placed.sort(
    (a, b) =>
      Number(a.span.yearless) - Number(b.span.yearless) || a.span.first - b.span.first || (a.fact < b.fact ? -1 : 1),
  );
  const shown = placed.slice(-SHOWN);
  const quads = await gatherFacts(
    services,
    shown.map(({ fact }) => fact),
  );
  const knowledge = knowledgeOf(quads, view.language);
  return {
    knowledge,
    dated: shown.flatMap(({ fact: iriText, span }) => {
      const fact = readFact(iriText, knowledge.triples);
      return fact === undefined ? [] : [{ fact, span }];
    }),
    total: Number(counted[0]?.['count'] ?? 0),
    undated: Number(undated[0]?.['count'] ?? 0),
    choices: [states],
    query: datedQuery(view, state).text,
  };
}

/** Resolved days go before the words of the date. */
function placeOf({
  fact,
  start,
  end,
  first,
  last,
}: Row): { fact: string; span: NonNullable<ReturnType<typeof spanOf>> } | undefined {
  if (fact === undefined) return undefined;
  const span = first === undefined ? spanOf(start, end) : spanOf(first, last ?? first);
  return span && { fact, span };
}

const part = (state: string | undefined): Query =>
  state === undefined
    ? sparql``
    : sparql`  ?fact ?role ${state} ${oneOf('?role', [pacta.party, pacta.participant, pacta.host])}\n`;

const dated = (
  view: View,
  state: string | undefined,
): Query => sparql`${part(state)}  { ?fact a pacta:Treaty ; pacta:date ?start } UNION { ?fact a pacta:Event ; pacta:startDate ?start }
${within(view, '?fact')}`;
const details: Query = sparql`  OPTIONAL { ?fact pacta:endDate ?end }
  OPTIONAL { ?fact pacta:resolvedStart ?first }
  OPTIONAL { ?fact pacta:resolvedEnd ?last }
`;

const datedQuery = (
  view: View,
  state: string | undefined,
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT DISTINCT ?fact ?start ?end ?first ?last WHERE {
${dated(view, state)}${details}}`;

/** Those without a year, whose dates begin with a dash, and then the latest, as many as are shown. */
const latestQuery = (
  view: View,
  state: string | undefined,
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>
SELECT DISTINCT ?fact ?start ?end ?first ?last ?day WHERE {
${dated(view, state)}${details}  BIND (STR(COALESCE(?first, ?start)) AS ?day)
} ORDER BY DESC(STRSTARTS(?day, "-")) DESC(?day) ?fact LIMIT ${SHOWN}`;

const countQuery = (
  view: View,
  state: string | undefined,
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>
SELECT (COUNT(DISTINCT ?fact) AS ?count) WHERE {
${dated(view, state)}}`;

const undatedQuery = (
  view: View,
  state: string | undefined,
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT (COUNT(DISTINCT ?fact) AS ?count) WHERE {
${part(state)}  { ?fact a pacta:Treaty FILTER NOT EXISTS { ?fact pacta:date ?date } }
  UNION { ?fact a pacta:Event FILTER NOT EXISTS { ?fact pacta:startDate ?date } }
${within(view, '?fact')}}`;
