// The journeys of a journalist, a scholar and an editor from the start page to what they came for: by mouse, by keyboard alone, and
// by mouse without scripts.
import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { press, tabTo } from './keyboard.js';
import { useSite } from './use-site.js';

type Hand = {
  /** Follows a link, presses a button. */
  readonly press: (page: Page, locator: Locator) => Promise<void>;
  /** Puts the cursor into a field. */
  readonly enter: (page: Page, locator: Locator) => Promise<void>;
};
const MOUSE: Hand = {
  press: (_, locator) => locator.first().click(),
  enter: (_, locator) => locator.first().click(),
};
const KEYBOARD: Hand = { press, enter: tabTo };
const WAYS: readonly (readonly [way: string, hand: Hand, options: BrowserContextOptions])[] = [
  ['by mouse', MOUSE, {}],
  ['by keyboard alone', KEYBOARD, {}],
  ['by keyboard alone, without scripts', KEYBOARD, { javaScriptEnabled: false }],
];

const site = useSite();

describe.each(WAYS)('%s', (_, hand, options) => {
  test('a journalist goes from a figure in a chart to the sentence that says it', async () => {
    const page = await site.open('/', options);
    await hand.press(page, page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Figures' }));
    await page.waitForURL(/\/figures$/);
    await hand.press(page, page.locator('.picture svg').getByRole('link', { name: /at least 2,000,000,000/ }));
    await page.waitForURL(/\/figure\/1745$/);
    await hand.press(page, page.getByRole('link', { name: 'Read it in the article' }));
    await page.waitForURL(/#char=1745,1777$/);
    const words = page.locator('mark:target');
    expect(await words.textContent()).toMatch(/2\s+miliardi/);
    const [box, screen] = [await words.boundingBox(), page.viewportSize()];
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(screen?.height ?? 0);
  });

  test('a scholar goes from two states to the commitments that they share, and takes them away', async () => {
    const page = await site.open('/', options);
    await hand.press(page, page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Map' }));
    await page.waitForURL(/\/map$/);
    const row = page.getByRole('row', { name: /Kazakhstan – Russia/ });
    await hand.press(page, row.getByRole('link', { name: 'What joins them' }));
    await page.waitForURL(/a=KAZ&b=RUS/);
    expect(await page.locator('#pair .card.commitment').count()).toBeGreaterThan(5);
    await hand.press(page, page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Commitments' }));
    await page.waitForURL(/\/commitments/);
    const count = page
      .locator('.matrix tbody tr', { hasText: 'security' })
      .first()
      .getByRole('link', { name: /^\d+$/ });
    const shared = Number(await count.last().textContent());
    await hand.press(page, count.last());
    await page.waitForURL(/theme=security/);
    expect(await page.locator('#cell .card').count()).toBe(shared);
    const download = page.waitForEvent('download');
    await hand.press(page, page.locator('#cell').getByRole('link', { name: 'CSV' }));
    const lines = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines[0]).toBe('commitment,words,article');
    expect(new Set(lines.slice(1).map((line) => line.split(',')[0])).size).toBe(shared);
  });

  test('an editor sees what is wrong with a statement and where, mends it, and it is accepted', async () => {
    const page = await site.open('/', options);
    await hand.press(page, page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Try' }));
    await page.waitForURL(/\/validate$/);
    await hand.enter(page, page.getByLabel('Text or data'));
    await page.keyboard.insertText(`@prefix pacta: <https://w3id.org/pacta/ontology#> .
@prefix mode: <https://w3id.org/pacta/code/mode/> .
<https://w3id.org/pacta/article/rus-kaz-moscow-declaration/statement/449> pacta:mode mode:dirct .`);
    await hand.enter(page, page.getByLabel('It is'));
    await page.keyboard.type('Turtle');
    await hand.press(page, page.getByRole('button', { name: 'Try it' }));
    const fault = page.locator('.fault').first();
    await fault.waitFor();
    expect(await fault.textContent()).toContain('Line 3');
    expect(await fault.textContent()).toContain('mode:direct');
    await hand.enter(page, page.getByLabel('Text or data'));
    await page.keyboard.press('Control+End');
    for (const _sign of 'ct .') await page.keyboard.press('Backspace');
    await page.keyboard.type('ect .');
    await hand.press(page, page.getByRole('button', { name: 'Try it' }));
    await page.getByText('It conforms').waitFor();
    expect(await page.locator('.fault').count()).toBe(0);
  });

  test('a reader asks a question, sees the answer as a picture and cites it', async () => {
    const page = await site.open('/sparql', options);
    await hand.press(page, page.locator('summary', { hasText: 'Events' }));
    await hand.press(page, page.getByRole('link', { name: /Which state visits took place/ }));
    await page.waitForURL(/example=/);
    await hand.press(page, page.getByRole('button', { name: 'Run' }));
    const views = page.getByRole('navigation', { name: 'Views of the answer' });
    await hand.press(page, views.getByRole('link', { name: 'Timeline' }));
    await page.waitForURL(/view=timeline/);
    expect(await page.locator('.picture svg rect.event').count()).toBeGreaterThan(0);
    await hand.press(page, page.getByRole('link', { name: 'Cite this answer' }));
    await page.waitForURL(/\/cite\/1/);
    expect(await page.getByRole('status').textContent()).toContain('Nothing has changed');
  });
});
