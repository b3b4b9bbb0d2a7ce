// The journey of an editor: a wrong statement, what is wrong with it, its repair, and its acceptance; and a text that is read.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from './use-site.js';

const HEAD = `@prefix pacta: <https://w3id.org/pacta/ontology#> .
@prefix mode: <https://w3id.org/pacta/code/mode/> .
`;
const STATEMENT = 'https://w3id.org/pacta/article/rus-kaz-moscow-declaration/statement/449';

const site = useSite();
let page: Page;

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  test('a wrong statement is told with its place and what was meant, and accepted when mended', async () => {
    page = await site.open('/validate', { javaScriptEnabled });
    await page.getByLabel('Text or data').fill(`${HEAD}<${STATEMENT}> pacta:mode mode:dirct .`);
    await page.getByLabel('It is').selectOption('text/turtle');
    await page.getByRole('button', { name: 'Try it' }).click();
    const fault = page.locator('.fault').first();
    expect(await fault.textContent()).toContain('Line 3');
    expect(await fault.textContent()).toContain('mode:direct');
    const box = page.getByLabel('Text or data');
    await box.fill((await box.inputValue()).replace('dirct', 'direct'));
    await page.getByRole('button', { name: 'Try it' }).click();
    expect(await page.getByRole('status').textContent()).toContain('It conforms');
  });

  test('a text is read, with its facts marked', async () => {
    page = await site.open('/validate?lang=it', { javaScriptEnabled });
    await page
      .getByLabel('Testo o dati')
      .fill(
        'Il presidente francese Emmanuel Macron ha incontrato a Roma il presidente Sergio Mattarella il 3 marzo 2025.',
      );
    await page.getByRole('button', { name: 'Prova' }).click();
    expect(await page.locator('.facts .card.event .line').first().textContent()).toContain('3 marzo 2025');
    expect(await page.locator('.source mark[data-fact]').count()).toBeGreaterThan(0);
  });
});

test('what cannot be read is told where it stands, and stays in the form', async () => {
  page = await site.open('/validate', { javaScriptEnabled: false });
  await page.getByLabel('Text or data').fill(`${HEAD}<a <b> .`);
  await page.getByLabel('It is').selectOption('text/turtle');
  await page.getByRole('button', { name: 'Try it' }).click();
  expect(await page.getByRole('alert').textContent()).toMatch(/line 3/i);
  expect(await page.getByLabel('Text or data').inputValue()).toContain('<a <b> .');
  site.faults.splice(0);
});
