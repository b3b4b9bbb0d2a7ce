// /health/live: the process answers. /health/ready: the store answers a query, within a second or two.
import type { Services } from './http/context.js';
import { Problem } from './http/problem.js';
import type { Resource } from './http/resource.js';
import { send } from './http/send.js';

const READY_WITHIN_MS = 2000;

const ok = { contentType: 'application/json', body: '{"status":"ok"}\n', headers: { 'Cache-Control': 'no-store' } };

export const live: Resource = { methods: { GET: (c) => send(c, ok) } };

export const ready = ({ store, settings }: Services): Resource => ({
  methods: {
    GET: async (c) => {
      try {
        await store.query({ query: 'ASK {}', timeoutMs: READY_WITHIN_MS });
      } catch (error) {
        settings.report?.(error, 'GET /health/ready');
        throw new Problem('not-ready', 'The store does not answer now.', {
          headers: { 'Retry-After': String(settings.retryAfterSeconds) },
        });
      }
      return send(c, ok);
    },
  },
});
