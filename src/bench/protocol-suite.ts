// The W3C's live cases for the SPARQL 1.1 Protocol and the Graph Store Protocol, as JSON, in; for each whether a running
// server passes it, and if not why, out. Requests go over a socket as the cases write them: host, escapes and all.
import { readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { toNQuads } from '../graph/serialize.js';

export interface CaseResult {
  readonly name: string;
  readonly passed: boolean;
  /** Empty when it passed. */
  readonly reason: string;
}
interface Expectation {
  readonly status: readonly (number | string)[];
  readonly contentType?: readonly string[];
  readonly contentTypeExact?: string;
  readonly boolean?: boolean;
  readonly graphIsomorphicTo?: string;
  /** Mark that stands for the Location of the answer in later steps. */
  readonly captureLocation?: string;
}
interface Step {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyEncoding?: string;
  readonly expect: Expectation;
}
interface Case {
  readonly id: string;
  readonly fixture: { readonly graphs: readonly { readonly graph: string | null; readonly turtle: string }[] };
  readonly steps: readonly Step[];
}
interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const HOST = 'www.example';
const KNOWN_EXPECTATIONS: ReadonlySet<string> = new Set<keyof Expectation>([
  'status',
  'contentType',
  'contentTypeExact',
  'boolean',
  'graphIsomorphicTo',
  'captureLocation',
]);

/** `baseUrl` is the address of the server without a slash at its end; everything that it holds is lost. */
export async function runProtocolSuite(file: string, baseUrl: string, token: string): Promise<CaseResult[]> {
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };
  const results: CaseResult[] = [];
  for (const one of cases) {
    let reason = '';
    try {
      reason = await runCase(one, baseUrl, token);
    } catch (error) {
      reason = String(error);
    }
    results.push({ name: one.id, passed: reason === '', reason });
  }
  return results;
}

async function runCase({ fixture, steps }: Case, baseUrl: string, token: string): Promise<string> {
  const send = (step: Pick<Step, 'method' | 'path' | 'headers' | 'body' | 'bodyEncoding'>): Promise<Reply> =>
    ask(baseUrl, step, token);
  const cleared = await send({
    method: 'POST',
    path: '/sparql',
    headers: { 'content-type': 'application/sparql-update' },
    body: 'DROP ALL',
  });
  if (cleared.status >= 300) return `the store cannot be emptied: ${cleared.status} ${cleared.body}`;
  for (const { graph, turtle } of fixture.graphs) {
    const path = graph === null ? '/gsp?default' : `/gsp?graph=${encodeURIComponent(graph)}`;
    const put = await send({ method: 'PUT', path, headers: { 'content-type': 'text/turtle' }, body: turtle });
    if (put.status >= 300) return `the fixture cannot be put: ${put.status} ${put.body}`;
  }
  const captured = new Map<string, string>();
  for (const [index, step] of steps.entries()) {
    let { path } = step;
    for (const [mark, value] of captured) path = path.replaceAll(mark, encodeURIComponent(value));
    const reply = await send({ ...step, path });
    const wrong = await compare(reply, step.expect);
    if (wrong !== undefined) return `step ${index + 1}, ${step.method} ${path}: ${wrong}`;
    const mark = step.expect.captureLocation;
    if (mark === undefined) continue;
    if (reply.headers.location === undefined) return `step ${index + 1}: no Location`;
    captured.set(mark, new URL(reply.headers.location, `http://${HOST}${path}`).href);
  }
  return '';
}

function ask(
  baseUrl: string,
  { method, path, headers, body, bodyEncoding }: Pick<Step, 'method' | 'path' | 'headers' | 'body' | 'bodyEncoding'>,
  token: string,
): Promise<Reply> {
  const bytes = body === undefined ? undefined : Buffer.from(body, bodyEncoding === 'UTF-16' ? 'utf16le' : 'utf8');
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: hostname.replace(/^\[|\]$/g, ''),
        port,
        method,
        path: path.replace(/^\/gsp/, '/store'),
        headers: {
          ...headers,
          host: HOST,
          authorization: `Bearer ${token}`,
          ...(bytes === undefined ? {} : { 'content-length': bytes.byteLength }),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(bytes);
  });
}

/** What is wrong with a reply, or undefined. */
async function compare({ status, headers, body }: Reply, expected: Expectation): Promise<string | undefined> {
  const unknown = Object.keys(expected).find((name) => !KNOWN_EXPECTATIONS.has(name));
  if (unknown !== undefined) return `the expectation "${unknown}" is not known here`;
  const allowed = expected.status.some((one) => one === status || one === `${Math.floor(status / 100)}xx`);
  if (!allowed) return `status ${status}, expected ${expected.status.join(' or ')}: ${body.slice(0, 200)}`;
  const type = normalType(headers['content-type'] ?? '');
  if (expected.contentType !== undefined && !expected.contentType.includes(type.split(';')[0] ?? ''))
    return `Content-Type ${type}, expected ${expected.contentType.join(' or ')}`;
  if (expected.contentTypeExact !== undefined && type !== normalType(expected.contentTypeExact))
    return `Content-Type ${type}, expected ${expected.contentTypeExact}`;
  if (expected.boolean !== undefined && readBoolean(type, body) !== expected.boolean)
    return `the answer is not ${expected.boolean}: ${body.slice(0, 200)}`;
  if (expected.graphIsomorphicTo === undefined) return undefined;
  const [given, wanted] = await Promise.all([canonical(body), canonical(expected.graphIsomorphicTo)]);
  return given === wanted ? undefined : `the graph is\n${given}expected\n${wanted}`;
}

const normalType = (text: string): string => text.toLowerCase().replace(/\s*;\s*/g, ';');

function readBoolean(type: string, body: string): boolean | undefined {
  if (type.startsWith('application/sparql-results+json')) return (JSON.parse(body) as { boolean?: boolean }).boolean;
  const text = /<boolean>\s*(true|false)\s*<\/boolean>/.exec(body)?.[1];
  return text === undefined ? undefined : text === 'true';
}

/** Equal for isomorphic graphs. */
async function canonical(turtle: string): Promise<string> {
  const quads = new Parser({ format: 'Turtle', baseIRI: `http://${HOST}/` }).parse(turtle);
  const options = { inputFormat: 'application/n-quads', format: 'application/n-quads', algorithm: 'RDFC-1.0' };
  return (await jsonld.canonize(toNQuads(quads) as never, options as never)) as unknown as string;
}
