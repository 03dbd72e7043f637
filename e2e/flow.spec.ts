import { PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const flow = (page: Page) => page.getByRole('region', { name: 'Flow', exact: true });
const place = (page: Page, name: RegExp) => flow(page).getByRole('button', { name });
const tokens = (page: Page) => flow(page).getByRole('list', { name: 'Events on their way' });

test('an empty lab shows where events can go, and what to try', async ({ dashboard }) => {
  const { page } = dashboard;
  await page.keyboard.press('2');
  await expect(place(page, /^Event queue, empty/)).toBeVisible();
  await expect(place(page, /^always-fails, never invoked/)).toBeVisible();
  await expect(
    flow(page).getByRole('img', { name: /From always-fails to orders-dlq, dead letters: 0/ }),
  ).toBeAttached();
  await expect(flow(page).getByRole('button', { name: 'Try an event that always fails' })).toBeVisible();
});

test('places say their numbers at the moment the clock stands at', async ({ dashboard, lab, clock }) => {
  const { page } = dashboard;
  await page.keyboard.press('2');
  await lab.invoke('always-fails', 'Event', '{}');
  await expect(place(page, /^Event queue, 1 waiting, .*1 queued/)).toBeVisible();
  await clock.advance(41_000);
  await expect(place(page, /^Event queue, 1 waiting, oldest 41 s, 0 queued, 1 waiting to retry/)).toBeVisible();
  await expect(place(page, /^always-fails, 1 environment, .*1 idle.*1 failed, 1 cold start/)).toBeVisible();
  await clock.runUntilIdle();
  await expect(place(page, /^orders-dlq, dead-letter queue, 1 message/)).toBeVisible();
  await expect(flow(page).getByRole('img', { name: /From Event queue to always-fails.*: 3/ })).toBeAttached();
  await expect(
    flow(page).getByRole('img', { name: /From always-fails to Event queue, back for a retry: 2/ }),
  ).toBeAttached();
});

test('an event that waits is a token on its way back, and stands still with the clock', async ({
  dashboard,
  lab,
  clock,
}) => {
  const { page } = dashboard;
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.keyboard.press('2');
  await lab.invoke('always-fails', 'Event', '{}');
  await clock.advance(20_000);
  const token = tokens(page).getByRole('button', { name: /always-fails .* waits for its 1st retry, 4\d s left/ });
  await expect(token).toBeVisible();
  const before = await token.boundingBox();
  await expect(dashboard.resumeClock).toBeVisible();
  expect(await token.boundingBox()).toEqual(before);
  await clock.advance(20_000);
  const later = tokens(page).getByRole('button', { name: /waits for its 1st retry, 2\d s left/ });
  await expect(later).toBeVisible();
  expect((await later.boundingBox())?.x).toBeLessThan(before?.x ?? 0);
  await later.click();
  await expect(dashboard.inspector.getByText('always-fails').first()).toBeVisible();
});

test('an event that nothing kept ends where everyone can see it', async ({ dashboard, lab, clock, lambda }) => {
  const { page } = dashboard;
  await lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'my-function', ReservedConcurrentExecutions: 0 }),
  );
  await lab.invoke('my-function', 'Event', '{}');
  await clock.runUntilIdle();
  await page.keyboard.press('2');
  await expect(place(page, /^Discarded: nothing kept it, 1 event/)).toBeVisible();
  await expect(
    flow(page).getByRole('img', { name: /From my-function to Discarded, kept by nothing: 1/ }),
  ).toBeAttached();
});

test('by keyboard: along the lines, Enter filters to a function and opens a queue', async ({
  dashboard,
  lab,
  clock,
}) => {
  const { page } = dashboard;
  await lab.invoke('always-fails', 'Event', '{}');
  await clock.runUntilIdle();
  await page.keyboard.press('2');
  await place(page, /^Event queue/).focus();
  await page.keyboard.press('ArrowRight');
  await expect(place(page, /^always-fails,/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/function=always-fails/);
  await page.keyboard.press('ArrowRight');
  await expect(place(page, /^orders-(dlq|failed),/).and(page.locator(':focus'))).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^orders-(dlq|failed) 1 message/ })).toBeVisible();
});

test('the selected invocation lights its way', async ({ dashboard, lab, clock }) => {
  const { page } = dashboard;
  await lab.invoke('always-fails', 'Event', '{}');
  await clock.runUntilIdle();
  await page.keyboard.press('2');
  await place(page, /^(AWS SDK|HTTP client|Browser)/)
    .first()
    .click();
  await expect(dashboard.inspector.getByText('always-fails').first()).toBeVisible();
});

test('with motion off, waiting events are one token with their number, in one place', async ({
  dashboard,
  lab,
  clock,
}) => {
  const { page } = dashboard;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('2');
  await lab.invoke('always-fails', 'Event', '{"n":1}');
  await lab.invoke('always-fails', 'Event', '{"n":2}');
  await clock.advance(5_000);
  const token = tokens(page).getByRole('button', { name: /^2 events of always-fails wait for a retry/ });
  await expect(token).toBeVisible();
  const before = await token.boundingBox();
  await clock.advance(30_000);
  await expect(tokens(page).getByRole('button', { name: /^2 events .* 2\d s left/ })).toBeVisible();
  expect(await token.boundingBox()).toEqual(before);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the map is one column as wide as the screen', async ({ dashboard, lab }) => {
    const { page } = dashboard;
    await lab.invoke('always-fails', 'Event', '{}');
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Timeline' }).click();
    await page.getByRole('tab', { name: /Flow/ }).click();
    await expect(place(page, /^Event queue/)).toBeInViewport({ ratio: 1 });
    const queue = await place(page, /^Event queue/).boundingBox();
    const fn = await place(page, /^always-fails, /).boundingBox();
    expect(fn?.y).toBeGreaterThan((queue?.y ?? 0) + (queue?.height ?? 0));
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});
