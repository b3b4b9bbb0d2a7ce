// A query in, its answer in the form that the client likes best out; for a browser, a page with the answer on it. A client
// that holds the answer already is told so before the store is asked.
import type { Accept, QueryAnswer } from '../../store/store.js';
import { sendPicture, sendQueryPage } from '../html/query.js';
import type { Context, Services } from '../http/context.js';
import { mintTag } from '../http/etag.js';
import { negotiate, type Offer } from '../http/negotiate.js';
import { PackedBody } from '../http/packed.js';
import { notAcceptable, Problem } from '../http/problem.js';
import { problemIri } from '../http/render-problem.js';
import { notModified, send } from '../http/send.js';
import { EXTENSIONS, type Form, GRAPH_FORMS, HTML, RESULT_FORMS, withCharset } from '../rdf/forms.js';
import type { QueryOperation } from './operation.js';
import { isVolatile, type QueryForm, queryForm } from './query-form.js';
import type { Made } from './result-cache.js';
import { withSearch } from './search-service.js';

type Chosen = Form | Offer;
const isForm = (chosen: Chosen): chosen is Form => 'accept' in chosen;

/** A picture, which `view` in an address chooses. */
const PICTURE = 'svg';
/** What `format` in an address may name, for links and spreadsheets, which cannot send a header. */
const FORMATS: Readonly<Record<string, string>> = {
  ...EXTENSIONS,
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/sparql-results+json',
  xml: 'application/sparql-results+xml',
  html: 'text/html',
};

/**
 * `format` goes before the header Accept. Hint: some clients send names of their own in it beside the header, which then
 * decides; only without a header is a name that there is not a Problem 400.
 */
export async function answerQuery(
  c: Context,
  services: Services,
  operation: QueryOperation,
  format?: string,
): Promise<Response> {
  if (format === PICTURE)
    return sendPicture(
      c,
      services,
      operation.query,
      () => ask(c, services, operation, HTML),
      isVolatile(operation.query),
    );
  const header = c.req.header('accept');
  const named = format === undefined ? undefined : FORMATS[format];
  if (format && named === undefined && header === undefined)
    throw new Problem(
      'malformed-request',
      `There is no format "${format}"; there are ${Object.keys(FORMATS).join(', ')}.`,
    );
  const isNamed = named !== undefined && (header === undefined || fits(named, operation.query));
  const chosen = choose(isNamed ? named : header, operation.query);
  if (!isForm(chosen))
    return sendQueryPage(
      c,
      services,
      operation.query,
      () => ask(c, services, operation, chosen),
      isVolatile(operation.query),
    );
  const tag = tagOf(c, services, operation, chosen);
  const held = tag === undefined ? undefined : notModified(c, tag);
  if (held !== undefined) {
    held.headers.set('Vary', 'Accept, Accept-Encoding');
    return held;
  }
  const { answer, steady, failedServices = [] } = await answerOnce(c, services, operation, chosen);
  const tagged = steady && tag !== undefined;
  return send(c, {
    ...answer,
    vary: 'Accept',
    ...(tagged ? { tag } : {}),
    headers: {
      'Cache-Control': tagged ? 'no-cache' : 'no-store',
      ...linksToFailed(failedServices, services.settings.base),
    },
  });
}

/** Hint: a SILENT service that fails leaves no trace in the results; a link whose relation is the problem names it (RFC 8288). */
const linksToFailed = (addresses: readonly string[], base: string): Readonly<Record<string, string>> =>
  addresses.length === 0
    ? {}
    : {
        Link: addresses.map((address) => `<${address}>; rel="${problemIri(base, 'service-unavailable')}"`).join(', '),
      };

/** From the cache where it may be there. */
async function answerOnce(c: Context, services: Services, operation: QueryOperation, chosen: Form): Promise<Made> {
  const { store, cache, settings } = services;
  const version = store.version();
  const make = async (): Promise<Made> => {
    const answer = await ask(c, services, operation, chosen);
    return {
      answer: { contentType: contentTypeOf(answer, chosen), body: new PackedBody(answer.body) },
      steady: store.version() === version,
      failedServices: answer.failedServices ?? [],
    };
  };
  if (!settings.revalidates || isVolatile(operation.query)) return make();
  return cache.answer(mintTag(...stateOf(c, services, operation, chosen)), version, make);
}

/** Whether a query has answers in a form. */
const fits = (mediaType: string, query: string): boolean =>
  negotiate<Chosen>(mediaType, [...formsOf(queryForm(query)), HTML]) !== undefined;

const formsOf = (form: QueryForm | undefined): readonly Form[] =>
  form === 'CONSTRUCT' || form === 'DESCRIBE' ? GRAPH_FORMS : RESULT_FORMS;

/** Throws Problem 406. Where the form of the query cannot be told, its syntax is the store's to judge. */
function choose(accept: string | undefined, query: string): Chosen {
  const form = queryForm(query);
  const forms = formsOf(form);
  const chosen = negotiate<Chosen>(accept, [...forms, HTML]);
  if (chosen !== undefined) return chosen;
  if (form === undefined && forms[0] !== undefined) return forms[0];
  throw notAcceptable([...forms, HTML].map(({ mediaType }) => mediaType));
}

function tagOf(
  c: Context,
  { store, settings }: Services,
  operation: QueryOperation,
  chosen: Chosen,
): string | undefined {
  if (!settings.revalidates || isVolatile(operation.query)) return undefined;
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return undefined;
  return mintTag(...stateOf(c, { store, settings }, operation, chosen));
}

/** All that an answer depends on. */
const stateOf = (
  c: Context,
  { store, settings }: Pick<Services, 'store' | 'settings'>,
  { query, defaultGraphs, namedGraphs }: QueryOperation,
  { mediaType }: Chosen,
): string[] => [
  store.version(),
  settings.version,
  query,
  mediaType,
  serviceIri(c),
  JSON.stringify([defaultGraphs, namedGraphs]),
];

async function ask(c: Context, services: Services, operation: QueryOperation, chosen: Chosen): Promise<QueryAnswer> {
  const { query, defaultGraphs, namedGraphs } = operation;
  const wanted: Accept | undefined = isForm(chosen) ? chosen.accept : undefined;
  const results = RESULT_FORMS.find(({ accept }) => accept === wanted)?.accept;
  const graph = GRAPH_FORMS.find(({ accept }) => accept === wanted)?.accept;
  return services.store.query({
    query: await withSearch(services, query),
    results: results ?? 'application/sparql-results+json',
    graph: graph ?? 'text/turtle',
    timeoutMs: services.settings.queryTimeoutMs,
    baseIri: serviceIri(c),
    ...(defaultGraphs.length === 0 && namedGraphs.length === 0 ? {} : { defaultGraphs, namedGraphs }),
  });
}

/** The answer to a query as a page shows or cites it: bindings in JSON, triples in N-Triples. */
export const askForPage = async (c: Context, services: Services, query: string): Promise<QueryAnswer> =>
  services.store.query({
    query: await withSearch(services, query),
    results: 'application/sparql-results+json',
    graph: 'application/n-triples',
    timeoutMs: services.settings.queryTimeoutMs,
    baseIri: `${new URL(c.req.url).origin}/sparql`,
  });

const contentTypeOf = (answer: QueryAnswer, chosen: Form): string =>
  withCharset(chosen.accept === answer.mediaType ? chosen.mediaType : answer.mediaType);

/** What relative IRIs of a query or an update are resolved against: the address of the service. */
export const serviceIri = (c: Context): string => {
  const { origin, pathname } = new URL(c.req.url);
  return origin + pathname;
};
