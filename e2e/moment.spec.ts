import { expect, type Locator, type Page } from '@playwright/test';
import { DashboardPage } from './dashboard-page';
import { test } from './fixtures';
import { type LabClient, labClient } from './lab-client';

const ORDER = JSON.stringify({ orderId: 'A-17' });

/** One event that fails three times and ends in the dead-letter queue, selected on its page. Its second attempt is at about 60 s. */
async function openStory(page: Page, lab: LabClient, query = ''): Promise<DashboardPage> {
  await lab.invoke('always-fails', 'Event', ORDER);
  await lab.clock.runUntilIdle();
  const [invocation] = await lab.invocations();
  const dashboard = new DashboardPage(page);
  await dashboard.open(`${lab.path}?invocation=${invocation?.requestId}${query}`);
  await expect(attempt(dashboard, 3)).toBeVisible();
  return dashboard;
}

function attempt(dashboard: DashboardPage, number: number): Locator {
  return dashboard.inspector.getByText(`Attempt ${number}`, { exact: true }).first();
}

const momentOf = (page: Page): Locator => page.getByRole('slider', { name: 'Moment' });
const pastOf = (page: Page): Locator => page.getByRole('region', { name: 'Looking at the past' });

async function expectMessages(dashboard: DashboardPage, count: string): Promise<void> {
  await expect(dashboard.queues.getByRole('button', { name: `orders-dlq, dead-letter, ${count}` })).toBeVisible();
}

/** The lab as it was right after the second attempt began to wait. */
async function lookAtSecondWait(page: Page, lab: LabClient): Promise<number> {
  const waits = (await lab.log()).filter((event) => event.type === 'retry-scheduled');
  const at = waits[1]?.at ?? 0;
  const [invocation] = await lab.invocations();
  await page.goto(`${lab.path}?invocation=${invocation?.requestId}&at=${at}`);
  return at;
}

test('the slider goes back in time by keyboard, every panel shows what was then, and Escape is now', async ({
  page,
  lab,
}) => {
  const dashboard = await openStory(page, lab);
  await expectMessages(dashboard, '1 message');
  const moment = momentOf(page);
  await expect(moment).toHaveAttribute('aria-valuetext', 'now');

  await moment.focus();
  await moment.press('Home');
  await expect(pastOf(page)).toContainText('You are looking at 0.000 s. What you see is how it was then.');
  await expect(dashboard.queues.getByText('This lab has no queue.')).toBeVisible();

  const log = await lab.log();
  const failed = log.find((event) => event.type === 'attempt-ended');
  const steps = (failed?.sequence ?? 0) - 1;
  for (let ten = 10; ten <= steps; ten += 10) await moment.press('Shift+ArrowRight');
  for (let one = 0; one < steps % 10; one += 1) await moment.press('ArrowRight');
  const place = `${((failed?.at ?? 0) / 1_000).toFixed(3)} s, ${failed?.sequence} of ${log.length} log events`;
  await expect(moment).toHaveAttribute('aria-valuetext', place);
  await expect(attempt(dashboard, 1)).toBeVisible();
  await expect(attempt(dashboard, 2)).toHaveCount(0);
  await expectMessages(dashboard, '0 messages');

  await moment.press('Shift+ArrowRight');
  await expect(moment).toHaveAttribute('aria-valuenow', String((failed?.sequence ?? 0) + 10));
  await moment.press('Escape');
  await expect(pastOf(page)).toHaveCount(0);
  await expect(attempt(dashboard, 3)).toBeVisible();
  await expectMessages(dashboard, '1 message');
});

test('a drag in the ruler looks at the past, and Back to now ends it', async ({ page, lab }) => {
  const dashboard = await openStory(page, lab);
  const box = await momentOf(page).boundingBox();
  if (!box) throw new Error('the ruler is not drawn');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.7, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, y, { steps: 8 });
  await page.mouse.up();
  await expect(pastOf(page)).toBeVisible();
  await expectMessages(dashboard, '0 messages');
  await expect(attempt(dashboard, 3)).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(attempt(dashboard, 3)).toBeVisible();
});

test('brackets step by one log event from anywhere, and L is back to now', async ({ page, lab }) => {
  await openStory(page, lab);
  const last = (await lab.log()).length;
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await page.keyboard.press(']');
  await expect(pastOf(page)).toContainText(`${last - 1} of ${last} log events`);
  await expect(momentOf(page)).toHaveAttribute('aria-valuenow', String(last - 1));
  await page.keyboard.press('l');
  await expect(pastOf(page)).toHaveCount(0);
});

test('a link shows the same moment, and stays in the address until now', async ({ page, lab }) => {
  const dashboard = await openStory(page, lab);
  const at = await lookAtSecondWait(page, lab);
  await expect(pastOf(page)).toContainText(`${(at / 1_000).toFixed(3)} s`);
  await expect(attempt(dashboard, 2)).toBeVisible();
  await expect(attempt(dashboard, 3)).toHaveCount(0);
  await page.reload();
  await expect(pastOf(page)).toContainText(`${(at / 1_000).toFixed(3)} s`);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page).not.toHaveURL(/[?&]at=/);
});

test('the drawer shows environments, metrics and the log as they were', async ({ page, lab }) => {
  await openStory(page, lab);
  await lookAtSecondWait(page, lab);
  const details = page.getByRole('tablist', { name: 'Details' });

  await details.getByRole('tab', { name: 'Environments' }).click();
  const environments = page.getByRole('table', { name: 'Execution environments' });
  await expect(environments.getByRole('row', { name: /env 1 idle \(frozen\)/ })).toBeVisible();

  await details.getByRole('tab', { name: 'Metrics' }).click();
  await page.getByRole('button', { name: 'As a table' }).click();
  const metrics = page.getByRole('table', { name: 'Metrics' });
  await expect(metrics.getByRole('row', { name: /^Errors 2/ })).toBeVisible();
  await expect(metrics.getByRole('row', { name: /^Event queue depth 1/ })).toBeVisible();
  await expect(metrics.getByRole('row', { name: /^AsyncEventsDropped no sample/ })).toBeVisible();

  await details.getByRole('tab', { name: 'Log' }).click();
  const current = page.getByRole('list', { name: 'Event log' }).locator('[aria-current="true"]');
  await expect(current).toContainText('retry-scheduled');
});

test('sending while looking at the past goes to now', async ({ page, lab }) => {
  const dashboard = await openStory(page, lab);
  await lookAtSecondWait(page, lab);
  await expect(pastOf(page)).toContainText('Sending goes back to now');
  await dashboard.send.click();
  await expect(pastOf(page)).toHaveCount(0);
});

test('a fork goes on by itself, beside its original, which stays as it was', async ({ page, lab, request }) => {
  await openStory(page, lab);
  await lookAtSecondWait(page, lab);
  const before = await lab.log();
  await page.getByRole('button', { name: 'Fork here' }).click();
  await expect(page).toHaveURL(/\/beside\/\d{12}/);
  const forkId = /beside\/(\d{12})/.exec(page.url())?.[1] ?? '';
  const fork = labClient(request, forkId);

  const original = page.getByRole('region', { name: 'Original' });
  const forked = page.getByRole('region', { name: 'Fork', exact: true });
  await expect(original.getByText('1 kept')).toBeVisible();
  await expect(forked.getByText('1 waiting to retry')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Where they part' })).toContainText('fork has not gone on yet');

  await forked.getByRole('button', { name: 'Cancel the remaining retries' }).click();
  await expect(forked.getByText('1 kept')).toBeVisible();
  const next = page.getByRole('list', { name: 'Fork: what came next' });
  await expect(next).toContainText('remaining retries cancelled by hand (not possible on AWS)');
  expect(await lab.log()).toEqual(before);
  expect((await fork.log()).some((event) => event.type === 'event-intervened')).toBe(true);

  await page.goto(lab.path);
  await expect(page.getByRole('button', { name: /^Send\b/ })).toBeEnabled();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find an action' }).fill('open fork');
  await expect(page.getByRole('option', { name: new RegExp(forkId) })).toBeVisible();
  await request.delete(`/api/labs/${forkId}`);
});

test('two browsers on one lab see the same, whatever moment one of them looks at', async ({ page, lab, browser }) => {
  const dashboard = await openStory(page, lab);
  const context = await browser.newContext();
  const otherPage = await context.newPage();
  const other = new DashboardPage(otherPage);
  await other.open(lab.path);
  await momentOf(page).focus();
  await momentOf(page).press('Shift+ArrowLeft');
  await expectMessages(dashboard, '0 messages');
  await expectMessages(other, '1 message');

  await lab.invoke('always-fails', 'Event', ORDER);
  await lab.clock.runUntilIdle();
  await expectMessages(other, '2 messages');
  await expectMessages(dashboard, '0 messages');
  await momentOf(page).press('End');
  await expectMessages(dashboard, '2 messages');
  await context.close();
});
