import { PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { expect } from '@playwright/test';
import { test } from './fixtures';

test('a synchronous invoke shows the answer the caller got', async ({ dashboard, clock }) => {
  await clock.resume();
  await dashboard.chooseFunction('place-order');
  await dashboard.chooseType('Synchronous');
  await dashboard.send.click();
  await expect(dashboard.span(/Attempt 1 of place-order, success/)).toHaveCount(1);
  await expect(dashboard.inspector.getByText('200').first()).toBeVisible();
});

test('a synchronous caller on a paused clock waits, and the page says so', async ({ dashboard, clock }) => {
  await dashboard.chooseFunction('place-order');
  await dashboard.chooseType('Synchronous');
  await dashboard.send.click();
  await expect(dashboard.page.getByText(/waits|waiting/i).first()).toBeVisible();
  await clock.runUntilIdle();
  await expect(dashboard.inspector.getByText('200').first()).toBeVisible();
});

test('a dry run answers 204 and runs nothing', async ({ dashboard, lab }) => {
  await dashboard.chooseFunction('place-order');
  await dashboard.chooseType('Dry run');
  await dashboard.send.click();
  await expect(dashboard.page.getByText('204').first()).toBeVisible();
  expect((await lab.log()).map((event) => event.type)).not.toContain('attempt-started');
});

test('reserved concurrency 0 refuses a synchronous caller with 429', async ({ dashboard, lab, lambda }) => {
  await lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'place-order', ReservedConcurrentExecutions: 0 }),
  );
  await dashboard.chooseFunction('place-order');
  await dashboard.chooseType('Synchronous');
  await dashboard.send.click();
  await expect(dashboard.page.getByText('429').first()).toBeVisible();
  expect((await lab.log()).map((event) => event.type)).toContain('invocation-rejected');
});

test('choosing synchronous warns that the dead-letter queue will not be used', async ({ dashboard }) => {
  await dashboard.chooseFunction('always-fails');
  await dashboard.chooseType('Synchronous');
  await expect(dashboard.page.getByText(/dead-letter queue orders-dlq .* will not be used/)).toBeVisible();
  await dashboard.chooseType('Asynchronous');
  await expect(dashboard.page.getByText(/will not be used/)).toHaveCount(0);
});

test('a payload that is not JSON is marked before it is sent', async ({ dashboard }) => {
  await dashboard.payload.fill('{"orderId": ');
  await expect(dashboard.page.getByText(/not (valid )?JSON|expected|unexpected/i).first()).toBeVisible();
});

test('Ctrl+Enter sends, Space pauses and N steps', async ({ dashboard, lab, clock }) => {
  await clock.resume();
  await dashboard.chooseFunction('always-fails');
  await dashboard.chooseType('Asynchronous');
  await dashboard.payload.focus();
  await dashboard.page.keyboard.press('ControlOrMeta+Enter');
  await expect(dashboard.span(/Attempt 1 of always-fails, error/)).toHaveCount(1);

  // Away from the editor, where Space is a space.
  await dashboard.inspector.getByText('The service did').click();
  await dashboard.page.keyboard.press('Space');
  await expect(dashboard.resumeClock).toBeVisible();
  expect((await clock.read()).mode).toBe('paused');
  await dashboard.page.keyboard.press('n');
  await expect(dashboard.span(/Attempt 2 of always-fails/).first()).toBeAttached();
  expect((await lab.log()).filter((event) => event.type === 'attempt-started')).toHaveLength(2);
});

test('the palette opens with Ctrl+K and closes with Escape', async ({ dashboard }) => {
  await dashboard.page.keyboard.press('ControlOrMeta+k');
  const palette = dashboard.page.getByRole('dialog');
  await expect(palette).toBeVisible();
  await dashboard.page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
});

test('the theme toggles, and is still there after a reload', async ({ dashboard }) => {
  const root = dashboard.page.locator('html');
  const before = await root.getAttribute('data-theme');
  const other = before === 'dark' ? 'light' : 'dark';
  await dashboard.page.getByRole('button', { name: /theme/i }).click();
  await expect(root).toHaveAttribute('data-theme', other);
  await dashboard.page.reload();
  await expect(root).toHaveAttribute('data-theme', other);
});

test('the table view lists the same invocations', async ({ dashboard, lab, clock }) => {
  await lab.invoke('always-fails', 'Event', '{}');
  await lab.invoke('place-order', 'Event', '{}');
  await clock.runUntilIdle();
  await dashboard.page.getByRole('tab', { name: /Table/ }).click();
  const table = dashboard.page.getByRole('table', { name: 'Invocations' });
  await expect(table.getByRole('row').filter({ hasText: 'always-fails' })).toHaveCount(1);
  await expect(table.getByRole('row').filter({ hasText: 'place-order' })).toHaveCount(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('everything fits without scrolling sideways, in the dark and in the light', async ({ dashboard }) => {
    for (const theme of ['dark', 'light']) {
      await dashboard.page.locator('html').evaluate((root, value) => root.setAttribute('data-theme', value), theme);
      const overflow = await dashboard.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    }
  });
});
