// /search?q=… in, what is named so or says so out, best first. With `prefix` in place of `q`, names that begin so.
import type { SearchAnswer, SearchHit } from '../../search/search.js';
import type { Context, Services } from '../http/context.js';
import { mintTag } from '../http/etag.js';
import { type Parameters, readParameters } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send } from '../http/send.js';

const MOST_HITS = 100;
const DEFAULT_HITS = 20;
const LONGEST_QUERY = 500;

/** What an address asks for. `query` and `prefix` are trimmed; one of them is undefined. */
export interface SearchParameters {
  readonly query: string | undefined;
  readonly prefix: string | undefined;
  readonly type?: string;
  readonly language?: string;
  readonly limit: number;
  readonly offset: number;
}

/** Throws Problem 400 for what is missing or out of bounds, and says what may be given. */
export function readSearchParameters(parameters: Parameters): SearchParameters {
  const query = parameters.one('q')?.trim() ?? '';
  const prefix = parameters.one('prefix')?.trim() ?? '';
  if ((query === '') === (prefix === ''))
    throw new Problem('malformed-request', 'Give words to search for as "q", or the beginning of a name as "prefix".');
  if (Math.max(query.length, prefix.length) > LONGEST_QUERY)
    throw new Problem('malformed-request', `More than ${LONGEST_QUERY} characters are not searched for.`);
  const type = parameters.one('type') ?? '';
  const language = parameters.one('lang') ?? '';
  return {
    query: query === '' ? undefined : query,
    prefix: prefix === '' ? undefined : prefix,
    ...(type === '' ? {} : { type }),
    ...(language === '' ? {} : { language }),
    limit: count(parameters.one('limit'), DEFAULT_HITS, 'limit', 1, MOST_HITS),
    offset: count(parameters.one('offset'), 0, 'offset', 0, 10_000),
  };
}

function count(given: string | undefined, otherwise: number, name: string, least: number, most: number): number {
  if (given === undefined || given === '') return otherwise;
  const value = /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Problem('malformed-request', `"${name}" is "${given}"; give a number from ${least} to ${most}.`);
}

/** For pages and data alike. */
export async function findHits(
  { search }: Services,
  parameters: SearchParameters,
  admits?: (iriText: string) => boolean,
): Promise<SearchAnswer> {
  const { query, prefix, ...rest } = parameters;
  if (prefix === undefined)
    return search.search({ query: query ?? '', ...rest, ...(admits === undefined ? {} : { admits }) });
  const hits = await search.complete({ prefix, ...rest });
  return { query: prefix, total: hits.length, words: 'all', hits };
}

export const searchResource = (services: Services): Resource => ({
  methods: {
    GET: async (c: Context) => {
      const parameters = readSearchParameters(readParameters(new URL(c.req.url).search));
      const { query, total, words, hits } = await findHits(services, parameters);
      const body = `${JSON.stringify({ query, total, words, hits: hits.map(toJson) }, null, 2)}\n`;
      return send(c, {
        contentType: 'application/json',
        body,
        tag: mintTag(body),
        headers: { 'Cache-Control': 'no-cache' },
      });
    },
  },
});

const toJson = ({ iriText, labelLanguage, matchedLanguage, score, ...rest }: SearchHit): object => ({
  iri: iriText,
  ...rest,
  ...(labelLanguage === '' ? {} : { labelLanguage }),
  ...(matchedLanguage === '' ? {} : { matchedLanguage }),
  score: Number(score.toFixed(3)),
});
