// Headers that every answer carries, whatever came of the request: those that bind a browser, and whether pages of other
// sites may read it. Reads are open to all of them, writes to none.
import type { MiddlewareHandler } from 'hono';
import type { Env } from './context.js';

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
const NOT_FRAMED = "frame-ancestors 'none'";
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

export function guard(packFromBytes: number): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('packFromBytes', packFromBytes);
    c.set('reads', READING.has(c.req.method));
    await next();
    const { headers } = c.res;
    const page = headers.get('content-type')?.startsWith('text/html') === true;
    headers.set('X-Content-Type-Options', 'nosniff');
    const framed = c.get('framed') === true;
    const policy = page ? PAGE_POLICY : DATA_POLICY;
    // Hint: the headers of a 304 take the place of those that the browser keeps with the page.
    if (c.res.status !== 304)
      headers.set('Content-Security-Policy', framed ? policy.replace(NOT_FRAMED, 'frame-ancestors *') : policy);
    headers.set('Referrer-Policy', 'no-referrer');
    if (!framed) headers.set('X-Frame-Options', 'DENY');
    if (!c.get('reads')) return;
    headers.set('Access-Control-Allow-Origin', '*');
    headers.set('Access-Control-Expose-Headers', 'ETag, Link, Location, Content-Location, Retry-After');
  };
}
