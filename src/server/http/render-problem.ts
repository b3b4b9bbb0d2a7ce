// A Problem in, the answer that tells it out: application/problem+json (RFC 9457), or a page or plain text for whoever
// would rather have that. A report that goes with it is sent itself to those who ask for RDF.
import { html } from 'hono/html';
import { page } from '../html/page.js';
import type { Context } from './context.js';
import { negotiate, type Offer } from './negotiate.js';
import type { Problem } from './problem.js';
import { type Answer, send } from './send.js';

const JSON_TYPE = 'application/problem+json';
const FORMS: readonly Offer[] = [
  { mediaType: JSON_TYPE },
  { mediaType: 'application/json' },
  { mediaType: 'text/html' },
  { mediaType: 'text/plain' },
];
const REPORT_FORMS: readonly Offer[] = [{ mediaType: 'text/turtle' }, { mediaType: 'application/ld+json' }];

/** Address of the page on a kind of problem; the same on every server. */
export const problemIri = (base: string, kind: string): string => `${base}problem/${kind}`;

export async function renderProblem(c: Context, problem: Problem, base: string): Promise<Response> {
  const forms = problem.report === undefined ? FORMS : [...FORMS, ...REPORT_FORMS];
  const mediaType = negotiate(c.req.header('accept'), forms)?.mediaType ?? JSON_TYPE;
  const { contentType, body } = await write(problem, mediaType, base);
  return send(c, {
    status: problem.status,
    contentType,
    body,
    vary: 'Accept',
    headers: { 'Cache-Control': 'no-store', ...problem.headers },
  });
}

async function write(problem: Problem, mediaType: string, base: string): Promise<Pick<Answer, 'contentType' | 'body'>> {
  const { report, title, status, kind, members } = problem;
  const detail = problem.message;
  switch (mediaType) {
    case 'text/turtle':
      return { contentType: 'text/turtle; charset=utf-8', body: (await report?.render('turtle')) ?? '' };
    case 'application/ld+json':
      return { contentType: 'application/ld+json', body: (await report?.render('jsonld')) ?? '' };
    case 'text/plain':
      return {
        contentType: 'text/plain; charset=utf-8',
        body: `${title}\n${detail}\n${where(members)}${(await report?.render('text')) ?? ''}`,
      };
    case 'text/html': {
      const findings = await report?.render('text');
      return {
        contentType: 'text/html; charset=utf-8',
        body: await page(
          title,
          html`<pre>${detail}${where(members) === '' ? '' : `\n${where(members)}`}</pre>
${findings === undefined ? '' : html`<pre>${findings}</pre>`}
<p><small>${status} ${kind}</small></p>`,
        ),
      };
    }
    default: {
      const json = await report?.render('json');
      const document = {
        type: problemIri(base, kind),
        title,
        status,
        detail,
        ...members,
        ...(json === undefined ? {} : { report: JSON.parse(json) as unknown }),
      };
      return { contentType: mediaType, body: `${JSON.stringify(document)}\n` };
    }
  }
}

const where = ({ line, column }: Readonly<Record<string, unknown>>): string =>
  typeof line !== 'number' ? '' : `Line ${line}${typeof column === 'number' ? `, column ${column}` : ''}.\n`;
