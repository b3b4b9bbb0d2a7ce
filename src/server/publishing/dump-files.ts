// /dump/…: the files of the present version, their checksums, and the way from a name without a version to them. A file is
// sent as it lies, packed; a version that has passed is gone.
import type { Context, Services } from '../http/context.js';
import { quoteTag } from '../http/etag.js';
import { Problem } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { notModified, send, sendEmpty } from '../http/send.js';
import type { DumpFile } from './dumps.js';

const NAME = /^pacta(?:-([0-9a-f]{12}))?\.((?:nq|trig)\.gz)(\.sha256)?$/;

export const dumpFiles = ({ dumps }: Services): Resource => ({
  methods: {
    GET: async (c) => {
      const asked = new URL(c.req.url).pathname.replace(/^\/dump\/?/, '');
      const [, version, extension, checksum] = NAME.exec(asked) ?? [];
      if (asked !== '' && extension === undefined)
        throw new Problem('not-found', 'There is no such file; /dump/ lists those that there are.');
      const { version: present, files } = await dumps.dump();
      if (asked === '') return sendList(c, present, files);
      const file = files.find((one) => one.extension === extension);
      if (file === undefined || (version !== undefined && version !== present))
        throw new Problem(
          'gone',
          `Version ${version} has passed; the present one is ${present}, at /dump/pacta.${extension}.`,
        );
      if (version === undefined)
        return sendEmpty(302, { Location: `/dump/${file.name}${checksum ?? ''}`, 'Cache-Control': 'no-cache' });
      return checksum === undefined ? sendFile(c, file) : sendChecksum(c, file);
    },
  },
});

/** Hint: the files of a version never change, so that they may be kept for good. */
const LASTING = { 'Cache-Control': 'public, max-age=31536000, immutable' };

function sendFile(c: Context, { name, bytes, sha256 }: DumpFile): Response {
  const held = notModified(c, sha256, true);
  if (held !== undefined) return held;
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/gzip',
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `attachment; filename="${name}"`,
      'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      ETag: quoteTag(sha256),
      Link: `</dump/${name}.sha256>; rel="describedby"; type="text/plain", </dataset>; rel="collection"`,
      ...LASTING,
    },
  });
}

/** As `sha256sum -c` reads it. */
const sendChecksum = (c: Context, { name, sha256 }: DumpFile): Promise<Response> =>
  send(c, { contentType: 'text/plain; charset=utf-8', body: `${sha256}  ${name}\n`, headers: LASTING });

const sendList = (c: Context, version: string, files: readonly DumpFile[]): Promise<Response> =>
  send(c, {
    contentType: 'application/json',
    body: `${JSON.stringify(
      {
        version,
        files: files.map(({ name, bytes, sha256 }) => ({
          url: `${new URL(c.req.url).origin}/dump/${name}`,
          bytes: bytes.byteLength,
          sha256,
        })),
      },
      null,
      2,
    )}\n`,
    headers: { 'Cache-Control': 'no-cache' },
  });
