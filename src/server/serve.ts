// The thin listener: a port in, an address out. Requests and answers are those of makeApp; slow clients and silent
// connections are ended here.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import type { Store } from '../store/store.js';
import { makeApp } from './app.js';
import { asForwarded, Proxies } from './http/clients.js';
import type { Settings } from './settings.js';
import { endSlowReaders } from './slow-readers.js';

export interface ServeSettings extends Partial<Settings> {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** A request must be there, whole, within this time. */
  readonly requestTimeoutMs?: number;
  /** An answer that its client has not taken within this time is cut off. */
  readonly responseTimeoutMs?: number;
  /** Addresses and networks of proxies whose X-Forwarded-* is believed. */
  readonly trustedProxies?: readonly string[];
  /** On closing, requests that are under way have this long to end. */
  readonly drainMs?: number;
}
export interface Served {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The port cannot be had. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

const MAX_HEADER_BYTES = 64 * 1024;
const HEADERS_WITHIN_MS = 15_000;
/** How often connections are looked at for requests that are late. */
const CHECKED_EVERY_MS = 5000;
const MAX_CONNECTIONS = 2000;
const IDLE_CLOSED_EVERY_MS = 50;

export async function serve(store: Store, settings: ServeSettings): Promise<Served> {
  const { port, host, requestTimeoutMs = 60_000, responseTimeoutMs = 120_000, drainMs = 5000 } = settings;
  const proxies = new Proxies(settings.trustedProxies ?? []);
  const app = makeApp(store, settings);
  const server = createAdaptorServer({
    fetch: (request: Request, { incoming }: Pick<HttpBindings | Http2Bindings, 'incoming'>) => {
      const peer = incoming.socket.remoteAddress ?? '';
      const client = proxies.clientOf(peer, request.headers.get('x-forwarded-for'));
      return app.fetch(proxies.trusts(peer) ? asForwarded(request) : request, client);
    },
    hostname: host,
    overrideGlobalObjects: false,
    serverOptions: {
      maxHeaderSize: MAX_HEADER_BYTES,
      connectionsCheckingInterval: Math.min(CHECKED_EVERY_MS, requestTimeoutMs),
    },
  }) as Server;
  server.requestTimeout = requestTimeoutMs;
  server.headersTimeout = Math.min(HEADERS_WITHIN_MS, requestTimeoutMs);
  server.maxConnections = MAX_CONNECTIONS;
  const slowReaders = endSlowReaders(server, responseTimeoutMs);
  await listen(server, port, host);
  app.prepare();
  return {
    url: addressOf(server, host),
    close: async () => {
      app.closeDoor();
      await close(server, drainMs);
      slowReaders.stop();
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  try {
    const listening = once(server, 'listening');
    server.listen(port, host);
    await listening;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: `port ${port} on ${host} is taken; stop what listens there, or choose another with --port`,
      EACCES: `port ${port} may not be used by this user; choose one from 1024 on with --port`,
      EADDRNOTAVAIL: `${host} is no address of this machine; choose another with --host`,
      ENOTFOUND: `the name ${host} is not known; choose another with --host`,
    };
    throw new ListenError(reasons[code ?? ''] ?? `port ${port} on ${host} cannot be listened on (${code})`);
  }
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const anywhere = host === '0.0.0.0' || host === '::' || host === '';
  const name = anywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Takes no more requests, waits for those under way, then ends what is left. */
async function close(server: Server, drainMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Hint: a connection that becomes idle while the server closes would be kept alive for the next request.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CLOSED_EVERY_MS);
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
