// /validate for people: the page to try a text or data on, and what its form sends, put to the interface for programs at the
// same address.
import { parseRdf } from '../../graph/parse.js';
import { pacta, rdf } from '../../graph/vocabulary.js';
import { knowledgeOf } from '../../pages/knowledge/knowledge.js';
import {
  type Problem,
  type TrialOutcome,
  type TrialParts,
  type Tried,
  trialPage,
} from '../../pages/validate/trial-page.js';
import type { View } from '../../pages/view.js';
import { readText } from '../http/body.js';
import { readContentType } from '../http/content-type.js';
import type { Context, Services } from '../http/context.js';
import { readParameters } from '../http/parameters.js';
import type { Resource } from '../http/resource.js';
import { namesFor } from './gather.js';
import { sendPage } from './send-page.js';

const FORM_TYPE = 'application/x-www-form-urlencoded';
const EMPTY: Tried = { data: '', type: 'text/plain', language: '', published: '' };

type FetchOwn = (request: Request, env: Context['env']) => Response | Promise<Response>;

/** The interface with a page before it; `fetchOwn` asks this server. */
export function withTrialPage(services: Services, trial: Resource, fetchOwn: FetchOwn): Resource {
  const { POST } = trial.methods;
  return {
    ...trial,
    methods: {
      ...trial.methods,
      GET: async (c) => sendPage(c, services, (view) => trialPage(view, { tried: EMPTY })),
      POST: async (c) => {
        const mediaType = readContentType(c.req.header('content-type'))?.mediaType;
        if (mediaType !== FORM_TYPE && POST !== undefined) return POST(c);
        c.set('reads', true);
        const tried = readForm(await readText(c.req.raw, services.settings.maxBodyBytes));
        const response = await fetchOwn(requestOf(c, tried), c.env);
        const told: unknown = await response.json();
        return sendPage(
          c,
          services,
          async (view) => {
            if (response.ok) return trialPage(view, await partsOf(services, view, tried, told as TrialOutcome));
            const body = await trialPage(view, { tried, problem: told as Problem });
            return { status: response.status, body, headers: {} };
          },
          { steady: false },
        );
      },
    },
  };
}

function readForm(body: string): Tried {
  const parameters = readParameters(body);
  const one = (name: keyof Tried): string => parameters.one(name) ?? '';
  // Hint: a form sends line breaks as CRLF, whatever was typed.
  return {
    data: one('data').replaceAll('\r\n', '\n'),
    type: one('type'),
    language: one('language'),
    published: one('published'),
  };
}

function requestOf(c: Context, { data, type, language, published }: Tried): Request {
  const url = new URL(c.req.url);
  url.search = '';
  if (language !== '') url.searchParams.set('language', language);
  if (published !== '') url.searchParams.set('published', published);
  const contentType = type === '' ? 'text/plain' : type;
  return new Request(url, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': `${contentType}; charset=utf-8` },
    body: data,
  });
}

async function partsOf(services: Services, view: View, tried: Tried, outcome: TrialOutcome): Promise<TrialParts> {
  const { graph } = outcome;
  if (graph === undefined || tried.type !== 'text/plain') return { tried, outcome };
  const quads = await parseRdf(graph, 'turtle', 'graph');
  const article = quads.find(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(pacta.Article));
  if (article === undefined) return { tried, outcome };
  const names = await namesFor(services, quads);
  return {
    tried,
    outcome,
    reading: { iriText: article.subject.value, knowledge: knowledgeOf([...quads, ...names], view.language) },
  };
}
