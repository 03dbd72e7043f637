import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const rows = (page: Page) =>
  page
    .getByRole('table', { name: 'Invocations' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });

test.beforeEach(async ({ lab, clock, dashboard }) => {
  await lab.invoke('always-fails', 'Event', '{}');
  await lab.invoke('place-order', 'Event', '{}');
  await clock.runUntilIdle();
  await lab.invoke('flaky-payment', 'Event', '{}');
  await clock.advance(5_000);
  await dashboard.page.keyboard.press('3');
  await expect(rows(dashboard.page)).toHaveCount(3);
});

test('every heading sorts, and the order is announced', async ({ dashboard }) => {
  const { page } = dashboard;
  const headings = page.getByRole('table', { name: 'Invocations' }).getByRole('columnheader');
  await expect(headings).toHaveCount(9);
  const byFunction = headings.filter({ hasText: 'Function' });
  await byFunction.getByRole('button').click();
  await expect(byFunction).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByText('Sorted by function, ascending')).toBeAttached();
  await expect(rows(page).first()).toContainText('always-fails');
  await byFunction.getByRole('button').click();
  await expect(rows(page).first()).toContainText('place-order');
  await headings.filter({ hasText: 'Duration' }).getByRole('button').click();
  await expect(rows(page).first()).toContainText('flaky-payment');
});

test('a row says where its time went and where it ended', async ({ dashboard }) => {
  const kept = rows(dashboard.page).filter({ hasText: 'always-fails' });
  await expect(kept).toContainText('kept');
  await expect(kept).toContainText('RetriesExhausted');
  await expect(kept.getByRole('img', { name: /waited 180 s/ })).toBeVisible();
  await expect(kept.getByRole('cell', { name: /orders-dlq/ })).toBeVisible();
});

test('arrows, Home and End move the selection, and Enter opens the inspector', async ({ dashboard }) => {
  const { page, inspector } = dashboard;
  await rows(page).first().focus();
  await page.keyboard.press('End');
  await expect(rows(page).last()).toBeFocused();
  await expect(inspector.getByText('always-fails').first()).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(inspector.getByText('place-order').first()).toBeVisible();
  await page.keyboard.press('Home');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(inspector.locator(':focus')).toHaveCount(1);
});

test('the selection is the same in the timeline, and a filter narrows the rows', async ({ dashboard }) => {
  const { page } = dashboard;
  await rows(page).filter({ hasText: 'place-order' }).click();
  await expect(page).toHaveURL(/invocation=/);
  await page.keyboard.press('1');
  await page.keyboard.press('f');
  await expect(dashboard.spans.locator('[aria-current="true"]').first()).toContainText('place-order');
  await page.keyboard.press('3');
  await expect(rows(page).filter({ hasText: 'place-order' })).toHaveAttribute('aria-current', 'true');
  await page
    .getByRole('group', { name: 'Filter by status' })
    .getByRole('button', { name: /waiting/ })
    .click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('flaky-payment');
});

test('the view is in the address, so that a reload shows it again', async ({ dashboard }) => {
  const { page } = dashboard;
  await expect(page).toHaveURL(/[?&]view=table/);
  await page.reload();
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press('1');
  await expect(dashboard.spans.getByRole('listitem').first()).toBeAttached();
  await expect(page).not.toHaveURL(/view=/);
});
