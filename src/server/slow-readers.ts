// Answers that were begun and whose client does not take them: after a while they are cut off, for they hold memory and a
// connection. How long an answer may take to make is not looked at here.
import type { Server, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';

const LOOK_AT_MOST_EVERY_MS = 5000;

export function endSlowReaders(server: Server, timeoutMs: number): { stop(): void } {
  /** Response → when it was first seen to have begun. */
  const begun = new Map<ServerResponse, number | undefined>();
  server.on('request', (_request, response: ServerResponse) => {
    begun.set(response, undefined);
    response.once('close', () => begun.delete(response));
  });
  const timer = setInterval(
    () => {
      const now = performance.now();
      for (const [response, since] of begun)
        if (since === undefined) begun.set(response, response.headersSent ? now : undefined);
        else if (now - since >= timeoutMs) response.destroy();
    },
    Math.min(LOOK_AT_MOST_EVERY_MS, timeoutMs / 2),
  );
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
