// The site for the journeys of a file: opened before the first, closed after the last. What a journey opens is closed after
// it, and nothing may have gone wrong in it.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openSite, type Site, type SiteOptions } from './site.js';

export function useSite(options?: SiteOptions): Pick<Site, 'url' | 'open' | 'faults'> {
  let site: Site;
  const opened: Page[] = [];
  beforeAll(async () => {
    site = await openSite(options);
  });
  afterAll(() => site.close());
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
    expect(site.faults.splice(0)).toEqual([]);
  });
  return {
    get url() {
      return site.url;
    },
    get faults() {
      return site.faults;
    },
    open: async (path, options) => {
      const page = await site.open(path, options);
      opened.push(page);
      return page;
    },
  };
}
