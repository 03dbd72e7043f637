import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';
import type { LabClient } from './lab-client';

const THEMES = ['dark', 'light'] as const;
const DRAWER_TABS = ['Functions', 'Messages', 'Environments', 'Metrics', 'Log'];

// Axe reads the whole page each time, and there are many.
test.describe.configure({ timeout: 180_000 });

/** An event that fails three times and ends in two queues, one that succeeds at the last try, and one under way. */
async function tellStory(lab: LabClient): Promise<string> {
  await lab.invoke('always-fails', 'Event', '{"orderId":"A-17"}');
  await lab.invoke('flaky-payment', 'Event', '{}');
  await lab.clock.runUntilIdle();
  await lab.invoke('always-fails', 'Event', '{}');
  await lab.clock.advance(30_000);
  const [first] = await lab.invocations();
  return first?.requestId ?? 'none';
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading').first()).toBeAttached();
}

/**
 * Every rule of axe on the page as it stands; in the other themes those that colours can break. `part`: the rest of the page
 * was looked at already.
 */
async function expectCleanInEveryTheme(page: Page, part?: string, themes: readonly string[] = THEMES): Promise<void> {
  for (const theme of themes) {
    await page.locator('html').evaluate((root, value) => root.setAttribute('data-theme', value), theme);
    // There are no frames of other origins, for which the usual mode opens a page of its own each time.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (part !== undefined) axe.include(part);
    if (theme !== themes[0]) axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    );
    expect(found, `axe finds nothing in the ${theme} theme`).toEqual([]);
  }
}

test('an empty lab', async ({ dashboard }) => {
  await expectCleanInEveryTheme(dashboard.page);
});

test('a lab with a story, in every view and with its list shown', async ({ page, lab }) => {
  const requestId = await tellStory(lab);
  await open(page, `${lab.path}?invocation=${requestId}`);
  await expect(page.getByRole('list', { name: 'Timeline spans' }).getByRole('listitem').first()).toBeAttached();
  const views = page.getByRole('tablist', { name: 'View' }).getByRole('tab');
  for (const view of await views.all()) {
    await view.click();
    await expect(page.getByRole('tabpanel').first()).toBeVisible();
    await expectCleanInEveryTheme(page);
  }
});

test('every tab of the drawer', async ({ page, lab }) => {
  await tellStory(lab);
  await open(page, lab.path);
  for (const name of DRAWER_TABS) {
    await page.getByRole('tab', { name, exact: true }).click();
    if (name === 'Messages')
      await page
        .getByRole('region', { name: 'Queues' })
        .getByRole('button', { name: /orders-dlq/ })
        .click();
    await expectCleanInEveryTheme(page, 'section[aria-label="Details"]');
  }
});

test('every dialog', async ({ dashboard }) => {
  const { page } = dashboard;
  for (const [key, name] of [
    ['ControlOrMeta+k', 'Command palette'],
    ['?', 'Keys'],
    ['z', 'Reset the lab?'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await expectCleanInEveryTheme(page, '[role="dialog"], [role="alertdialog"]');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('the function editor', async ({ dashboard }) => {
  await dashboard.page.keyboard.press('x');
  await expect(dashboard.page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
  await expectCleanInEveryTheme(dashboard.page);
});

test('presenter mode', async ({ page, lab }) => {
  await tellStory(lab);
  await open(page, lab.path);
  // Keys are heard once the page is alive.
  await expect(page.getByRole('button', { name: /^Send\b/ })).toBeEnabled();
  await page.keyboard.press('p');
  await expect(page.getByRole('region', { name: 'Inspector' })).toBeHidden();
  await expectCleanInEveryTheme(page, undefined, ['projector']);
});

test('a page that is not there', async ({ page }) => {
  await open(page, '/labs/nowhere');
  await expectCleanInEveryTheme(page);
});

test('the style guide', async ({ page }) => {
  await open(page, '/styleguide');
  await expectCleanInEveryTheme(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('every panel', async ({ page, lab }) => {
    const requestId = await tellStory(lab);
    await open(page, `${lab.path}?invocation=${requestId}`);
    for (const panel of await page.getByRole('navigation', { name: 'Panels' }).getByRole('button').all()) {
      await panel.click();
      await expectCleanInEveryTheme(page);
    }
  });
});
