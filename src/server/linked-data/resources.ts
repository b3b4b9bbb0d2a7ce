// Every IRI under the base, answered: 303 from a thing of the world to its description, and for the rest a page or RDF, as
// extension or Accept say. An article is answered with its graph and what editors add, a graph with its content, the
// ontology and the shapes with their documents, and all else with what the store says of it.
import { DataFactory, type Quad } from 'n3';
import type { Context, Services } from '../http/context.js';
import { mintTag } from '../http/etag.js';
import { negotiate, type Offer } from '../http/negotiate.js';
import { notAcceptable, Problem } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send, sendEmpty } from '../http/send.js';
import { EXTENSIONS, extensionOf, type Form, GRAPH_FORMS, HTML, withCharset } from '../rdf/forms.js';
import { writeRdf } from '../rdf/write.js';
import { type Address, readAddress } from './address.js';
import { describe, describeOthers, SHOWN_OF_OTHERS } from './describe.js';
import { type PageParts, resourcePage } from './resource-page.js';

const OFFERS: readonly (Form | Offer)[] = [...GRAPH_FORMS, HTML];
const HTML_TYPE = 'text/html; charset=utf-8';
const VARY = 'Accept, Accept-Language';
const unknown = (): Problem => new Problem('not-found', 'Nothing is known of this.');

/** /id/…: something that no server can send, only speak of. */
export const thing = (services: Services): Resource => ({
  methods: {
    GET: async (c) => {
      const address = readAddress(new URL(c.req.url).pathname);
      if (address === undefined) throw unknown();
      if ((await describe(services, services.settings.base + address.path)).length === 0) throw unknown();
      const { pathname } = new URL(c.req.url);
      return sendEmpty(303, { Location: pathname.replace(/^\/id\//, '/doc/'), Vary: VARY });
    },
  },
});

interface Content {
  readonly iriText: string;
  readonly quads: readonly Quad[];
  /** Subjects that a page has a section for. */
  readonly subjects: readonly string[];
  readonly passages?: readonly string[];
  /** Whether a page also tells what refers to it. */
  readonly single: boolean;
}

export const document = (services: Services): Resource => ({
  methods: {
    GET: async (c) => {
      const address = readAddress(new URL(c.req.url).pathname);
      if (address === undefined) throw unknown();
      const content = await load(services, address);
      if (content === undefined || content.quads.length === 0) throw unknown();
      const chosen = choose(c, address);
      return 'accept' in chosen
        ? sendRdf(c, services, address, content, chosen)
        : sendPage(c, services, address, content);
    },
  },
});

async function load(services: Services, { path }: Address): Promise<Content | undefined> {
  const { settings, store } = services;
  const iriText = settings.base + path.replace(/^doc\//, 'id/');
  const known = settings.documents.get(path);
  if (known !== undefined) return { iriText, quads: known, subjects: subjectsOf(known), single: false };
  if (/^graph\/|^article\/[^/]+(?:\/curated)?$/.test(path)) {
    const names = [iriText, ...(/^article\/[^/]+$/.test(path) ? [`${iriText}/curated`] : [])];
    const quads: Quad[] = [];
    for (const name of names)
      for (const { subject, predicate, object } of (await store.graph(name)) ?? [])
        quads.push(DataFactory.quad(subject, predicate, object, DataFactory.namedNode(name)));
    const all = subjectsOf(quads);
    const passages = all.filter(isPassage);
    return { iriText, quads, subjects: all.filter((subject) => !isPassage(subject)), passages, single: false };
  }
  return { iriText, quads: await describe(services, iriText), subjects: [iriText], single: true };
}

const isPassage = (iriText: string): boolean => iriText.includes('#char=');

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
    contentType: withCharset(form.mediaType),
    body: await writeRdf(quads, form.accept),
    vary: VARY,
    headers: linking(address, iriText, extensionOf(form.accept)),
    ...tagged(services, iriText, form.mediaType),
  });
}

async function sendPage(c: Context, services: Services, address: Address, content: Content): Promise<Response> {
  const { iriText, quads, subjects, passages = [], single } = content;
  const parts: PageParts = {
    iriText,
    base: services.settings.base,
    quads,
    subjects,
    passages,
    forms: Object.keys(EXTENSIONS).map((extension) => `/${address.path}.${extension}`),
    ...(single ? { others: { quads: await describeOthers(services, iriText), shown: SHOWN_OF_OTHERS } } : {}),
  };
  return send(c, {
    contentType: HTML_TYPE,
    body: await resourcePage(parts),
    vary: VARY,
    headers: linking(address, iriText, 'html'),
    ...tagged(services, iriText, 'text/html'),
  });
}

const tagged = ({ store, settings }: Services, iriText: string, mediaType: string): { readonly tag?: string } =>
  settings.revalidates ? { tag: mintTag(store.version(), settings.version, iriText, mediaType) } : {};

function linking({ path }: Address, iriText: string, extension: string): Record<string, string> {
  const alternates = Object.entries({ html: 'text/html', ...EXTENSIONS })
    .filter(([other]) => other !== extension)
    .map(([other, mediaType]) => `</${path}.${other}>; rel="alternate"; type="${mediaType}"`);
  return {
    'Cache-Control': 'no-cache',
    'Content-Location': `/${path}.${extension}`,
    Link: [`<${iriText}>; rel="canonical"`, ...alternates].join(', '),
  };
}
