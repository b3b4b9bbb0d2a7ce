// The keyboard of somebody who has no mouse: from element to element with Tab, as the page lays them out.
import type { Locator, Page } from 'playwright-core';

const MOST_STEPS = 250;

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement).catch(() => false);

/** Presses Tab until the element has the focus. Throws where it is never reached. */
export async function tabTo(page: Page, locator: Locator): Promise<void> {
  const target = locator.first();
  await target.waitFor();
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_STEPS} steps with Tab do not lead to ${locator}`);
}

/** Goes to a link or a button and presses it. */
export async function press(page: Page, locator: Locator): Promise<void> {
  await tabTo(page, locator);
  await page.keyboard.press('Enter');
}
