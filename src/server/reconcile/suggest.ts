// The beginning of a name in, entities, classes or properties with such a name out (Reconciliation Service API 0.2, 5); and a
// few words on one of them, to be shown beside the list.
import { html } from 'hono/html';
import { PACTA } from '../../graph/vocabulary.js';
import { MATCHED_CLASSES } from '../../link/matcher.js';
import { foldText } from '../../search/fold.js';
import { bestName } from '../../search/naming.js';
import type { Context, Services } from '../http/context.js';
import { readParameters } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import {
  classesOf,
  className,
  classNamed,
  describeEntry,
  entityId,
  entityIri,
  type Named,
  propertyId,
  propertyIri,
  termName,
} from './terms.js';

type Kind = 'entity' | 'type' | 'property';
interface Suggested extends Named {
  readonly description?: string;
  readonly notable?: readonly Named[];
}

const PAGE = 20;

export async function suggest(c: Context, services: Services, kind: Kind): Promise<object> {
  const parameters = readParameters(new URL(c.req.url).search);
  const prefix = parameters.one('prefix')?.trim() ?? '';
  const cursor = Number(parameters.one('cursor') ?? '0');
  const from = Number.isSafeInteger(cursor) && cursor >= 0 ? cursor : 0;
  await services.catalog.refresh();
  const found = await FINDERS[kind](services, prefix, from + PAGE);
  return { result: found.slice(from, from + PAGE) };
}

const FINDERS: Readonly<Record<Kind, (services: Services, prefix: string, most: number) => Promise<Suggested[]>>> = {
  entity: findEntities,
  type: async ({ catalog }, prefix) => MATCHED_CLASSES.map((name) => classNamed(catalog, name)).filter(begins(prefix)),
  property: findProperties,
};

async function findEntities(
  { catalog, search, settings }: Services,
  prefix: string,
  most: number,
): Promise<Suggested[]> {
  // Hint: what completion finds and cannot be reconciled is passed over, so that more is asked for than is given.
  const hits = await search.complete({ prefix, limit: most * 3 });
  return hits
    .flatMap(({ iriText }) => {
      const entry = catalog.entry(iriText);
      const notable = entry === undefined ? [] : classesOf(catalog, entry);
      if (entry === undefined || notable.length === 0) return [];
      const { text: name } = bestName(entry);
      return [{ id: entityId(iriText, settings.base), name, description: describeEntry(catalog, entry), notable }];
    })
    .slice(0, most);
}

async function findProperties(services: Services, prefix: string): Promise<Suggested[]> {
  const lists = await Promise.all(MATCHED_CLASSES.map((name) => services.statistics.propertiesOf(PACTA + name)));
  const ids = [...new Set(lists.flat().map(({ iriText }) => iriText))];
  return ids
    .map((iriText) => {
      const id = propertyId(iriText);
      return { id, name: termName(services.catalog, iriText, id) };
    })
    .filter(begins(prefix))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The name has words that begin with the words of the prefix, or the id begins with it. */
function begins(prefix: string): (named: Named) => boolean {
  const asked = foldText(prefix);
  return ({ id, name }) =>
    asked === '' || ` ${foldText(name)}`.includes(` ${asked}`) || id.toLowerCase().startsWith(prefix.toLowerCase());
}

export async function flyout(c: Context, services: Services, kind: Kind): Promise<object> {
  const id = readParameters(new URL(c.req.url).search).one('id') ?? '';
  const { catalog, settings } = services;
  await catalog.refresh();
  const iriText =
    kind === 'entity'
      ? entityIri(id, settings.base)
      : kind === 'type'
        ? className(id) && PACTA + className(id)
        : propertyIri(id);
  const entry = iriText === undefined ? undefined : catalog.entry(iriText);
  if (iriText === undefined || (entry === undefined && kind !== 'property'))
    throw new Problem('not-found', `"${id}" is no ${kind} that is known here.`);
  const name = entry === undefined ? termName(catalog, iriText, id) : bestName(entry).text;
  const told = entry === undefined ? '' : describeEntry(catalog, entry);
  const text = await html`<p><b>${name}</b></p><p>${told}</p><p><code>${iriText}</code></p>`;
  return { id, html: text.toString() };
}
