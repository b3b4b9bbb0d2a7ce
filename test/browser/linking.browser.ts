// The journey of whoever decides on links to other sources, with scripts and without, by mouse and by keyboard alone.
import { describe, expect, test } from 'vitest';
import { makeIris } from '../../src/graph/iris.js';
import { type ExternalLink, linkGraphs, linksetQuads } from '../../src/link/external/linkset.js';
import { useSite } from './use-site.js';
import { violations, WAYS } from './violations.js';

const TOKEN = 'a-token-for-the-tests-of-pages';
const iris = makeIris();
const graphs = linkGraphs('wikidata', iris);
const links = ['vladimir-putin', 'sadyr-japarov'].map(
  (slug, index): ExternalLink => ({
    subject: `${iris.base}id/person/${slug}`,
    object: `http://www.wikidata.org/entity/Q${index + 1}`,
    objectLabel: `Somebody ${index + 1}`,
    state: 'doubtful',
    by: 'Pacta',
    made: new Date('2026-01-02T03:04:05Z'),
    score: 0.9 - index / 10,
    reasons: ['name 0.90'],
  }),
);
const site = useSite({
  token: TOKEN,
  changes: [{ kind: 'put', graph: graphs.doubtful.value, quads: linksetQuads(links, graphs) }],
});

test.each(Object.entries(WAYS))('the form of decisions in %s can be read by everyone', async (_, options) => {
  const page = await site.open('/links', options);
  expect(await page.getByRole('radio').count()).toBe(6);
  expect(await violations(page)).toEqual([]);
});

describe.each([
  [true, 'Somebody 1', 'the same'],
  [false, 'Somebody 2', 'not the same'],
] as const)('with scripts: %s', (javaScriptEnabled, candidate, choice) => {
  test('a candidate is looked at and decided on by keyboard alone', async () => {
    const page = await site.open('/links', { javaScriptEnabled });
    const card = page.locator('.card', { hasText: candidate });
    await card.getByRole('radio', { name: 'later' }).focus();
    await page.keyboard.press('ArrowRight');
    if (choice === 'not the same') await page.keyboard.press('ArrowRight');
    expect(await card.getByRole('radio', { name: choice, exact: true }).isChecked()).toBe(true);
    await page.getByLabel('Who decides').focus();
    await page.keyboard.type('Anna');
    await page.keyboard.press('Tab');
    await page.keyboard.type(TOKEN);
    await page.keyboard.press('Enter');
    await page.getByText('1 decision is kept.').waitFor();
    expect(await page.locator('.card', { hasText: candidate }).count()).toBe(0);
    await page.getByRole('combobox', { name: 'Show' }).selectOption('all');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.locator('.card', { hasText: candidate }).textContent()).toContain('Anna');
  });
});
