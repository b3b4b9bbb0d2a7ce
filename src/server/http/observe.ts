// Around every request: its name, its time, its line in the log, its place in the figures, and how often its client may ask.
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { MiddlewareHandler } from 'hono';
import type { Env, Services } from './context.js';
import { RateLimit } from './rate-limit.js';

/** Probes ask often and cost little. */
const NOT_COUNTED = /^\/(?:health\/|metrics$)/;

export function observe({ settings, metrics }: Pick<Services, 'settings' | 'metrics'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now();
    const id = randomUUID();
    c.set('requestId', id);
    metrics.begin();
    await next();
    const { status, headers } = c.res;
    headers.set('X-Request-Id', id);
    const { method, path } = c.req;
    const ms = performance.now() - started;
    metrics.end(path, method, status, ms);
    const length = headers.get('content-length');
    settings.log?.({
      id,
      client: c.env?.client?.address,
      method,
      path,
      status,
      ms: Math.round(ms * 10) / 10,
      bytes: length === null ? undefined : Number(length),
    });
  };
}

export function limitRate(perSecond: number): MiddlewareHandler<Env> {
  const limit = new RateLimit(perSecond);
  return async (c, next) => {
    if (!NOT_COUNTED.test(c.req.path)) await limit.assertMayAsk(c.env?.client);
    await next();
  };
}
