// The published dataset behind a real listener, and a real browser before it. The browser runs without a display, and
// whatever it asks for outside the server is written down.
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as launcher, type Page } from 'playwright-core';
import { loadAssets, loadWorld } from '../../src/cli/assets.js';
import { openChecking } from '../../src/cli/check.js';
import { loadReferenceGraph } from '../../src/cli/converter.js';
import { publishedGraphs, replacing } from '../../src/cli/dataset.js';
import { loadDocuments } from '../../src/cli/documents.js';
import { FOLDERS } from '../../src/cli/folders.js';
import { listQueries } from '../../src/cli/query-source.js';
import { makeWorkbench } from '../../src/cli/workbench.js';
import { makeIris } from '../../src/graph/iris.js';
import { type Served, serve } from '../../src/server/serve.js';
import { openEmbeddedStore } from '../../src/store/embedded.js';
import type { Change, Store } from '../../src/store/store.js';

/** Hint: with these, the browser ends with its first closed page. */
const UNWANTED = new Set(['--single-process', '--no-zygote']);

export interface Site {
  readonly url: string;
  /** Opens a page of its own; what it asks elsewhere and what goes wrong in it is added to `faults`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  readonly faults: string[];
  close(): Promise<void>;
}

export interface SiteOptions {
  /** With it, whoever knows it may write. */
  readonly token?: string;
  /** What there is besides the published dataset. */
  readonly changes?: readonly Change[];
}

export async function openSite({ token, changes = [] }: SiteOptions = {}): Promise<Site> {
  const iris = makeIris();
  const checking = await openChecking(iris);
  const store: Store = await openEmbeddedStore({});
  await store.transaction(replacing(await publishedGraphs(loadReferenceGraph(iris), true, iris)));
  await store.transaction(changes);
  const served: Served = await serve(store, {
    port: 0,
    host: '127.0.0.1',
    examples: listQueries(FOLDERS.queries),
    documents: await loadDocuments(),
    assets: loadAssets(),
    world: loadWorld(),
    ...(token === undefined ? {} : { token, check: checking.check }),
    workbench: makeWorkbench(checking, iris),
  });
  const browser: Browser = await launcher.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((argument) => !UNWANTED.has(argument)),
    headless: true,
  });
  const faults: string[] = [];
  return {
    url: served.url,
    faults,
    open: async (path, options = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      const page = await context.newPage();
      page.on('request', (request) => {
        const address = request.url();
        if (!address.startsWith(served.url) && !/^(?:data|blob|about):/.test(address)) faults.push(`asks ${address}`);
      });
      page.on('pageerror', (error) => faults.push(`${path}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`${path}: ${message.text()}`);
      });
      await page.goto(served.url + path);
      return page;
    },
    close: async () => {
      await browser.close();
      await served.close();
      await store.close();
    },
  };
}
