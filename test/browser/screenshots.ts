// Pictures of every page, light, dark and narrow, written to a folder: `npm run screenshots` for all of them, into
// dist/screenshots; the few that README.md shows, into test/browser/screenshots.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from './places.js';
import { openSite, type Site } from './site.js';

const ALL = fileURLToPath(new URL('../../dist/screenshots/', import.meta.url));
const SHOWN = fileURLToPath(new URL('./screenshots/', import.meta.url));
const WAYS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: { width: 1200, height: 800 } },
  dark: { colorScheme: 'dark', viewport: { width: 1200, height: 800 } },
  narrow: { colorScheme: 'light', viewport: { width: 390, height: 800 } },
};
/** What README.md shows: page and way. */
const IN_README = new Set([
  'article-light',
  'state-dark',
  'article-narrow',
  'timeline-light',
  'map-pair-dark',
  'network-narrow',
  'answer-chart-light',
  'cited-dark',
  'commitments-narrow',
]);

let site: Site;
beforeAll(async () => {
  mkdirSync(ALL, { recursive: true });
  mkdirSync(SHOWN, { recursive: true });
  site = await openSite();
});
afterAll(() => site.close());

test.each(Object.entries(PLACES))('%s', async (name, path) => {
  for (const [way, options] of Object.entries(WAYS)) {
    const page = await site.open(path, options);
    await page.evaluate(() => document.fonts.ready);
    if (name.startsWith('answer-'))
      await page.getByRole('heading', { name: 'Answer' }).evaluate((heading) => heading.scrollIntoView());
    const folder = IN_README.has(`${name}-${way}`) ? SHOWN : ALL;
    await page.screenshot({ path: `${folder}${name}-${way}.png` });
    await page.context().close();
  }
  expect(site.faults.splice(0)).toEqual([]);
});
