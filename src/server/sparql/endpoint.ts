// /sparql: what comes by GET and POST, handed on to query, update, query page or Service Description.

import { sendQueryPage } from '../html/query.js';
import { assertMayWrite } from '../http/authorize.js';
import { readText } from '../http/body.js';
import { readContentType } from '../http/content-type.js';
import type { Context, Services } from '../http/context.js';
import { negotiate, type Offer } from '../http/negotiate.js';
import { readParameters } from '../http/parameters.js';
import { notAcceptable } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send } from '../http/send.js';
import { type Form, GRAPH_FORMS, HTML, withCharset } from '../rdf/forms.js';
import { writeRdf } from '../rdf/write.js';
import { ACCEPT_POST, assertPostable, BODY_TYPES, readGet, readPost } from './operation.js';
import { answerQuery, serviceIri } from './query.js';
import { describeService } from './service-description.js';
import { runUpdate } from './update.js';

const DESCRIPTIONS: readonly (Form | Offer)[] = [...GRAPH_FORMS, HTML];

export const sparqlEndpoint = (services: Services): Resource => ({
  options: { 'Accept-Post': ACCEPT_POST },
  open: ['GET', 'HEAD', 'POST'],
  methods: {
    GET: async (c) => {
      const parameters = readParameters(new URL(c.req.url).search);
      const operation = readGet(parameters);
      return operation === undefined
        ? describe(c, services, parameters.one('example'))
        : answerQuery(c, services, operation, parameters.one('format'));
    },
    POST: async (c) => {
      const mediaType = assertPostable(readContentType(c.req.header('content-type')));
      if (mediaType === BODY_TYPES.update) assertMayWrite(c, services.settings.token);
      if (mediaType === BODY_TYPES.query) c.set('reads', true);
      const parameters = readParameters(new URL(c.req.url).search);
      const body = await readText(c.req.raw, services.settings.maxBodyBytes);
      const operation = readPost(parameters, mediaType, body);
      if (operation.kind === 'query') {
        c.set('reads', true);
        return answerQuery(c, services, operation, parameters.one('format'));
      }
      assertMayWrite(c, services.settings.token);
      return runUpdate(c, services, operation);
    },
  },
});

/** The page with the form for whoever names HTML, the Service Description for all others. */
async function describe(c: Context, services: Services, example: string | undefined): Promise<Response> {
  const chosen = negotiate(c.req.header('accept'), DESCRIPTIONS);
  if (chosen === undefined) throw notAcceptable(DESCRIPTIONS.map(({ mediaType }) => mediaType));
  if (!('accept' in chosen)) {
    const text = services.settings.examples.find(({ name }) => name === example)?.text;
    return sendQueryPage(c, services, text);
  }
  const quads = describeService(serviceIri(c), services.settings, await services.store.graphs());
  return send(c, {
    contentType: withCharset(chosen.mediaType),
    body: await writeRdf(quads, chosen.accept),
    vary: 'Accept',
    headers: { 'Cache-Control': 'no-cache' },
  });
}
