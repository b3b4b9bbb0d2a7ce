// Every page, in light, dark and narrow: no violation of WCAG 2.2 A and AA that axe-core can find, nothing asked of another
// host, no error in the browser, and nothing wider than the screen.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from './places.js';
import { openSite, type Site } from './site.js';
import { violations, WAYS } from './violations.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(Object.entries(PLACES))('%s', (_, path) => {
  test.each(Object.entries(WAYS))('in %s can be read by everyone', async (_way, options) => {
    const page = await site.open(path, options);
    expect(await violations(page)).toEqual([]);
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(screen ?? 0);
    await page.context().close();
    expect(site.faults.splice(0)).toEqual([]);
  });
});

test('the check finds a fault where there is one', async () => {
  const page = await site.open('/');
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
  expect((await violations(page)).join('\n')).toContain('image-alt');
  await page.context().close();
});
