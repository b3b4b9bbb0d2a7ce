// A page in, the Response out: with its language, and with a tag made of all that the page depends on, where the store can
// say when it changes.

import { isDay } from '../../article/calendar.js';
import { AS_OF, isScoped } from '../../pages/scope/scope.js';
import type { View } from '../../pages/view.js';
import type { Context, Services } from '../http/context.js';
import { mintTag } from '../http/etag.js';
import { PackedBody } from '../http/packed.js';
import { Problem } from '../http/problem.js';
import { notModified, send } from '../http/send.js';
import { PAGE_VARIES, viewOf } from './view.js';

const HTML_TYPE = 'text/html; charset=utf-8';

export interface PageOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Request headers that chose the form. */
  readonly vary?: string;
  /** Default: HTML. */
  readonly contentType?: string;
  /** The page shows nothing of the store that a later one might not. */
  readonly steady?: boolean;
}

/** A page that tells of a failure. */
export interface Failed {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** `render` is asked only when the client does not hold the page already. */
export async function sendPage(
  c: Context,
  services: Services,
  render: (view: View) => Promise<string | Failed>,
  { status = 200, headers = {}, vary, contentType = HTML_TYPE, steady = true }: PageOptions = {},
): Promise<Response> {
  const { store, settings } = services;
  const view = viewOf(c, settings);
  assertDay(view);
  const renderScoped = async (): Promise<string | Failed> =>
    render({ ...view, sources: await sourcesOf(services, view) });
  const varies = vary === undefined ? PAGE_VARIES : `${vary}, ${PAGE_VARIES}`;
  const all = { 'Cache-Control': 'no-cache', 'Content-Language': view.language, ...headers };
  const tag =
    steady && status === 200 && settings.revalidates
      ? mintTag(
          store.version(),
          settings.version,
          new URL(c.req.url).origin,
          view.path,
          view.parameters.toString(),
          view.language,
          'text/html',
        )
      : undefined;
  const held = tag === undefined ? undefined : notModified(c, tag);
  if (held !== undefined) {
    for (const [name, value] of Object.entries({ ...all, Vary: `${varies}, Accept-Encoding` }))
      held.headers.set(name, value);
    return held;
  }
  const made = tag === undefined ? await make(renderScoped) : await keep(services, tag, () => make(renderScoped));
  if (made instanceof FailedPage)
    return send(c, {
      ...made.failed,
      contentType,
      vary: varies,
      headers: { ...all, ...made.failed.headers, 'Cache-Control': 'no-store' },
    });
  const { body, kept } = made;
  return send(c, {
    status,
    contentType,
    body,
    vary: varies,
    headers: kept || tag === undefined ? all : { ...all, 'Cache-Control': 'no-store' },
    ...(kept && tag !== undefined ? { tag } : {}),
  });
}

/** Throws Problem 400 for a scope that is as of no day. */
function assertDay({ scope: { asOf } }: View): void {
  if (asOf === undefined || isDay(asOf)) return;
  throw new Problem('malformed-request', `"${AS_OF}" is "${asOf}"; give a day as YYYY-MM-DD, or leave it out.`);
}

/** Hint: a page is whole without what could be chosen on it. */
async function sourcesOf({ sources, settings }: Services, view: View): Promise<View['sources']> {
  if (!isScoped(view.path)) return [];
  try {
    return await sources.of(view);
  } catch (error) {
    settings.report?.(error, `GET ${view.path} (sources)`);
    return [];
  }
}

class FailedPage extends Error {
  readonly failed: Failed;
  constructor(failed: Failed) {
    super();
    this.failed = failed;
  }
}
interface MadePage {
  readonly body: PackedBody;
  /** Nothing was written while it was made. */
  readonly kept: boolean;
}

async function make(render: () => Promise<string | Failed>): Promise<MadePage | FailedPage> {
  const rendered = await render();
  return typeof rendered === 'string' ? { body: new PackedBody(rendered), kept: false } : new FailedPage(rendered);
}

/** From the cache where it may be there; a page that tells of a failure is not kept. */
async function keep(
  { store, cache }: Services,
  tag: string,
  render: () => Promise<MadePage | FailedPage>,
): Promise<MadePage | FailedPage> {
  const version = store.version();
  try {
    const { answer, steady } = await cache.answer(tag, version, async () => {
      const made = await render();
      if (made instanceof FailedPage) throw made;
      return { answer: { contentType: HTML_TYPE, body: made.body }, steady: store.version() === version };
    });
    return { body: answer.body, kept: steady };
  } catch (error) {
    if (error instanceof FailedPage) return error;
    throw error;
  }
}
