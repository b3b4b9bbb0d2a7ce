// An answer as a route gives it in, a Response out: 304 when the client holds it already, packed when that pays, with
// length and Vary. Every body goes through here.
import type { Context } from './context.js';
import { namesTag, quoteTag } from './etag.js';
import { negotiateCoding } from './negotiate.js';
import { CODINGS, PackedBody } from './packed.js';

export interface Answer {
  readonly status?: number;
  /** Content-Type with its charset. */
  readonly contentType: string;
  readonly body: string | Uint8Array | PackedBody;
  /** Without quotes; weak unless `strongTag`. */
  readonly tag?: string;
  readonly strongTag?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Request headers, besides Accept-Encoding, that the answer depends on. */
  readonly vary?: string;
}

export async function send(c: Context, answer: Answer): Promise<Response> {
  const status = answer.status ?? 200;
  const headers = new Headers(answer.headers);
  headers.set('Vary', answer.vary === undefined ? 'Accept-Encoding' : `${answer.vary}, Accept-Encoding`);
  const early = status === 200 && answer.tag !== undefined ? notModified(c, answer.tag, answer.strongTag) : undefined;
  if (early !== undefined) {
    headers.forEach((value, name) => {
      early.headers.set(name, value);
    });
    return early;
  }
  const body = answer.body instanceof PackedBody ? answer.body : new PackedBody(answer.body);
  const { plain } = body;
  const coding =
    plain.length < c.get('packFromBytes') ? undefined : negotiateCoding(c.req.header('accept-encoding'), CODINGS);
  const bytes = coding === undefined ? plain : await body.in(coding);
  headers.set('Content-Type', answer.contentType);
  headers.set('Content-Length', String(bytes.byteLength));
  if (coding !== undefined) headers.set('Content-Encoding', coding);
  if (answer.tag !== undefined && !headers.has('ETag'))
    headers.set('ETag', quoteTag(answer.tag, coding, answer.strongTag !== true));
  return new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers });
}

/** 304 for a GET or HEAD of what the client holds already, else undefined. Asked before a costly answer is made. */
export function notModified(c: Context, tag: string, strong = false): Response | undefined {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return undefined;
  if (!namesTag(c.req.header('if-none-match'), tag)) return undefined;
  return new Response(null, { status: 304, headers: { ETag: quoteTag(tag, undefined, !strong) } });
}

/** An answer without a body. */
export const sendEmpty = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers });
