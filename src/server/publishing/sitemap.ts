// /sitemap.xml: every page on a thing or a fact, for search engines (https://www.sitemaps.org/protocol.html). Where one file
// may not hold all, it lists files that do.

import { localPath } from '../../pages/local-path.js';
import type { Context, Services } from '../http/context.js';
import { mintTag } from '../http/etag.js';
import { Problem } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send } from '../http/send.js';

const MOST_IN_FILE = 50_000;

export const sitemap = ({ catalog, settings }: Services): Resource => ({
  methods: {
    GET: async (c) => {
      const { origin, pathname } = new URL(c.req.url);
      await catalog.refresh();
      const paths = ['/', ...pathsOf(catalog.entries(), settings.base)];
      const asked = /^\/sitemap-(\d+)\.xml$/.exec(pathname)?.[1];
      if (asked === undefined && paths.length <= MOST_IN_FILE) return sendUrls(c, origin, paths);
      const files = Math.ceil(paths.length / MOST_IN_FILE);
      if (asked === undefined) return sendIndex(c, origin, files);
      const number = Number(asked);
      if (number < 1 || number > files) throw new Problem('not-found', `There are ${files} files.`);
      return sendUrls(c, origin, paths.slice((number - 1) * MOST_IN_FILE, number * MOST_IN_FILE));
    },
  },
});

/** Passages stand in the page of their article. */
function pathsOf(entries: Iterable<{ readonly iriText: string }>, base: string): string[] {
  const paths = new Set<string>();
  for (const { iriText } of entries) {
    const path = localPath(iriText, base);
    if (path !== undefined && !path.includes('#')) paths.add(path);
  }
  return [...paths].sort();
}

const sendXml = (c: Context, body: string): Promise<Response> =>
  send(c, {
    contentType: 'application/xml',
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
    tag: mintTag(body),
    headers: { 'Cache-Control': 'no-cache' },
  });

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const location = (address: string): string => `<loc>${address.replaceAll('&', '&amp;')}</loc>`;

const sendUrls = (c: Context, origin: string, paths: readonly string[]): Promise<Response> =>
  sendXml(
    c,
    `<urlset xmlns="${NAMESPACE}">\n${paths.map((path) => `<url>${location(origin + path)}</url>\n`).join('')}</urlset>\n`,
  );

function sendIndex(c: Context, origin: string, files: number): Promise<Response> {
  const names = Array.from({ length: files }, (_, index) => `${origin}/sitemap-${index + 1}.xml`);
  return sendXml(
    c,
    `<sitemapindex xmlns="${NAMESPACE}">\n${names.map((name) => `<sitemap>${location(name)}</sitemap>\n`).join('')}</sitemapindex>\n`,
  );
}
