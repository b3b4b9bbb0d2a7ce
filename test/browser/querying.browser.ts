// Journeys on the query page: with the editor and with the plain form.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useSite } from './use-site.js';

const site = useSite();
let page: Page;

const editor = () => page.locator('.cm-content');
async function empty(): Promise<void> {
  await editor().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
}

describe('with scripts', () => {
  test('a query is completed from terms and names, with its prefixes, and asked by keyboard', async () => {
    page = await site.open('/sparql');
    await empty();
    await page.keyboard.type('SELECT ?treaty { ?treaty pacta:partyy');
    await page.keyboard.press('Backspace');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'pacta:party' }).first().click();
    await page.keyboard.type(' Kazakhst');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'state:KAZ' }).click();
    const text = await editor().textContent();
    expect(text).toContain('PREFIX pacta: <https://w3id.org/pacta/ontology#>');
    expect(text).toContain('PREFIX state: <https://w3id.org/pacta/id/state/>');
    expect(text).toContain('?treaty pacta:party state:KAZ');
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 row').waitFor();
    expect(await page.locator('td').first().textContent()).toContain('Dichiarazione');
  });

  test('what is not SPARQL is marked where it stands', async () => {
    page = await site.open('/sparql');
    await empty();
    await page.keyboard.type('SELECT ?s {\n?s ?p ;; . ) ');
    await page.locator('.cm-lintRange-error').first().waitFor();
    await empty();
    await page.keyboard.type('ASK ');
    await page.keyboard.insertText('{ ?s ?p ?o }');
    await expect.poll(() => page.locator('.cm-lintRange-error').count(), { timeout: 10_000 }).toBe(0);
  });

  test('queries that were asked can be had again', async () => {
    page = await site.open('/sparql');
    expect(await page.locator('details.history').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('heading', { name: 'Answer' }).waitFor();
    await empty();
    await page.locator('details.history summary').click();
    await page.locator('details.history button').first().click();
    expect(await editor().textContent()).toContain('SELECT ?class');
  });

  test('the page weighs less than 350 KB', async () => {
    page = await site.open('/health/live');
    const weights: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      weights.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(`${site.url}/sparql`);
    await editor().waitFor();
    await page.waitForLoadState('networkidle');
    const all = await Promise.all(weights);
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(all.reduce((total, weight) => total + weight, 0)).toBeLessThan(350_000);
  });
});

describe('without scripts', () => {
  const options = { javaScriptEnabled: false };

  test('a question is chosen, asked, and its answer has an address', async () => {
    page = await site.open('/sparql', options);
    await page.locator('summary', { hasText: 'Events' }).click();
    await page.getByRole('link', { name: /Which state visits took place/ }).click();
    await page.getByRole('button', { name: 'Run' }).click();
    expect(await page.locator('table').textContent()).toContain('Kassym-Jomart Tokayev');
    await page.getByRole('link', { name: 'Address of this answer' }).click();
    expect(page.url()).toContain('/sparql?query=');
    expect(await page.locator('table').textContent()).toContain('Kassym-Jomart Tokayev');
    const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    expect(await (await page.request.get(site.url + csv)).text()).toMatch(/^visitor,state,to,start,end\r\n/);
  });

  test('an answer is cited by an address, which says that nothing has changed', async () => {
    page = await site.open(
      `/sparql?query=${encodeURIComponent('SELECT ?s { ?s a <https://w3id.org/pacta/ontology#Treaty> }')}`,
      options,
    );
    await page.getByRole('link', { name: 'Cite this answer' }).click();
    expect(page.url()).toContain('/cite/1');
    expect(await page.getByRole('status').textContent()).toContain('Nothing has changed');
    expect(await page.locator('pre').first().textContent()).toContain(`url = {${page.url()}}`);
    const csv = await page.getByRole('link', { name: 'CSV of the cited answer' }).getAttribute('href');
    expect(await (await page.request.get(site.url + csv)).text()).toMatch(/^s\r\nhttps:\/\/w3id.org\/pacta\/article\//);
  });

  test('an answer is seen as a chart, whose columns are chosen, and whose picture stands alone', async () => {
    const query = `PREFIX pacta: <https://w3id.org/pacta/ontology#>
SELECT ?figure ?measures ?value { ?figure pacta:value ?value ; pacta:measures ?measures }`;
    page = await site.open('/sparql', options);
    await page.getByRole('textbox').fill(query);
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('navigation', { name: 'Views of the answer' }).getByRole('link', { name: 'Chart' }).click();
    expect(page.url()).toContain('view=chart');
    await page.getByRole('combobox', { name: 'Name' }).selectOption('measures');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(page.url()).toContain('label=measures');
    const bars = await page.locator('.picture svg rect.figure').count();
    expect(bars).toBe(await page.locator('table tbody tr').count());
    const svg = await page.getByRole('link', { name: 'This picture as SVG' }).getAttribute('href');
    const picture = await page.request.get(site.url + svg);
    expect(picture.headers()['content-type']).toBe('image/svg+xml');
    expect((await picture.text()).match(/class="figure"/g)).toHaveLength(bars);
    await page.getByRole('button', { name: 'Run' }).click();
    expect(page.url()).toContain('view=chart');
  });

  test('a fault is told beside the query, which stays', async () => {
    page = await site.open('/sparql', options);
    await page.getByRole('textbox').fill('SELECT ?s { ?s ?p }');
    await page.getByRole('button', { name: 'Run' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('line 1, column 19');
    expect(await page.getByRole('textbox').inputValue()).toBe('SELECT ?s { ?s ?p }');
    site.faults.splice(0);
  });
});
