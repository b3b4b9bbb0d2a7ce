// An overview as the server answers it: at its address the page, at the address with .svg the picture alone. What it shows is
// gathered once for both.
import type { Hono } from 'hono';
import type { Html } from '../../../pages/html.js';
import type { View } from '../../../pages/view.js';
import type { Env, Services } from '../../http/context.js';
import { addResource } from '../../http/resource.js';
import { sendPage } from '../send-page.js';

export interface Overview<Parts> {
  readonly path: string;
  gather(services: Services, view: View): Promise<Parts>;
  page(view: View, parts: Parts): Promise<string>;
  picture?(view: View, parts: Parts, alone: boolean): Html;
}

export function addOverview<Parts>(app: Hono<Env>, services: Services, overview: Overview<Parts>): void {
  const { path, picture } = overview;
  addResource(app, [path], {
    methods: {
      GET: async (c) =>
        sendPage(c, services, async (view) => overview.page(view, await overview.gather(services, view))),
    },
  });
  if (picture === undefined) return;
  addResource(app, [`${path}.svg`], {
    methods: {
      GET: async (c) =>
        sendPage(
          c,
          services,
          async (view) => {
            const svg = await picture(view, await overview.gather(services, { ...view, path }), true);
            return svg.toString();
          },
          { contentType: 'image/svg+xml' },
        ),
    },
  });
}
