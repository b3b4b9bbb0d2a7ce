// /openapi.json: what exists at which address, as OpenAPI 3.1. Media types come from the tables that the routes use.
import { CITATION_PATHS } from './citations/open-api.js';
import { mintTag } from './http/etag.js';
import { PROBLEMS } from './http/problem.js';
import type { Resource } from './http/resource.js';
import { send } from './http/send.js';
import { LINK_PATHS } from './links/open-api.js';
import {
  answer,
  content,
  type Json,
  mediaTypes,
  PROBLEM,
  parameter,
  responses,
  text,
  WRITING,
} from './open-api-parts.js';
import { BODY_FORMATS, GRAPH_FORMS, HTML, RESULT_FORMS } from './rdf/forms.js';
import { PATHS as PATHS_OF_RECONCILIATION } from './reconcile/manifest.js';
import type { Settings } from './settings.js';
import { BODY_TYPES } from './sparql/operation.js';
import { ARTICLE_TYPES, TRIAL_TYPES } from './trial/read-trial.js';
import { REPORT_FORMS } from './trial/try-out.js';

const GRAPHS = mediaTypes(GRAPH_FORMS);
const ANSWERS = [...new Set([...mediaTypes(RESULT_FORMS), ...GRAPHS, HTML.mediaType])];
const PAYLOADS = [...Object.keys(BODY_FORMATS), 'multipart/form-data'];

const FORM = {
  schema: {
    type: 'object',
    properties: {
      query: { type: 'string' },
      update: { type: 'string' },
      'default-graph-uri': { type: 'array', items: { type: 'string' } },
      'named-graph-uri': { type: 'array', items: { type: 'string' } },
      'using-graph-uri': { type: 'array', items: { type: 'string' } },
      'using-named-graph-uri': { type: 'array', items: { type: 'string' } },
    },
  },
};

const sparql = {
  get: {
    summary: 'Ask a SPARQL query; without one, the query page or the Service Description',
    parameters: [
      parameter('query', 'the query'),
      parameter('default-graph-uri', 'graphs that make up the default graph', true),
      parameter('named-graph-uri', 'graphs that GRAPH sees', true),
      parameter('example', 'name of a question to show in the form'),
      parameter(
        'format',
        'form of the answer, before the header Accept: csv, tsv, json, xml, html, ttl …; svg for a view',
      ),
      parameter('view', 'picture of the answer on a page or as svg: map, timeline, network, chart'),
    ],
    ...responses({ 200: answer('the answer', ANSWERS), 304: answer('the client holds the answer') }),
  },
  post: {
    summary: 'Ask a SPARQL query, or send an update (with the token)',
    requestBody: {
      required: true,
      content: { [BODY_TYPES.form]: FORM, [BODY_TYPES.query]: text, [BODY_TYPES.update]: text },
    },
    ...responses({ 200: answer('the answer', ANSWERS), 204: answer('the update is committed') }),
  },
};

const writes = (method: string): Json => ({
  requestBody: { required: true, content: content(PAYLOADS) },
  ...WRITING,
  ...responses({
    201: answer('the graph is new'),
    204: answer(`the graph was there, and ${method}`),
    412: PROBLEM,
    422: PROBLEM,
  }),
});
const graph = {
  get: { summary: 'Get a graph', ...responses({ 200: answer('the graph', GRAPHS), 304: answer('unchanged') }) },
  put: { summary: 'Put a graph in place of what is there', ...writes('is replaced') },
  post: { summary: 'Add to a graph; at /store itself without parameters, make a new one', ...writes('has more') },
  delete: { summary: 'Delete a graph', ...WRITING, ...responses({ 204: answer('the graph is gone') }) },
};
const simple = (summary: string, type: string): Json => ({
  get: { summary, ...responses({ 200: answer(summary, [type]) }) },
});

const inPath = (name: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const TYPE = inPath('type');
const SLUG = inPath('slug');
/** Also with an extension: .html .ttl .nt .jsonld .rdf .nq .trig. */
const described = (summary: string, parameters: readonly Json[] = []): Json => ({
  parameters,
  get: { summary, ...responses({ 200: answer(summary, [...GRAPHS, HTML.mediaType]), 304: answer('unchanged') }) },
});

const CONVERSION = [
  parameter('id', 'slug of the article'),
  parameter('published', 'its publication date, YYYY-MM-DD'),
  parameter('language', 'its language, such as it or en'),
];
const TRIAL =
  `RDF in any of the types; text/csv with one fact a row; or an article or sentence as text/plain or text/markdown.
CSV begins with the columns article (slug of an article of the store), class and quote (words of the article, to the letter), goes
on with properties of the class by their names in the ontology, or label, and may have by and why (who adds the fact, and why).
Several values are parted by ";". Names and codes are reconciled to IRIs. The JSON answer has conforms, counts, findings (with
suggested and place), names (words, iri, label, known), differences (added and removed triples by graph), problems (cells that
cannot be read) and, where the body was no RDF, graph (Turtle); written is always false.`.replaceAll('\n', ' ');

const PATHS: Readonly<Record<string, Json>> = {
  '/': simple('The start page', 'text/html'),
  '/sparql': sparql,
  '/store': {
    parameters: [parameter('default', 'the unnamed graph'), parameter('graph', 'IRI of the graph')],
    ...graph,
  },
  '/store/{path}': {
    parameters: [inPath('path')],
    ...graph,
  },
  '/search': {
    parameters: [
      parameter('q', 'words that a name or a passage must have'),
      parameter('prefix', 'in place of q: the beginning of a name'),
      parameter('type', 'class, such as State, Treaty or Passage'),
      parameter('lang', 'language of the name or passage'),
      parameter('limit', 'most hits, up to 100'),
      parameter('offset', 'hits to pass over'),
    ],
    ...simple('What is named so, or says so, best first', 'application/json'),
  },
  '/reconcile': {
    get: {
      summary: 'Reconciliation Service API 0.2: the manifest; with queries or extend, what they ask for',
      parameters: [
        parameter('queries', 'a batch of queries, as JSON'),
        parameter('extend', 'ids and properties, as JSON'),
      ],
      ...responses({ 200: answer('manifest, candidates or values', ['application/json']) }),
    },
    post: {
      summary: 'The same with queries or extend in a form',
      requestBody: {
        required: true,
        content: {
          [BODY_TYPES.form]: {
            schema: { type: 'object', properties: { queries: { type: 'string' }, extend: { type: 'string' } } },
          },
        },
      },
      ...responses({ 200: answer('candidates or values', ['application/json']) }),
    },
  },
  ...Object.fromEntries(
    (['entity', 'type', 'property'] as const).flatMap((kind) => [
      [
        PATHS_OF_RECONCILIATION.suggest[kind],
        {
          parameters: [parameter('prefix', 'beginning of a name'), parameter('cursor', 'how many to pass over')],
          ...simple('What has such a name', 'application/json'),
        },
      ],
      [
        PATHS_OF_RECONCILIATION.flyout[kind],
        { parameters: [parameter('id', 'of what was suggested')], ...simple('A few words on it', 'application/json') },
      ],
    ]),
  ),
  '/reconcile/preview': {
    parameters: [parameter('id', 'of an entity')],
    ...simple('A small page on it, to be shown in a frame', 'text/html'),
  },
  '/reconcile/properties': {
    parameters: [parameter('type', 'a class'), parameter('limit', 'how many properties')],
    ...simple('Properties that things of a class have', 'application/json'),
  },
  ...LINK_PATHS,
  ...CITATION_PATHS,
  '/id/{type}/{slug}': {
    parameters: [TYPE, SLUG],
    get: { summary: 'A thing of the world: where it is described', ...responses({ 303: answer('see there') }) },
  },
  '/doc/{type}/{slug}': described('What is said of a thing', [TYPE, SLUG]),
  '/article/{slug}': described('An article: its graph and what editors add', [SLUG]),
  '/article/{slug}/annotations': {
    parameters: [SLUG],
    ...simple('The passages of an article as Web Annotations', 'application/ld+json'),
  },
  '/article/{slug}/{kind}/{start}': described('A fact of an article', [SLUG, inPath('kind'), inPath('start')]),
  '/code/{list}': described('A code list', [inPath('list')]),
  '/code/{list}/{code}': described('A code', [inPath('list'), inPath('code')]),
  '/graph/{name}': described('A graph that belongs to no article', [inPath('name')]),
  '/consolidated/{type}/{slug}': described('All that is said of one person, organization or state', [TYPE, SLUG]),
  '/consolidated/{kind}/{slug}/{start}': described('All that is said of one treaty or event', [
    inPath('kind'),
    SLUG,
    inPath('start'),
  ]),
  '/ontology': described('The classes and properties'),
  '/shapes': described('The shapes that data must conform to'),
  '/validate': {
    get: { summary: 'A page to try a text or data on', ...responses({ 200: answer('the page', ['text/html']) }) },
    post: {
      summary: 'Try a body: what is wrong with it, what its names lead to, what it would change; nothing is written',
      description: TRIAL,
      parameters: [
        parameter('graph', 'IRI of the graph that triples without a graph are meant for'),
        parameter('mode', 'add: the body is added to what its graphs hold; replace: it takes their place'),
        ...CONVERSION,
      ],
      requestBody: { required: true, content: content(TRIAL_TYPES) },
      ...responses({
        200: answer('the report, also of data that do not conform', mediaTypes(REPORT_FORMS)),
        413: PROBLEM,
        415: PROBLEM,
      }),
    },
  },
  '/convert': {
    post: {
      summary: 'Convert an article: its graph, or as JSON also what is wrong with it; nothing is kept',
      parameters: CONVERSION,
      requestBody: { required: true, content: content(ARTICLE_TYPES) },
      ...responses({ 200: answer('the graph', ['application/json', ...GRAPHS]), 413: PROBLEM, 415: PROBLEM }),
    },
  },
  '/dataset': described('The catalogue, in DCAT 3'),
  '/void': described('The dataset, in VoID'),
  '/.well-known/void': { get: { summary: 'Where VoID is', ...responses({ 302: answer('see there') }) } },
  '/dump/': simple('The files of the dataset', 'application/json'),
  '/dump/{file}': {
    parameters: [inPath('file')],
    get: {
      summary:
        'A file of the dataset, gzipped, or with .sha256 its checksum; without a version, where the present one is',
      ...responses({
        200: answer('the file', ['application/gzip', 'text/plain']),
        302: answer('see there'),
        410: answer('the version has passed'),
      }),
    },
  },
  '/sitemap.xml': simple('The pages that there are', 'application/xml'),
  '/health/live': simple('The process answers', 'application/json'),
  '/health/ready': simple('The store answers', 'application/json'),
  '/openapi.json': simple('This document', 'application/json'),
  '/problem/{kind}': {
    parameters: [{ name: 'kind', in: 'path', required: true, schema: { type: 'string', enum: Object.keys(PROBLEMS) } }],
    ...simple('What a kind of problem is', 'text/html'),
  },
};

const problemResponse = {
  description: 'What is wrong and what to do (RFC 9457)',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail'],
        properties: {
          type: { type: 'string', format: 'uri' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          line: { type: 'integer' },
          column: { type: 'integer' },
          available: { type: 'array', items: { type: 'string' } },
          report: { type: 'object' },
        },
      },
    },
  },
};

export function openApi({ version }: Settings): Resource {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Pacta', version: version === '' ? '0' : version, license: { name: 'MIT', identifier: 'MIT' } },
    paths: PATHS,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: { Problem: problemResponse },
    },
  };
  const body = `${JSON.stringify(document, null, 2)}\n`;
  return {
    methods: {
      GET: (c) =>
        send(c, {
          contentType: 'application/json',
          body,
          tag: mintTag(body),
          headers: { 'Cache-Control': 'public, max-age=300' },
        }),
    },
  };
}
