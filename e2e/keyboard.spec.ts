import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './fixtures';

/** Tab until `target` has the focus. It must come: what a mouse reaches, the keyboard reaches. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < 120; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not get there');
}

test('the whole story without a mouse', async ({ dashboard, lab, clock }) => {
  const { page } = dashboard;
  const { keyboard } = page;

  // Function, type and payload, each by its key.
  await keyboard.press('q');
  await keyboard.type('always');
  await expect(page.getByRole('combobox', { name: 'Function', exact: true })).toHaveValue('always-fails');
  await keyboard.press('Tab');
  await keyboard.press('y');
  await keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Synchronous', exact: true })).toBeChecked();
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Asynchronous' })).toBeChecked();
  await keyboard.press('c');
  await expect(dashboard.payload).toBeFocused();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('{"orderId":"K-1"}');
  await keyboard.press('ControlOrMeta+Enter');
  await expect.poll(async () => (await lab.log()).map(({ type }) => type)).toContain('event-queued');

  // Out of the field, then the clock: one entry, then whole minutes.
  await keyboard.press('Tab');
  const logged = (await lab.log()).length;
  await keyboard.press('n');
  await expect.poll(async () => (await lab.log()).length).toBeGreaterThan(logged);
  await keyboard.press('m');
  await expect(dashboard.span(/Attempt 1 of always-fails, error/)).toHaveCount(1);
  await keyboard.press('i');
  await expect(dashboard.span(/Attempt 3 of always-fails, error/)).toHaveCount(1);

  // Through the spans, to the inspector.
  const firstSpan = dashboard.spans.getByRole('button').first();
  await tabTo(page, firstSpan);
  await keyboard.press('End');
  await keyboard.press('Enter');
  await expect(dashboard.inspector.getByText('RetriesExhausted').first()).toBeVisible();

  // The message in the dead-letter queue.
  await tabTo(page, dashboard.queues.getByRole('button', { name: /orders-dlq/ }));
  await keyboard.press('Enter');
  await expect(page.getByRole('tabpanel', { name: 'Messages' }).getByText('K-1').first()).toBeVisible();

  // Once more.
  await keyboard.press('r');
  await expect.poll(async () => (await lab.invocations()).length).toBe(2);
  await clock.runUntilIdle();
});

test('no single key acts while text is typed', async ({ dashboard, clock }) => {
  const { keyboard } = dashboard.page;
  await keyboard.press('c');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('nmi jptz ?[]13');
  await expect(dashboard.payload).toHaveValue('nmi jptz ?[]13');
  await expect(dashboard.page.getByRole('dialog')).toHaveCount(0);
  expect((await clock.read()).now).toBe(0);
});

test('a dialog gives the focus back to where it was', async ({ dashboard }) => {
  const { page } = dashboard;
  const help = page.getByRole('button', { name: 'Keys and help' });
  await help.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeFocused();
});

test('the first stop of the keyboard leads past the bar to the picture', async ({ dashboard }) => {
  const { page } = dashboard;
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the picture' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Picture' })).toBeFocused();
});

test('a tooltip with the key stands by a button that has the focus, and Escape closes it', async ({ dashboard }) => {
  const { page } = dashboard;
  await tabTo(page, page.getByRole('button', { name: 'Presenter mode' }));
  const tooltip = page.locator('[popover]', { hasText: 'Presenter mode' });
  await expect(tooltip).toBeVisible();
  await expect(tooltip).toContainText('P');
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
});

test('the palette shows actions under headings with their keys, and finds them by other words', async ({
  dashboard,
}) => {
  const { page } = dashboard;
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await expect(
    palette.getByRole('group', { name: 'Clock' }).getByRole('option', { name: /Pause|Resume/ }),
  ).toContainText('Space');
  await page.keyboard.type('fullscreen');
  await expect(palette.getByRole('option')).toHaveText(/Presenter mode/);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
});

test('the list of keys has every key of every action', async ({ dashboard }) => {
  const { page } = dashboard;
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  for (const [what, key] of [
    ['Presenter mode', 'P'],
    ['Reset the lab', 'Z'],
    ['Run until idle', 'I'],
    ['Next failure', 'E'],
  ] as const) {
    await expect(help.getByRole('term').filter({ hasText: what })).toHaveCount(1);
    await expect(help.getByRole('definition').filter({ hasText: new RegExp(`^${key}$`) })).toHaveCount(1);
  }
});
