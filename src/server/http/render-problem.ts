// A Problem in, the answer that tells it out: application/problem+json (RFC 9457), or a page or plain text for whoever
// would rather have that. A report that goes with it is sent itself to those who ask for RDF.
import { problemPage } from '../../pages/problem/problem-page.js';
import { PAGE_VARIES, viewOf } from '../html/view.js';
import type { Settings } from '../settings.js';
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

type ProblemSettings = Pick<Settings, 'base' | 'assets'>;

export async function renderProblem(c: Context, problem: Problem, settings: ProblemSettings): Promise<Response> {
  const forms = problem.report === undefined ? FORMS : [...FORMS, ...REPORT_FORMS];
  const mediaType = negotiate(c.req.header('accept'), forms)?.mediaType ?? JSON_TYPE;
  const { contentType, body } = await write(c, problem, mediaType, settings);
  return send(c, {
    status: problem.status,
    contentType,
    body,
    vary: mediaType === 'text/html' ? `Accept, ${PAGE_VARIES}` : 'Accept',
    headers: { 'Cache-Control': 'no-store', ...problem.headers },
  });
}

async function write(
  c: Context,
  problem: Problem,
  mediaType: string,
  settings: ProblemSettings,
): Promise<Pick<Answer, 'contentType' | 'body'>> {
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
        body: await problemPage(viewOf(c, settings), {
          title,
          status,
          kind,
          detail: `${detail}${where(members) === '' ? '' : `\n${where(members)}`}`,
          findings,
        }),
      };
    }
    default: {
      const json = await report?.render('json');
      const document = {
        type: problemIri(settings.base, kind),
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
