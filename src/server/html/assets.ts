// Style sheet, scripts and fonts of the pages. Each has a name that changes with its bytes, so that a browser may keep it for
// good.
import type { Context } from '../http/context.js';
import { mintTag } from '../http/etag.js';
import { Problem } from '../http/problem.js';
import type { Resource } from '../http/resource.js';
import { send } from '../http/send.js';
import type { Settings } from '../settings.js';

export interface Asset {
  /** "/assets/style-J3K4.css". */
  readonly path: string;
  readonly contentType: string;
  readonly body: string | Uint8Array;
}

export function assetResource({ assets }: Pick<Settings, 'assets'>): Resource {
  const byPath = new Map([...assets.values()].map((asset) => [asset.path, asset]));
  return {
    methods: {
      GET: async (c: Context) => {
        const { pathname } = new URL(c.req.url);
        const asset = byPath.get(pathname);
        if (asset === undefined) throw new Problem('not-found', 'Nothing has this address.');
        return send(c, {
          contentType: asset.contentType,
          body: asset.body,
          tag: mintTag(pathname),
          headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
        });
      },
    },
  };
}
