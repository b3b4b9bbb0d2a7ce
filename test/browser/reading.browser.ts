// Journeys of a reader: through articles, facts and entities, with scripts and without, by mouse and by keyboard alone.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from './use-site.js';

const ARTICLE = '/article/rus-kgz-bishkek-declaration';
const site = useSite();
let page: Page;

const pathOf = (at: Page): string => at.url().slice(site.url.length);

describe('without scripts', () => {
  const options = { javaScriptEnabled: false };

  test('from the start page to the words of a fact, to its page and back to its sentence', async () => {
    page = await site.open('/', options);
    await page.getByRole('link', { name: /Più forti insieme/ }).click();
    expect(pathOf(page)).toBe(ARTICLE);
    const card = page.locator('#figure-1745');
    await card.locator('.words a').first().click();
    expect(pathOf(page)).toBe(`${ARTICLE}#char=1745,1777`);
    expect(await page.locator('mark:target').first().textContent()).toMatch(/2\s+miliardi/);
    await card.locator('.line a').click();
    expect(pathOf(page)).toBe(`${ARTICLE}/figure/1745`);
    expect(await page.locator('blockquote mark').first().textContent()).toMatch(/2\s+miliardi/);
    await page.locator('blockquote footer a').first().click();
    expect(pathOf(page)).toBe(`${ARTICLE}#char=1745,1777`);
  });

  test('a number in the text leads to its fact', async () => {
    page = await site.open(ARTICLE, options);
    const link = page.locator('.source sup a').nth(3);
    const target = (await link.getAttribute('href')) ?? '';
    await link.click();
    expect(pathOf(page)).toBe(ARTICLE + target);
    expect(await page.locator('.card:target').count()).toBe(1);
  });

  test('the filter is a form', async () => {
    page = await site.open(ARTICLE, options);
    await page.getByRole('checkbox', { name: /Commitments/ }).uncheck();
    await page.getByRole('combobox').selectOption({ label: 'Vladimir Putin' });
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(pathOf(page)).toContain('kind=treaty');
    const kinds = await page.locator('.card:visible').evaluateAll((cards) => cards.map((card) => card.className));
    expect(kinds.length).toBeGreaterThan(2);
    expect(kinds.filter((name) => name.includes('commitment'))).toEqual([]);
  });

  test('a line about a state opens its sentence', async () => {
    page = await site.open('/doc/state/KGZ', options);
    const line = page.locator('#figure .card').first();
    expect(await line.locator('blockquote').isVisible()).toBe(false);
    await line.locator('summary').click();
    expect(await line.locator('blockquote mark').isVisible()).toBe(true);
  });

  test('the language that is chosen stays', async () => {
    page = await site.open('/', options);
    await page.getByRole('link', { name: 'Italiano' }).click();
    await page.getByRole('link', { name: /Più forti insieme/ }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('it');
    expect(await page.locator('.facts h2').first().textContent()).toBe('Trattati');
  });
});

describe('with scripts', () => {
  test('a mark that is pointed at shows its facts, and Escape hides them', async () => {
    page = await site.open(ARTICLE);
    const mark = page.locator('[id="char=1745,1777"]');
    await mark.hover();
    const bubble = page.locator('.bubble');
    await bubble.waitFor();
    expect(await bubble.textContent()).toContain('at least 2,000,000,000 US dollars');
    await page.keyboard.press('Escape');
    expect(await bubble.isVisible()).toBe(false);
  });

  test('a mark that is tapped lights all words of its fact', async () => {
    page = await site.open(ARTICLE, { hasTouch: true, viewport: { width: 390, height: 800 } });
    await page.locator('[id="char=1745,1777"]').tap();
    expect(await page.locator('.bubble').isVisible()).toBe(true);
    expect(await page.locator('#figure-1745.lit').count()).toBe(1);
  });

  test('a fact that is selected shows its words', async () => {
    page = await site.open(ARTICLE);
    await page.locator('#treaty-281 .words a').first().click();
    const lit = await page.locator('mark.lit').evaluateAll((marks) => marks.map((mark) => mark.textContent));
    expect(lit.length).toBeGreaterThan(1);
    expect(lit.join('\n')).toContain('dichiarazione congiunta');
  });

  test('the filter works at once and is in the address', async () => {
    page = await site.open(ARTICLE);
    expect(await page.getByRole('button', { name: 'Apply' }).count()).toBe(0);
    await page.getByRole('checkbox', { name: /Treaties/ }).uncheck();
    expect(await page.locator('.card.treaty:visible').count()).toBe(0);
    expect(await page.locator('.source mark.treaty').count()).toBe(0);
    const visible = await page.locator('.card:visible').count();
    const address = pathOf(page);
    expect(address).toContain('kind=commitment');
    expect(address).not.toContain('kind=treaty');
    await page.reload();
    expect(await page.locator('.card:visible').count()).toBe(visible);
  });

  test('the first view of an article weighs less than 100 KB', async () => {
    page = await site.open('/health/live');
    const weights: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      weights.push(
        request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
      );
    });
    await page.goto(site.url + ARTICLE);
    await page.waitForLoadState('networkidle');
    const all = await Promise.all(weights);
    expect(all.length).toBeGreaterThanOrEqual(4);
    expect(all.reduce((total, weight) => total + weight, 0)).toBeLessThan(100_000);
  });
});

describe('as of a day and according to a source', () => {
  test.each([true, false])(
    'what is chosen holds from page to page until it is lifted (scripts: %s)',
    async (javaScriptEnabled) => {
      page = await site.open('/timeline', { javaScriptEnabled });
      const rows = await page.locator('table tbody tr').count();
      await page.locator('details.scope summary').click();
      await page.getByRole('combobox', { name: /^According to/ }).selectOption({ label: 'Vladimir Putin' });
      await page.locator('.scope').getByRole('button', { name: 'Apply' }).click();
      expect(pathOf(page)).toContain('according-to=');
      expect(await page.locator('details.scope summary').textContent()).toBe('According to Vladimir Putin');
      const bounded = await page.locator('table tbody tr').count();
      expect(bounded).toBeLessThan(rows);
      for (const speaker of await page.locator('table tbody tr td:last-child').allTextContents())
        expect(speaker).toContain('Vladimir Putin');
      await page.getByRole('link', { name: 'Figures', exact: true }).click();
      expect(pathOf(page)).toContain('/figures?according-to=');
      for (const speaker of await page.locator('table tbody tr td:last-child').allTextContents())
        expect(speaker).toContain('Vladimir Putin');
      await page.getByRole('link', { name: 'Lift it' }).click();
      expect(pathOf(page)).toBe('/figures');
    },
  );
});

describe('through overviews', () => {
  test('the network is walked through', async () => {
    page = await site.open('/network');
    const link = page.locator('svg a[aria-label="Vladimir Putin"]');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/focus=/);
    expect(await page.getByRole('combobox').locator('option').first().textContent()).toBe('Vladimir Putin');
  });
});

describe('by keyboard alone', () => {
  test('the first key leads past the navigation', async () => {
    page = await site.open(ARTICLE);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  test('from a number in the text to the fact and its page', async () => {
    page = await site.open(ARTICLE);
    const link = page.locator('.source sup a').first();
    await link.focus();
    await page.keyboard.press('Enter');
    const card = page.locator('.card:target');
    expect(await card.count()).toBe(1);
    const address = await card.locator('.line a').getAttribute('href');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === address);
  });
});
