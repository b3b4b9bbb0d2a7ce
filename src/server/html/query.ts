// The query page, and an answer on it with the names of what it holds.
import { pacta } from '../../graph/vocabulary.js';
import { NAMING, type Name, type Names, namesIn } from '../../pages/knowledge/names.js';
import { cut } from '../../pages/knowledge/render-term.js';
import { Triples } from '../../pages/knowledge/triples.js';
import { queryPage } from '../../pages/query/query-page.js';
import { MAX_LENGTH, type Results, type ShownAnswer } from '../../pages/query/results-table.js';
import { pictureOf } from '../../pages/query/views/answer-view.js';
import { RESULT_VIEWS } from '../../pages/query/views/result-views.js';
import type { View } from '../../pages/view.js';
import type { QueryAnswer } from '../../store/store.js';
import type { Context, Services } from '../http/context.js';
import { explain } from '../http/explain.js';
import { Problem, type ProblemKind } from '../http/problem.js';
import { triplesOf } from './gather.js';
import { sendPage } from './send-page.js';

const LONGEST_WORDS = 90;
/** What is wrong with the query, or with its being so costly, is told beside it; all else on a page of its own. */
const SHOWN_WITH_QUERY: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'query-syntax',
  'query-refused',
  'query-timeout',
  'too-busy',
]);

/** `ask` is the query put to the store; without it the page shows the form alone. */
export function sendQueryPage(
  c: Context,
  services: Services,
  text: string | undefined,
  ask?: () => Promise<QueryAnswer>,
  volatile = false,
): Promise<Response> {
  const { examples, maxPageRows: maxRows, world } = services.settings;
  return sendPage(
    c,
    services,
    async (view) => {
      try {
        const answer = ask === undefined ? undefined : await named(services, view, await ask());
        return await queryPage(view, { text, answer, examples, maxRows, world });
      } catch (error) {
        const { kind, status, title, message, headers } = explain(error, services.settings.retryAfterSeconds);
        if (!SHOWN_WITH_QUERY.has(kind)) throw error;
        const body = await queryPage(view, { text, problem: { title, detail: message }, examples, maxRows });
        return { status, body, headers: headers ?? {} };
      }
    },
    { vary: 'Accept', steady: c.req.method !== 'POST' && !volatile },
  );
}

/** The answer as the picture that the address asks for, alone. Throws Problem 400 where there is none. */
export function sendPicture(
  c: Context,
  services: Services,
  query: string,
  ask: () => Promise<QueryAnswer>,
  volatile: boolean,
): Promise<Response> {
  const { maxPageRows: maxRows, world } = services.settings;
  return sendPage(
    c,
    services,
    async (view) => {
      const { kind, body, names } = await named(services, view, await ask());
      const picture =
        kind === 'bindings' && body.length <= MAX_LENGTH
          ? pictureOf(view, { query, results: JSON.parse(body) as Results, names, world, maxRows })
          : undefined;
      if (picture === undefined)
        throw new Problem(
          'malformed-request',
          `The answer cannot be drawn so; give "view" as one of ${RESULT_VIEWS.map(({ name }) => name).join(', ')}, and a query with the columns that it needs.`,
        );
      return (await picture).toString();
    },
    { contentType: 'image/svg+xml', steady: c.req.method !== 'POST' && !volatile },
  );
}

async function named(services: Services, view: View, answer: QueryAnswer): Promise<ShownAnswer> {
  const { kind, body, failedServices = [] } = answer;
  if (kind !== 'bindings' || body.length > MAX_LENGTH) return { kind, body, failedServices, names: () => undefined };
  const { results } = JSON.parse(body) as Results;
  const iris = new Set<string>();
  for (const row of results?.bindings.slice(0, services.settings.maxPageRows) ?? [])
    for (const { type, value } of Object.values(row))
      if (type === 'uri' && typeof value === 'string' && value.startsWith('http')) iris.add(value);
  return { kind, body, failedServices, names: await namesOf(services, view, iris) };
}

/** What has no name goes by its words. */
export async function namesOf(services: Services, view: View, iris: Iterable<string>): Promise<Names> {
  const triples = new Triples(await triplesOf(services, iris, [...NAMING, pacta.text, pacta.exact]));
  const names = namesIn(triples, view.language);
  return (iriText) => names(iriText) ?? quoted(triples, iriText);
}

function quoted(triples: Triples, iriText: string): Name | undefined {
  const words = triples.text(iriText, pacta.exact) ?? triples.text(iriText, pacta.text);
  return words === undefined ? undefined : { text: `“${cut(words, LONGEST_WORDS)}”`, language: '' };
}
