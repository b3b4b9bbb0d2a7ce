// One address, its methods and their handlers. HEAD and OPTIONS come with it, and any other method is told what there is.
import type { Hono } from 'hono';
import type { Env, Handler } from './context.js';
import { Problem } from './problem.js';
import { sendEmpty } from './send.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export interface Resource {
  readonly methods: Readonly<Partial<Record<Method, Handler>>>;
  /** Further headers of the answer to OPTIONS, such as what may be posted. */
  readonly options?: Readonly<Record<string, string>>;
  /** Methods that only read, which pages of other sites may use. */
  readonly open?: readonly string[];
}

export function addResource(app: Hono<Env>, paths: readonly string[], resource: Resource): void {
  const { methods, options = {}, open = ['GET', 'HEAD'] } = resource;
  const allow = allowed(resource).join(', ');
  for (const path of paths) {
    app.all(path, async (c) => {
      const { method } = c.req;
      if (method === 'OPTIONS') {
        const preflight = c.req.header('access-control-request-method') !== undefined;
        return sendEmpty(204, { Allow: allow, ...options, ...(preflight ? preflightHeaders(open) : {}) });
      }
      const handler = methods[(method === 'HEAD' ? 'GET' : method) as Method];
      if (handler === undefined)
        throw new Problem('method-not-allowed', `${method} does not work here; ${allow} do.`, {
          headers: { Allow: allow },
        });
      return handler(c);
    });
  }
}

function allowed({ methods }: Resource): string[] {
  const names: string[] = Object.keys(methods);
  return [...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort();
}

/** Authorization is not among the headers: a page of another site never writes. */
const preflightHeaders = (open: readonly string[]): Record<string, string> => ({
  'Access-Control-Allow-Methods': open.join(', '),
  'Access-Control-Allow-Headers': 'Accept, Accept-Language, Content-Type, Content-Encoding, If-None-Match',
  'Access-Control-Max-Age': '86400',
});
