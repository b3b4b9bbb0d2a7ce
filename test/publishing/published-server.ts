// The published dataset behind the app, asked as a client asks it.
import { afterAll, beforeAll } from 'vitest';
import { loadDocuments } from '../../src/cli/documents.js';
import { openStore } from '../../src/cli/open-store.js';
import { type App, makeApp } from '../../src/server/app.js';
import type { Settings } from '../../src/server/settings.js';
import type { Store } from '../../src/store/store.js';

export interface PublishedServer {
  readonly store: Store;
  get(address: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export const ORIGIN = 'http://data.example:8080';

/** Opened before the tests of a file and closed after them. */
export function usePublishedServer(settings: Partial<Settings> = {}): PublishedServer {
  let store: Store | undefined;
  let app: App | undefined;
  beforeAll(async () => {
    store = await openStore({ curated: true });
    app = makeApp(store, { documents: await loadDocuments(), ...settings });
  });
  afterAll(() => store?.close());
  const opened = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the server is not open yet');
    return value;
  };
  return {
    get store() {
      return opened(store);
    },
    get: (address, headers = {}) => opened(app).fetch(new Request(new URL(address, ORIGIN), { headers })),
  };
}
