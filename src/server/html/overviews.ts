// All overviews, each at its address.
import type { Hono } from 'hono';
import type { Env, Services } from '../http/context.js';
import { compare } from './overviews/compare.js';
import { figures } from './overviews/figures.js';
import { map } from './overviews/map.js';
import { matrix } from './overviews/matrix.js';
import { network } from './overviews/network.js';
import { addOverview } from './overviews/overview.js';
import { timeline } from './overviews/timeline.js';

export function addOverviews(app: Hono<Env>, services: Services): void {
  addOverview(app, services, timeline);
  addOverview(app, services, map);
  addOverview(app, services, network);
  addOverview(app, services, matrix);
  addOverview(app, services, figures);
  addOverview(app, services, compare);
}
