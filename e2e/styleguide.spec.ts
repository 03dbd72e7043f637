import { expect } from '@playwright/test';
import { test } from './fixtures';

const THEMES = ['dark', 'light', 'projector'];
const PARTS = ['Colours', 'Type', 'Status', 'Timeline grammar', 'Buttons', 'Fields', 'Tabs', 'Notices', 'Code'];

test('the style guide shows every part in every theme', async ({ page }, info) => {
  await page.goto('/styleguide', { waitUntil: 'networkidle' });
  for (const theme of THEMES) {
    await page.getByRole('group', { name: 'Theme' }).getByRole('button', { name: theme }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const name of PARTS) await expect(page.getByRole('region', { name })).toBeVisible();
    await info.attach(`styleguide-${theme}`, {
      body: await page.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  }
});

test('every status has a shape, a letter of its own and a word', async ({ page }) => {
  await page.goto('/styleguide', { waitUntil: 'networkidle' });
  const rows = page.getByRole('region', { name: 'Status' }).getByRole('row');
  const letters = await rows.locator('td:nth-child(2)').allInnerTexts();
  expect(letters.length).toBeGreaterThanOrEqual(7);
  expect(new Set(letters).size).toBe(letters.length);
  await expect(rows.locator('td:nth-child(1) svg')).toHaveCount(letters.length);
});

test('the grammar of the timeline names each segment with its drawing', async ({ page }) => {
  await page.goto('/styleguide', { waitUntil: 'networkidle' });
  const grammar = page.getByRole('region', { name: 'Timeline grammar' });
  for (const name of [
    'Queued',
    'Init',
    'Run',
    'Retry wait',
    'Throttle wait',
    'Planned attempt',
    'Delivery',
    'Discard',
  ]) {
    await expect(
      grammar
        .getByRole('term')
        .filter({ hasText: new RegExp(`${name}$`) })
        .locator('svg'),
    ).toHaveCount(1);
  }
});

test('a dialog opens, takes the focus and gives it back', async ({ page }) => {
  await page.goto('/styleguide', { waitUntil: 'networkidle' });
  const opener = page.getByRole('button', { name: 'Open a dialog' });
  await opener.click();
  await expect(page.getByRole('dialog', { name: 'A dialog' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});
