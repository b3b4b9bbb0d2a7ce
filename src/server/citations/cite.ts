// /cite?query=… in, the address that cites the answer of now out; and at that address a page that asks the query anew and says
// what has changed since, with .csv the rows that were cited and with .bib an entry for a bibliography.
import type { Hono } from 'hono';
import type { Names } from '../../pages/knowledge/names.js';
import { type CitedParts, citedPage } from '../../pages/query/cited-page.js';
import { hrefHere, type View } from '../../pages/view.js';
import { namesOf } from '../html/query.js';
import { sendPage } from '../html/send-page.js';
import { viewOf } from '../html/view.js';
import type { Context, Env, Services } from '../http/context.js';
import { readParameters } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { addResource } from '../http/resource.js';
import { send, sendEmpty } from '../http/send.js';
import { askForPage } from '../sparql/query.js';
import { isVolatile } from '../sparql/query-form.js';
import { type AnswerTable, csvOf, hashOf, isOrdered, type Row, tableOf, termOf } from './answer-table.js';
import { bibtexOf } from './bibtex.js';
import { type Citation, cite, read, write } from './citation.js';
import { compare } from './compare.js';

const PATH = '/cite';

export function addCitations(app: Hono<Env>, services: Services): void {
  addResource(app, [PATH], { methods: { GET: (c) => citeNow(c, services) } });
  addResource(app, [`${PATH}/:citation`], {
    methods: {
      GET: async (c) => {
        const [, text = '', extension] = /^([^.]*)(?:\.(.*))?$/.exec(c.req.param('citation') ?? '') ?? [];
        const citation = read(text);
        if (extension === 'bib') return sendBibtex(c, citation, text);
        if (extension === 'csv') return sendRows(c, services, citation);
        if (extension !== undefined)
          throw new Problem('not-found', `There is no form ".${extension}" of a citation; there are .csv and .bib.`);
        return sendCited(c, services, citation, text);
      },
    },
  });
}

/** Hint: the day is today, so that the same query asked later is another citation. */
async function citeNow(c: Context, services: Services): Promise<Response> {
  const query = readParameters(new URL(c.req.url).search).one('query') ?? '';
  if (query.trim() === '') throw new Problem('malformed-request', 'Give the query whose answer is cited as "query".');
  const table = await tableOf(await askForPage(c, services, query));
  const day = new Date().toISOString().slice(0, 10);
  const citation = cite(query, await versionOf(services), day, table, isOrdered(query));
  const view = viewOf(c, services.settings);
  const address = hrefHere({ ...view, path: `${PATH}/${write(citation)}` }, { query: undefined });
  return sendEmpty(303, { Location: address, 'Cache-Control': 'no-store' });
}

/** Hint: what others write to has no version that could be told without reading all of it. */
const versionOf = async ({ settings, dumps }: Services): Promise<string> =>
  settings.revalidates ? (await dumps.dump()).version : '';

const addressOf = (c: Context, text: string): string => `${new URL(c.req.url).origin}${PATH}/${text}`;

const sendBibtex = (c: Context, citation: Citation, text: string): Promise<Response> =>
  send(c, {
    contentType: 'application/x-bibtex; charset=utf-8',
    body: bibtexOf(citation, addressOf(c, text)),
    headers: {
      'Content-Disposition': `attachment; filename="pacta-${citation.hash.slice(0, 8)}.bib"`,
      'Cache-Control': 'no-cache',
    },
  });

/** Problem 410 where neither the address holds the rows nor the query still gives them. */
async function sendRows(c: Context, services: Services, citation: Citation): Promise<Response> {
  const { kept, query, ordered, hash } = citation;
  const table =
    kept !== undefined && 'table' in kept ? kept.table : await tableOf(await askForPage(c, services, query));
  if (hashOf(table, ordered) !== hash)
    throw new Problem(
      'gone',
      'The rows that were cited are not in the address, and the query gives others now; its present answer is at /sparql with format=csv.',
    );
  return send(c, {
    contentType: 'text/csv; charset=utf-8',
    body: csvOf(table),
    headers: {
      'Content-Disposition': `attachment; filename="pacta-${hash.slice(0, 8)}.csv"`,
      'Cache-Control': 'no-cache',
    },
  });
}

function sendCited(c: Context, services: Services, citation: Citation, text: string): Promise<Response> {
  const { query, kept, ordered } = citation;
  const volatile = isVolatile(query);
  return sendPage(
    c,
    services,
    async (view) => {
      const now = await tableOf(await askForPage(c, services, query));
      const { added, removed, ...change } = compare(citation, now);
      const columns = kept !== undefined && 'table' in kept ? kept.table.columns : now.columns;
      const { maxPageRows } = services.settings;
      const lost = typeof removed === 'object' ? removed : [];
      const names = await namesIn(
        services,
        view,
        [now.rows, added ?? [], lost].flatMap((rows) => rows.slice(0, maxPageRows)),
      );
      const hash = hashOf(now, ordered);
      return citedPage(view, {
        query,
        before: citation,
        now: { version: await versionOf(services), count: now.rows.length, hash },
        ordered,
        holds: kept === undefined ? 'hash' : 'table' in kept ? 'rows' : 'marks',
        change: {
          ...change,
          ...(added === undefined ? {} : { added: shown(now.columns, added) }),
          ...(removed === undefined
            ? {}
            : { removed: typeof removed === 'number' ? removed : shown(columns, removed) }),
        },
        volatile,
        answer: shown(now.columns, now.rows),
        names,
        bibtex: bibtexOf(citation, addressOf(c, text)),
        addresses: addressesOf(citation, text, hash),
        maxRows: maxPageRows,
      });
    },
    { steady: !volatile },
  );
}

const addressesOf = ({ kept, hash }: Citation, text: string, now: string): CitedParts['addresses'] => ({
  bib: `${PATH}/${text}.bib`,
  ...(now === hash || (kept !== undefined && 'table' in kept) ? { csv: `${PATH}/${text}.csv` } : {}),
});

const shown = (columns: AnswerTable['columns'], rows: readonly Row[]) => ({
  columns,
  rows: rows.map((row) => row.map(termOf)),
});

function namesIn(services: Services, view: View, rows: readonly Row[]): Promise<Names> {
  const iris = rows.flatMap((row) => row.flatMap((cell) => (cell.startsWith('<http') ? [cell.slice(1)] : [])));
  return namesOf(services, view, iris);
}
