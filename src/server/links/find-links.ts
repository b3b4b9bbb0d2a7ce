// Links to sources of others, as the graphs of the store hold them, for who lists them: those of a source, a thing, a state.
import type { Quad } from 'n3';
import { type Iris, makeIris } from '../../graph/iris.js';
import { LinkBook } from '../../link/external/link-book.js';
import {
  type ExternalLink,
  isSourceName,
  LINK_STATES,
  type LinkState,
  linkGraphs,
  linksetQuads,
  sourcesOf,
} from '../../link/external/linkset.js';
import { bestName, specificFirst } from '../../search/naming.js';
import type { Services } from '../http/context.js';
import type { Parameters } from '../http/parameters.js';
import { Problem } from '../http/problem.js';

export interface LinkParameters {
  readonly source?: string;
  readonly subject?: string;
  /** "all" for every state. */
  readonly state: LinkState | 'all';
  readonly limit: number;
  readonly offset: number;
}
export interface FoundLink extends ExternalLink {
  readonly source: string;
  /** What our data call the subject. */
  readonly label: string;
  /** Its class; undefined where the store knows none. */
  readonly type?: string;
}
export interface FoundLinks {
  /** Before limit and offset. */
  readonly total: number;
  /** How many links each source has in each state. */
  readonly counts: Readonly<Record<string, Readonly<Record<LinkState, number>>>>;
  /** The doubtful things with the best candidates first; of one thing the best first. */
  readonly links: readonly FoundLink[];
}

const DEFAULT_LINKS = 100;
const MOST_LINKS = 1000;
const MOST_PASSED = 1_000_000;

/** Throws Problem 400 for what is out of bounds, and says what may be given. */
export function readLinkParameters(parameters: Parameters): LinkParameters {
  const source = parameters.one('source') ?? '';
  const subject = parameters.one('subject') ?? '';
  const given = parameters.one('state') ?? '';
  const state = ['', 'all', ...LINK_STATES].includes(given) ? given || 'doubtful' : undefined;
  if (state === undefined)
    throw new Problem('malformed-request', `"state" is "${given}"; give ${LINK_STATES.join(', ')} or all.`);
  if (source !== '' && !isSourceName(source))
    throw new Problem('malformed-request', `"source" is "${source}", which is no name of a source.`);
  return {
    ...(source === '' ? {} : { source }),
    ...(subject === '' ? {} : { subject }),
    state: state as LinkParameters['state'],
    limit: count(parameters.one('limit'), DEFAULT_LINKS, 'limit', 1, MOST_LINKS),
    offset: count(parameters.one('offset'), 0, 'offset', 0, MOST_PASSED),
  };
}

function count(given: string | undefined, otherwise: number, name: string, least: number, most: number): number {
  if (given === undefined || given === '') return otherwise;
  const value = /^\d{1,7}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Problem('malformed-request', `"${name}" is "${given}"; give a number from ${least} to ${most}.`);
}

export const irisOf = ({ settings }: Services): Iris => makeIris(settings.base);

export const openBook = (services: Services, source: string): Promise<LinkBook> =>
  LinkBook.open(linkGraphs(source, irisOf(services)), (name) => services.store.graph(name));

/** For pages and data alike. */
export async function findLinks(services: Services, parameters: LinkParameters): Promise<FoundLinks> {
  const { source: wanted, subject, state, limit, offset } = parameters;
  await services.catalog.refresh();
  const found: (ExternalLink & { readonly source: string })[] = [];
  const counts: Record<string, Record<LinkState, number>> = {};
  for (const source of sourcesOf(await services.store.graphs(), irisOf(services))) {
    const links = (await openBook(services, source)).links();
    const each: Record<LinkState, number> = { doubtful: 0, linked: 0, accepted: 0, refused: 0 };
    for (const link of links) each[link.state] += 1;
    counts[source] = each;
    if (wanted !== undefined && wanted !== source) continue;
    for (const link of links)
      if ((state === 'all' || link.state === state) && (subject === undefined || link.subject === subject))
        found.push({ ...link, source });
  }
  const best = new Map<string, number>();
  for (const { subject: thing, score = 0 } of found) best.set(thing, Math.max(score, best.get(thing) ?? 0));
  found.sort(
    (a, b) =>
      (best.get(b.subject) ?? 0) - (best.get(a.subject) ?? 0) ||
      compareText(a.subject, b.subject) ||
      (b.score ?? 0) - (a.score ?? 0) ||
      compareText(a.object, b.object),
  );
  const links = found.slice(offset, offset + limit).map((link) => ({ ...link, ...namesOf(services, link.subject) }));
  return { total: found.length, counts, links };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function namesOf({ catalog }: Services, iriText: string): { readonly label: string; readonly type?: string } {
  const entry = catalog.entry(iriText);
  if (entry === undefined) return { label: iriText };
  const [type] = specificFirst(entry.types);
  return { label: bestName(entry).text, ...(type === undefined ? {} : { type }) };
}

export const quadsOf = (services: Services, links: readonly FoundLink[]): Quad[] =>
  links.flatMap((link) => linksetQuads([link], linkGraphs(link.source, irisOf(services))));
