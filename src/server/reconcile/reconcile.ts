// The reconciliation service: its addresses and what each answers. Everything is read by GET or by the POST of a form; both
// are open to pages of other sites. Bodies are JSON, but for the preview.
import type { Hono } from 'hono';
import { readText } from '../http/body.js';
import { readContentType } from '../http/content-type.js';
import type { Context, Env, Services } from '../http/context.js';
import { mintTag } from '../http/etag.js';
import { type Parameters, readParameters } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { addResource, type Resource } from '../http/resource.js';
import { send } from '../http/send.js';
import { extend, proposeProperties } from './extend.js';
import { makeManifest, PATHS } from './manifest.js';
import { previewPage } from './preview.js';
import { answerQuery } from './queries.js';
import { readQueries } from './read-queries.js';
import { flyout, suggest } from './suggest.js';

const FORM = 'application/x-www-form-urlencoded';
const DEFAULT_PROPERTIES = 50;

export function addReconciliation(app: Hono<Env>, services: Services): void {
  const read = (path: string, answer: (c: Context) => Promise<object>): void =>
    addResource(app, [path], { methods: { GET: async (c) => sendJson(c, await answer(c)) } });
  addResource(app, [PATHS.service], service(services));
  for (const kind of ['entity', 'type', 'property'] as const) {
    read(PATHS.suggest[kind], (c) => suggest(c, services, kind));
    read(PATHS.flyout[kind], (c) => flyout(c, services, kind));
  }
  read(PATHS.properties, (c) => {
    const parameters = readParameters(new URL(c.req.url).search);
    const limit = Number(parameters.one('limit') ?? '');
    return proposeProperties(
      services,
      parameters.one('type') ?? '',
      limit >= 1 ? Math.floor(limit) : DEFAULT_PROPERTIES,
    );
  });
  addResource(app, [PATHS.preview], { methods: { GET: (c) => preview(c, services) } });
}

const service = (services: Services): Resource => ({
  open: ['GET', 'HEAD', 'POST'],
  methods: {
    GET: (c) => answer(c, services, readParameters(new URL(c.req.url).search)),
    POST: async (c) => {
      c.set('reads', true);
      const type = readContentType(c.req.header('content-type'));
      if (type?.mediaType !== FORM)
        throw new Problem('unsupported-media-type', `Send the form as ${FORM}, with "queries" or "extend" in it.`, {
          headers: { Accept: FORM },
        });
      const body = readParameters(await readText(c.req.raw, services.settings.maxBodyBytes));
      return answer(c, services, readParameters(new URL(c.req.url).search).and(body));
    },
  },
});

async function answer(c: Context, services: Services, parameters: Parameters): Promise<Response> {
  const queries = parameters.one('queries');
  const extension = parameters.one('extend');
  if (queries !== undefined && extension !== undefined)
    throw new Problem('malformed-request', 'There is "queries" and "extend" in one request; send them one by one.');
  if (extension !== undefined) return sendJson(c, await extend(services, extension));
  if (queries === undefined) {
    await services.catalog.refresh();
    return sendJson(c, makeManifest(services, new URL(c.req.url).origin));
  }
  const results: [string, object][] = [];
  for (const [key, query] of readQueries(queries)) results.push([key, { result: await answerQuery(services, query) }]);
  return sendJson(c, Object.fromEntries(results));
}

async function preview(c: Context, services: Services): Promise<Response> {
  const { origin, search } = new URL(c.req.url);
  const body = await previewPage(services, readParameters(search).one('id') ?? '', origin);
  c.set('framed', true);
  return send(c, { contentType: 'text/html; charset=utf-8', body, tag: mintTag(body) });
}

function sendJson(c: Context, value: object): Promise<Response> {
  const body = `${JSON.stringify(value, null, 2)}\n`;
  return send(c, {
    contentType: 'application/json',
    body,
    tag: mintTag(body),
    headers: { 'Cache-Control': 'no-cache' },
  });
}
