// Every IRI under the base, answered: 303 from a thing of the world to its description, and for the rest a page or RDF, as
// extension or Accept say. What was removed is 410 with the description of how it went. An article is answered with its
// graph and what editors add, a graph with its content, the ontology and the shapes with their documents, and all else with
// what the store says of it. What was loaded last is at hand until something is written.
import { LRUCache } from 'lru-cache';
import { DataFactory, type Quad } from 'n3';
import { documentPage } from '../html/document-page.js';
import { sendPage } from '../html/send-page.js';
import type { Context, Services } from '../http/context.js';
import { mintTag } from '../http/etag.js';
import { negotiate, type Offer } from '../http/negotiate.js';
import { notAcceptable, Problem } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send, sendEmpty } from '../http/send.js';
import { describeDataset } from '../publishing/descriptions.js';
import { EXTENSIONS, extensionOf, type Form, GRAPH_FORMS, HTML, withCharset } from '../rdf/forms.js';
import { writeRdf } from '../rdf/write.js';
import { type Address, readAddress } from './address.js';
import { consolidatedView } from './consolidated.js';
import { describe } from './describe.js';
import { linking } from './linking.js';
import { describeRetraction, isInvalidated } from './removed.js';

const OFFERS: readonly (Form | Offer)[] = [...GRAPH_FORMS, HTML];
/** Documents at hand. */
const HELD = 64;
const GONE = 410;
const VARY = 'Accept, Accept-Language';
const unknown = (): Problem => new Problem('not-found', 'Nothing is known of this.');

/** /id/…: something that no server can send, only speak of. */
export const thing = (services: Services): Resource => ({
  methods: {
    GET: async (c) => {
      const address = readAddress(new URL(c.req.url).pathname);
      if (address === undefined) throw unknown();
      const iriText = services.settings.base + address.path;
      if ((await describe(services, iriText)).length === 0) throw unknown();
      const location = new URL(c.req.url).pathname.replace(/^\/id\//, '/doc/');
      const link = `<${location}>; rel="describedby", <${iriText}>; rel="canonical"`;
      return sendEmpty(303, { Location: location, Vary: VARY, Link: link });
    },
  },
});

/** Where clients look for the VoID description (https://www.w3.org/TR/void/#well-known). */
export const wellKnownVoid: Resource = {
  methods: { GET: async () => sendEmpty(302, { Location: '/void.ttl', Vary: 'Accept-Encoding' }) },
};

interface Content {
  readonly iriText: string;
  readonly quads: readonly Quad[];
  /** Subjects that a page has a section for. */
  readonly subjects: readonly string[];
  /** Whether a page also tells what refers to it. */
  readonly single: boolean;
  /** The thing is no more; the content says how it went. */
  readonly removed: boolean;
}

export function document(services: Services): Resource {
  const held = new LRUCache<string, Content>({ max: HELD });
  const loadHeld = async (address: Address, origin: string): Promise<Content> => {
    const { store, settings } = services;
    const key = JSON.stringify([store.version(), address.path, origin]);
    const known = settings.revalidates ? held.get(key) : undefined;
    const content = known ?? (await load(services, address, origin));
    held.set(key, content);
    return content;
  };
  return {
    methods: {
      GET: async (c) => {
        const address = readAddress(new URL(c.req.url).pathname);
        if (address === undefined) throw unknown();
        const content = await loadHeld(address, new URL(c.req.url).origin);
        const elsewhere = elsewhereOf(address, content, services.settings.base);
        if (elsewhere !== undefined) return sendEmpty(302, { Location: elsewhere, Vary: VARY });
        const chosen = choose(c, address);
        return 'accept' in chosen
          ? sendRdf(c, services, address, content, chosen)
          : sendDocumentPage(c, services, address, content);
      },
    },
  };
}

/** Hint: one view has many members, each of which may have been asked for; the first of them names it. */
function elsewhereOf({ path }: Address, { iriText }: Content, base: string): string | undefined {
  const own = `${base}${path}`;
  return path.startsWith('consolidated/') && iriText !== own ? `/${iriText.slice(base.length)}` : undefined;
}

/** Throws Problem 404 for what nothing is known of. */
async function load(services: Services, address: Address, origin: string): Promise<Content> {
  const { iriText, ...rest } = await find(services, address, origin);
  // Hint: a graph that is gone may still be spoken of.
  const quads = rest.quads.length > 0 || rest.single ? rest.quads : await describe(services, iriText);
  if (quads.length > 0) return { ...rest, iriText, quads, removed: isInvalidated(iriText, quads) };
  const retraction = /\/article\//.test(iriText) ? await describeRetraction(services, iriText) : [];
  if (retraction.length === 0) throw unknown();
  return { iriText, quads: retraction, subjects: subjectsOf(retraction), single: false, removed: true };
}

async function find(services: Services, { path }: Address, origin: string): Promise<Omit<Content, 'removed'>> {
  const { settings, store } = services;
  const iriText = settings.base + path.replace(/^doc\//, 'id/');
  const known = settings.documents.get(path) ?? (await describeDataset(services, path, origin));
  if (known !== undefined) return { iriText, quads: known, subjects: subjectsOf(known), single: false };
  if (path.startsWith('consolidated/')) {
    const view = await consolidatedView(services, path);
    if (view === undefined) throw unknown();
    return { iriText: view.iriText, quads: view.quads, subjects: [view.iriText, ...view.members], single: false };
  }
  if (/^graph\/|^article\/[^/]+(?:\/curated)?$/.test(path)) {
    const names = [iriText, ...(/^article\/[^/]+$/.test(path) ? [`${iriText}/curated`] : [])];
    const quads: Quad[] = [];
    for (const name of names)
      for (const { subject, predicate, object } of (await store.graph(name)) ?? [])
        quads.push(DataFactory.quad(subject, predicate, object, DataFactory.namedNode(name)));
    if (quads.length > 0) quads.push(...(await describe(services, `${iriText}#graph`)));
    const subjects = subjectsOf(quads).filter((subject) => !subject.includes('#char='));
    return { iriText, quads, subjects, single: false };
  }
  return { iriText, quads: await describe(services, iriText), subjects: [iriText], single: true };
}

const subjectsOf = (quads: readonly Quad[]): string[] => [
  ...new Set(quads.filter(({ subject }) => subject.termType === 'NamedNode').map(({ subject }) => subject.value)),
];

function choose(c: Context, { extension }: Address): Form | Offer {
  if (extension === 'html') return HTML;
  if (extension !== undefined) return { mediaType: extension, accept: extension };
  const chosen = negotiate(c.req.header('accept'), OFFERS);
  if (chosen === undefined) throw notAcceptable(OFFERS.map(({ mediaType }) => mediaType));
  return chosen;
}

async function sendRdf(
  c: Context,
  services: Services,
  address: Address,
  content: Content,
  form: Form,
): Promise<Response> {
  const { iriText, quads } = content;
  return send(c, {
    status: content.removed ? GONE : 200,
    contentType: withCharset(form.mediaType),
    body: await writeRdf(quads, form.accept),
    vary: VARY,
    headers: linking(address, content, extensionOf(form.accept), services.settings),
    ...tagged(c, services, iriText, form.mediaType),
  });
}

const sendDocumentPage = (c: Context, services: Services, address: Address, content: Content): Promise<Response> =>
  sendPage(
    c,
    services,
    (view) =>
      documentPage(services, view, {
        ...content,
        forms: Object.keys(EXTENSIONS).map((extension) => `/${address.path}.${extension}`),
      }),
    {
      status: content.removed ? GONE : 200,
      vary: 'Accept',
      headers: linking(address, content, 'html', services.settings),
    },
  );

/** Hint: some documents name the host that was asked. */
const tagged = (
  c: Context,
  { store, settings }: Services,
  iriText: string,
  mediaType: string,
): { readonly tag?: string } =>
  settings.revalidates
    ? { tag: mintTag(store.version(), settings.version, iriText, mediaType, new URL(c.req.url).origin) }
    : {};
