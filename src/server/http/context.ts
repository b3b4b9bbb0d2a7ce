// What a handler of this server gets and gives, and what all handlers share.
import type { Context as HonoContext } from 'hono';
import type { Matcher } from '../../link/matcher.js';
import type { Catalog } from '../../search/catalog.js';
import type { Search } from '../../search/search.js';
import type { Store } from '../../store/store.js';
import type { Gate } from '../gate.js';
import type { Sources } from '../html/scope.js';
import type { Metrics } from '../metrics.js';
import type { Dumps } from '../publishing/dumps.js';
import type { Statistics } from '../publishing/statistics.js';
import type { Settings } from '../settings.js';
import type { ResultCache } from '../sparql/result-cache.js';
import type { Client } from './clients.js';
import type { Turns } from './turns.js';

export interface Env {
  Bindings: {
    /** Undefined where there is no socket. */
    client?: Client;
  };
  Variables: {
    packFromBytes: number;
    /** The request only reads, whatever its method; other sites may see the answer. */
    reads: boolean;
    /** Names the request in the log and in the answer. */
    requestId: string;
    /** The answer is a page that other sites may show in a frame. */
    framed?: boolean;
  };
}
export type Context = HonoContext<Env>;
export type Handler = (c: Context) => Promise<Response>;

export interface Services {
  readonly store: Store;
  /** Of names and passages of the store. */
  readonly search: Search;
  /** What has a name in the store. */
  readonly catalog: Catalog;
  /** Finds what a name may mean. */
  readonly matcher: Matcher;
  /** What the store holds, counted. */
  readonly statistics: Statistics;
  /** The whole dataset as files. */
  readonly dumps: Dumps;
  /** What a page can be bound to speak according to. */
  readonly sources: Sources;
  readonly settings: Settings;
  readonly gate: Gate;
  /** Every write takes its turn here, so that what it looked at before still holds when it is done. */
  readonly writes: Turns;
  readonly cache: ResultCache;
  readonly metrics: Metrics;
  /** Whether the server still takes requests. */
  readonly isOpen: () => boolean;
}
