// The whole server as a function from Request to Response, without a socket. Each address has one resource; what all
// answers share is added around them; whatever is thrown becomes a problem document here.
import { Hono } from 'hono';
import { Matcher } from '../link/matcher.js';
import { Catalog } from '../search/catalog.js';
import { SearchIndex } from '../search/search-index.js';
import type { Store } from '../store/store.js';
import { addCitations } from './citations/cite.js';
import { Gate } from './gate.js';
import { graphStore } from './graphs/graph-store.js';
import { STORE_PATH } from './graphs/target.js';
import { live, ready } from './health.js';
import { assetResource } from './html/assets.js';
import { completions } from './html/completions.js';
import { withLinksPage } from './html/links.js';
import { addOverviews } from './html/overviews.js';
import { problemKind } from './html/problem-kind.js';
import { Sources } from './html/scope.js';
import { withSearchPage } from './html/search.js';
import { articlesResource, startResource } from './html/start.js';
import { withTrialPage } from './html/trial.js';
import type { Client } from './http/clients.js';
import type { Env, Services } from './http/context.js';
import { explain } from './http/explain.js';
import { guard } from './http/guard.js';
import { limitRate, observe } from './http/observe.js';
import { Problem, type ProblemKind } from './http/problem.js';
import { renderProblem } from './http/render-problem.js';
import { addResource } from './http/resource.js';
import { Turns } from './http/turns.js';
import { annotations } from './linked-data/annotations.js';
import { document, thing, wellKnownVoid } from './linked-data/resources.js';
import { shapesReference } from './linked-data/shapes-reference.js';
import { linksResource } from './links/links.js';
import { Metrics } from './metrics.js';
import { openApi } from './open-api.js';
import { dumpFiles } from './publishing/dump-files.js';
import { Dumps } from './publishing/dumps.js';
import { sitemap } from './publishing/sitemap.js';
import { Statistics } from './publishing/statistics.js';
import { addReconciliation } from './reconcile/reconcile.js';
import { searchResource } from './search/search.js';
import { DEFAULTS, type Settings } from './settings.js';
import { sparqlEndpoint } from './sparql/endpoint.js';
import { ResultCache } from './sparql/result-cache.js';
import { convertTrial, validateTrial } from './trial/try-out.js';

/** Problems that whoever runs the server hears of. */
const TOLD: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'internal-error',
  'store-unavailable',
  'engine-failure',
  'write-failed',
  'storage-full',
]);

export interface App {
  /** Without a client, nobody's requests are counted. */
  fetch(request: Request, client?: Client): Promise<Response>;
  /** Reads names and passages before somebody searches for them; what fails then is tried again by the first who does. */
  prepare(): void;
  /** From then on the server says that it is not ready, and answers all the same. */
  closeDoor(): void;
}

export function makeApp(store: Store, given: Partial<Settings> = {}): App {
  const settings: Settings = { ...DEFAULTS, ...given };
  const metrics = new Metrics();
  const cache = new ResultCache(settings.cacheBytes, (event) => metrics.cache(event));
  metrics.watch(store, () => cache.bytes);
  let open = true;
  const catalog = new Catalog(store, settings.furtherNames);
  const shared = {
    store,
    catalog,
    search: new SearchIndex(catalog),
    matcher: new Matcher(catalog),
    statistics: new Statistics(store, settings.queryTimeoutMs, settings.defaultGraph === 'union'),
    dumps: new Dumps(store),
    settings,
    gate: new Gate(settings.check, settings.base),
    writes: new Turns(),
    cache,
    metrics,
    isOpen: () => open,
  };
  const services: Services = { ...shared, sources: new Sources(shared) };
  const app = new Hono<Env>({ strict: false });
  app.use(observe(services), guard(settings.packFromBytes), limitRate(settings.rateLimit));
  addResource(app, ['/'], startResource(services));
  addResource(app, ['/articles'], articlesResource(services));
  addOverviews(app, services);
  addResource(app, ['/completions'], completions(services));
  addResource(app, ['/sparql'], sparqlEndpoint(services));
  addCitations(app, services);
  addResource(app, [STORE_PATH, `${STORE_PATH}/*`], graphStore(services));
  addResource(
    app,
    ['/validate'],
    withTrialPage(services, validateTrial(services), (request, env) => app.fetch(request, env)),
  );
  addResource(app, ['/convert'], convertTrial(services));
  addResource(app, ['/search'], withSearchPage(services, searchResource(services)));
  addReconciliation(app, services);
  addResource(
    app,
    ['/links'],
    withLinksPage(services, linksResource(services), (request, env) => app.fetch(request, env)),
  );
  addResource(app, ['/health/live'], live);
  addResource(app, ['/health/ready'], ready(services));
  addResource(app, ['/metrics'], metrics.resource);
  addResource(app, ['/openapi.json'], openApi(settings));
  addResource(app, ['/problem/:kind'], problemKind(services));
  addResource(app, ['/dump', '/dump/*'], dumpFiles(services));
  addResource(app, ['/sitemap.xml', '/:sitemap{sitemap-\\d+\\.xml}'], sitemap(services));
  addResource(app, ['/.well-known/void'], wellKnownVoid);
  addResource(app, ['/article/:slug/annotations'], annotations(services));
  addResource(app, ['/shapes', '/shapes.html'], shapesReference(services, document(services)));
  addResource(app, ['/id/*'], thing(services));
  addResource(
    app,
    [
      '/doc/*',
      '/article/*',
      '/code/*',
      '/graph/*',
      '/consolidated/*',
      '/:document{(?:ontology|shapes|dataset|void)(?:\\.[a-z]+)?}',
    ],
    document(services),
  );
  addResource(app, ['/assets/*'], assetResource(settings));
  app.notFound((c) => renderProblem(c, new Problem('not-found', 'Nothing has this address.'), settings));
  app.onError((error, c) => {
    const problem = explain(error, settings.retryAfterSeconds);
    metrics.problem(problem.kind);
    if (TOLD.has(problem.kind))
      settings.report?.(error, `${c.req.method} ${new URL(c.req.url).pathname}`, c.get('requestId'));
    return renderProblem(c, problem, settings);
  });
  return {
    fetch: async (request, client) => app.fetch(request, client === undefined ? {} : { client }),
    // Hint: an endpoint of others is not read before it must be.
    prepare: () => void (store.watch !== undefined && catalog.refresh().catch(() => {})),
    closeDoor: () => {
      open = false;
    },
  };
}
