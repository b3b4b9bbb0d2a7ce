// /consolidated/{type}/{slug} and /consolidated/{kind}/{article}/{start}: all that is said of one person, organization,
// treaty or event, whatever the IRI under which each article speaks of it. Members keep their own IRIs and statements, so that
// what they disagree on stands side by side; the links between them say why they are taken for one.
import { DataFactory, type Quad } from 'n3';
import { owl, prov, rdf, rdfs, skos } from '../../graph/vocabulary.js';
import { bestName } from '../../search/naming.js';
import type { Services } from '../http/context.js';
import { construct, describe, describeOthers } from './describe.js';

const PREFIX = 'consolidated/';
const MEMBERS = `CONSTRUCT { @ <${skos.exactMatch.value}> ?member } WHERE {
  @ (<${skos.exactMatch.value}>|^<${skos.exactMatch.value}>)* ?member FILTER(isIRI(?member))
}`;

export interface ConsolidatedView {
  readonly iriText: string;
  readonly members: readonly string[];
  readonly quads: readonly Quad[];
}

/** What stands for a view: "id/person/vladimir-putin" for consolidated/person/vladimir-putin. Undefined for another path. */
export function viewedPath(path: string): string | undefined {
  const entity = /^consolidated\/([a-z-]+\/[A-Za-z0-9-]+)$/.exec(path)?.[1];
  if (entity !== undefined) return `id/${entity}`;
  const [, kind, slug, start] = /^consolidated\/([a-z-]+)\/([a-z0-9-]+)\/(\d+(?:-\d+)?)$/.exec(path) ?? [];
  return kind === undefined ? undefined : `article/${slug}/${kind}/${start}`;
}

/** The path of the view of a thing; undefined for what has none. */
export function viewPath(path: string): string | undefined {
  const entity = /^id\/([a-z-]+\/[A-Za-z0-9-]+)$/.exec(path)?.[1];
  if (entity !== undefined) return PREFIX + entity;
  const [, slug, kind, start] = /^article\/([a-z0-9-]+)\/([a-z-]+)\/(\d+(?:-\d+)?)$/.exec(path) ?? [];
  return kind === undefined ? undefined : `${PREFIX}${kind}/${slug}/${start}`;
}

/** IRIs of one thing below the base, sorted; the first stands for all. */
export async function membersOf(services: Services, iriText: string): Promise<string[]> {
  const { base } = services.settings;
  const found = await construct(services, MEMBERS.replaceAll('@', `<${iriText}>`));
  const members = found.map(({ object }) => object.value).filter((member) => viewPathOf(member, base) !== undefined);
  return [...new Set([iriText, ...members])].sort();
}

const viewPathOf = (iriText: string, base: string): string | undefined =>
  iriText.startsWith(base) ? viewPath(iriText.slice(base.length)) : undefined;

/** Undefined where nothing is known of the thing that the path stands for. */
export async function consolidatedView(services: Services, path: string): Promise<ConsolidatedView | undefined> {
  const viewed = viewedPath(path);
  if (viewed === undefined) return undefined;
  const { base } = services.settings;
  if ((await describe(services, base + viewed)).length === 0) return undefined;
  const members = await membersOf(services, base + viewed);
  const own = viewPathOf(members[0] ?? '', base) ?? path;
  const view = DataFactory.namedNode(base + own);
  const quads: Quad[] = [DataFactory.quad(view, rdf.type, prov.Collection)];
  await services.catalog.refresh();
  for (const member of members) {
    quads.push(DataFactory.quad(view, prov.hadMember, DataFactory.namedNode(member)));
    const entry = services.catalog.entry(member);
    const name = entry === undefined || entry.names.length === 0 ? undefined : bestName(entry);
    if (name !== undefined)
      quads.push(DataFactory.quad(view, rdfs.label, DataFactory.literal(name.text, name.language || undefined)));
    quads.push(...(await describe(services, member)), ...(await describeOthers(services, member)));
  }
  quads.push(...(await linksAmong(services, members)));
  return { iriText: view.value, members, quads };
}

const linksAmong = (services: Services, members: readonly string[]): Promise<Quad[]> => {
  const list = members.map((member) => `<${member}>`).join(' ');
  return construct(
    services,
    `CONSTRUCT { ?link ?p ?o } WHERE {
  VALUES ?first { ${list} } VALUES ?second { ${list} }
  ?link <${owl.annotatedSource.value}> ?first ; <${owl.annotatedTarget.value}> ?second ; ?p ?o
}`,
  );
};
