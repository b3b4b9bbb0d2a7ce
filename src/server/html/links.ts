// /links for people: the list with a form that decides on what waits, put to the interface for programs at the same address.
import { LINK_FIELD, type LinksParts, linksPage } from '../../pages/links/links-page.js';
import { readText } from '../http/body.js';
import { readContentType } from '../http/content-type.js';
import type { Context, Services } from '../http/context.js';
import { negotiate } from '../http/negotiate.js';
import { Parameters, readParameters } from '../http/parameters.js';
import type { Resource } from '../http/resource.js';
import { sendEmpty } from '../http/send.js';
import { findLinks, readLinkParameters } from '../links/find-links.js';
import { LINK_FORMS } from '../links/links.js';
import { FORM_TYPE, JSON_TYPE } from '../links/read-decisions.js';
import { sendPage } from './send-page.js';

type FetchOwn = (request: Request, env: Context['env']) => Response | Promise<Response>;

const HTML_TYPE = 'text/html';
const OFFERS = [...LINK_FORMS, HTML_TYPE].map((mediaType) => ({ mediaType }));
const SHOWN = '50';
/** Parameters of the page that the list of links does not know. */
const NAMED = new Set(['source', 'subject', 'state', 'limit', 'offset']);

/** The interface with a page before it; `fetchOwn` asks this server. */
export function withLinksPage(services: Services, links: Resource, fetchOwn: FetchOwn): Resource {
  const { GET, POST } = links.methods;
  const isForPeople = (c: Context): boolean => negotiate(c.req.header('accept'), OFFERS)?.mediaType === HTML_TYPE;
  return {
    ...links,
    methods: {
      GET: async (c) => {
        if (!isForPeople(c) && GET !== undefined) return GET(c);
        const decided = Number(new URL(c.req.url).searchParams.get('decided') ?? 0);
        return sendLinks(c, services, { decided: Number.isSafeInteger(decided) && decided > 0 ? decided : 0 });
      },
      POST: async (c) => {
        const mediaType = readContentType(c.req.header('content-type'))?.mediaType;
        if ((mediaType !== FORM_TYPE || !isForPeople(c)) && POST !== undefined) return POST(c);
        const sent = readParameters(await readText(c.req.raw, services.settings.maxBodyBytes));
        const response = await fetchOwn(requestOf(c, sent), c.env);
        const told = (await response.json()) as { readonly title: string; readonly detail: string };
        if (!response.ok)
          return sendLinks(c, services, { decided: 0, sent: new Map(sent.pairs), problem: told }, response.status);
        const back = new URL(c.req.url);
        back.searchParams.set('decided', String(decisionsIn(sent).length));
        back.searchParams.delete('offset');
        return sendEmpty(303, { Location: `${back.pathname}${back.search}`, 'Cache-Control': 'no-store' });
      },
    },
  };
}

function sendLinks(
  c: Context,
  services: Services,
  told: Pick<LinksParts, 'decided' | 'sent' | 'problem'>,
  status = 200,
): Promise<Response> {
  return sendPage(
    c,
    services,
    async (view) => {
      const asked = [...view.parameters].filter(([name]) => NAMED.has(name));
      const wanted = readLinkParameters(
        new Parameters([['limit', SHOWN], ...asked.filter(([name]) => name !== 'limit')]),
      );
      const { total, counts, links } = await findLinks(services, wanted);
      const body = await linksPage(view, {
        ...told,
        links,
        total,
        offset: wanted.offset,
        sources: Object.keys(counts),
        state: wanted.state,
        writable: services.settings.token !== undefined,
      });
      return status === 200 ? body : { status, body, headers: {} };
    },
    { vary: 'Accept', steady: status === 200 && told.decided === 0 },
  );
}

const decisionsIn = ({ pairs }: Parameters): object[] =>
  pairs.flatMap(([name, decision]) => {
    if (!name.startsWith(LINK_FIELD) || decision === '') return [];
    const [source, subject, object] = name.slice(LINK_FIELD.length).split(' ');
    return [{ source, subject, object, decision }];
  });

/** Hint: a token that no header can hold is no token of this server. */
function requestOf(c: Context, sent: Parameters): Request {
  const by = sent.one('by') ?? '';
  const token = sent.one('token')?.trim() ?? '';
  const url = new URL(c.req.url);
  url.search = '';
  return new Request(url, {
    method: 'POST',
    headers: {
      accept: JSON_TYPE,
      'content-type': JSON_TYPE,
      authorization: `Bearer ${/^[\x21-\x7e]+$/.test(token) ? token : '-'}`,
    },
    body: JSON.stringify(decisionsIn(sent).map((decision) => ({ ...decision, by }))),
  });
}
