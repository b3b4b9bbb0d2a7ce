// /timeline: events and treaties with a date, of one state or of all.
import { readFact } from '../../../pages/facts/fact.js';
import { knowledgeOf } from '../../../pages/knowledge/knowledge.js';
import { type TimelineParts, timelinePage, timelinePicture } from '../../../pages/overview/timeline.js';
import { spanOf } from '../../../pages/picture/spans.js';
import type { View } from '../../../pages/view.js';
import type { Services } from '../../http/context.js';
import { gatherFacts } from '../gather.js';
import { within } from '../scope.js';
import { type Query, type Row, select, sparql } from '../sparql.js';
import type { Overview } from './overview.js';
import { stateChoice, stateNamed } from './states.js';

const SHOWN = 60;
const READ = 5000;

export const timeline: Overview<TimelineParts> = {
  path: '/timeline',
  gather,
  page: timelinePage,
  picture: timelinePicture,
};

async function gather(services: Services, view: View): Promise<TimelineParts> {
  const state = stateNamed(view, 'state');
  const query = datedQuery(view, state);
  const [rows, undated, states] = await Promise.all([
    select(services, sparql`${query} LIMIT ${READ}`),
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
    total: placed.length,
    undated: Number(undated[0]?.['count'] ?? 0),
    choices: [states],
    query: query.text,
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
    : sparql`  VALUES ?role { pacta:party pacta:participant pacta:host } ?fact ?role ${state} .\n`;

const datedQuery = (
  view: View,
  state: string | undefined,
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT DISTINCT ?fact ?start ?end ?first ?last WHERE {
${part(state)}  { ?fact a pacta:Treaty ; pacta:date ?start } UNION { ?fact a pacta:Event ; pacta:startDate ?start }
  OPTIONAL { ?fact pacta:endDate ?end }
  OPTIONAL { ?fact pacta:resolvedStart ?first }
  OPTIONAL { ?fact pacta:resolvedEnd ?last }
${within(view, '?fact')}}`;

const undatedQuery = (
  view: View,
  state: string | undefined,
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT (COUNT(DISTINCT ?fact) AS ?count) WHERE {
${part(state)}  VALUES ?class { pacta:Treaty pacta:Event } ?fact a ?class
  FILTER NOT EXISTS { ?fact pacta:date|pacta:startDate ?date }
${within(view, '?fact')}}`;
