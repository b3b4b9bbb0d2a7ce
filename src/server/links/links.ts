// /links: the links to sources of others, those that wait for a decision before all. GET lists them as JSON or RDF; POST with
// the token decides, and what is decided is never asked again.
import { pairOf } from '../../link/external/linkset.js';
import { assertMayWrite } from '../http/authorize.js';
import type { Context, Services } from '../http/context.js';
import { mintTag } from '../http/etag.js';
import { negotiate } from '../http/negotiate.js';
import { readParameters } from '../http/parameters.js';
import { notAcceptable, Problem } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send } from '../http/send.js';
import { GRAPH_FORMS, withCharset } from '../rdf/forms.js';
import { writeRdf } from '../rdf/write.js';
import { type FoundLink, findLinks, namesOf, openBook, quadsOf, readLinkParameters } from './find-links.js';
import { type AskedDecision, FORM_TYPE, JSON_TYPE, readDecisions } from './read-decisions.js';

/** JSON of our own before that which is JSON-LD under another name. */
const RDF_FORMS = GRAPH_FORMS.filter(({ mediaType }) => mediaType !== JSON_TYPE);
const OFFERS = [{ mediaType: JSON_TYPE }, ...RDF_FORMS] as const;
export const LINK_FORMS: readonly string[] = OFFERS.map(({ mediaType }) => mediaType);

export const linksResource = (services: Services): Resource => ({
  methods: { GET: (c) => list(c, services), POST: (c) => decide(c, services) },
  options: { 'Accept-Post': `${JSON_TYPE}, ${FORM_TYPE}` },
});

async function list(c: Context, services: Services): Promise<Response> {
  const form = negotiate(c.req.header('accept'), OFFERS);
  if (form === undefined) throw notAcceptable(LINK_FORMS);
  const { total, counts, links } = await findLinks(
    services,
    readLinkParameters(readParameters(new URL(c.req.url).search)),
  );
  const body =
    'accept' in form
      ? await writeRdf(quadsOf(services, links), form.accept)
      : `${JSON.stringify({ total, counts, links: links.map(toJson) }, null, 2)}\n`;
  return send(c, {
    contentType: withCharset(form.mediaType),
    body,
    tag: mintTag(form.mediaType, body),
    vary: 'Accept',
    headers: { 'Cache-Control': 'no-cache' },
  });
}

async function decide(c: Context, services: Services): Promise<Response> {
  assertMayWrite(c, services.settings.token);
  const decided = await keepDecisions(services, await readDecisions(c));
  return send(c, {
    contentType: JSON_TYPE,
    body: `${JSON.stringify({ decided: decided.map(toJson) }, null, 2)}\n`,
    headers: { 'Cache-Control': 'no-store' },
  });
}

/** All of them or none. Throws Problem 404 for a thing that the data do not have. */
export async function keepDecisions(services: Services, asked: readonly AskedDecision[]): Promise<FoundLink[]> {
  const { catalog, gate, store, writes } = services;
  return writes.take(async () => {
    await catalog.refresh();
    for (const { subject } of asked)
      if (catalog.entry(subject) === undefined)
        throw new Problem('not-found', `Nothing is known of <${subject}>; give the "subject" of a link of /links.`);
    const made = new Date();
    const decided = new Map<string, FoundLink>();
    const changes = [];
    for (const source of new Set(asked.map((one) => one.source))) {
      const book = await openBook(services, source);
      for (const decision of asked.filter((one) => one.source === source)) {
        const link = book.decide({ ...decision, made });
        decided.set(`${source} ${pairOf(link)}`, { ...link, source, ...namesOf(services, link.subject) });
      }
      changes.push(...book.changes());
    }
    await gate.pass(store, changes);
    return [...decided.values()];
  });
}

const toJson = ({ made, ...link }: FoundLink): object => ({ ...link, made: made.toISOString() });
