// /network: one thing and what it is tied to by treaties and offices; the one with most ties where the address names none.
import { pacta, rdf } from '../../../graph/vocabulary.js';
import { knowledgeOf } from '../../../pages/knowledge/knowledge.js';
import { NAMING } from '../../../pages/knowledge/names.js';
import type { Choice } from '../../../pages/overview/frame.js';
import { type NetworkParts, networkPage, networkPicture } from '../../../pages/overview/network.js';
import type { NodeKind } from '../../../pages/picture/network.js';
import type { View } from '../../../pages/view.js';
import type { Services } from '../../http/context.js';
import { namesFor, triplesOf } from '../gather.js';
import { within } from '../scope.js';
import { type Query, type Row, select, sparql } from '../sparql.js';
import type { Overview } from './overview.js';

const NEIGHBOURS = 24;
/** Things in the picture: the neighbours, and of their neighbours as many as there is room for. */
const MOST = 32;
const EDGES = 160;
const OFFERED = 60;
const KINDS: readonly (readonly [type: string, kind: NodeKind])[] = [
  [pacta.State.value, 'state'],
  [pacta.Person.value, 'person'],
  [pacta.Organization.value, 'organization'],
  [pacta.Treaty.value, 'treaty'],
];

export const network: Overview<NetworkParts> = { path: '/network', gather, page: networkPage, picture: networkPicture };

type Edge = NetworkParts['edges'][number];

async function gather(services: Services, view: View): Promise<NetworkParts> {
  const offered = await mostTied(services, view);
  const asked = view.parameters.get('focus') ?? '';
  const focus =
    asked.startsWith(services.settings.base) && /^[^\s<>"{}|\\^`]+$/.test(asked) ? asked : (offered[0] ?? '');
  const query = focus === '' ? sparql`SELECT * WHERE {} LIMIT 0` : aroundQuery(view, [focus]);
  const around = edgesIn(await select(services, query));
  const neighbours = [...new Set(around.flatMap(({ from, to }) => [from, to]))].filter((iriText) => iriText !== focus);
  const near = focus === '' ? [] : [focus, ...neighbours.slice(0, NEIGHBOURS)];
  const further = near.length < 2 ? [] : edgesIn(await select(services, sparql`${aroundQuery(view, near)} LIMIT 2000`));
  const shown = [...new Set([...near, ...further.flatMap(({ from, to }) => [from, to])])].slice(0, MOST);
  const known = new Set(shown);
  const among =
    shown.length === 0 ? [] : edgesIn(await select(services, sparql`${aroundQuery(view, shown)} LIMIT 2000`));
  const edges = among.filter(({ from, to }) => known.has(from) && known.has(to)).slice(0, EDGES);
  const types = await triplesOf(services, shown, [rdf.type]);
  const kindOf = (iriText: string): NodeKind | undefined =>
    KINDS.find(([type]) =>
      types.some(({ subject, object }) => subject.value === iriText && object.value === type),
    )?.[1];
  const names = await namesFor(services, [...types, ...(await triplesOf(services, offered, [rdf.type]))]);
  const terms = await namesOfEdges(services, edges);
  const knowledge = knowledgeOf([...types, ...names, ...terms], view.language);
  const choice: Choice = {
    name: 'focus',
    label: view.messages.network.focus,
    options: [...new Set([focus, ...offered])]
      .filter((iriText) => iriText !== '')
      .map((iriText) => ({ value: iriText, text: knowledge.names(iriText)?.text ?? iriText })),
  };
  return {
    knowledge,
    focus,
    nodes: shown.flatMap((iriText) => {
      const kind = kindOf(iriText);
      return kind === undefined ? [] : [{ iriText, kind }];
    }),
    edges,
    total: neighbours.length,
    shown: Math.min(neighbours.length, NEIGHBOURS),
    choices: [choice],
    query: query.text,
  };
}

const namesOfEdges = (services: Services, edges: readonly Edge[]) =>
  triplesOf(services, [...new Set(edges.map(({ property }) => property))], NAMING);

/** Ties of treaties to their parties and signatories, and of persons to whom they hold an office for. */
const aroundQuery = (
  view: View,
  things: readonly string[],
): Query => sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>

SELECT DISTINCT ?from ?property ?to WHERE {
${treatiesTied(view, things, 'to')}  UNION
${treatiesTied(view, things, 'from')}  UNION {
    VALUES ?from { ${things} } ?holding pacta:holder ?from ; pacta:onBehalfOf ?to ; pacta:office ?property
${within(view, '?holding')}  } UNION {
    VALUES ?to { ${things} } ?holding pacta:onBehalfOf ?to ; pacta:holder ?from ; pacta:office ?property
${within(view, '?holding')}  }
}`;

/** Treaties among the things, or those that the things are tied to. */
const treatiesTied = (view: View, things: readonly string[], end: 'from' | 'to'): Query => sparql`  {
    VALUES ?${{ text: end }} { ${things} }
    { ?to pacta:party ?from BIND (pacta:party AS ?property) } UNION { ?to pacta:signatory ?from BIND (pacta:signatory AS ?property) }
    ?to a pacta:Treaty
${within(view, '?to')}  }
`;

const edgesIn = (rows: readonly Row[]): Edge[] =>
  rows.flatMap(({ from, property, to }) =>
    from === undefined || property === undefined || to === undefined || from === to ? [] : [{ from, property, to }],
  );

async function mostTied(services: Services, view: View): Promise<string[]> {
  const rows = await select(
    services,
    sparql`PREFIX pacta: <https://w3id.org/pacta/ontology#>
SELECT ?thing (COUNT(DISTINCT ?fact) AS ?facts) WHERE {
  VALUES ?property { pacta:party pacta:signatory pacta:holder pacta:onBehalfOf } ?fact ?property ?thing
${within(view, '?fact')}} GROUP BY ?thing ORDER BY DESC(?facts) ?thing LIMIT ${OFFERED}`,
  );
  return rows.flatMap(({ thing }) => thing ?? []);
}
