// /health/live: the process answers. /health/ready: the store answers a query and, on a server that takes writes, a write can
// be kept, tried on an engine and on the disk. Not more often than once a second, however often it is asked.
import type { Services } from './http/context.js';
import { Problem } from './http/problem.js';
import type { Resource } from './http/resource.js';
import { send } from './http/send.js';

const READY_WITHIN_MS = 2000;
/** Of the whole trial, for it may have to wait for queries and a write that are under way. */
const TRIED_WITHIN_MS = 5000;
const TRIED_EVERY_MS = 1000;

const ok = { contentType: 'application/json', body: '{"status":"ok"}\n', headers: { 'Cache-Control': 'no-store' } };

export const live: Resource = { methods: { GET: (c) => send(c, ok) } };

export function ready(services: Services): Resource {
  const { settings, isOpen } = services;
  let tried: { readonly at: number; readonly result: Promise<void> } | undefined;
  const notReady = (detail: string): Problem =>
    new Problem('not-ready', detail, { headers: { 'Retry-After': String(settings.retryAfterSeconds) } });
  return {
    methods: {
      GET: async (c) => {
        if (!isOpen()) throw notReady('The server is about to end.');
        if (tried === undefined || Date.now() - tried.at >= TRIED_EVERY_MS)
          tried = { at: Date.now(), result: within(TRIED_WITHIN_MS, tryStore(services)) };
        try {
          await tried.result;
        } catch (error) {
          settings.report?.(error, 'GET /health/ready');
          throw notReady('The store does not answer, or keeps no writes, now.');
        }
        return send(c, ok);
      },
    },
  };
}

function within(ms: number, trial: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the store was not tried within ${ms / 1000} s`)), ms);
    trial.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function tryStore({ store, settings }: Services): Promise<void> {
  await store.query({ query: 'ASK {}', timeoutMs: READY_WITHIN_MS });
  if (settings.token !== undefined) await store.assertWritable?.();
}
