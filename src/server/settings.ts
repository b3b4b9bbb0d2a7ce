// What the server may be told, with defaults and units. A flat record, made once by the command line; no module keeps it.
import type { Quad } from 'n3';
import { DEFAULT_BASE } from '../graph/iris.js';
import type { World } from '../pages/picture/world.js';
import type { Example } from '../pages/query/examples.js';
import type { FurtherNames } from '../search/further-names.js';
import type { Check } from './gate.js';
import type { Asset } from './html/assets.js';
import type { Workbench } from './trial/workbench.js';

export interface Settings {
  /** Base of the IRIs that the data use; not the address that the server is reached at. */
  readonly base: string;
  readonly version: string;
  /** Who writes must know it. Without it the server is read-only. */
  readonly token?: string;
  /** Asked before each write; what it finds is refused. Without it nothing is checked. */
  readonly check?: Check;
  /** What /validate and /convert work with; without it they are not there. */
  readonly workbench?: Workbench;
  /** What a query without dataset clauses sees outside GRAPH. The store decides; here it is only told to clients. */
  readonly defaultGraph: 'union' | 'own';
  /** Addresses that SERVICE may ask. The store decides; here it is only told to clients. */
  readonly services: readonly string[];
  /** Questions that the query page offers. */
  readonly examples: readonly Example[];
  /** Documents that are no part of the data, such as "ontology" and "shapes", by their path below the base. */
  readonly documents: ReadonlyMap<string, readonly Quad[]>;
  /** Style sheet, scripts and fonts of the pages by name ("style.css"). Without them pages are plain. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** The map that ties between states are drawn on. Without it there is only their table. */
  readonly world?: World;
  /** Names by which things of the data are found, besides their labels. */
  readonly furtherNames: FurtherNames;
  /** Licence of the data; what the articles say belongs to their publishers. */
  readonly license: string;
  /** False for a store that others write to: what it answered before says nothing about now. */
  readonly revalidates: boolean;
  readonly queryTimeoutMs: number;
  /** Most that a body may hold, as sent and as unpacked. */
  readonly maxBodyBytes: number;
  /** Most that a body which is only tried may hold. */
  readonly maxTrialBytes: number;
  /** A body of this length or more is packed for clients that read gzip or brotli. */
  readonly packFromBytes: number;
  /** Told to clients that find the server too busy. */
  readonly retryAfterSeconds: number;
  /** Rows of an answer that the query page shows. */
  readonly maxPageRows: number;
  /** Most that answers kept for who asks the same may take; 0 keeps none. */
  readonly cacheBytes: number;
  /** Requests a second that one client may send on average; 0 for as many as it likes. */
  readonly rateLimit: number;
  /** Hears of each request when it is answered. */
  readonly log?: (entry: RequestEntry) => void;
  /** Hears of each error that only a fault of the program explains. */
  readonly report?: (error: unknown, request: string, id?: string) => void;
}

export interface RequestEntry {
  readonly id: string;
  readonly client: string | undefined;
  readonly method: string;
  /** Without what is asked: queries may be private. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly bytes: number | undefined;
}

export const DEFAULTS: Settings = {
  base: DEFAULT_BASE,
  version: '',
  defaultGraph: 'union',
  services: [],
  examples: [],
  documents: new Map(),
  assets: new Map(),
  furtherNames: new Map(),
  license: 'https://spdx.org/licenses/MIT',
  revalidates: true,
  queryTimeoutMs: 30_000,
  maxBodyBytes: 16 * 1024 * 1024,
  maxTrialBytes: 2 * 1024 * 1024,
  packFromBytes: 1024,
  retryAfterSeconds: 2,
  maxPageRows: 500,
  cacheBytes: 64 * 1024 * 1024,
  rateLimit: 100,
};
