// The body of a trial in, quads out, whatever it was: RDF in any form, rows of simple facts, or an article or a sentence that
// goes through the converter. Nothing is kept.
import { createHash } from 'node:crypto';
import { DataFactory, type Quad } from 'n3';
import { InputError } from '../../article/errors.js';
import { type ArticleFormat, readArticles } from '../../article/read.js';
import { type Iris, makeIris } from '../../graph/iris.js';
import { placeInGraphs } from '../../graph/place-in-graphs.js';
import { parsePlaced } from '../../graph/placed.js';
import { pacta } from '../../graph/vocabulary.js';
import { LanguageError } from '../../language/recognise.js';
import { Places } from '../../validate/places.js';
import { decodeUtf8, readBytes } from '../http/body.js';
import { readContentType } from '../http/content-type.js';
import type { Context, Services } from '../http/context.js';
import { Problem } from '../http/problem.js';
import { BODY_FORMATS } from '../rdf/forms.js';
import { type Reconciled, type RowProblem, readCsvFacts } from './csv-facts.js';
import { sourceOf, type Workbench } from './workbench.js';

export interface Trial {
  /** Each with its graph. */
  readonly quads: readonly Quad[];
  /** What the reference graph says of the things that a converted article names. */
  readonly described: readonly Quad[];
  readonly places: Places;
  readonly problems: readonly RowProblem[];
  readonly names: readonly Reconciled[];
  /** The quads were made here from something that was no RDF. */
  readonly made: boolean;
}

const ARTICLES: Readonly<Record<string, ArticleFormat>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'application/x-ndjson': 'jsonl',
};
const CSV = 'text/csv';
export const ARTICLE_TYPES = [...Object.keys(ARTICLES)];
export const TRIAL_TYPES = [...Object.keys(BODY_FORMATS), CSV, ...ARTICLE_TYPES];

/** An article is read while nobody else is answered. */
const MOST_ARTICLE_BYTES = 256 * 1024;

export async function readTrial(
  c: Context,
  services: Services,
  workbench: Workbench,
  types: readonly string[],
): Promise<Trial> {
  const type = readContentType(c.req.header('content-type'));
  if (type === undefined || !types.includes(type.mediaType))
    throw new Problem(
      'unsupported-media-type',
      `${type === undefined ? 'The body has no Content-Type' : `"${type.mediaType}" is not read here`}; send ${types.join(', ')}.`,
      { headers: { Accept: types.join(', ') } },
    );
  const article = ARTICLES[type.mediaType];
  const most = Math.min(
    services.settings.maxBodyBytes,
    article === undefined ? services.settings.maxTrialBytes : MOST_ARTICLE_BYTES,
  );
  const bytes = await readBytes(c.req.raw, most);
  const iris = makeIris(services.settings.base);
  if (article !== undefined) return convertBody(bytes, article, c, workbench);
  const text = decodeUtf8(bytes);
  if (type.mediaType === CSV) return readCsv(text, services, iris, workbench);
  return readRdf(text, type.mediaType, c, iris);
}

async function readRdf(text: string, mediaType: string, c: Context, iris: Iris): Promise<Trial> {
  const format = BODY_FORMATS[mediaType] ?? 'turtle';
  const places = new Places();
  const quads: Quad[] = [];
  await parsePlaced(
    text,
    format,
    '',
    (quad, line, column) => {
      quads.push(quad);
      places.add(quad, 'body', line, column);
    },
    iris.base,
  );
  const graph = c.req.query('graph');
  const named = graph === undefined ? placeInGraphs(quads, iris) : placeUnder(quads, graph);
  return { quads: named, described: [], places, problems: [], names: [], made: false };
}

function placeUnder(quads: readonly Quad[], graph: string): Quad[] {
  if (!URL.canParse(graph)) throw new Problem('malformed-request', `"${graph}" is no absolute IRI of a graph.`);
  return quads.map((quad) =>
    quad.graph.value === ''
      ? DataFactory.quad(quad.subject, quad.predicate, quad.object, DataFactory.namedNode(graph))
      : quad,
  );
}

async function readCsv(text: string, { store }: Services, iris: Iris, { names }: Workbench): Promise<Trial> {
  const facts = await readCsvFacts(text, {
    iris,
    graph: (name) => sourceOf(store).graph(name),
    find: (name) => names.find(name),
    now: new Date(),
  });
  return { ...facts, described: [], places: new Places(), made: true };
}

/** The slug is `id`, or made of the text, so that the same text always has the same. */
async function convertBody(bytes: Uint8Array, from: ArticleFormat, c: Context, workbench: Workbench): Promise<Trial> {
  const parameters = { id: c.req.query('id'), published: c.req.query('published'), language: c.req.query('language') };
  const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
  const id =
    from === 'txt' && given['id'] === undefined
      ? { id: `text-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}` }
      : {};
  const quads: Quad[] = [];
  const described: Quad[] = [];
  for await (const result of readArticles(['-'], { ...id, ...given, from, stdin: () => [bytes] })) {
    if ('error' in result) throw result.error;
    const converted = inWords(() => workbench.convert(result.article));
    quads.push(...converted.quads);
    described.push(...converted.described);
  }
  if (quads.length === 0) throw new InputError('', 'holds no article');
  const named = new Map<string, string>();
  const exact = new Map(
    quads
      .filter(({ predicate }) => predicate.equals(pacta.exact))
      .map(({ subject, object }) => [subject.value, object.value]),
  );
  for (const { subject, predicate, object } of quads)
    if (predicate.equals(pacta.refersTo)) named.set(`${exact.get(subject.value)}\n${object.value}`, object.value);
  const names = [...named].map(([key, iri]) => ({ words: key.split('\n')[0] ?? '', iri }));
  return { quads, described, places: new Places(), problems: [], names, made: true };
}

/** The converter speaks to the command line. */
function inWords<T>(convert: () => T): T {
  try {
    return convert();
  } catch (error) {
    if (!(error instanceof LanguageError)) throw error;
    throw new Problem('malformed-request', `${error.message.replace('--language', 'the parameter language')}.`);
  }
}
