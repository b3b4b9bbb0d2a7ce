// /store: the SPARQL 1.1 Graph Store HTTP Protocol. A write reads and checks its body first, then takes its turn, looks at
// the graph as it is, and is committed as one transaction, which the gate may stop.
import { randomUUID } from 'node:crypto';
import type { Change } from '../../store/store.js';
import { assertMayWrite } from '../http/authorize.js';
import type { Context, Handler, Services } from '../http/context.js';
import { negotiate } from '../http/negotiate.js';
import { notAcceptable, Problem } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send, sendEmpty } from '../http/send.js';
import { BODY_FORMATS, extensionOf, GRAPH_FORMS, withCharset } from '../rdf/forms.js';
import { writeRdf } from '../rdf/write.js';
import { readPayload } from './payload.js';
import { assertPreconditions, stateTag } from './preconditions.js';
import { assertGraph, readTarget, STORE_PATH } from './target.js';

export function graphStore(services: Services): Resource {
  const writing =
    (write: (c: Context, services: Services) => Promise<Response>): Handler =>
    async (c) => {
      assertMayWrite(c, services.settings.token);
      return write(c, services);
    };
  return {
    methods: { GET: (c) => get(c, services), PUT: writing(put), POST: writing(post), DELETE: writing(remove) },
    options: { 'Accept-Post': [...Object.keys(BODY_FORMATS), 'multipart/form-data'].join(', ') },
  };
}

const absent = (graph: string): Problem => new Problem('graph-not-found', `There is no graph <${graph}>.`);

async function get(c: Context, { store }: Services): Promise<Response> {
  const { graph } = assertGraph(readTarget(c.req.url));
  const quads = await store.graph(graph);
  if (quads === undefined) throw absent(graph);
  const form = negotiate(c.req.header('accept'), GRAPH_FORMS);
  if (form === undefined) throw notAcceptable(GRAPH_FORMS.map(({ mediaType }) => mediaType));
  return send(c, {
    contentType: withCharset(form.mediaType),
    body: await writeRdf(quads, form.accept),
    tag: `${stateTag(quads)}.${extensionOf(form.accept)}`,
    strongTag: true,
    vary: 'Accept',
    headers: { 'Cache-Control': 'no-cache' },
  });
}

async function put(c: Context, services: Services): Promise<Response> {
  const target = assertGraph(readTarget(c.req.url));
  const quads = await readPayload(c.req.raw, target, services.settings.maxBodyBytes);
  return commit(c, services, { kind: 'put', graph: target.graph, quads });
}

async function post(c: Context, services: Services): Promise<Response> {
  const target = readTarget(c.req.url);
  if (target.kind === 'graph') {
    const quads = await readPayload(c.req.raw, target, services.settings.maxBodyBytes);
    return commit(c, services, { kind: 'add', graph: target.graph, quads });
  }
  const graph = `${new URL(c.req.url).origin}${STORE_PATH}/${randomUUID()}`;
  const quads = await readPayload(c.req.raw, { graph, baseIri: graph }, services.settings.maxBodyBytes);
  return commit(c, services, { kind: 'put', graph, quads }, { Location: graph });
}

async function remove(c: Context, services: Services): Promise<Response> {
  const { graph } = assertGraph(readTarget(c.req.url));
  return commit(c, services, { kind: 'delete', graph });
}

/** 201 for a graph that is new, else 204; 404 for one to delete that is not there. */
async function commit(
  c: Context,
  { store, gate, writes }: Services,
  change: Exclude<Change, { kind: 'update' | 'clear' }>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { kind, graph } = change;
  return writes.take(async () => {
    await assertPreconditions(c, store, graph);
    const exists = await store.hasGraph(graph);
    if (kind === 'delete' && !exists) throw absent(graph);
    await gate.pass(store, [change]);
    return sendEmpty(exists ? 204 : 201, headers);
  });
}
