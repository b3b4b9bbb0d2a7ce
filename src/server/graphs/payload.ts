// The body of a write to a graph in, its quads out. All of it is read and checked before anything is written. A form with
// several parts (multipart/form-data) is the union of its parts.
import { extname } from 'node:path';
import { Busboy } from '@fastify/busboy';
import type { Quad } from 'n3';
import { InputError } from '../../article/errors.js';
import { decodeUtf8, readBytes } from '../http/body.js';
import { type ContentType, readContentType } from '../http/content-type.js';
import { Problem } from '../http/problem.js';
import { EXTENSIONS } from '../rdf/forms.js';
import { readRdf, unread } from '../rdf/read.js';

export async function readPayload(
  request: Request,
  { graph, baseIri }: { readonly graph: string; readonly baseIri: string },
  maxBytes: number,
): Promise<Quad[]> {
  const type = readContentType(request.headers.get('content-type'));
  if (type === undefined) throw unread('');
  if (type.mediaType !== 'multipart/form-data')
    return readRdf(decodeUtf8(await readBytes(request, maxBytes)), type.mediaType, baseIri, graph);
  const quads: Quad[] = [];
  for (const part of await readParts(await readBytes(request, maxBytes), type)) {
    try {
      for (const quad of await readRdf(decodeUtf8(part.bytes), part.mediaType, baseIri, graph)) quads.push(quad);
    } catch (error) {
      throw inPart(part.name, error);
    }
  }
  return quads;
}

interface Part {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

function readParts(body: Uint8Array, { parameters }: ContentType): Promise<Part[]> {
  const boundary = parameters.get('boundary');
  if (boundary === undefined || boundary === '')
    throw new Problem('malformed-request', 'The Content-Type multipart/form-data has no boundary.');
  return new Promise((resolve, reject) => {
    const broken = (): void =>
      reject(new Problem('malformed-request', 'The body is not multipart/form-data that ends with its boundary.'));
    const parts: Part[] = [];
    const reader = new Busboy({
      headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` },
      // Hint: every part is taken as a file, for only of those is the media type kept.
      isPartAFile: () => true,
    });
    reader.on('file', (field, stream, filename, _encoding, mimeType) => {
      const chunks: Uint8Array[] = [];
      const name = filename || field;
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      stream.on('end', () => parts.push({ name, mediaType: typeOf(mimeType, name), bytes: Buffer.concat(chunks) }));
      stream.on('error', broken);
    });
    reader.on('error', broken);
    reader.on('finish', () => resolve(parts));
    reader.end(Buffer.from(body));
  });
}

/** What clients write for a file of which they know no better is no type; then the name of the file says it. */
function typeOf(mimeType: string, name: string): string {
  const known = mimeType.toLowerCase();
  if (known !== '' && known !== 'application/octet-stream' && known !== 'text/plain') return known;
  return EXTENSIONS[extname(name).slice(1).toLowerCase()] ?? known;
}

function inPart(name: string, error: unknown): unknown {
  if (error instanceof InputError)
    return new InputError('', `of the part "${name}" ${error.message}`, error.line, error.column);
  if (error instanceof Problem) {
    const { kind, message, members, headers } = error;
    return new Problem(kind, `In the part "${name}": ${message}`, { members, headers });
  }
  return error;
}
