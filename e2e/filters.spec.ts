import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './fixtures';

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search invocations' });
const chip = (page: Page, name: RegExp) =>
  page
    .getByRole('group', { name: 'Filter by status', includeHidden: true })
    .getByRole('button', { name, includeHidden: true });
const table = (page: Page) => page.getByRole('table', { name: 'Invocations' });

/** Rows of the table, the heading left out. */
function rows(page: Page): Locator {
  return table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
}

test.beforeEach(async ({ lab, clock, dashboard }) => {
  await lab.invoke('always-fails', 'Event', '{"orderId":"A-17"}');
  await lab.invoke('flaky-payment', 'Event', '{"orderId":"B-18"}');
  await clock.runUntilIdle();
  await lab.invoke('place-order', 'Event', '{"city":"Oslo"}');
  await clock.runUntilIdle();
  await lab.invoke('always-fails', 'Event', '{"orderId":"C-19"}');
  await clock.advance(10_000);
  await expect(chip(dashboard.page, /^1 waiting to retry$/)).toBeAttached();
});

test('chips count, filter every view, stay in the address and survive a reload', async ({ dashboard }) => {
  const { page } = dashboard;
  await expect(chip(page, /^2 succeeded$/)).toBeVisible();
  await chip(page, /^1 kept$/).click();
  await expect(page).toHaveURL(/[?&]status=kept(&|$)/);
  await expect(page.getByText('1 of 4 shown').first()).toBeVisible();
  await page.keyboard.press('3');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('RetriesExhausted');

  await page.reload();
  await expect(chip(page, /^1 kept$/)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('3');
  await expect(rows(page)).toHaveCount(1);
});

test('counts respect the other parts of the filter, and Clear all takes everything back', async ({ dashboard }) => {
  const { page } = dashboard;
  await page.getByRole('combobox', { name: 'Filter by function' }).selectOption('always-fails');
  await expect(page).toHaveURL(/function=always-fails/);
  await expect(chip(page, /^0 succeeded$/)).toBeVisible();
  await expect(chip(page, /^1 kept$/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(chip(page, /^2 succeeded$/)).toBeVisible();
  await expect(page).not.toHaveURL(/function=/);
});

test('back and forward go through the filters', async ({ dashboard }) => {
  const { page } = dashboard;
  await chip(page, /kept$/).click();
  await chip(page, /succeeded$/).click();
  await expect(page).toHaveURL(/status=succeeded,kept/);
  await page.goBack();
  await expect(chip(page, /succeeded$/)).toHaveAttribute('aria-pressed', 'false');
  await expect(chip(page, /kept$/)).toHaveAttribute('aria-pressed', 'true');
  await page.goForward();
  await expect(chip(page, /succeeded$/)).toHaveAttribute('aria-pressed', 'true');
});

test('slash searches payloads and errors, Escape clears and leaves', async ({ dashboard }) => {
  const { page } = dashboard;
  await page.keyboard.press('3');
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('oslo');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('place-order');

  await search(page).fill('RetriesExhausted');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('always-fails');
  await expect(page).toHaveURL(/q=RetriesExhausted/);

  await page.keyboard.press('Escape');
  await expect(search(page)).not.toBeFocused();
  await expect(search(page)).toHaveValue('');
  await expect(rows(page)).toHaveCount(4);
});

test('an address with a filter nobody knows shows everything', async ({ dashboard, lab }) => {
  await dashboard.open(`${lab.path}?status=lost&type=Async`);
  await dashboard.page.keyboard.press('3');
  await expect(rows(dashboard.page)).toHaveCount(4);
});

test('E goes from failure to failure among what is shown, and says which of how many', async ({ dashboard }) => {
  const { page, inspector } = dashboard;
  await page.getByRole('combobox', { name: 'Filter by function' }).selectOption('flaky-payment');
  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 700, y: 20 } });
  await page.keyboard.press('e');
  await expect(page.getByText('Failure 1 of 2: flaky-payment')).toBeAttached();
  await expect(inspector.getByText('flaky-payment').first()).toBeVisible();
  await page.getByRole('button', { name: /^Next failure/ }).click();
  await expect(page.getByText('Failure 2 of 2: flaky-payment')).toBeAttached();
  await page.keyboard.press('3');
  await page.getByRole('button', { name: /^Next failure/ }).click();
  await expect(page.getByText('Failure 1 of 2: flaky-payment')).toBeAttached();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the filters are one row that scrolls, and the page does not', async ({ dashboard }) => {
    const { page } = dashboard;
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Timeline' }).click();
    await chip(page, /kept$/).tap();
    await expect(page.getByText('1 of 4 shown').first()).toBeAttached();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});
