// Part of `npm run bench:pages`: of each kind of page the weight of its first view, packed, and when the browser has painted its
// largest content. Weights are held to their limits everywhere; times only in the full form, for they are the machine's.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './site.js';

const LIMIT_BYTES = 200_000;
const LIMIT_OF_ARTICLE_BYTES = 100_000;
const LIMIT_OF_QUERY_BYTES = 350_000;
const LIMIT_PAINT_MS = 1500;
const ROUNDS = 3;
const PAGES: readonly (readonly [path: string, limitBytes: number])[] = [
  ['/article/rus-kgz-bishkek-declaration', LIMIT_OF_ARTICLE_BYTES],
  ['/', LIMIT_BYTES],
  ['/doc/state/KAZ', LIMIT_BYTES],
  ['/timeline', LIMIT_BYTES],
  ['/map', LIMIT_BYTES],
  ['/network', LIMIT_BYTES],
  ['/figures', LIMIT_BYTES],
  ['/links', LIMIT_BYTES],
  ['/sparql', LIMIT_OF_QUERY_BYTES],
];

let site: Site;
beforeAll(async () => {
  site = await openSite();
  process.stdout.write('\n| page | first view, KB | largest content painted, ms |\n|---|---|---|\n');
});
afterAll(() => site.close());

/** Each time in a browser that has nothing of the site yet. */
async function look(path: string): Promise<{ readonly bytes: number; readonly paintedMs: number }> {
  const page = await site.open('/health/live');
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  });
  await page.goto(site.url + path);
  await page.waitForLoadState('networkidle');
  const paintedMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.context().close();
  return { bytes, paintedMs };
}

test.each(PAGES)('%s', async (path, limitBytes) => {
  const looks = [];
  for (let round = 0; round < ROUNDS; round++) looks.push(await look(path));
  const painted = looks.map(({ paintedMs }) => paintedMs).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  const bytes = Math.max(...looks.map((one) => one.bytes));
  process.stdout.write(`| ${path} | ${(bytes / 1000).toFixed(0)} | ${painted.toFixed(0)} |\n`);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(limitBytes);
  if (process.env['PACTA_BENCH'] === 'full') expect(painted).toBeLessThan(LIMIT_PAINT_MS);
  expect(site.faults.splice(0)).toEqual([]);
});
